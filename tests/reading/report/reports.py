"""The outline of the fixture reports, and how an answer is told from a figure."""

import json
from decimal import Decimal
from pathlib import Path

from hoinghi.reading.report import IndicatorSpec, OutlineSpec, SectionSpec

_ASKED = json.loads((Path(__file__).parent / "outline.json").read_text(encoding="utf-8"))
OUTLINE = OutlineSpec(
    sections=tuple(
        SectionSpec(number=s["number"], title=s["title"], asks=tuple(s["asks"]))
        for s in _ASKED["sections"]
    ),
    indicators=tuple(
        IndicatorSpec(
            code=i["code"], name=i["name"], unit=i["unit"], aliases=tuple(i["aliases"])
        )
        for i in _ASKED["indicators"]
    ),
)  # fmt: skip


def is_right(figure, answer):
    """Whether *figure* says what *answer* ``(code, value, …)`` does."""
    code, value, *more = answer
    if figure.code != code or ("plan" not in more and figure.role == "plan"):
        return False
    if value.lstrip("-")[:1].isdigit():
        if figure.value != Decimal(value):
            return False
    elif figure.state != value:
        return False
    facts = {figure.role, figure.status, figure.period.moment, figure.period.year}
    return all(
        one in facts or (isinstance(one, str) and one in (figure.dimension or "")) for one in more
    )


def missed(figures, answers):
    """The answers that no figure gives."""
    return [answer for answer in answers if not any(is_right(f, answer) for f in figures)]


def surely_wrong(figures, answers):
    """Figures marked sure that are no answer."""
    return [
        figure
        for figure in figures
        if figure.confidence == "sure" and not any(is_right(figure, a) for a in answers)
    ]


def values(reading, *, sure=False):
    """(code, value) of every figure with a number, in order."""
    return [
        (f.code, str(f.value))
        for f in reading.figures
        if f.value is not None and (not sure or f.confidence == "sure")
    ]
