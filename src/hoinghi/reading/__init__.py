"""Đọc kế hoạch: văn bản như đã viết → ``Plan`` và ``Finding``. Python thuần, không biết Django."""
