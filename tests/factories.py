"""Values and facts that tests build on; everything not asked for is small and plain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hoinghi.conferences.models import Conference
from hoinghi.reading.document import Document
from hoinghi.reading.plan import (
    AgendaItem,
    Awards,
    DelegateRule,
    Event,
    Funding,
    LegalBasis,
    Lines,
    Plan,
    Recipient,
    Signature,
    Talk,
    Task,
)

EXAMPLE = Path(__file__).parents[1] / "examples" / "binh-son-2023"

PLAN = Plan(
    kind="Kế hoạch",
    issuer="UBND huyện Bình Sơn",
    title="Tổ chức Hội nghị sơ kết giữa kỳ công tác giảm nghèo bền vững",
    legal_bases=(
        LegalBasis(
            type="Quyết định",
            number="1566/QĐ-UBND",
            date=date(2022, 8, 15),
            issuer="UBND huyện",
            subject="phê duyệt kế hoạch giảm nghèo",
            lines=Lines(2, 2),
        ),
    ),
    event=Event(
        name="Hội nghị sơ kết giữa kỳ công tác giảm nghèo bền vững",
        date_text="dự kiến đầu tháng 12/2023",
        duration_days=1,
        venue="Hội trường UBND huyện",
        delegate_count=166,
        lines=Lines(10, 12),
    ),
    agenda=(
        AgendaItem(order=1, time=None, text="Khai mạc", presenter=None, lines=Lines(4, 4)),
        AgendaItem(
            order=2,
            time=None,
            text="Phát biểu của lãnh đạo UBND huyện",
            presenter="lãnh đạo UBND huyện",
            lines=Lines(5, 5),
        ),
        AgendaItem(order=3, time=None, text="Bế mạc", presenter=None, lines=Lines(6, 6)),
    ),
    talks=(
        Talk(unit="Hội Nông dân huyện", topic="thi đua sản xuất giỏi", lines=Lines(7, 7)),
        Talk(unit="UBND xã Bình Châu", topic=None, lines=Lines(8, 8)),
    ),
    delegates=(
        DelegateRule(
            group="Ở tỉnh",
            text="Mời đại diện lãnh đạo UBND tỉnh",
            count=None,
            per_unit=None,
            lines=Lines(13, 13),
        ),
        DelegateRule(
            group="Ở xã, thị trấn",
            text="Đại diện lãnh đạo UBND, Ủy ban MTTQ Việt Nam các xã, thị trấn",
            count=None,
            per_unit=None,
            lines=Lines(14, 14),
        ),
        DelegateRule(
            group="Ở xã, thị trấn",
            text="Trưởng thôn, Tổ trưởng tổ dân phố (mỗi xã, thị trấn 4 đại biểu)",
            count=None,
            per_unit=4,
            lines=Lines(15, 15),
        ),
    ),
    awards=Awards(
        collectives=2,
        individuals=3,
        text="Khen thưởng 2 tập thể và 3 cá nhân có thành tích xuất sắc trong công tác giảm nghèo",
        lines=Lines(16, 16),
    ),
    funding=(
        Funding(
            text="Kinh phí từ Tiểu dự án 2 - Dự án 6 và Tiểu dự án 1 - Dự án 7 thuộc Chương trình "
            "mục tiêu quốc gia giảm nghèo bền vững năm 2023.",
            lines=Lines(17, 17),
        ),
    ),
    tasks=(
        Task(
            owners=("Phòng Y tế", "UBND các xã, thị trấn"),
            partners=(),
            action="Báo cáo kết quả thực hiện theo đề cương, gửi Phòng LĐTBXH",
            deadline=date(2023, 11, 22),
            deadline_text="trước ngày 22/11/2023",
            lines=Lines(18, 19),
        ),
        Task(
            owners=("Phòng Lao động, Thương binh và Xã hội",),
            partners=("Phòng Nội vụ",),
            action="Tham mưu xét chọn tập thể, cá nhân khen thưởng",
            deadline=None,
            deadline_text=None,
            lines=Lines(20, 20),
        ),
    ),
    recipients=(
        Recipient(text="UBND tỉnh", lines=Lines(22, 22)),
        Recipient(text="UBND các xã, thị trấn", lines=Lines(23, 23)),
    ),
    signature=Signature(
        authority="KT. CHỦ TỊCH", position="PHÓ CHỦ TỊCH", name="Nguyễn Văn An", lines=Lines(24, 26)
    ),
)
"""A small district plan of 2023 with something for every room; ``replace`` makes others."""


def make_plan(**changes: Any) -> Plan:
    """Give ``PLAN`` with *changes*."""
    return replace(PLAN, **changes)


def make_reading(plan: Plan = PLAN):  # type: ignore[no-untyped-def] # the reader loads lazily
    """Give *plan* as if it had been read from a file of 30 lines."""
    from hoinghi.reading.reader import Reading  # values alone need no reader

    lines = tuple(f"dòng {number} của kế hoạch" for number in range(1, 31))
    return Reading(
        plan=plan, document=Document(lines=lines, paragraphs=()), source_sha256=str(hash(plan))
    )


def make_bodies() -> None:
    """Import the bodies of Bình Sơn, those of 2023 and their successors of 2025."""
    from tests.laid_rows import lay  # values alone need no database

    lay("bodies", _import_bodies)


def _import_bodies() -> None:
    from hoinghi.units.bodies import read_bodies  # values alone need no database
    from hoinghi.units.services import import_bodies

    for name in ("units.csv", "units-2025.csv"):
        import_bodies(read_bodies(EXAMPLE / name), by="thử nghiệm")


def make_conference(plan: Plan = PLAN) -> Conference:
    """Establish the conference of *plan* among the bodies of Bình Sơn."""
    from tests.laid_rows import lay  # values alone need no database

    lay(plan, lambda: _establish(plan))
    return Conference.objects.latest("pk")


def _establish(plan: Plan) -> None:
    from hoinghi.conferences.services import establish  # values alone need no database

    _import_bodies()
    establish(make_reading(plan), file_name="ke-hoach.txt", by="thử nghiệm")


PASSWORD = "mat khau thu nghiem"


def make_account(*conferences: Conference, username: str = "vanphong", body: Any = None):  # type: ignore[no-untyped-def] # models load lazily
    """Give an account that holds the standing office's role in *conferences*, and a password.

    *body* is the organisation that it belongs to; None for none.
    """
    from hoinghi.conferences.models import Role  # values alone need no database
    from hoinghi.conferences.services import grant
    from hoinghi.units.models import Account

    account = Account.objects.create_user(username=username, password=PASSWORD, organisation=body)
    for conference in conferences:
        grant(conference, account, Role.STANDING_OFFICE, by="thử nghiệm", of_house=True)
    return account


def make_clerk(conference: Conference, username: str = "vanphong"):  # type: ignore[no-untyped-def] # models load lazily
    """Give an account of the host itself that holds the standing office's role."""
    return make_account(conference, username=username, body=conference.host)


def make_keeper(conference: Conference, code: str = "21040-UBND"):  # type: ignore[no-untyped-def] # models load lazily
    """Give the office of a body that stands today, to whose house *conference* is given."""
    from hoinghi.units.models import Organisation  # values alone need no database

    conference.host = Organisation.objects.get(code=code, valid_to=None)
    conference.save(update_fields=["host"])
    return make_clerk(conference)
