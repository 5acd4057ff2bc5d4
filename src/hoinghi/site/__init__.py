"""Ghép các phòng thành một trang web: cấu hình, địa chỉ, giao diện chung."""
