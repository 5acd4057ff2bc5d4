"""Báo cáo: đề cương, đơn vị phải báo cáo, hạn gửi."""
