"""Câu chữ về kết quả, số nào cũng gắn với số tổng hợp của nó. Python thuần.

A paragraph is a row of pieces: words of ours, and figures (``Bound``) that say which total they
are. When a total changes, so does the paragraph, and what it said before can be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Protocol

from hoinghi.papers.words import capitalise_first, format_number
from hoinghi.reports.checking import rounded
from hoinghi.reports.formulas import YEARS
from hoinghi.reports.indicators import Chain, Direction, Indicator, OverTime, OverUnits
from hoinghi.reports.outlines import Outline, OutlineSection
from hoinghi.reports.periods import Period

_RANKED: Final = 3
COMPLETENESS: Final = "day-du"
"""Source of a figure that tells how many bodies reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A figure of all bodies: how many of those expected reported it, and how many officially.

    ``periods`` are the codes of what it is of, in order.
    """

    value: Decimal
    reported: int
    expected: int
    official: int
    periods: tuple[str, ...] = ()


class Totals(Protocol):
    """What the words are made from."""

    def total(self, indicator: str, period: str) -> Total | None:
        """Give the figure of a period; ``period`` "" of all of them together."""

    def by_body(self, indicator: str, period: str) -> Mapping[str, Decimal]:
        """Give the figure of each body that has one, by its name."""

    def target(self, indicator: str, period: str) -> Decimal | None:
        """Give what was to be reached."""

    def is_broken_between(self, indicator: str, before: str, after: str) -> bool:
        """Tell whether its figures of two periods are not to be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A figure in a sentence. ``label``: what it is; ``source``: which total ("NG03|2023")."""

    shown: str
    label: str
    source: str


Piece = str | Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A paragraph of the draft under the section ``section``; ``key`` names it for good."""

    key: str
    section: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.shown for one in self.pieces)

    @property
    def bound(self) -> tuple[Bound, ...]:
        return tuple(one for one in self.pieces if isinstance(one, Bound))


def results(
    outline: Outline, section: OutlineSection, totals: Totals, indicators: Sequence[str]
) -> Iterator[Told]:
    """Tell what *indicators* of *section* came to, a paragraph for each project and subject."""
    teller = _Teller(outline=outline, totals=totals)
    for project, codes in _by_project(outline, indicators).items():
        pieces = tuple(_joined(teller.sentences(codes), _project_named(outline, project)))
        if pieces:
            key = f"{section.number}/{project}"
            yield Told(key=key, section=section.number, pieces=pieces)
        yield from teller.rankings(section, codes)


def money(outline: Outline, section: OutlineSection, totals: Totals) -> Iterator[Told]:
    """Tell what was assigned, spent and raised, of all projects together."""
    teller = _Teller(outline=outline, totals=totals)
    codes = [code for code in section.indicators if outline.indicators[code].by_project]
    if pieces := list(_joined(teller.sentences(codes))):
        yield Told(key=f"{section.number}/von", section=section.number, pieces=tuple(pieces))


