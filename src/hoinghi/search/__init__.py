"""Tìm kiếm: everything that somebody may see, found as they type."""
