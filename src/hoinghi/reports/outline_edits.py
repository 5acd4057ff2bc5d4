"""Sửa một đề cương: thêm, bỏ, chuyển mục và chỉ tiêu; số mục tự đánh. Python thuần.

Everything is named by what lasts (``OutlineSection.lasting``, ``Indicator.code``), never by its
place: two people who work on one draft do not move each other's things by mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from hoinghi.reports.formulas import YEARS
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.outlines import Outline, OutlineSection, SectionKind
from hoinghi.violations import RuleViolation

MOST_SECTIONS = 60
MOST_INDICATORS = 300
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Gone(RuleViolation):
    """What was to be changed is no longer there."""

    code = "reports.outline-gone"

    def __init__(self, what: str) -> None:
        self.remedy = "Người khác có thể vừa bỏ; hãy tải lại trang và xem đề cương như đang có."
        super().__init__(f"Không còn {what} trong đề cương. {self.remedy}")


class Needed(RuleViolation):
    """A figure that others are computed from."""

    code = "reports.outline-needed"

    def __init__(self, code: str, by: Sequence[str]) -> None:
        self.remedy = "Hãy bỏ hoặc sửa công thức của các chỉ tiêu ấy trước."
        super().__init__(f"{code} được dùng để tính {', '.join(by)}. {self.remedy}")


class CodeTaken(RuleViolation):
    """Two figures by one code."""

    code = "reports.outline-code-taken"

    def __init__(self, code: str) -> None:
        self.remedy = "Hãy chọn mã khác, hoặc sửa chỉ tiêu đang có."
        super().__init__(f"Đề cương đã có chỉ tiêu mang mã {code}. {self.remedy}")


class TooMany(RuleViolation):
    """More than anybody answers."""

    code = "reports.outline-too-many"

    def __init__(self, what: str, most: int) -> None:
        self.remedy = "Hãy gộp bớt, hoặc lập thêm một đề cương."
        super().__init__(f"Một đề cương có nhiều nhất {most} {what}. {self.remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What somebody writes of a section."""

    title: str
    asks: tuple[str, ...] = ()
    kind: SectionKind = SectionKind.TEXT
    most_words: int | None = None


def keyed(outline: Outline) -> Outline:
    """Give every section its lasting name, so that its number may change."""
    return replace(
        outline, sections=tuple(replace(one, key=one.lasting) for one in outline.sections)
    )


def add_section(outline: Outline, written: Written, *, level: int, after: str = "") -> Outline:
    """Put a section after that of key *after* and its parts, at the end for ""."""
    if len(outline.sections) >= MOST_SECTIONS:
        raise TooMany("mục", MOST_SECTIONS)
    every = list(outline.sections)
    at = _block(every, _at(every, after)).stop if after and level == 1 else len(every)
    if after and level > 1:
        at = _at(every, after) + 1
    made = _told(OutlineSection(number="", title="", asks=(), key=_new_key(every)), written)
    levels = _levels(every)
    every.insert(at, made)
    levels.insert(at, level)
    return _with(outline, every, levels)


def change_section(outline: Outline, key: str, written: Written) -> Outline:
    """Write a section anew where it stands."""
    every = list(outline.sections)
    at = _at(every, key)
    every[at] = _told(every[at], written)
    return replace(outline, sections=tuple(every))


def remove_section(outline: Outline, key: str) -> Outline:
    """Take out a section with its parts and the figures asked under them.

    Raises:
        Needed: A figure elsewhere is computed from one of them.
    """
    every = list(outline.sections)
    block = _block(every, _at(every, key))
    codes = {code for one in every[block.start : block.stop] for code in one.indicators}
    _require_unneeded(outline, codes)
    kept = every[: block.start] + every[block.stop :]
    levels = _levels(every)
    left = levels[: block.start] + levels[block.stop :]
    return _listed(_with(outline, kept, left), outline.indicators.values())


def step(outline: Outline, key: str, *, up: bool) -> Outline:
    """Move a section one place: a part past the next line, a section past the next section."""
    every = list(outline.sections)
    at = _at(every, key)
    block = _block(every, at)
    if _levels(every)[at] > 1:
        target = at - 1 if up else at + 2
        return outline if not 1 <= target <= len(every) else _moved(outline, block, target)
    if up:
        return outline if at == 0 else _moved(outline, block, _heading(every, at - 1))
    if block.stop >= len(every):
        return outline
    return _moved(outline, block, _block(every, block.stop).stop)


def place(outline: Outline, key: str, *, before: str = "") -> Outline:
    """Move a section before that of key *before*; to the end for ""."""
    every = list(outline.sections)
    at = _at(every, key)
    target = _at(every, before) if before else len(every)
    is_part = _levels(every)[at] > 1
    if not is_part and target < len(every):
        target = _heading(every, target)
    if is_part and target == 0:
        target = 1
    block = _block(every, at)
    return outline if block.start <= target <= block.stop else _moved(outline, block, target)


def shift(outline: Outline, key: str, *, deeper: bool) -> Outline:
    """Make a section a part of the one above it, or a part a section of its own."""
    every = list(outline.sections)
    at, levels = _at(every, key), _levels(every)
    if at > 0:
        levels[at] = 2 if deeper else 1
    return _with(outline, every, levels)


def ask(outline: Outline, key: str, wanted: Iterable[Indicator]) -> Outline:
    """Ask for figures under a section; one that stands elsewhere moves there."""
    every = list(outline.sections)
    at = _at(every, key)
    new = {one.code: one for one in wanted}
    if len(outline.indicators.keys() | new.keys()) > MOST_INDICATORS:
        raise TooMany("chỉ tiêu", MOST_INDICATORS)
    for place_, one in enumerate(every):
        kept = tuple(code for code in one.indicators if code not in new)
        codes = (*kept, *new) if place_ == at else kept
        every[place_] = replace(one, indicators=codes)
    known = {**{one.code: one for one in new.values()}, **outline.indicators}
    return _listed(replace(outline, sections=tuple(every)), known.values())


