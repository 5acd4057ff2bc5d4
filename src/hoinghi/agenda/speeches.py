"""Speeches drafted for leaders (bài phát biểu): opening, directing, reply, conclusion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from hoinghi.agenda import queries, rules
from hoinghi.agenda.rules import PointKind
from hoinghi.conferences.drafts import working_paper
from hoinghi.conferences.gatherings import named, noun
from hoinghi.conferences.letterhead import at, day_or_gap, letterhead
from hoinghi.conferences.models import Conference, ReviewKind
from hoinghi.delegates.queries import greetings
from hoinghi.papers.aloud import in_full
from hoinghi.papers.model import Paper
from hoinghi.papers.text import Gap, compose
from hoinghi.papers.words import capitalise_first
from hoinghi.wording.queries import template

_SPEECHES: Mapping[PointKind, str] = MappingProxyType(
    {
        PointKind.OPENING: "opening_speech",
        PointKind.DIRECTION: "directing_speech",
        PointKind.REPLY: "reply_speech",
        PointKind.CONCLUSION: "conclusion_speech",
    }
)


# "Tổng kết tuần lễ tại lớp" concludes something, but nobody gives a speech there.
_SPOKEN = re.compile(r"phát biểu|khai mạc|khai giảng|chỉ đạo|tiếp thu|đáp từ|kết luận", re.I)


def speeches(conference: Conference) -> tuple[Paper, ...]:
    """Give a draft for each speech of the programme, in its order."""
    found = queries.points(conference)
    points = [p for p in found if p.kind in _SPEECHES and _SPOKEN.search(p.text)]
    shared = _shared(conference) if points else {}
    return tuple(_speech(conference, point, shared) for point in points)


def _shared(conference: Conference) -> dict[str, object]:
    head = letterhead(conference)
    points = queries.points(conference)
    return {
        "event": in_full(named(head.event)),
        "noun": noun(head.event),
        "host": in_full(head.host_long) or Gap("cơ quan tổ chức"),
        "day": day_or_gap(conference),
        "at": in_full(at(conference)),
        "greetings": [in_full(line) for line in greetings(conference)],
        "contents": list(_contents(points)),
        "is_review": conference.kind != ReviewKind.OTHER,
        "units": "các cơ quan, đơn vị, địa phương" if head.is_committee else "các đơn vị, cá nhân",
        "has_awards": any(point.kind is PointKind.AWARDS for point in points),
        "results": Gap("kết quả nổi bật để đưa vào bài phát biểu"),
        "limits": Gap("hạn chế chính để đưa vào bài phát biểu"),
        "tasks": Gap("nhiệm vụ trọng tâm để đưa vào bài phát biểu"),
    }


def _contents(points: list[rules.Point]) -> Iterator[str]:
    """Name what the gathering will hear and do, as an opening announces it."""
    told = {
        PointKind.REPORT: "nghe báo cáo",
        PointKind.FILM: "xem phóng sự",
        PointKind.TALKS: "nghe tham luận của các cơ quan, đơn vị, cá nhân",
        PointKind.DISCUSSION: "thảo luận",
        PointKind.DIRECTION: "đón nghe ý kiến chỉ đạo",
        PointKind.AWARDS: "biểu dương, khen thưởng các tập thể, cá nhân tiêu biểu",
    }
    yield from dict.fromkeys(told[point.kind] for point in points if point.kind in told)


def _speech(conference: Conference, point: rules.Point, shared: Mapping[str, object]) -> Paper:
    text = compose(
        template(conference, "hoinghi.agenda", _SPEECHES[point.kind]),
        {**shared, "presenter": capitalise_first(point.presenter) or Gap(_who(point))},
    )
    return working_paper(conference, "BAI", text)


def _who(point: rules.Point) -> str:
    return f"người thực hiện mục “{point.text.strip(' .;')}”"
