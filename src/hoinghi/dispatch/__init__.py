"""Phát hành: nơi nhận, số, ký."""
