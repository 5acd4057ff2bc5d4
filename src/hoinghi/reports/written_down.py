"""Từ điều trang gửi lên đến ``Written``: ô nào, trước đó là gì, nay là gì."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content, answer_in
from hoinghi.reports.merging import Written
from hoinghi.reports.rich_text import clean, of_paragraphs, plain
from hoinghi.reports.typed import Entered, Problem, Status, answer_of, status_of, text_of
from hoinghi.units.day_fields import is_workable, read_day
from hoinghi.violations import RuleViolation

LONGEST_TEXT: Final = 200_000
"""Characters of one section: more than any outline allows, less than would harm."""
_LONGEST_CLEAN: Final = 6 * LONGEST_TEXT
"""Cleaning writes "<" as "&lt;"."""
LONGEST_REASON: Final = 2_000
FIGURE, STATUS, AS_OF, AS_OF_SEEN, OWN_DAY = "so", "noi", "ngay", "ngay-cu", "ngay-rieng"
TEXT, REASON, PROJECT = "loi", "ly-do", "du-an"
"""Names of fields: ``so:NG03|2023|``, ``ngay-rieng:NG03|2023|``, ``loi:II.1``, ``du-an:DA2``."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What no keyboard types and PostgreSQL keeps in no text."""
ODD = "?"
"""Ends the key of what was said about an unusual figure."""


