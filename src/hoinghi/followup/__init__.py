"""Sau hội nghị: thông báo kết luận."""
