"""Đại biểu on the overview: the composition with its arithmetic written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Layout, Panel, PanelRow
from hoinghi.delegates import queries, rules
from hoinghi.delegates.models import DelegateRule
from hoinghi.delegates.rules import RuleCount


def overview(conference: Conference) -> Iterator[Panel]:
    """Give the places by line of the composition, and those that no line claims; four queries."""
    places = queries.place_counts(conference)
    if not places.total:
        return
    counts = [line.count for line in queries.rule_lines(conference)]
    stored = list(DelegateRule.objects.of(conference))
    yield Panel(
        slug="dai-bieu",
        title=_("Đại biểu"),
        number=places.total,
        unit=ngettext("chỗ đại biểu", "chỗ đại biểu", places.total),
        layout=Layout.BARS,
        rows=tuple(_rows(stored, counts, places.unassigned)),
        note=_note(counts, places.unassigned, conference.expected_delegates),
    )


def _rows(
    stored: Sequence[DelegateRule], counts: Sequence[RuleCount], unassigned: int
) -> Iterator[PanelRow]:
    for rule, count in zip(stored, counts, strict=True):
        yield PanelRow(
            text=rule.text,
            note=rule.group,
            value=_value(count),
            amount=count.places,
            is_open=not count.places,
            lines=(rule.first_line, rule.last_line),
        )
    if unassigned:
        yield PanelRow(
            text=_("Chưa phân bổ"), value=str(unassigned), amount=unassigned, is_open=True
        )


def _value(count: RuleCount) -> str:
    if not count.places:
        return _("chưa rõ")
    return f"{count.formula} = {count.places}" if count.units > 1 else str(count.places)


def _note(counts: Sequence[RuleCount], unassigned: int, expected: int | None) -> str:
    claimed = sum(count.places for count in counts)
    total = rules.arithmetic(counts)
    if expected is None or not claimed:
        return total if claimed else ""
    if claimed > expected:
        return _("%(total)s, nhiều hơn %(expected)d đại biểu mà kế hoạch nêu.") % {
            "total": total,
            "expected": expected,
        }
    return f"{total}; {expected} − {claimed} = {unassigned}"
