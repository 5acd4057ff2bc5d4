"""Prepared contributions (tham luận, báo cáo điển hình): who speaks, and on what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hoinghi.reading.outline import Node, Outline
from hoinghi.reading.plan import AgendaItem, Talk
from hoinghi.reading.vocabulary import BODY_HEAD

_TOPIC: Final = re.compile(
    r".{0,60}\b(?:tham luận|báo cáo điển hình|báo cáo chuyên đề)\b", re.IGNORECASE
)
_GIVEN: Final = re.compile(r"(?:Báo cáo t|[Tt])ham luận(?: về)?:?\s+")
_INVITE: Final = re.compile(r"(?:Kính mời|Mời|Đại diện(?= lãnh đạo)|Đề nghị)\s+")
_SPLIT: Final = re.compile(
    r":\s|,\s(?=báo cáo|tham luận|phát biểu|trình bày|với|nội dung|chủ đề)|"
    r"\s(?=(?:báo cáo|tham luận|trình bày)\s(?:về|tham luận|“|\"))"
)
_QUOTES: Final = " .;,:"


def read_talks(outline: Outline, agenda: Sequence[AgendaItem]) -> tuple[Talk, ...]:
    """Talks listed under a heading of tham luận, else points of the programme that are talks."""
    listed = tuple(_listed(outline))
    return listed or tuple(_in_agenda(agenda))


def _listed(outline: Outline) -> Iterator[Talk]:
    for node in outline.headings():
        if len(node.head) > 160 or not _TOPIC.match(node.head):
            continue
        for child in outline.children(node):
            talk = _talk(child) if child.kind in ("bullet", "letter", "number", "decimal") else None
            if talk:
                yield talk


def _talk(node: Node) -> Talk | None:
    text = node.text.rstrip(_QUOTES)
    invite = _INVITE.match(text)
    text = text[invite.end() :] if invite else text
    if not BODY_HEAD.match(text):
        return None
    cut = _SPLIT.search(text)
    unit = text[: cut.start()] if cut else text
    topic = text[cut.end() :].strip() if cut else None
    return Talk(unit=unit.strip(" ,"), topic=topic or None, lines=node.lines, rule="talks.listed")


def _in_agenda(agenda: Sequence[AgendaItem]) -> Iterator[Talk]:
    for item in agenda:
        given = _GIVEN.match(item.text)
        if given and item.presenter:
            topic = item.text[given.end() :].strip(' “”".')
            yield Talk(
                unit=item.presenter,
                topic=topic or None,
                lines=item.lines,
                rule="talks.in-programme",
            )
