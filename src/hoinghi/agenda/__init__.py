"""Chương trình hội nghị, tham luận, kịch bản điều hành."""
