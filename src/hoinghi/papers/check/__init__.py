"""Soát thể thức: đo một văn bản DOCX, PDF bất kỳ theo bộ quy tắc. Python thuần."""
