"""What the script of the writing page is told after saving: how each place stands now."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from hoinghi.reports.checking import Answer
from hoinghi.reports.content import answer_out
from hoinghi.reports.merging import Clash
from hoinghi.reports.models import Report
from hoinghi.reports.typed import Problem, day_said, number_said, status_of, text_of
from hoinghi.reports.writing import WritingPage
from hoinghi.reports.written_down import WrittenDown


def answered(
    request: HttpRequest,
    report: Report,
    page: WritingPage,
    told: WrittenDown,
    clashes: tuple[Clash, ...],
    other: str,
) -> dict[str, Any]:
    """Give how the places that were sent stand, and what was found out about all of them.

    Args:
        other: Who had saved before, and thus wrote what a clash met.
    """
    met = {(clash.kind, clash.place) for clash in clashes}
    return {
        "stamp": report.stamp,
        "at": timezone.localtime().strftime("%H:%M"),
        "answers": {
            str(cell): _stands(page.content.answers.get(cell))
            for cell in told.written.answers
            if ("answers", str(cell)) not in met
        },
        "texts": {
            number: page.content.texts.get(number)
            for number in told.written.texts
            if ("texts", number) not in met
        },
        "reasons": {
            key: page.content.reasons.get(key)
            for key in told.written.reasons
            if ("reasons", key) not in met
        },
        "problems": {str(cell): _problem(request, one) for cell, one in told.problems.items()},
        "clashes": [_clash(clash, other) for clash in clashes],
        "computed": {str(cell): number_said(one) for cell, one in page.checked.computed.items()},
        "asks": {
            key: _drawn(request, "_asks", row=row) for key, row in page.rows.items() if row.asks
        },
        "sections": {
            one.anchor: {"words": one.words, "answered": one.answered, "hard": one.hard}
            for one in page.sections
        },
        "checked": _drawn(request, "_checked", page=page, report=report),
    }


def _drawn(request: HttpRequest, name: str, **context: object) -> str:
    return render_to_string(f"reports/writing/{name}.html", context, request)


def _stands(answer: Answer | None) -> dict[str, Any]:
    return {
        "answer": answer_out(answer) if answer else None,
        "typed": text_of(answer),
        "status": status_of(answer).value,
        "day": day_said(answer.as_of) if answer and answer.as_of else "",
    }


def _problem(request: HttpRequest, problem: Problem) -> dict[str, Any]:
    return {
        "typed": problem.typed,
        "said": _drawn(request, "_problem", problem=problem),
        "choices": [number_said(one) for one in problem.choices],
    }


def _clash(clash: Clash, other: str) -> dict[str, Any]:
    """Tell both values; texts come clean from the server, so that the page may draw them."""
    return {
        "kind": clash.kind,
        "place": clash.place,
        "theirs": _value(clash.theirs),
        "mine": _value(clash.mine),
        "by": other,
    }


def _value(value: Answer | str | None) -> Any:
    return _stands(value) if isinstance(value, Answer) or value is None else value
