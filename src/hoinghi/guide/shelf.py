"""Which pages of ``docs/`` are for the people who use the application, and for whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Role
from hoinghi.guide import rules
from hoinghi.papers.pictures import picture_facts
from hoinghi.units.models import UnitRole

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the guide.

    Attributes:
        name: Its file in ``docs/`` without ``.md``.
        title: In the list of pages; the page itself carries its own heading.
        about: What it is for, in one sentence; the English of it is what English readers get.
        roles: Whose page it is at the organiser; ``units``, in a unit. They stand apart, since
            both kinds have a leader.
    """

    name: str
    title: StrOrPromise
    about: StrOrPromise
    roles: frozenset[Role] = frozenset()
    units: frozenset[UnitRole] = frozenset()
    for_administrators: bool = False

    @property
    def url(self) -> str:
        return reverse("guide:page", args=[self.name])


def _of(name: str, title: StrOrPromise, about: StrOrPromise) -> Page:
    return Page(name=name, title=title, about=about)


def _of_role(name: str, role: Role, about: StrOrPromise) -> Page:
    return Page(name=name, title=role.label, about=about, roles=frozenset({role}))


def _of_unit(name: str, role: UnitRole, about: StrOrPromise) -> Page:
    return Page(name=name, title=role.label, about=about, units=frozenset({role}))


START = (
    _of(
        "tutorial/hoi-nghi-dau-tien",
        _("Hội nghị đầu tiên"),
        _("Đi từ một tệp kế hoạch đến ngày hội nghị, từng bước một, có hình."),
    ),
)
ROLES = (
    _of_role(
        "vai-tro/co-quan-thuong-truc",
        Role.STANDING_OFFICE,
        _("Lập hội nghị, giao việc, giao vai trò, theo dõi và phát hành mọi văn bản."),
    ),
    _of_role(
        "vai-tro/van-phong",
        Role.OFFICE,
        _("Soạn, trình ký, phát hành văn bản; lo hội trường, lễ tân, thư gửi."),
    ),
    _of_role(
        "vai-tro/thu-ky-khen-thuong",
        Role.AWARD_SECRETARY,
        _("Chuẩn bị danh sách và hồ sơ khen thưởng."),
    ),
    _of_role(
        "vai-tro/hoi-dong-thi-dua",
        Role.AWARD_COUNCIL,
        _("Đọc hồ sơ khen thưởng trước phiên họp của Hội đồng."),
    ),
    _of_role(
        "vai-tro/tai-chinh",
        Role.FINANCE,
        _("Xem nguồn kinh phí, dự toán, quyết toán; chỉ ra khoản còn trống."),
    ),
    _of_role(
        "vai-tro/ban-don-tiep",
        Role.CHECK_IN,
        _("Đón đại biểu ở cửa và kiểm tra giấy mời."),
    ),
    _of_role(
        "vai-tro/lanh-dao",
        Role.LEADER,
        _("Xem nhanh trên điện thoại: mảng nào trễ, ai trễ, văn bản nào chờ ký."),
    ),
    _of_unit(
        "vai-tro/can-bo-bao-cao",
        UnitRole.REPORTER,
        _("Nhận việc, nộp kết quả, xin gia hạn, kể cả trên điện thoại."),
    ),
    _of_unit(
        "vai-tro/lanh-dao-don-vi",
        UnitRole.LEADER,
        _("Biết đơn vị mình nợ gì, giao người phụ trách, xin gia hạn khi cần."),
    ),
    Page(
        name="vai-tro/quan-tri-vien",
        title=_("Quản trị viên"),
        about=_("Cài đặt, mời người, danh bạ đơn vị, sao lưu, khi có sự cố."),
        for_administrators=True,
    ),
)
HOW_TO = (
    _of(
        "how-to/dua-ke-hoach-vao",
        _("Đưa kế hoạch vào"),
        _("Đưa kế hoạch vào, xem hai bên, sửa chỗ đọc sai, xác nhận; bản sửa đổi."),
    ),
    _of(
        "how-to/dua-tep-bao-cao-vao",
        _("Đưa vào tệp báo cáo đã có"),
        _("Báo cáo đã viết bằng Word, Excel, PDF: đọc, xem cạnh tệp gốc, sửa, ghi vào."),
    ),
    _of(
        "how-to/nhiem-vu",
        _("Giao và theo dõi nhiệm vụ"),
        _("Trạng thái, thời hạn, bằng chứng, gia hạn, nhắc việc, công văn đôn đốc."),
    ),
    _of(
        "how-to/xet-bao-cao",
        _("Theo dõi và xét báo cáo"),
        _("Ai đã gửi, ai chưa; đôn đốc, cho gửi muộn; đọc, hỏi lại, trả lại, nhận."),
    ),
    _of(
        "how-to/so-lieu-tong-hop",
        _("Xem và lấy số liệu tổng hợp"),
        _("Số nào được cộng, bảng xoay, một số từ đâu ra, Excel có công thức."),
    ),
    _of(
        "how-to/xem-tong-quan",
        _("Xem tổng quan"),
        _("Việc cần làm ngay, con số, biểu đồ; trang của lãnh đạo."),
    ),
    _of(
        "how-to/soan-bao-cao-trinh-hoi-nghi",
        _("Soạn báo cáo trình hội nghị"),
        _("Câu có số gắn nguồn, ý kiến được gom, danh mục điển hình, thành văn bản."),
    ),
    _of(
        "how-to/thay-the-dinh-chinh",
        _("Giữ, phát hành, thay thế, thu hồi văn bản"),
        _("Khi dữ kiện thay đổi sau khi văn bản đã giữ hoặc đã phát hành."),
    ),
    _of(
        "how-to/le-tan-hoi-truong",
        _("Lễ tân, hội trường, người ký"),
        _("Thứ tự thưa gửi, số ghế của hội trường, ai được ký văn bản nào."),
    ),
    _of(
        "how-to/sua-mau-van-ban",
        _("Sửa mẫu văn bản"),
        _("Viết theo cách của cơ quan mình, thấy ngay bản in."),
    ),
    _of(
        "how-to/thong-bao-va-lich",
        _("Nhận tin, gửi thư, đưa hạn vào lịch"),
        _("Chọn cách nhận tin, gửi thư cho nhiều đơn vị, nối lịch, Zalo, SMS."),
    ),
    _of(
        "how-to/vai-tro-va-quyen",
        _("Vai trò và quyền"),
        _("Ai được làm gì, vì sao một trang từ chối, giao và thu hồi vai trò."),
    ),
    _of(
        "how-to/tai-khoan-va-dang-nhap",
        _("Tài khoản và đăng nhập"),
        _("Mời người, mật khẩu, khóa truy cập, xác thực hai bước, khi có chuyện."),
    ),
    _of(
        "how-to/tim-kiem",
        _("Tìm kiếm"),
        _("Gõ không dấu, tìm số văn bản, ngày, cụm từ; ai thấy gì."),
    ),
    _of(
        "how-to/tra-danh-ba-don-vi",
        _("Tra danh bạ đơn vị"),
        _("Một đơn vị cũ nay là đơn vị nào; ai giữ chức vụ."),
    ),
    _of(
        "how-to/nap-danh-ba-tu-excel",
        _("Nạp danh bạ từ Excel"),
        _("Đưa danh sách đơn vị, cán bộ vào, xem trước, sửa ô sai, xác nhận."),
    ),
    _of(
        "how-to/nhan-ban-hoi-nghi",
        _("Lập hội nghị mới từ hội nghị cũ"),
        _("Mọi hạn dời theo ngày mới và tránh ngày nghỉ."),
    ),
    _of(
        "how-to/viet-va-gui-bao-cao",
        _("Viết và gửi báo cáo"),
        _("Lời, số liệu, hình; tự lưu, mất mạng không mất; duyệt, gửi, biên nhận."),
    ),
    _of(
        "how-to/khong-mat-chu",
        _("Không mất chữ đang gõ"),
        _("Khi mất mạng, tải lại trang, hoặc hai người cùng sửa."),
    ),
    _of(
        "how-to/soat-the-thuc",
        _("Soát thể thức văn bản"),
        _("Đo một tệp Word, PDF bất kỳ theo quy định về thể thức."),
    ),
)
REFERENCE = (
    _of(
        "reference/findings",
        _("Danh mục phát hiện"),
        _("Mỗi điều cần xem lại trong kế hoạch nghĩa là gì, xử lý thế nào."),
    ),
    _of("reference/papers", _("Hồ sơ hội nghị"), _("Từng văn bản của hồ sơ, lấy dữ kiện ở đâu.")),
    _of(
        "reference/templates",
        _("Mẫu văn bản: chỗ trống và cách viết"),
        _("Tra chỗ trống, bộ lọc khi sửa mẫu."),
    ),
    _of(
        "reference/form-rules",
        _("Quy tắc thể thức"),
        _("Từng quy tắc mà máy soát, căn cứ ở đâu."),
    ),
    _of(
        "reference/commands",
        _("Các lệnh và cấu hình"),
        _("Dành cho quản trị viên: từng lệnh, giới hạn, biến cấu hình."),
    ),
    _of(
        "reference/undo",
        _("Hoàn tác và xác nhận"),
        _("Việc nào lấy lại được, việc nào phải xác nhận trước."),
    ),
    _of("glossary", _("Thuật ngữ"), _("Từ dùng trong phần mềm và trong tài liệu.")),
)
PAGES = (*START, *ROLES, *HOW_TO, *REFERENCE)
_BY_NAME = {page.name: page for page in PAGES}


