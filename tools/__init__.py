"""Đồ nghề của xưởng: cài đặt, kiểm tra, chạy thử. Không thuộc gói ``hoinghi``."""
