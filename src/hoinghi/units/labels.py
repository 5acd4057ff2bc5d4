"""What kinds and levels are called on the screen, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KIND = {
    "province": _("Tỉnh, thành phố"),
    "district": _("Huyện"),
    "xa": _("Xã"),
    "phuong": _("Phường"),
    "thi_tran": _("Thị trấn"),
    "dac_khu": _("Đặc khu"),
    "peoples_committee": _("Ủy ban nhân dân"),
    "peoples_council": _("Hội đồng nhân dân"),
    "party_body": _("Cơ quan Đảng"),
    "fatherland_front": _("Ủy ban Mặt trận Tổ quốc"),
    "department": _("Phòng chuyên môn"),
    "provincial_department": _("Sở"),
    "mass_organisation": _("Tổ chức chính trị - xã hội"),
    "office": _("Văn phòng"),
    "bank": _("Ngân hàng"),
    "police": _("Công an"),
    "military": _("Quân sự"),
    "public_service_unit": _("Đơn vị sự nghiệp"),
    "steering_committee": _("Ban Chỉ đạo"),
    "school": _("Trường học"),
    "health_facility": _("Cơ sở y tế"),
    "trade_union": _("Công đoàn"),
    "association": _("Hội quần chúng"),
    "vertical_agency": _("Cơ quan ngành dọc"),
    "judicial": _("Tòa án, Viện kiểm sát"),
    "cooperative": _("Hợp tác xã"),
    "enterprise": _("Doanh nghiệp"),
    "village": _("Thôn, tổ dân phố"),
    "central_agency": _("Cơ quan trung ương"),
    "other": _("Khác"),
}

LEVEL = {
    "central": _("Trung ương"),
    "province": _("cấp tỉnh"),
    "district": _("cấp huyện"),
    "commune": _("cấp xã"),
    "village": _("thôn, tổ dân phố"),
}

STATE = {
    "new": _("mới"),
    "changed": _("thay đổi"),
    "ended": _("kết thúc"),
    "same": _("giữ nguyên"),
    "bad": _("có lỗi"),
}