def page_named(name: str) -> Page | None:
    """Give the page *name* of the guide."""
    return _BY_NAME.get(name)


def pages_of(roles: Collection[Role], units: Collection[UnitRole]) -> list[Page]:
    """Give the pages of those who hold *roles* and, in their own unit, *units*."""
    return [page for page in ROLES if page.roles & set(roles) or page.units & set(units)]


ADMINISTRATOR = next(page for page in ROLES if page.for_administrators)


def sheet(page: Page) -> rules.Sheet | None:
    """Give *page* as read; none where this machine does not hold the documents."""
    file = settings.GUIDE / f"{page.name}.md"
    if not file.is_file():
        return None
    pictures = settings.GUIDE / "pictures"
    made = pictures.stat().st_mtime_ns if pictures.is_dir() else 0
    return _sheet(page.name, file.stat().st_mtime_ns, made)


@lru_cache(maxsize=64)
def _sheet(name: str, _changed: int, _pictures_made: int) -> rules.Sheet:
    text = (settings.GUIDE / f"{name}.md").read_text(encoding="utf-8")
    return rules.read(text, name=name, link=_address, picture=_shown)


def _address(name: str) -> str | None:
    found = page_named(name)
    return found.url if found else None


def _shown(file: str) -> rules.Shown | None:
    path = settings.GUIDE / "pictures" / file
    if path.suffix != ".png" or not path.is_file():
        return None
    facts = picture_facts(path.read_bytes())
    return rules.Shown(
        url=reverse("guide:picture", args=[path.stem]), width=facts.across, height=facts.down
    )
