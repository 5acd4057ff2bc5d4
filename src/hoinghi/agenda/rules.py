"""What kind of thing a point of the programme is, and when each one comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class PointKind(StrEnum):
    """Kinds of points that a conference is made of."""

    ARRIVAL = "arrival"
    FLAG = "flag"
    CULTURE = "culture"
    INTRODUCTION = "introduction"
    CHAIR = "chair"
    OPENING = "opening"
    REPORT = "report"
    FILM = "film"
    TALKS = "talks"
    DISCUSSION = "discussion"
    VISIT = "visit"
    BREAK = "break"
    SPEECH = "speech"
    DIRECTION = "direction"
    REPLY = "reply"
    AWARDS = "awards"
    CONCLUSION = "conclusion"
    CLOSING = "closing"
    CONTENT = "content"


# The first that fits decides: "Báo cáo công tác khen thưởng" is a report, not an award.
_KINDS = tuple(
    (re.compile(pattern, re.I), kind)
    for pattern, kind in (
        (r"tuyên bố l[íý] do|giới thiệu (?:các )?(?:đại biểu|thành phần|khách)", "introduction"),
        (r"\bgiải lao|nghỉ giữa (?:giờ|buổi)|nghỉ trưa|teabreak", "break"),
        (r"chào cờ|quốc ca", "flag"),
        (r"văn nghệ", "culture"),
        (r"ổn định (?:tổ chức|hội trường|chỗ ngồi)|đón (?:tiếp|khách|đại biểu)", "arrival"),
        (r"tham luận", "talks"),
        (r"^(?:trình bày\s+|thông qua\s+)?(?:dự thảo\s+)?báo cáo\b", "report"),
        (r"\bkhai mạc|khai giảng", "opening"),
        (r"(?:mời|giới thiệu|bầu) (?:đoàn )?(?:chủ tọa|chủ toạ|chủ trì|chủ tịch đoàn)", "chair"),
        (r"tiếp thu|đáp từ", "reply"),
        (r"kết luận|^tổng kết", "conclusion"),
        (r"bế mạc|^kết thúc", "closing"),
        (r"trao (?:thưởng|giấy khen|bằng khen|tặng|quà|quyết định)|khen thưởng|tôn vinh", "awards"),
        (r"chỉ đạo", "direction"),
        (r"phóng sự|chiếu phim|\bvideo\b|\bclip\b|phim tài liệu", "film"),
        (r"thảo luận|trao đổi|\bý kiến|giải đáp|hỏi đáp|đối thoại", "discussion"),
        (r"tham quan|khảo sát thực tế", "visit"),
        (r"báo cáo", "report"),
        (r"phát biểu", "speech"),
    )
)


_BEGINNINGS = frozenset({PointKind.INTRODUCTION, PointKind.OPENING})


def kind_of(text: str) -> PointKind:
    """Recognise a point by its words; ``CONTENT`` where nothing tells.

    Before a colon stands what it is; after it, only the first clause counts, because the rest
    lists details ("…; trao đổi, giải đáp thắc mắc").
    """
    head, _, rest = text.partition(":")
    told = (head, re.split(r"[;.]", rest, maxsplit=1)[0].strip())
    found = (kind for part in told for pattern, kind in _KINDS if pattern.search(part))
    return PointKind(next(found, "content"))


def closes(text: str) -> bool:
    """Tell whether a point ends the gathering by itself ("Kết luận, bế mạc Hội nghị")."""
    return bool(re.search(r"bế mạc|kết thúc", text, re.I))


_CLOCK = re.compile(r"\b(\d{1,2})\s*(?:h|g|:|giờ)\s*(\d{2})?(?!\d)", re.I)


_IN_BRACKETS = re.compile(r"\s*\((\d{1,3})\s*phút\)\s*$", re.I)


def clock(written: str) -> tuple[int | None, int | None]:
    """Read "8h30 - 8h35" → (510, 515): minutes after midnight of begin and end, where written."""
    hours = [int(h) * 60 + int(m or 0) for h, m in _CLOCK.findall(written)]
    hours = [at for at in hours if at < 24 * 60]
    begin = hours[0] if hours else None
    end = hours[1] if len(hours) > 1 and begin is not None and hours[1] > begin else None
    return begin, end


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the programme as known: ``minutes`` where the office or the plan's times tell."""

    text: str
    presenter: str = ""
    begins: int | None = None
    minutes: int | None = None

    @property
    def kind(self) -> PointKind:
        return kind_of(self.text)


def point(*, text: str, presenter: str, time: str, minutes: int | None) -> Point:
    """Make a point from what is stored; minutes set by the office go before the plan's times."""
    begin, end = clock(time)
    length = end - begin if begin is not None and end is not None else None
    told = _IN_BRACKETS.search(text)
    length = int(told[1]) if told and length is None else length
    return Point(
        text=_IN_BRACKETS.sub("", text),
        presenter=presenter or _speaker(text),
        begins=begin,
        minutes=minutes or length,
    )


