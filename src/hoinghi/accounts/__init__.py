"""Tài khoản: đăng nhập, lời mời, xác thực hai bước theo vai trò, dữ liệu cá nhân."""