def define(outline: Outline, key: str, made: Indicator, *, instead_of: str = "") -> Outline:
    """Put an indicator of the office's own under a section, or in place of another.

    Raises:
        CodeTaken: Another one has its code.
    """
    if made.code != instead_of and made.code in outline.indicators:
        raise CodeTaken(made.code)
    if not instead_of:
        return ask(outline, key, (made,))
    if instead_of not in outline.indicators:
        raise Gone(f"chỉ tiêu {instead_of}")
    if made.code != instead_of:
        _require_unneeded(outline, {instead_of})
    sections = tuple(
        replace(
            one,
            indicators=tuple(made.code if c == instead_of else c for c in one.indicators),
        )
        for one in outline.sections
    )
    known = {**outline.indicators, made.code: made}
    changed = _listed(replace(outline, sections=sections), known.values())
    section = section_of_figure(changed, made.code)
    return ask(changed, key, (made,)) if key and section != key else changed


def drop(outline: Outline, code: str) -> Outline:
    """Ask for a figure no longer.

    Raises:
        Gone: It is not asked for.
        Needed: Another one is computed from it.
    """
    if code not in outline.indicators:
        raise Gone(f"chỉ tiêu {code}")
    _require_unneeded(outline, {code})
    sections = tuple(
        replace(one, indicators=tuple(c for c in one.indicators if c != code))
        for one in outline.sections
    )
    return _listed(replace(outline, sections=sections), outline.indicators.values())


def step_figure(outline: Outline, code: str, *, up: bool) -> Outline:
    """Move a figure one place within its section, past its edge into the next one."""
    every = list(outline.sections)
    at = next((n for n, one in enumerate(every) if code in one.indicators), None)
    if at is None:
        raise Gone(f"chỉ tiêu {code}")
    own = list(every[at].indicators)
    was = own.index(code)
    own.remove(code)
    now = was - 1 if up else was + 1
    if 0 <= now <= len(own):
        own.insert(now, code)
        every[at] = replace(every[at], indicators=tuple(own))
        return replace(outline, sections=tuple(every))
    other = at - 1 if up else at + 1
    if not 0 <= other < len(every):
        return outline
    every[at] = replace(every[at], indicators=tuple(own))
    there = every[other].indicators
    every[other] = replace(every[other], indicators=(*there, code) if up else (code, *there))
    return replace(outline, sections=tuple(every))


def section_of_figure(outline: Outline, code: str) -> str:
    """Give the key of the section under which a figure is asked; "" for none."""
    return next((one.lasting for one in outline.sections if code in one.indicators), "")


def _with(outline: Outline, every: Sequence[OutlineSection], levels: Sequence[int]) -> Outline:
    return replace(outline, sections=tuple(_numbered(every, levels)))


def _numbered(every: Sequence[OutlineSection], levels: Sequence[int]) -> Iterable[OutlineSection]:
    above, own = 0, 0
    for one, level in zip(every, levels, strict=True):
        if level == 1 or above == 0:
            above, own = above + 1, 0
            yield replace(one, number=roman(above))
        else:
            own += 1
            yield replace(one, number=f"{roman(above)}.{own}")


def roman(number: int) -> str:
    """Write a number as headings do, up to 89."""
    told = ""
    for value, letters in ((50, "L"), (40, "XL"), *_ROMAN):
        times, number = divmod(number, value)
        told += letters * times
    return told


def _levels(every: Sequence[OutlineSection]) -> list[int]:
    return [one.numbering[0] for one in every]


def _at(every: Sequence[OutlineSection], key: str) -> int:
    for at, one in enumerate(every):
        if one.lasting == key:
            return at
    raise Gone("mục ấy")


def _heading(every: Sequence[OutlineSection], at: int) -> int:
    levels = _levels(every)
    return next(n for n in range(at, -1, -1) if levels[n] == 1)


def _block(every: Sequence[OutlineSection], at: int) -> range:
    """Give the places of a section and its parts."""
    levels = _levels(every)
    if levels[at] > 1:
        return range(at, at + 1)
    stop = next((n for n in range(at + 1, len(every)) if levels[n] == 1), len(every))
    return range(at, stop)


def _moved(outline: Outline, block: range, target: int) -> Outline:
    every, levels = list(outline.sections), _levels(outline.sections)
    order = [n for n in range(len(every)) if n not in block]
    where = sum(n < target for n in order)
    order[where:where] = list(block)
    return _with(outline, [every[n] for n in order], [levels[n] for n in order])


def _told(one: OutlineSection, written: Written) -> OutlineSection:
    return replace(
        one,
        title=written.title,
        asks=written.asks,
        kind=written.kind,
        most_words=written.most_words,
    )


def _new_key(every: Sequence[OutlineSection]) -> str:
    taken = {one.lasting for one in every}
    return next(key for n in count(1) if (key := f"m{n}") not in taken)


def _require_unneeded(outline: Outline, codes: set[str]) -> None:
    for code in sorted(codes):
        by = [
            one.code
            for one in outline.indicators.values()
            if one.formula and code in one.formula.names - {YEARS} and one.code not in codes
        ]
        if by:
            raise Needed(code, by)


def _listed(outline: Outline, known: Iterable[Indicator]) -> Outline:
    """Keep of *known* what the sections ask for, in their order."""
    by_code = {one.code: one for one in known}
    codes = [code for section in outline.sections for code in section.indicators]
    return replace(outline, indicators={code: by_code[code] for code in codes})
