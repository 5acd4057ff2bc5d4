"""Kinh phí: nguồn, dự toán theo định mức của ngày tổ chức."""
