"""Parts that a person marked in the source, read by the part's own reader. Python thuần.

The lines are set where a plan would have them, under a heading of their own, and read there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from hoinghi.reading.layout import see
from hoinghi.reading.plan import (
    AgendaItem,
    DelegateRule,
    Funding,
    LegalBasis,
    Lines,
    Part,
    Plan,
    Recipient,
    Section,
    Talk,
    Task,
)
from hoinghi.reading.reader import read_plan

_BULLET: Final = re.compile(r"\s*(?:[-–—+*•]|\d{1,2}[.)]|[a-zđ]\))\s")
_MARK: Final = re.compile(r"^\s*(?:[-–—+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]+\.)\s+")
_BASIS: Final = re.compile(r"\s*(?:Căn cứ|Thực hiện|Theo)\b", re.IGNORECASE)
#: More lines than any part has are no part.
MOST_LINES: Final = 200


class _Setting(NamedTuple):
    """What stands before the marked lines, and how their first line begins."""

    before: tuple[str, ...]
    opening: str = ""
    has: re.Pattern[str] = _BULLET


_SETTINGS: Final[Mapping[str, _Setting]] = {
    "tasks": _Setting(("I. TỔ CHỨC THỰC HIỆN",), "- "),
    "talks": _Setting(("I. THAM LUẬN TẠI HỘI NGHỊ",), "- "),
    "delegates": _Setting(("I. THÀNH PHẦN THAM DỰ",), "- "),
    "agenda": _Setting(("I. NỘI DUNG, CHƯƠNG TRÌNH HỘI NGHỊ",), "- "),
    "legal_bases": _Setting((), "Căn cứ ", _BASIS),
    "funding": _Setting(("I. KINH PHÍ",), "- "),
    "recipients": _Setting(("I. MỤC ĐÍCH", "- Thực hiện nghiêm túc./.", "Nơi nhận:"), "- "),
    "event": _Setting(("I. THỜI GIAN, ĐỊA ĐIỂM",)),
    "awards": _Setting(("I. KHEN THƯỞNG",)),
}
_BLANK: Final[Mapping[str, Callable[[str, Lines], Part]]] = {
    "tasks": lambda text, at: Task(
        owners=(), partners=(), action=text, deadline=None, deadline_text=None, lines=at
    ),
    "talks": lambda text, at: Talk(unit=text, topic=None, lines=at),
    "delegates": lambda text, at: DelegateRule(
        group=None, text=text, count=None, per_unit=None, lines=at
    ),
    "agenda": lambda text, at: AgendaItem(order=1, time=None, text=text, presenter=None, lines=at),
    "legal_bases": lambda text, at: LegalBasis(
        type="Văn bản", number=None, date=None, issuer=None, subject=text, lines=at
    ),
    "funding": lambda text, at: Funding(text=text, lines=at),
    "recipients": lambda text, at: Recipient(text=text, lines=at),
    "sections": lambda text, at: Section(path="", marker="", title=text, lines=at),
}


#: What a part of each kind cannot be without.
_MAIN: Final[Mapping[str, str]] = {
    "tasks": "action",
    "talks": "unit",
    "delegates": "text",
    "agenda": "text",
    "legal_bases": "type",
    "funding": "text",
    "recipients": "text",
    "sections": "title",
}


def read_marked(
    kind: str, texts: Sequence[str], lines: Lines, *, year: int | None = None
) -> tuple[Part, ...]:
    """Read the parts of *kind* (``edits.LISTS``) that the marked *texts* hold.

    Args:
        texts: What was marked, line by line.
        lines: Where it stands; a part found in some of as many lines as were marked gets those.
        year: Of the plan, for days without one.

    Returns:
        At least one part: where the reader finds none, one that says all that was marked.
    """
    setting = _SETTINGS.get(kind)
    said = " ".join(" ".join(texts).split())
    found: tuple[Part, ...] = getattr(_read(setting, texts, year)[0], kind) if setting else ()
    found = tuple(part for part in found if getattr(part, _MAIN[kind]))
    if not found:
        return (_BLANK[kind](_MARK.sub("", said).rstrip(" ;.:"), lines),)
    shift = _read_at(setting, year) if setting else 0
    whole = len(texts) == lines.last - lines.first + 1
    return tuple(
        # Every part of a list has lines.
        replace(part, rule="", doubt=None, lines=_moved(part, lines, shift, whole))  # type: ignore[call-arg]
        for part in found
    )


def read_marked_single(kind: str, texts: Sequence[str], *, year: int | None = None) -> Part | None:
    """Read the event or the awards that the marked *texts* state; none where they do not."""
    setting = _SETTINGS.get(kind)
    part: Part | None = getattr(_read(setting, texts, year)[0], kind) if setting else None
    return part if part and part.rule else None


def _head(year: int | None) -> tuple[str, ...]:
    day = (f"Hà Nội, ngày 01 tháng 01 năm {year}",) if year else ()
    return (*day, "KẾ HOẠCH", "Tổ chức Hội nghị")


def _read_at(setting: _Setting, year: int | None) -> int:
    """How many lines stand before those that were marked."""
    return len(_head(year)) + len(setting.before)


def _read(setting: _Setting | None, texts: Sequence[str], year: int | None) -> tuple[Plan, int]:
    if setting is None:
        return Plan(), 0
    own = [text.replace("\f", " ") for text in texts[:MOST_LINES]]
    if own and setting.opening and not setting.has.match(own[0]):
        own[0] = f"{setting.opening}{own[0].strip()}"
    if setting.opening == "- ":
        # Numbers out of their list would be headings.
        own = [_MARK.sub("- ", text) for text in own]
    before = (*_head(year), *setting.before)
    after = ("I. MỤC ĐÍCH", "- Thực hiện.") if not setting.before else ()
    return read_plan(see([*before, *own, *after])), len(before)


def _moved(part: Part, lines: Lines, shift: int, whole: bool) -> Lines:
    """The lines of *part* in the source."""
    own: Lines | None = getattr(part, "lines", None)
    if not whole or own is None:
        return lines
    first = min(max(lines.first, own.first - shift + lines.first - 1), lines.last)
    return Lines(first, min(max(first, own.last - shift + lines.first - 1), lines.last))
