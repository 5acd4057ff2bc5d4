"""Dates: that exist, fit their weekday, come in the right order, and leave time for the work."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hoinghi.reading.dates import FIRST_YEAR, LAST_YEAR, as_day
from hoinghi.reading.findings.source import FoundDate, Rule, Source, finding, vn_date
from hoinghi.reading.names import fold
from hoinghi.reading.plan import Finding, Lines, Severity, Task

_DAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4,
    "bảy": 5, "7": 5, "chủ nhật": 6, "cn": 6,
}  # fmt: skip
_NAMED = r"(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ nhật))"
# "lần thứ Hai, ngày …" counts, it names no weekday.
_BEFORE = re.compile(
    rf"(?<!lần )(?<!đợt )(?<!kỳ )(?<!họp )(?<!phiên )(?<!khóa )(?<!khoá )(?<!năm )(?<!tuần )"
    rf"{_NAMED}\s*[,(]?\s*(?:ngày\s*)?$",
    re.IGNORECASE,
)
# "ngày 30/6/2026, thứ Tư ngày 01/7/2026": the weekday belongs to the next date.
_AFTER = re.compile(rf"\s*[,(]\s*{_NAMED}\b(?!\s*,?\s*(?:ngày|\d))", re.IGNORECASE)
_DAY_WORD = re.compile(r"ngày\s*$", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:(đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần|"
    r"tuần (?:thứ )?(?:nhất|hai|ba|tư))\s+(?:của )?)?tháng\s+(\d{1,2})\s*(?:/|năm)\s*(\d{4})"
)
_MERIT = re.compile(r"thành tích|(?:hồ sơ|danh sách|đề nghị)[^.;]{0,30}khen thưởng")
_BEFOREHAND = re.compile(
    r"tham luận|giấy mời|danh sách|đăng ký|kịch bản|chuẩn bị|thành tích|khánh tiết|tài liệu"
)
_AFTERWARDS = re.compile(r"kết quả|sau hội nghị|sau khi|quyết toán|thanh toán|rút kinh nghiệm")


_ENOUGH_LEFT = timedelta(days=10)


class Window(NamedTuple):
    """The days on which the event may begin, first and last."""

    first: date
    last: date
    is_day: bool


def event_window(source: Source) -> Window | None:
    """When the event may begin: a day, or "đầu tháng 12/2023" as the days 1 to 10."""
    event = source.plan.event
    if event.start:
        return Window(event.start, event.start, True)
    match = _MONTH.search(fold(event.date_text or ""))
    if match is None or as_day(int(match[3]), int(match[2]), 1) is None:
        return None
    year, month = int(match[3]), int(match[2])
    end = monthrange(year, month)[1]
    part = {
        "đầu": (1, 10), "thượng tuần": (1, 10), "giữa": (11, 20), "trung tuần": (11, 20),
        "cuối": (21, end), "hạ tuần": (21, end),
        "nhất": (1, 7), "hai": (8, 14), "ba": (15, 21), "tư": (22, 28),
    }.get(_part_of_month(match[1]), (1, end))  # fmt: skip
    return Window(date(year, month, part[0]), date(year, month, part[1]), False)


def _part_of_month(said: str | None) -> str:
    """ "tuần thứ ba" as "ba", other words as they are."""
    said = said or ""
    return said.rpartition(" ")[2] if said.startswith("tuần") else said


def no_such_day(source: Source) -> Iterator[Finding]:
    """A date that no calendar has, or of a year that no plan is of."""
    for found in source.dates:
        said = source.text[found.start : found.end]
        if found.day is None and _DAY_WORD.search(
            source.text, max(found.start - 6, 0), found.start
        ):
            year = int(said[-4:])
            odd = "Không có ngày {} trong lịch." if FIRST_YEAR <= year <= LAST_YEAR else (
                "Năm trong ngày {} không thể đúng."
            )  # fmt: skip
            yield finding(
                "dates.no-such-day",
                Severity.ERROR,
                odd.format(said),
                [source.lines_at(found.start, found.end)],
                "Hãy sửa lại ngày, tháng, năm.",
            )


def weekday(source: Source) -> Iterator[Finding]:
    """A weekday that does not fit its date."""
    for found in source.dates:
        said = _weekday_beside(source.text, found)
        if found.day is None or said is None or said == found.day.weekday():
            continue
        yield finding(
            "dates.weekday",
            Severity.ERROR,
            f"Ngày {vn_date(found.day)} là {_DAY_NAMES[found.day.weekday()]}, không phải "
            f"{_DAY_NAMES[said]} như văn bản ghi.",
            [source.lines_at(found.start, found.end)],
            "Hãy sửa lại thứ hoặc ngày cho khớp nhau.",
        )


def _weekday_beside(text: str, found: FoundDate) -> int | None:
    match = _BEFORE.search(text, max(found.start - 24, 0), found.start)
    match = match or _AFTER.match(text, found.end, found.end + 24)
    return None if match is None else _WEEKDAYS[(match[1] or match[2]).casefold()]


def before_issue(source: Source) -> Iterator[Finding]:
    """An event or a deadline that lies before the plan itself, mostly a wrong year."""
    issued = source.issued_after
    if issued is None:
        return
    since = "ngày ban hành kế hoạch" if source.plan.date else "ngày của văn bản căn cứ mới nhất"
    places: list[tuple[str, date, Lines | None]] = [
        (f"Hạn “{task.deadline_text or vn_date(task.deadline)}”", task.deadline, task.lines)
        for task in source.plan.tasks
        if task.deadline
    ]
    event = source.plan.event
    if event.start:
        places.insert(0, (f"Ngày tổ chức {vn_date(event.start)}", event.start, event.lines))
    for what, day, lines in places:
        if day < issued:
            yield finding(
                "dates.before-issue",
                Severity.WARNING,
                f"{what} sớm hơn {since} ({vn_date(issued)}).",
                [lines],
                "Hãy kiểm tra lại, nhất là năm.",
            )


def year_slip(source: Source) -> Iterator[Finding]:
    """A day about one year before the plan's date, where other days lie soon after it."""
    issued = source.plan.date
    if issued is None or not any(_soon_after(found.day, issued) for found in source.dates):
        return
    slips = [
        found
        for found in source.dates
        if found.day
        and found.day.year == issued.year - 1
        and _soon_after(_next_year(found.day), issued)
        and not _is_cited(source.text, found.start)
    ]
    if slips:
        days = ", ".join(source.text[found.start : found.end] for found in slips)
        yield finding(
            "dates.year-slip",
            Severity.WARNING,
            f"Kế hoạch ban hành ngày {vn_date(issued)} nhưng có ngày của năm trước: {days}.",
            [source.lines_at(found.start, found.end) for found in slips],
            f"Hãy kiểm tra xem có phải năm {issued.year} không.",
        )


