"""What this room takes from a plan: the rules of composition, and a place for each delegate."""

from __future__ import annotations

from hoinghi.conferences.limits import require_few
from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of, organisation_id
from hoinghi.conferences.rooms import Change
from hoinghi.conferences.sync import sync
from hoinghi.delegates import rules
from hoinghi.delegates.models import DelegatePlace, DelegateRule
from hoinghi.reading import plan as read


def take(plan: read.Plan, conference: Conference) -> list[Change]:
    """Make rules and places facts; twice changes nothing, invitations keep their codes."""
    changes = sync(DelegateRule, conference, [_rule(rule) for rule in plan.delegates])
    stored = list(DelegateRule.objects.of(conference))
    total = plan.event.delegate_count
    # Counted before they are made: a slip of the pen may ask for a thousand million.
    for rule in plan.delegates:
        require_few(max(rule.count or 0, rule.per_unit or 0), "đại biểu", rule.lines)
    require_few(sum(rule.count or 0 for rule in plan.delegates), "đại biểu", plan.event.lines)
    given = rules.places(plan.delegates, directory_of(conference), total)
    places = [_place(place, stored) for place in given]
    return changes + sync(DelegatePlace, conference, places, label=_label, called=str)


def _rule(rule: read.DelegateRule) -> DelegateRule:
    return DelegateRule(
        group=rule.group or "",
        text=rule.text,
        count=rule.count,
        per_unit=rule.per_unit,
        first_line=rule.lines.first,
        last_line=rule.lines.last,
    )


def _place(place: rules.Place, stored: list[DelegateRule]) -> DelegatePlace:
    rule = None if place.rule is None else stored[place.rule]
    lines = (rule.first_line, rule.last_line) if rule else (0, 0)
    return DelegatePlace(
        rule_id=rule.pk if rule else None,
        organisation_id=organisation_id(place.body),
        standing=place.standing,
        on_payroll=place.on_payroll,
        first_line=lines[0],
        last_line=lines[1],
    )


def _label(place: DelegatePlace) -> str:
    return f"{place.standing or 'chưa phân bổ'} [{place.organisation_id or ''}]"
