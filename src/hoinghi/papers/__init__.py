"""Văn bản: giá trị ``Paper`` → DOCX, PDF. Python thuần, không biết Django."""