class TextTooLong(RuleViolation):
    """Words of one section beyond what is kept; cutting them off would lose them unsaid."""

    code = "reports.text-too-long"

    def __init__(self, number: str) -> None:
        self.remedy = "Hãy rút ngắn mục này, hoặc đính kèm phần dài thành tệp."
        super().__init__(f"Lời của mục {number} dài quá mức giữ được. {self.remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDown:
    """What was written, and the cells whose words are not taken."""

    written: Written
    problems: Mapping[Cell, Problem] = field(default_factory=lambda: MappingProxyType({}))


def of_page(told: Mapping[str, Any], asked: Asked) -> WrittenDown:
    """Read what the script of the page sends; places that are not asked for are left out.

    ``told`` is ``{"answers": {cell: {"before", "typed", "status", "as_of"}}, "texts": {number:
    {"before", "after"}}, "reasons": {key: {"before", "after"}}}``.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: It is not of that shape.
        TextTooLong: A section is longer than what is kept.
    """
    cells = {str(cell): cell for cell in asked.cells()}
    entered = {
        cells[name]: (_before(one["before"]), _entered(one))
        for name, one in told.get("answers", {}).items()
        if name in cells
    }
    answers, problems = _answers(entered, asked)
    return WrittenDown(
        written=Written(
            answers=answers,
            texts=_texts(told.get("texts", {}), asked),
            reasons=_reasons(told.get("reasons", {}), asked),
        ),
        problems=problems,
    )


def of_form(posted: Mapping[str, str], seen: Content, asked: Asked) -> WrittenDown:
    """Read the form as a browser without scripts sends it; *seen* is what its page had shown."""
    entered = {}
    for cell in asked.cells():
        name = f"{FIGURE}:{cell}"
        if name in posted:
            before = seen.answers.get(cell)
            entered[cell] = (before, _of_fields(posted, cell, before))
    answers, problems = _answers(entered, asked)
    return WrittenDown(
        written=Written(
            answers=answers | _of_projects(posted, seen, asked),
            texts=dict(_plain_texts(posted, seen, asked)),
            reasons=_reasons(
                {
                    name.partition(":")[2]: {
                        "before": seen.reasons.get(name.partition(":")[2]),
                        "after": text,
                    }
                    for name, text in posted.items()
                    if name.startswith(f"{REASON}:")
                },
                asked,
            ),
        ),
        problems=problems,
    )


def _answers(
    entered: Mapping[Cell, tuple[Answer | None, Entered]], asked: Asked
) -> tuple[dict[Cell, tuple[Answer | None, Answer | None]], dict[Cell, Problem]]:
    found, problems = {}, {}
    for cell, (before, one) in entered.items():
        after = answer_of(one, asked.indicators[cell.indicator].decimals)
        if isinstance(after, Problem):
            problems[cell] = after
        elif after != before:
            found[cell] = (before, after)
    return found, problems


def _before(told: list[Any] | None) -> Answer | None:
    return None if told is None else answer_in(told)


def _entered(told: Mapping[str, Any]) -> Entered:
    return _with_day(str(told["typed"]), Status(told["status"]), told.get("as_of") or "")


def _with_day(typed: str, status: Status, day: str) -> Entered:
    as_of = read_day(day)
    if as_of and not is_workable(as_of):
        as_of = None  # 0203, 3023: a slip of the hand
    odd_day = "" if as_of else day.strip()
    return Entered(typed=typed, status=status, as_of=as_of, odd_day=odd_day)


def _of_fields(posted: Mapping[str, str], cell: Cell, before: Answer | None) -> Entered:
    typed = posted[f"{FIGURE}:{cell}"]
    told = posted.get(f"{STATUS}:{cell}", "")
    status = Status(told) if told in set(Status) else Status.PRELIMINARY
    own = posted.get(f"{OWN_DAY}:{cell}")
    if own and own.strip():
        return _with_day(typed, status, own)
    told, shown = (
        posted.get(f"{AS_OF}:{cell.period}", ""),
        posted.get(f"{AS_OF_SEEN}:{cell.period}", ""),
    )
    day = read_day(told) or (read_day(shown) if told.strip() else None)
    is_as_shown = typed.strip() == text_of(before) and status is status_of(before)
    # A figure that says no day is not changed by a day that stands for all of its year.
    is_own_kept = before is not None and (own is None or before.as_of is None)
    if before and is_own_kept and is_as_shown and day == read_day(shown):
        return Entered(typed=typed, status=status, as_of=before.as_of)
    return Entered(typed=typed, status=status, as_of=day)


def _of_projects(
    posted: Mapping[str, str], seen: Content, asked: Asked
) -> dict[Cell, tuple[Answer | None, Answer | None]]:
    """Write "không áp dụng" into all cells of a project that the body has nothing to do with."""
    found: dict[Cell, tuple[Answer | None, Answer | None]] = {}
    for cell in asked.cells():
        project = cell.part.partition("/")[0]
        before = seen.answers.get(cell)
        none = Answer(said=Said.NOT_APPLICABLE)
        if project and posted.get(f"{PROJECT}:{project}") == "no" and before != none:
            found[cell] = (before, none)
    return found


def _texts(told: Mapping[str, Any], asked: Asked) -> dict[str, tuple[str | None, str | None]]:
    own = {one.number for one in asked.written}
    return {
        number: (one["before"], _kept_text(number, one["after"]))
        for number, one in told.items()
        if number in own
    }


def _kept_text(number: str, after: str) -> str | None:
    if len(after) > LONGEST_TEXT:
        raise TextTooLong(number)
    return clean(after) or None


def _plain_texts(posted: Mapping[str, str], seen: Content, asked: Asked):  # type: ignore[no-untyped-def] # pairs
    for one in asked.written:
        name, before = f"{TEXT}:{one.number}", seen.texts.get(one.number)
        if name not in posted:
            continue
        lines = [line.strip() for line in posted[name][:LONGEST_TEXT].splitlines()]
        told = "\n".join(line for line in lines if line)
        # What nobody touched keeps its tables and letters; plain words would lose them.
        # What the browser says it had seen is not clean before it is cleaned.
        if told != plain(clean((before or "")[:_LONGEST_CLEAN])):
            after = clean(of_paragraphs(tuple(told.splitlines()))) or None
            yield one.number, (before, after)


def _reasons(told: Mapping[str, Any], asked: Asked) -> dict[str, tuple[str | None, str | None]]:
    found = {}
    for key, one in told.items():
        after = reason_kept(one["after"])
        if _is_reason(key, asked) and one["before"] != after:
            found[key] = (one["before"], after)
    return found


def reason_kept(text: str) -> str | None:
    """Give a reason as it is kept; None for one that says nothing."""
    return _CONTROL.sub("", text).strip()[:LONGEST_REASON] or None


def _is_reason(key: str, asked: Asked) -> bool:
    """Tell whether *key* is of something that may be asked about: a draft holds no others."""
    code, _bar, rest = key.partition("|")
    period, _bar, rest = rest.partition("|")
    part, _bar, rule = rest.partition("|")
    one = asked.indicators.get(code)
    is_place = part in ("", *asked.parts) and any(
        period == known.code for known in asked.outline.periods
    )
    return (
        one is not None and is_place and rule in (ODD, *(condition.text for condition in one.soft))
    )
