"""Nhật ký: mọi hành động làm đổi dữ kiện, nối chuỗi, chỉ ghi thêm."""
