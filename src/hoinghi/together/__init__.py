"""Cùng sửa: hai người trên một trang, người sau được báo và không ai mất chữ nào."""
