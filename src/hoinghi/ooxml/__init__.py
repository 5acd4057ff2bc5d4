"""Tệp Office (gói XML) đọc trong giới hạn: dùng chung cho việc đọc và việc soát."""
