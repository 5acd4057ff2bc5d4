"""The papers of this room: programme, talks, script, speeches, film."""

from __future__ import annotations

from collections.abc import Iterator

from hoinghi.agenda import queries
from hoinghi.agenda.film import films
from hoinghi.agenda.programme import programme
from hoinghi.agenda.script import script
from hoinghi.agenda.speeches import speeches
from hoinghi.agenda.talk_letters import talk_letters
from hoinghi.agenda.talk_texts import talk_texts
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
        yield DossierPart(
            slug="bai-tham-luan",
            order=36,
            title="Bài tham luận",
            contents=talk_texts(conference),
        )
    if has_programme:
        yield DossierPart(
            slug="kich-ban-dieu-hanh",
            order=40,
            title="Kịch bản điều hành",
            contents=(script(conference),),
        )
    if drafts := speeches(conference):
        yield DossierPart(
            slug="bai-phat-bieu", order=42, title="Bài phát biểu của lãnh đạo", contents=drafts
        )
    if shown := films(conference):
        yield DossierPart(slug="phong-su", order=44, title="Kịch bản phóng sự", contents=shown)
