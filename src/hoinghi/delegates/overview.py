"""Đại biểu on the overview: the composition with its arithmetic written out."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Layout, Panel, PanelRow
from hoinghi.delegates.models import DelegatePlace, DelegateRule


def overview(conference: Conference) -> Iterator[Panel]:
    """Give the places by line of the composition, and those that no line claims; two queries."""
    standing = Q(places__withdrawn=False)
    rules = list(
        DelegateRule.objects.of(conference).annotate(
            given=Count("places", filter=standing),
            bodies=Count("places__organisation", filter=standing, distinct=True),
        )
    )
    unclaimed = DelegatePlace.objects.of(conference).filter(rule=None).count()
    given = [rule.given for rule in rules if rule.given]
    number = sum(given) + unclaimed
    if not number:
        return
    yield Panel(
        slug="dai-bieu",
        title=_("Đại biểu"),
        number=number,
        unit=ngettext("chỗ đại biểu", "chỗ đại biểu", number),
        layout=Layout.BARS,
        rows=tuple(_rows(rules, unclaimed)),
        note=_arithmetic(given, unclaimed, conference.expected_delegates),
        todo=tuple(_todo(unclaimed)),
    )


def _rows(rules: list[DelegateRule], unclaimed: int) -> Iterator[PanelRow]:
    for rule in rules:
        yield PanelRow(
            text=rule.text,
            note=rule.group,
            value=_product(rule.bodies, rule.given),
            amount=rule.given,
            is_open=not rule.given,
            lines=(rule.first_line, rule.last_line),
        )
    if unclaimed:
        yield PanelRow(
            text=_("Chưa phân bổ"), value=str(unclaimed), amount=unclaimed, is_open=True
        )


def _product(bodies: int, given: int) -> str:
    """Write ``"22 × 4 = 88"`` where every body has the same number of places, else the number."""
    if bodies > 1 and given % bodies == 0:
        return f"{bodies} × {given // bodies} = {given}"
    return str(given)


def _arithmetic(given: list[int], unclaimed: int, expected: int | None) -> str:
    claimed = sum(given)
    total = " + ".join(map(str, given)) + (f" = {claimed}" if len(given) > 1 else "")
    if expected is None or not given:
        return total
    if claimed > expected:
        return _("%(total)s, nhiều hơn %(expected)d đại biểu mà kế hoạch nêu.") % {
            "total": total,
            "expected": expected,
        }
    return f"{total}; {expected} − {claimed} = {unclaimed}"


def _todo(unclaimed: int) -> Iterator[str]:
    if unclaimed:
        yield ngettext(
            "%(number)d chỗ đại biểu chưa phân cho cơ quan, đơn vị nào.",
            "%(number)d chỗ đại biểu chưa phân cho cơ quan, đơn vị nào.",
            unclaimed,
        ) % {"number": unclaimed}
