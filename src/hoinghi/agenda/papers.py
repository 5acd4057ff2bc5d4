"""The papers of this room: programme, letters to the speakers, script."""

from __future__ import annotations

from collections.abc import Iterator

from hoinghi.agenda import queries
from hoinghi.agenda.programme import programme
from hoinghi.agenda.script import script
from hoinghi.agenda.talk_letters import talk_letters
from hoinghi.conferences.models import Conference
from hoinghi.papers.model import DossierPart


def papers(conference: Conference) -> Iterator[DossierPart]:
    """Give the papers that the plan's programme and talks call for; none where it has neither."""
    has_programme = bool(queries.points(conference))
    if has_programme:
        yield DossierPart(
            slug="chuong-trinh",
            order=30,
            title="Chương trình",
            contents=(programme(conference),),
        )
    if letters := talk_letters(conference):
        yield DossierPart(
            slug="moi-tham-luan",
            order=35,
            title="Công văn mời tham luận",
            contents=letters,
        )
    if has_programme:
        yield DossierPart(
            slug="kich-ban-dieu-hanh",
            order=40,
            title="Kịch bản điều hành",
            contents=(script(conference),),
        )