_SPEAKS = re.compile(
    r"^((?:đại diện\s+)?(?:lãnh đạo|(?:ban )?thường trực|(?:ban )?thường vụ|thủ trưởng"
    r"|(?:phó )?(?:chủ tịch|bí thư|giám đốc|hiệu trưởng|cục trưởng|vụ trưởng))\b[^,;:.]{0,80}?)"
    r"\s+(?:phát biểu|khai mạc|kết luận|bế mạc|báo cáo|trình bày|công bố|trao)\b",
    re.I,
)


def _speaker(text: str) -> str:
    """Give who acts where a point begins with them: "Lãnh đạo UBND huyện phát biểu khai mạc"."""
    found = _SPEAKS.match(text)
    return found[1] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A talk under its point: who speaks, on what."""

    unit: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The usual lengths (``durations.yaml``), in minutes; ``kinds`` has every kind."""

    kinds: Mapping[PointKind, int]
    talk: int
    further_report: int
    arrival: int
    break_after: int
    session: int
    sessions_per_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the script, in the order of the day.

    Attributes:
        number: "5", or "5.2" for the second talk of point 5; empty for what the plan lacks.
        begins: Minutes after midnight; where the script has no clock, after the beginning.
        day: Which day of the gathering, from 1.
        is_proposed: Not in the plan; added because a gathering needs it.
        heads: A point whose length is that of the steps under it.
    """

    number: str
    kind: PointKind
    text: str
    presenter: str
    minutes: int
    begins: int
    day: int
    speech: Speech | None = None
    is_proposed: bool = False
    heads: bool = False

    @property
    def ends(self) -> int:
        return self.begins + self.minutes


def talks_under(points: Sequence[Point], speeches: Sequence[Speech]) -> int | None:
    """Give the index of the point under which the talks stand; none where each has its own."""
    found = [index for index, each in enumerate(points) if each.kind is PointKind.TALKS]
    return found[0] if len(found) == 1 and speeches else None


def usual_minutes(each: Point, usual: Usual, speeches: int = 0) -> int:
    """Give how long a point takes: as set, else as usual for its kind and what it holds."""
    if each.minutes:
        return each.minutes
    if speeches:
        return speeches * usual.talk
    more = each.text.count(";") if each.kind is PointKind.REPORT else 0
    return usual.kinds[each.kind] + more * usual.further_report


def days(points: Sequence[Point]) -> list[int]:
    """Give the day of every point, from 1: a clock that goes back begins another day."""
    found, day, latest = [], 1, -1
    for each in points:
        if each.begins is not None:
            day += each.begins < latest
            latest = each.begins
        found.append(day)
    return found


def run_of_show(
    points: Sequence[Point], speeches: Sequence[Speech], start: int | None, usual: Usual
) -> list[Step]:
    """Set out what comes when, with what the plan leaves out but a gathering needs.

    A programme that has its own times is kept as it is; only reception and closing are added.

    Args:
        start: Minutes after midnight; None counts from the beginning, at 0.
    """
    if not points:
        return []
    steps = list(_steps(points, speeches, start, usual))
    first, last = steps[0], steps[-1]
    if first.kind is not PointKind.ARRIVAL and "đón tiếp" not in first.text.casefold():
        steps.insert(0, _added(PointKind.ARRIVAL, first.begins - usual.arrival, 1, usual.arrival))
    if last.kind is not PointKind.CLOSING and not closes(last.text):
        minutes = usual.kinds[PointKind.CLOSING]
        steps.append(_added(PointKind.CLOSING, last.ends, last.day, minutes))
    return steps


def total_minutes(steps: Sequence[Step]) -> int:
    """Add up the lengths of the steps, reception left out."""
    return sum(
        step.minutes for step in steps if not step.heads and step.kind is not PointKind.ARRIVAL
    )


def has_times(points: Sequence[Point]) -> bool:
    """Tell whether the programme comes with its own hours."""
    return any(point.begins is not None for point in points)


def fits(steps: Sequence[Step], duration_days: float | None, usual: Usual) -> bool | None:
    """Tell whether the script fits the time that the plan gives; None where it gives none."""
    if not duration_days:
        return None
    return total_minutes(steps) <= duration_days * usual.sessions_per_day * usual.session


def _steps(
    points: Sequence[Point], speeches: Sequence[Speech], start: int | None, usual: Usual
) -> Iterator[Step]:
    home, is_open = talks_under(points, speeches), not has_times(points)
    needs_break = is_open and all(p.kind is not PointKind.BREAK for p in points)
    now, since_break = start or 0, 0
    if is_open and all(p.kind not in _BEGINNINGS for p in points):
        yield _added(PointKind.INTRODUCTION, now, 1, usual.kinds[PointKind.INTRODUCTION])
        now += usual.kinds[PointKind.INTRODUCTION]
    for index, (each, day) in enumerate(zip(points, days(points), strict=True)):
        under = speeches if index == home else ()
        minutes = usual_minutes(each, usual, len(under))
        now = each.begins if each.begins is not None else now
        step = Step(
            number=str(index + 1),
            kind=each.kind,
            text=each.text,
            presenter=each.presenter,
            minutes=minutes,
            begins=now,
            day=day,
            heads=bool(under),
        )
        yield step
        yield from _talks(step, under)
        now, since_break = now + minutes, since_break + minutes
        if needs_break and since_break >= usual.break_after and index + 1 < len(points):
            needs_break = False
            yield _added(PointKind.BREAK, now, day, usual.kinds[PointKind.BREAK])
            now += usual.kinds[PointKind.BREAK]


def _talks(head: Step, speeches: Sequence[Speech]) -> Iterator[Step]:
    """Share the head's minutes among the talks; what does not divide goes to the first ones."""
    now = head.begins
    for index, speech in enumerate(speeches):
        each, rest = divmod(head.minutes, len(speeches))
        minutes = each + (index < rest)
        yield Step(
            number=f"{head.number}.{index + 1}",
            kind=PointKind.TALKS,
            text=speech.topic or head.text,
            presenter=speech.unit,
            minutes=minutes,
            begins=now,
            day=head.day,
            speech=speech,
        )
        now += minutes


