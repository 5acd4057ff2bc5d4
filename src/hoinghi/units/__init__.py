"""Cơ quan, đơn vị, con người: tên gọi, cấp, thời gian tồn tại, tài khoản."""
