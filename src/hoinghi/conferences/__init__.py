"""Hội nghị: được lập từ một kế hoạch; hồ sơ."""