def _soon_after(day: date | None, issued: date) -> bool:
    return day is not None and issued <= day <= issued + timedelta(days=60)


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _is_cited(text: str, start: int) -> bool:
    before = text[max(start - 70, 0) : start].rpartition("\n")[2]
    return "/" in before or "số" in before


def deadline_after_event(source: Source) -> Iterator[Finding]:
    """Work for the event that is due only after it."""
    window = event_window(source)
    if window is None:
        return
    for task in source.plan.tasks:
        if task.deadline is None or task.deadline <= window.last + _length(source):
            continue
        action = fold(task.action)
        if _BEFOREHAND.search(action) and not _AFTERWARDS.search(action):
            yield finding(
                "dates.deadline-after-event",
                Severity.WARNING,
                f"Hạn {vn_date(task.deadline)} sau ngày tổ chức ({_say(window)}), "
                "trong khi việc này phải xong trước.",
                [task.lines, source.plan.event.lines],
                "Hãy sửa hạn hoặc ngày tổ chức.",
            )


def _length(source: Source) -> timedelta:
    return timedelta(days=max(int(source.plan.event.duration_days or 1) - 1, 0))


def _say(window: Window) -> str:
    if window.is_day:
        return vn_date(window.first)
    return f"từ {vn_date(window.first)} đến {vn_date(window.last)}"


