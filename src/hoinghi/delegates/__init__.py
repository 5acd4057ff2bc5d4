"""Đại biểu: quy tắc thành phần → chỗ → giấy mời."""
