"""Câu chữ: mẫu của từng văn bản; cơ quan nào cũng sửa được, có phiên bản, xem trước, khôi phục."""
