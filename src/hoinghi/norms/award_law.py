"""The law on emulation and reward by date: which applies, who may award, what to cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from hoinghi.norms.errors import NormNotFound
from hoinghi.norms.periods import Dated, holds_on, overlay, period_of
from hoinghi.norms.records import Record

T = TypeVar("T", bound=Dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLaw:
    """A law and decree as they apply to decisions signed from one day to another.

    Attributes:
        code: ``"nd-98-2023"``. ``name``: how people call it.
        fund_clause: The article that says which fund pays the prize money.
    """

    code: str
    name: str
    fund_clause: str
    source: str
    verified: bool
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardPower:
    """Who may grant a form of award (thẩm quyền khen thưởng).

    Attributes:
        form: ``"commendation"`` giấy khen, ``"merit"`` bằng khen.
        level: ``"province"``, ``"provincial_agency"``, ``"district"``, ``"commune"``.
        holder: Chức danh, "Chủ tịch Ủy ban nhân dân huyện".
    """

    code: str
    form: str
    level: str
    holder: str
    source: str
    verified: bool
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A text of law that an award decision cites (căn cứ ban hành).

    Attributes:
        type: Tên loại, "Nghị định". ``subject``: trích yếu without "về việc"; a law's name.
        number: Số, ký hiệu. ``issued_on``: none where it is not known for certain.
        rank: Place in the decision, 1 first.
    """

    code: str
    rank: int
    type: str
    number: str
    issued_on: date | None
    issuer: str
    subject: str
    verified: bool
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class AwardLaws:
    """Laws, powers and citations of all times."""

    laws: tuple[AwardLaw, ...]
    powers: tuple[AwardPower, ...]
    citations: tuple[Citation, ...]

    def law_on(self, day: date) -> AwardLaw:
        """Give the law for a decision signed on *day*.

        Raises:
            NormNotFound: No law of that day is in the data.
        """
        for law in self.laws:
            if holds_on(law, day):
                return law
        raise NormNotFound("award-laws.laws", day, "pháp luật về thi đua, khen thưởng")

    def powers_on(self, day: date) -> tuple[AwardPower, ...]:
        """Give the powers to award on *day*."""
        return tuple(power for power in self.powers if holds_on(power, day))

    def citations_on(self, day: date) -> tuple[Citation, ...]:
        """Give what an award decision signed on *day* cites, in the order of the paper."""
        return tuple(citation for citation in self.citations if holds_on(citation, day))


def read_award_laws(records: Iterable[Record]) -> AwardLaws:
    """Read files of laws, later ones over earlier ones by code and first day.

    Raises:
        NormFileRefused: Anything in a file that is not understood.
    """
    whole = [record.allow("laws", "powers", "citations") for record in records]
    citations = _overlaid(whole, "citations", _read_citation)
    return AwardLaws(
        _overlaid(whole, "laws", _read_law),
        _overlaid(whole, "powers", _read_power),
        tuple(sorted(citations, key=attrgetter("rank"))),
    )


def _overlaid(records: Iterable[Record], key: str, read: Callable[[Record], T]) -> tuple[T, ...]:
    entries = ((read(item), item) for record in records for item in record.records(key))
    return tuple(item for item, _ in overlay(entries))


def _read_law(record: Record) -> AwardLaw:
    record.allow("code", "name", "fund_clause", "from", "to", "source", "verified")
    first, last = period_of(record)
    return AwardLaw(
        code=record.text("code"),
        name=record.text("name"),
        fund_clause=record.text("fund_clause"),
        source=record.text("source"),
        verified=record.flag("verified"),
        valid_from=first,
        valid_to=last,
    )


def _read_power(record: Record) -> AwardPower:
    record.allow("code", "form", "level", "holder", "from", "to", "source", "verified")
    first, last = period_of(record)
    return AwardPower(
        code=record.text("code"),
        form=record.text("form"),
        level=record.text("level"),
        holder=record.text("holder"),
        source=record.text("source"),
        verified=record.flag("verified"),
        valid_from=first,
        valid_to=last,
    )


def _read_citation(record: Record) -> Citation:
    record.allow(
        *("code", "rank", "type", "number", "issued_on", "issuer", "subject"),
        *("from", "to", "verified"),
    )
    first, last = period_of(record)
    return Citation(
        code=record.text("code"),
        rank=record.whole("rank"),
        type=record.text("type"),
        number=record.text("number"),
        issued_on=record.optional_day("issued_on"),
        issuer=record.text("issuer"),
        subject=record.text("subject"),
        verified=record.flag("verified"),
        valid_from=first,
        valid_to=last,
    )
