"""Where the "?" of each page leads: name of the address → page of the guide and its section.

Kept as data: a test proves that every main page has one and that every section exists.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A section of a page of the guide; its head where ``anchor`` is empty."""

    page: str
    anchor: str = ""

    @property
    def url(self) -> str:
        address = reverse("guide:page", args=[self.page])
        return f"{address}#{self.anchor}" if self.anchor else address


_DRAFT = "how-to/soan-bao-cao-trinh-hoi-nghi"
_TASKS = "how-to/nhiem-vu"
_PLAN = "how-to/dua-ke-hoach-vao"
_FIGURES = "how-to/so-lieu-tong-hop"
_REVIEW = "how-to/xet-bao-cao"
_REPORT = "how-to/viet-va-gui-bao-cao"
_PAPERS = "how-to/thay-the-dinh-chinh"
_HALL = "how-to/le-tan-hoi-truong"
_NEWS = "how-to/thong-bao-va-lich"
_ACCOUNTS = "how-to/tai-khoan-va-dang-nhap"
_LISTS = "how-to/nap-danh-ba-tu-excel"
_UNITS = "how-to/tra-danh-ba-don-vi"
_ROLES = "how-to/vai-tro-va-quyen"
_WORDING = "how-to/sua-mau-van-ban"
_ENTRANCE = (
    "account_change_password",
    "account_email",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "usersessions_list",
    "socialaccount_connections",
)
_SAID: dict[str, str] = {
    "reports:list": f"{_REVIEW}#ai-đã-gửi-ai-chưa",
    "reports:report": f"{_REVIEW}#đọc-và-xét-một-báo-cáo",
    "reports:remind": f"{_REVIEW}#ai-đã-gửi-ai-chưa",
    "reports:exceptions": f"{_REVIEW}#quá-hạn-thì-khóa",
    "reports:copies": f"{_REVIEW}#đọc-và-xét-một-báo-cáo",
    "conferences:list": "tutorial/hoi-nghi-dau-tien#3-đưa-kế-hoạch-vào",
    "conferences:upload": f"{_PLAN}#đưa-tệp-lên",
    "conferences:draft": f"{_PLAN}#xem-hai-bên",
    "conferences:amend": f"{_PLAN}#kế-hoạch-sửa-đổi",
    "conferences:plan": f"{_PLAN}#xem-hai-bên",
    "conferences:clone": "how-to/nhan-ban-hoi-nghi",
    "conferences:clone-from": "how-to/nhan-ban-hoi-nghi",
    "conferences:overview": "how-to/xem-tong-quan#trang-tổng-quan",
    "conferences:leader": "how-to/xem-tong-quan#trang-lãnh-đạo-xem-nhanh",
    "conferences:lights": "how-to/xem-tong-quan#trang-lãnh-đạo-xem-nhanh",
    "conferences:roles": f"{_ROLES}#giao-thu-hồi-vai-trò",
    "conferences:powers": f"{_ROLES}#xem-ai-được-làm-gì",
    "reports:consolidation": f"{_FIGURES}#số-nào-được-cộng",
    "reports:consolidation-pivot": f"{_FIGURES}#bảng-xoay",
    "reports:consolidation-cell": f"{_FIGURES}#một-số-từ-đâu-ra",
    "reports:consolidation-changes": f"{_FIGURES}#số-đổi-từ-hôm-nào",
    "reports:consolidation-revisions": f"{_FIGURES}#số-đổi-từ-hôm-nào",
    "tasks:list": f"{_TASKS}#danh-sách-nhiệm-vụ",
    "tasks:board": f"{_TASKS}#bảng-dòng-thời-gian-lịch",
    "tasks:timeline": f"{_TASKS}#bảng-dòng-thời-gian-lịch",
    "tasks:calendar": f"{_TASKS}#bảng-dòng-thời-gian-lịch",
    "tasks:record": f"{_TASKS}#đúng-hạn-trễ-hạn-nhắc-việc",
    "tasks:task": f"{_TASKS}#một-nhiệm-vụ",
    "tasks:duty": f"{_TASKS}#một-nhiệm-vụ",
    "tasks:give": f"{_TASKS}#giao-thêm-việc",
    "tasks:change": f"{_TASKS}#giao-thêm-việc",
    "tasks:counting": f"{_TASKS}#cách-tính-hạn",
    "tasks:mine": "vai-tro/can-bo-bao-cao#việc-của-đơn-vị",
    "reports:bring": "how-to/dua-tep-bao-cao-vao",
    "reports:brought": "how-to/dua-tep-bao-cao-vao",
    "tasks:of-body": f"{_TASKS}#đúng-hạn-trễ-hạn-nhắc-việc",
    "reports:write": _REPORT,
    "reports:receipt": f"{_REPORT}#lãnh-đạo-duyệt-gửi-biên-nhận",
    "reports:drafting": f"{_DRAFT}#bản-thảo-gồm-gì",
    "reports:draft": f"{_DRAFT}#bản-thảo-gồm-gì",
    "reports:models": f"{_DRAFT}#danh-mục-điển-hình",
    "reports:change-model": f"{_DRAFT}#danh-mục-điển-hình",
    "dispatch:papers": f"{_PAPERS}#giữ-và-phát-hành",
    "dispatch:paper": f"{_PAPERS}#giữ-và-phát-hành",
    "dispatch:difference": f"{_PAPERS}#so-sánh-hai-bản",
    "dispatch:signers": f"{_HALL}#người-ký",
    "delegates:hall": f"{_HALL}#hội-trường",
    "delegates:protocol": f"{_HALL}#thứ-tự-lễ-tân",
    "wording:list": _WORDING,
    "wording:edit": _WORDING,
    "notices:list": f"{_NEWS}#chọn-cách-nhận-tin",
    "notices:preferences": f"{_NEWS}#chọn-cách-nhận-tin",
    "notices:feed": f"{_NEWS}#xem-ai-đã-làm-gì",
    "notices:outbox": f"{_NEWS}#gửi-thư-cho-nhiều-đơn-vị",
    "notices:write": f"{_NEWS}#gửi-thư-cho-nhiều-đơn-vị",
    "notices:mailing": f"{_NEWS}#gửi-thư-cho-nhiều-đơn-vị",
    "notices:mail": f"{_NEWS}#thư-không-đến",
    "notices:hooks": f"{_NEWS}#báo-qua-zalo-sms",
    "notices:hook": f"{_NEWS}#báo-qua-zalo-sms",
    "search:results": "how-to/tim-kiem",
    "units:directory": _UNITS,
    "units:body": f"{_UNITS}#trang-của-một-đơn-vị",
    "units:send": _LISTS,
    "units:list-draft": _LISTS,
    "accounts:own": _ACCOUNTS,
    "accounts:must": f"{_ACCOUNTS}#xác-thực-hai-bước",
    "accounts:list": f"{_ACCOUNTS}#khi-có-chuyện",
    "accounts:account": f"{_ACCOUNTS}#khi-có-chuyện",
    "accounts:invite": f"{_ACCOUNTS}#mời-một-người",
    "accounts:invitations": f"{_ACCOUNTS}#mời-một-người",
    "accounts:second-step": f"{_ACCOUNTS}#xác-thực-hai-bước",
    **dict.fromkeys(_ENTRANCE, f"{_ACCOUNTS}#xác-thực-hai-bước"),
}


def _place(said: str) -> Place:
    page, _, anchor = said.partition("#")
    return Place(page=page, anchor=anchor)


PLACES: dict[str, Place] = {name: _place(said) for name, said in _SAID.items()}
