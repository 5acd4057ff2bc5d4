"""The papers of this room: invitations, lists and forms, seats, badges, name plates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hoinghi.conferences.letterhead import is_online
from hoinghi.conferences.models import Conference
from hoinghi.delegates import badges, invitations, lists, registration
from hoinghi.delegates.queries import PlaceLine, RuleLine, place_lines, rule_lines
from hoinghi.delegates.seat_plan import seat_plan
from hoinghi.papers.model import DossierPart, Format


def papers(conference: Conference) -> Iterator[DossierPart]:
    """Give the papers on delegates, where the plan says who comes."""
    rules, places = rule_lines(conference), place_lines(conference)
    if not rules and not places:
        return
    yield from _inviting(conference, rules, places)
    if places and not is_online(conference):
        yield from _in_the_hall(conference, places)
    yield DossierPart(
        slug="bang-diem-danh",
        order=60,
        title="Bảng điểm danh, ký nhận tài liệu",
        contents=(lists.sign_in_sheet(conference, rules, places),),
    )


def _inviting(
    conference: Conference, rules: Sequence[RuleLine], places: Sequence[PlaceLine]
) -> Iterator[DossierPart]:
    yield DossierPart(
        slug="giay-moi",
        order=50,
        title="Giấy mời",
        contents=invitations.papers(conference, rules, places),
    )
    if places:
        yield DossierPart(
            slug="danh-sach-kem-giay-moi",
            order=52,
            title="Danh sách kèm theo giấy mời",
            contents=(registration.invited_list(conference, places),),
        )
    yield DossierPart(
        slug="phieu-dang-ky-dai-bieu",
        order=53,
        title="Phiếu đăng ký đại biểu",
        contents=(registration.registration_form(conference),),
    )
    yield DossierPart(
        slug="danh-sach-dai-bieu",
        order=55,
        title="Danh sách đại biểu",
        contents=(lists.delegate_list(conference, rules, places),),
    )


def _in_the_hall(conference: Conference, places: Sequence[PlaceLine]) -> Iterator[DossierPart]:
    yield DossierPart(
        slug="so-do-cho-ngoi",
        order=57,
        title="Sơ đồ chỗ ngồi",
        contents=(seat_plan(conference, places),),
    )
    yield DossierPart(
        slug="the-dai-bieu",
        order=58,
        title="Thẻ đại biểu",
        contents=badges.badges(conference, places),
        formats=(Format.PDF,),
    )
    yield DossierPart(
        slug="bien-ten",
        order=59,
        title="Biển tên để bàn",
        contents=badges.name_plates(conference, places),
        formats=(Format.PDF,),
    )
