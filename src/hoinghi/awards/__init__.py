"""Khen thưởng: chỉ tiêu, tờ trình, quyết định, giấy khen."""