def _by_project(outline: Outline, codes: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in codes:
        one = outline.indicators[code]
        if not one.by_project:
            found.setdefault(one.project, []).append(code)
    return found


def _project_named(outline: Outline, code: str) -> str:
    return next((one.title for one in outline.projects if one.code == code.rstrip("+")), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """What is said, and of how many of the bodies that were to report it."""

    pieces: tuple[Piece, ...]
    reported: int
    expected: int

    @property
    def counted(self) -> str:
        """Write "17/22"; "" where nobody is missing."""
        return f"{self.reported}/{self.expected}" if self.reported < self.expected else ""


def _joined(sentences: Iterable[_Sentence], lead: str = "") -> Iterator[Piece]:
    """Put sentences one after another behind *lead*, each with a capital and a full stop.

    How many bodies they are of is said once where it is the same of all.
    """
    every = list(sentences)
    alike = len({one.counted for one in every}) == 1
    for number, one in enumerate(every):
        first, *rest = one.pieces
        if number:
            yield " "
        elif lead:
            yield f"{lead}: "
        is_inside = bool(lead) and not number
        yield first if isinstance(first, Bound) or is_inside else capitalise_first(first)
        yield from rest
        if one.counted and not alike:
            yield from (" (số liệu của ", _counted(one), " đơn vị)")
        yield "."
    if every and alike and every[0].counted:
        yield from (" (Số liệu của ", _counted(every[0]), " đơn vị.)")


def _counted(one: _Sentence) -> Bound:
    return Bound(shown=one.counted, label="Số đơn vị đã báo cáo", source=COMPLETENESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    outline: Outline
    totals: Totals

    def sentences(self, codes: Sequence[str]) -> Iterator[_Sentence]:
        told: set[str] = set()
        for code in codes:
            if code in told:
                continue
            pair = self._startof_period(code, codes)
            if pair is not None and (said := self._course(code, pair)):
                told |= {code, pair}
                yield said
        for code in codes:
            one = self.outline.indicators[code]
            if code in told or one.over_time is OverTime.FIRST or one.chain is Chain.CONTEXT:
                continue
            if said := self._one(one):
                yield said

    def rankings(self, section: OutlineSection, codes: Sequence[str]) -> Iterator[Told]:
        """Name the bodies that stand out in each rate that is better up or down."""
        for code in codes:
            one = self.outline.indicators[code]
            if one.over_units is not OverUnits.RATIO or is_yearly(one):
                continue
            if pieces := self._ranked(one):
                key = f"{section.number}/{code}/xep-hang"
                yield Told(key=key, section=section.number, pieces=pieces)

    def _startof_period(self, code: str, codes: Sequence[str]) -> str | None:
        """Give the figure of the start of the period that *code* is the end of."""
        one = self.outline.indicators[code]
        if one.over_time is not OverTime.LATEST or one.is_computed:
            return None
        name = one.name.replace("cuối kỳ", "đầu kỳ")
        if name == one.name:
            return None
        every = self.outline.indicators.values()
        return next((other.code for other in every if other.name == name), None)

    def _course(self, code: str, start: str) -> _Sentence | None:
        """Say "cuối năm 2023 có 1.234 hộ nghèo, giảm 400 hộ (24,5%) so với đầu năm 2021"."""
        one = self.outline.indicators[code]
        first, last = self._span(one)
        before, now = self._total(start, first), self._total(code, last)
        if now is None:
            return None
        said: list[Piece] = [f"{bare(one.name)} cuối {of_period(last)} là "]
        said.append(self._bound(one, last, now.value))
        if before is not None:
            said += [", ", *self._change(one, before.value, now.value)]
            said += [f" so với đầu {of_period(first)} ("]
            said += [self._bound(self.outline.indicators[start], first, before.value), ")"]
        return _sentence(now, [*said, *self._against(one, last, now.value)])

    def _one(self, one: Indicator) -> _Sentence | None:
        if one.over_time is OverTime.SUM or is_yearly(one):
            return self._of_all(one)
        first, last = self._span(one)
        now = self._total(one.code, last)
        if now is None:
            return None
        said: list[Piece] = [f"{bare(one.name)} {of_period(last)} là "]
        said.append(self._bound(one, last, now.value))
        before = self._total(one.code, first) if first != last else None
        if before is not None:
            said += [", ", *self._change(one, before.value, now.value)]
            said += [f" so với {of_period(first)} (", self._bound(one, first, before.value), ")"]
        return _sentence(now, [*said, *self._against(one, last, now.value)])

    def _of_all(self, one: Indicator) -> _Sentence | None:
        """Say what all periods came to together, and the last of them."""
        whole = self.totals.total(one.code, "")
        if whole is None:
            return None
        first, last = self._of_periods(whole)
        span = f"giai đoạn {first.code} - {last.code}" if first != last else of_period(last)
        said: list[Piece] = [f"{bare(one.name)} {span} là ", self._bound(one, None, whole.value)]
        aim = self._against(one, None, whole.value)
        if is_yearly(one):
            return _sentence(whole, [*said, *(aim or self._against(one, last, whole.value))])
        own = self._total(one.code, last) if first != last else None
        if own is not None:
            joint = ";" if aim else ","
            said += [
                *aim,
                f"{joint} riêng {of_period(last)} là ",
                self._bound(one, last, own.value),
            ]
            aim = ()
        judged = (own or whole).value
        return _sentence(whole, [*said, *aim, *self._against(one, last, judged)])

    def _of_periods(self, total: Total) -> tuple[Period, Period]:
        every = self.outline.periods
        inside = [one for one in every if one.code in total.periods] or list(every)
        return inside[0], inside[-1]

    def _change(self, one: Indicator, before: Decimal, now: Decimal) -> Iterator[Piece]:
        """Say by how much it rose or fell: points of a rate, else the number and its share."""
        difference = now - before
        if not difference:
            yield "không thay đổi"
            return
        yield "tăng " if difference > 0 else "giảm "
        amount = format_number(rounded(abs(difference), one.decimals))
        said = f"{amount} điểm phần trăm" if one.unit == "%" else f"{amount} {_counted_as(one)}"
        if before and one.unit != "%":
            said += f" ({format_number(rounded(100 * abs(difference) / before, 1))}%)"
        yield Bound(shown=said, label=f"Mức đổi: {one.name}", source=f"{one.code}|thay-doi")

    def _against(self, one: Indicator, period: Period | None, value: Decimal) -> tuple[Piece, ...]:
        target = self.totals.target(one.code, period.code if period else "")
        if target is None or one.direction is Direction.NONE:
            return ()
        is_met = value >= target if one.direction is Direction.UP else value <= target
        aim = Bound(
            shown=_shown(one, target),
            label=f"Chỉ tiêu giao: {one.name}",
            source=f"{one.code}|chi-tieu",
        )
        return (", đạt chỉ tiêu giao (" if is_met else ", chưa đạt chỉ tiêu giao (", aim, ")")

    def _ranked(self, one: Indicator) -> tuple[Piece, ...]:
        last = self.outline.periods[-1]
        every = self.totals.by_body(one.code, last.code)
        if len(every) < 2 * _RANKED or one.direction is Direction.NONE:
            return ()
        is_up = one.direction is Direction.UP
        best = sorted(every.items(), key=lambda pair: pair[1], reverse=is_up)
        name = capitalise_first(bare(one.name))
        # Facts alone: whether a body did well is for those who know it to say.
        top, low = ("cao nhất", "thấp nhất") if is_up else ("thấp nhất", "cao nhất")
        said: list[Piece] = [f"{name} {of_period(last)}: {top} là "]
        said += self._listed(one, last, best[:_RANKED])
        said += [f"; {low} là ", *self._listed(one, last, best[: -_RANKED - 1 : -1])]
        return (*said, ".")

    def _listed(
        self, one: Indicator, period: Period, pairs: Sequence[tuple[str, Decimal]]
    ) -> Iterator[Piece]:
        for number, (body, value) in enumerate(pairs):
            if number:
                yield ", "
            yield f"{body} ("
            yield Bound(
                shown=_shown(one, value),
                label=f"{one.name}, {body}",
                source=f"{one.code}|{period.code}|{body}",
            )
            yield ")"

    def _bound(self, one: Indicator, period: Period | None, value: Decimal) -> Bound:
        when = period.title.lower() if period else "cả giai đoạn"
        return Bound(
            shown=_shown(one, value),
            label=f"{one.name}, {when}",
            source=f"{one.code}|{period.code if period else ''}",
        )

    def _total(self, code: str, period: Period) -> Total | None:
        return self.totals.total(code, period.code)

    def _span(self, one: Indicator) -> tuple[Period, Period]:
        return compared(self.outline, self.totals, one.code)


def compared(outline: Outline, totals: Totals, code: str) -> tuple[Period, Period]:
    """Give the first and last period that may be compared: nothing bridges a break."""
    periods = outline.periods
    first = periods[-1]
    for before, after in zip(reversed(periods[:-1]), reversed(periods[1:]), strict=True):
        if totals.is_broken_between(code, before.code, after.code):
            break
        first = before
    return first, periods[-1]


def _sentence(total: Total, pieces: Sequence[Piece]) -> _Sentence:
    return _Sentence(pieces=tuple(pieces), reported=total.reported, expected=total.expected)


def is_yearly(one: Indicator) -> bool:
    """Tell whether it is a mean of the years, which single years do not show."""
    return one.formula is not None and YEARS in one.formula.names


def of_period(period: Period) -> str:
    """Write "năm 2023" as it stands within a sentence."""
    return period.title[:1].lower() + period.title[1:]


def bare(name: str) -> str:
    """Take what the sentence says anyway out of the name of a figure."""
    name = re.sub(r"^trong đó:\s*", "", name, flags=re.IGNORECASE)
    name = re.sub(r" (?:đầu|cuối|trong) kỳ| \(theo dự án, nguồn\)", "", name)
    name = name.replace("bình quân năm", "bình quân mỗi năm")
    return name[:1].lower() + name[1:]


def _shown(one: Indicator, value: Decimal) -> str:
    number = format_number(rounded(value, one.decimals))
    if one.unit == "%":
        return f"{number}%"
    unit = _counted_as(one).replace("điểm %", "điểm phần trăm")
    # "bình quân mỗi năm … 1,31 điểm phần trăm/năm" says the year twice.
    return f"{number} {unit.removesuffix('/năm') if is_yearly(one) else unit}"


def _counted_as(one: Indicator) -> str:
    """Give the unit as a sentence says it: "số hộ … là 385 hộ", though the form counts houses."""
    return "hộ" if one.unit == "nhà" and bare(one.name).startswith("số hộ ") else one.unit