def day_off(source: Source) -> Iterator[Finding]:
    """A deadline or an event on a day off (weekend, public holiday)."""
    event = source.plan.event
    if event.start and not source.calendar.is_working_day(event.start):
        yield finding(
            "dates.day-off",
            Severity.HINT,
            f"Ngày tổ chức {vn_date(event.start)} ({_DAY_NAMES[event.start.weekday()]}) "
            "là ngày nghỉ.",
            [event.lines],
            "Hãy xác nhận vẫn tổ chức vào ngày nghỉ, hoặc chọn ngày khác.",
        )
    due: dict[date, list[Lines]] = {}
    for task in source.plan.tasks:
        if task.deadline and not source.calendar.is_working_day(task.deadline):
            due.setdefault(task.deadline, []).append(task.lines)
    for day, lines in sorted(due.items()):
        before = source.calendar.add_working_days(day, -1)
        yield finding(
            "dates.day-off",
            Severity.HINT,
            f"Hạn {vn_date(day)} ({_DAY_NAMES[day.weekday()]}) là ngày nghỉ.",
            lines,
            f"Hãy lấy ngày làm việc liền trước ({vn_date(before)}) làm hạn.",
        )


def award_procedure(source: Source) -> Iterator[Finding]:
    """The deadline of award papers against the working days that the award procedure takes.

    Source: published procedures for giấy khen; the figures are ``norms``
    ``procedure.award-working-days`` and ``-max``, which the office confirms.
    """
    window = event_window(source)
    due = [
        (task.deadline, task)
        for task in source.plan.tasks
        if task.deadline and _MERIT.search(fold(" ".join((*task.owners, task.action))))
    ]
    awards = source.plan.awards
    if window is None or not due or not (awards.collectives or awards.individuals):
        return
    deadline, task = max(due, key=lambda item: item[0])
    needed = _working_days_needed(deadline)
    if needed is not None and deadline <= window.last:
        yield from _against_procedure(source, window, deadline, task, needed)


def _working_days_needed(day: date) -> tuple[int, int] | None:
    # Here, because reading YAML takes longer than all findings and few plans get this far.
    from hoinghi import norms

    try:
        return (
            norms.figure("procedure.award-working-days", day).amount,
            norms.figure("procedure.award-working-days-max", day).amount,
        )
    except norms.NormNotFound:
        return None


def _against_procedure(
    source: Source, window: Window, deadline: date, task: Task, needed: tuple[int, int]
) -> Iterator[Finding]:
    calendar = source.calendar
    least, most = needed
    early, late = (calendar.add_working_days(deadline, n) for n in needed)
    # Of a whole month enough may be left after the procedure.
    if late < window.first or window.last - late >= _ENOUGH_LEFT:
        return
    when = vn_date(window.first) if window.is_day else (
        f"“{source.plan.event.date_text}” (hiểu là {_say(window)})"
    )  # fmt: skip
    verdict = "sẽ không kịp có" if early > window.last else "có thể chưa kịp có"
    latest = calendar.add_working_days(window.first, -(most + 1))
    yield finding(
        "dates.award-procedure",
        Severity.WARNING,
        f"Xét khen thưởng cần {least}–{most} ngày làm việc kể từ hạn nhận hồ sơ: "
        f"{vn_date(deadline)} + {least} ngày làm việc = {vn_date(early)}, "
        f"+ {most} = {vn_date(late)}; hội nghị tổ chức {when}, {verdict} quyết định khen thưởng.",
        [task.lines, source.plan.event.lines],
        f"Hãy nhận báo cáo thành tích chậm nhất ngày {vn_date(latest)}, hoặc tổ chức hội nghị sau "
        f"ngày {vn_date(late)}. Số ngày làm việc theo thủ tục ở một số địa phương, cơ quan cần "
        "xác nhận.",
    )


RULES = (
    Rule("dates.no-such-day", "Ngày không có trong lịch", no_such_day),
    Rule("dates.weekday", "Thứ không khớp với ngày", weekday),
    Rule("dates.before-issue", "Ngày tổ chức, hạn sớm hơn ngày ban hành", before_issue),
    Rule("dates.year-slip", "Ngày ghi nhầm năm trước", year_slip),
    Rule("dates.deadline-after-event", "Hạn sau ngày tổ chức", deadline_after_event),
    Rule("dates.day-off", "Hạn, ngày tổ chức rơi vào ngày nghỉ", day_off),
    Rule("dates.award-procedure", "Hạn nhận hồ sơ so với thời gian xét khen thưởng",
         award_procedure),
)  # fmt: skip
