"""Nhiệm vụ: ai làm gì, trước ngày nào."""
