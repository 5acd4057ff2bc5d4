"""Báo cáo mẫu: invented reports of a conference, coherent and the same for the same seed."""
