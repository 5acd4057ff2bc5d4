"""The papers of this room: invitations (giấy mời), delegate list, sign-in sheet."""

from __future__ import annotations

from collections.abc import Iterator

from hoinghi.conferences.models import Conference
from hoinghi.delegates import invitations, lists
from hoinghi.delegates.queries import place_lines, rule_lines
from hoinghi.papers.model import DossierPart, Format


def papers(conference: Conference) -> Iterator[DossierPart]:
    """Give invitations, list and sign-in sheet, where the plan says who comes."""
    rules, places = rule_lines(conference), place_lines(conference)
    if not rules and not places:
        return
    yield DossierPart(
        slug="giay-moi",
        order=50,
        title="Giấy mời",
        contents=invitations.papers(conference, rules, places),
        formats=(Format.PDF,),
    )
    yield DossierPart(
        slug="danh-sach-dai-bieu",
        order=55,
        title="Danh sách đại biểu",
        contents=(lists.delegate_list(conference, rules, places),),
    )
    yield DossierPart(
        slug="bang-diem-danh",
        order=60,
        title="Bảng điểm danh, ký nhận tài liệu",
        contents=(lists.sign_in_sheet(conference, rules, places),),
        formats=(Format.PDF,),
    )
