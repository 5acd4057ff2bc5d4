"""Thông báo: một dòng sự kiện từ nhật ký, đến trang, thư, lịch và cổng nhắn tin."""