def _added(kind: PointKind, begins: int, day: int, minutes: int) -> Step:
    """Make a step that the plan lacks; its name comes from the usual ones of its kind."""
    return Step(
        number="",
        kind=kind,
        text="",
        presenter="",
        minutes=minutes,
        begins=begins,
        day=day,
        is_proposed=True,
    )


_CHOOSE = re.compile(
    r"^((?:chọn|cử|giới thiệu|lựa chọn)\b.*?"
    r"\b(?:cá nhân|đại diện|tập thể|người|hộ)(?:\s+tiêu biểu)?)"
    r"\s+(?:báo cáo|trình bày|phát biểu|tham luận|chia sẻ|kể|nói)\b"
    r"(?:\s+(?:nội dung|về|lại))*\s*:?\s*(.*)$",
    re.I | re.S,
)
_REPORTS = re.compile(r"^(?:báo cáo|trình bày|tham luận)(?:\s+(?:nội dung|về))?\s*:?\s*", re.I)


def choice_of_speaker(topic: str) -> tuple[str, str]:
    """Split an order to choose the speaker from the topic.

    >>> choice_of_speaker("Chọn và mời 01 cá nhân báo cáo hiệu quả của việc làm")
    ('Chọn và mời 01 cá nhân', 'Hiệu quả của việc làm')

    Returns:
        The order ("" where the body itself speaks), and the topic without "báo cáo" before it.
    """
    found = _CHOOSE.match(topic)
    order, rest = (found[1], found[2]) if found else ("", topic)
    return order, _bare(_REPORTS.sub("", rest))


def _bare(topic: str) -> str:
    told = topic.strip(" .;,")
    if told.startswith(("“", '"')) and not re.search(r"[”\"].*\S", told[1:]):
        told = told[1:].rstrip('”"')
    return told[:1].upper() + told[1:]


_HANDED = re.compile(r"\b(?:gửi|nộp|chuyển|đăng ký)\b", re.I)


def orders_talks(action: str) -> bool:
    """Tell whether a task makes speakers hand in their talks."""
    return bool(re.search(r"tham luận", action, re.I) and _HANDED.search(action))


class Calling(StrEnum):
    """How the master of ceremonies calls a presenter."""

    PERSON = "person"
    POST = "post"
    BODY = "body"
    UNKNOWN = "unknown"


_PERSON = re.compile(r"^(?:thầy|cô|ông|bà|đồng chí|đ/c)\s", re.I)
_POST = re.compile(
    r"^(?:đại diện|lãnh đạo|thường trực|(?:phó )?(?:chủ tịch|bí thư|giám đốc|hiệu trưởng|trưởng)"
    r"|thủ trưởng|thành viên)\b",
    re.I,
)


def calling(presenter: str) -> Calling:
    """Tell how to call *presenter*: a person by name, a post whose holder is open, a body."""
    if not presenter:
        return Calling.UNKNOWN
    # A post with three capitals at the end names its holder: "Phó Hiệu trưởng Nguyễn Minh Trí".
    named = len(presenter.split()) > 3 and all(w[0].isupper() for w in presenter.split()[-3:])
    is_post = bool(_POST.match(presenter))
    if _PERSON.match(presenter) or (is_post and named):
        return Calling.PERSON
    return Calling.POST if is_post else Calling.BODY
