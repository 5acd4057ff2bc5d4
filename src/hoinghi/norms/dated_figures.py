"""Figures of law (số liệu của luật): one number each, with the days it holds and its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from hoinghi.norms.errors import NormNotFound
from hoinghi.norms.periods import holds_on, last_days, overlay, period_of
from hoinghi.norms.records import Record, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of law as it holds from one day to another.

    Attributes:
        code: ``"spending.drinks-per-session"``: topic (its file) and name.
        name: What it is, in Vietnamese. ``unit``: đơn vị tính, "đồng/người/buổi".
        value: A whole number (money is đồng), a decimal factor, or yes and no.
        source: The text of law, or where the figure was taken from.
        verified: The source was seen; false means: confirm before relying on it.
        valid_from: First day. ``valid_to``: last day, none while no end is known.
    """

    code: str
    name: str
    unit: str
    value: Value
    source: str
    verified: bool
    valid_from: date
    valid_to: date | None

    @property
    def amount(self) -> int:
        """The value as a whole number: đồng, days, percent.

        Raises:
            TypeError: It is a factor or a yes and no.
        """
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise TypeError(f"{self.code} is no whole number: {self.value!r}")
        return self.value

    @property
    def factor(self) -> Decimal:
        """The value as an exact decimal (hệ số)."""
        return Decimal(self.value)

    @property
    def flag(self) -> bool:
        """The value as yes or no.

        Raises:
            TypeError: It is a number.
        """
        if not isinstance(self.value, bool):
            raise TypeError(f"{self.code} is no yes or no: {self.value!r}")
        return self.value


def read_figures(records: Iterable[Record], topic: str) -> dict[str, tuple[Figure, ...]]:
    """Read the files of one topic, later ones over earlier ones.

    Args:
        records: Whole files, the package's own first.
        topic: Every code must begin with it and a dot.

    Returns:
        Code → its figures in order of days.

    Raises:
        NormFileRefused: Anything in a file that is not understood.
    """
    entries: list[tuple[Figure, Record]] = []
    names: dict[str, tuple[str, str]] = {}
    for record in records:
        record.allow("figures")
        for code, body in record.named("figures"):
            if not code.startswith(f"{topic}."):
                raise body.refusal(f"mã “{code}” phải bắt đầu bằng “{topic}.”")
            names[code] = _name_and_unit(body, names.get(code))
            entries += _read_values(code, *names[code], body)
    by_code = groupby(overlay(entries), key=lambda entry: entry[0].code)
    return {code: _history(list(group)) for code, group in by_code}


def figure_on(figures: Mapping[str, tuple[Figure, ...]], code: str, on: date) -> Figure:
    """Pick the figure *code* that holds on the day *on*.

    Raises:
        NormNotFound: The code is unknown, or nothing holds on that day.
    """
    history = figures.get(code, ())
    for figure in history:
        if holds_on(figure, on):
            return figure
    raise NormNotFound(code, on, history[-1].name if history else None)


def _name_and_unit(body: Record, known: tuple[str, str] | None) -> tuple[str, str]:
    body.allow("name", "unit", "values")
    if known is None:
        return body.text("name"), body.text("unit")
    return body.optional_text("name") or known[0], body.optional_text("unit") or known[1]


def _read_values(code: str, name: str, unit: str, body: Record) -> list[tuple[Figure, Record]]:
    entries = []
    for record in body.records("values"):
        record.allow("from", "to", "value", "source", "verified")
        first, last = period_of(record)
        figure = Figure(
            code=code,
            name=name,
            unit=unit,
            value=record.value("value"),
            source=record.text("source"),
            verified=record.flag("verified"),
            valid_from=first,
            valid_to=last,
        )
        entries.append((figure, record))
    return entries


def _history(entries: list[tuple[Figure, Record]]) -> tuple[Figure, ...]:
    # The last spelling of name and unit counts for all years: one figure, one name.
    latest = entries[-1][0]
    return tuple(
        replace(figure, valid_to=last, name=latest.name, unit=latest.unit)
        for (figure, _), last in zip(entries, last_days(entries), strict=True)
    )
