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
    "other": _("Khác"),
}
