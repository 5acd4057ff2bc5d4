"""Tables of delegates: the list by order of protocol, the sheet to sign by unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from hoinghi.conferences.gatherings import named
from hoinghi.conferences.letterhead import (
    day_or_gap,
    letterhead,
    plan_cited,
    plan_gaps,
    time_said,
    where,
    where_named,
)
from hoinghi.conferences.models import Conference
from hoinghi.delegates import rules as composition
from hoinghi.delegates.protocol import At, Group
from hoinghi.delegates.queries import PlaceLine, RuleLine, by_protocol, group_title
from hoinghi.delegates.standing import capital, in_public, people_of
from hoinghi.papers.form import roman
from hoinghi.papers.model import (
    GAP,
    Align,
    Column,
    Mm,
    Paper,
    Row,
    Table,
)
from hoinghi.papers.text import Composed, compose, text_of
from hoinghi.papers.words import two_digits
from hoinghi.wording.queries import template

LIST_COLUMNS = (
    Column(heading="TT", share=10, align=Align.CENTER),
    Column(heading="Họ và tên", share=32),
    Column(heading="Chức vụ,\ntư cách", share=34),
    Column(heading="Đơn vị", share=45),
    Column(heading="Điện\nthoại", share=16),
    Column(heading="Ghi chú", share=18),
)
SIGN_IN_COLUMNS = (
    Column(heading="TT", share=10, align=Align.CENTER),
    Column(heading="Họ và tên", share=36),
    Column(heading="Chức vụ", share=34),
    Column(heading="Đơn vị", share=33),
    Column(heading="Ký nhận\ntài liệu", share=19),
    Column(heading="Ký tên", share=23),
)
SIGNING_HEIGHT = Mm(10.5)
"""Enough for a hand signature; the writers give a row this height or more."""

_PLACE = re.compile(r"(?:(?<=\btỉnh )|(?<=\bhuyện )|(?<=\bxã ))\S+(?: \S+){1,2}$")
Section = tuple[str, Sequence[PlaceLine]]
Cells = Callable[[PlaceLine], tuple[str, ...]]


def delegate_list(
    conference: Conference, rules: Sequence[RuleLine], places: Sequence[PlaceLine]
) -> Paper:
    """Give the list of delegates by group of protocol, with subtotals and the arithmetic."""
    head = letterhead(conference)
    sections = [(_described(group, members), members) for group, members in by_protocol(places)]
    rows = _rows(sections, _list_cells) or _rows_of_rules(rules)
    if places:
        rows.append(_wide(f"Tổng cộng: {two_digits(len(places))} đại biểu"))
    number = f"{len(places)} " if places else ""
    text = compose(
        template(conference, "hoinghi.delegates", "delegate_list"),
        {
            "event": named(head.event),
            "plan": plan_cited(conference),
            "total": two_digits(len(places)),
            "expected": conference.expected_delegates,
            "arithmetic": composition.arithmetic(rule.count for rule in rules),
            "assigned": sum(rule.count.places for rule in rules),
            "unassigned": sum(place.rule_id is None for place in places),
            "has_representatives": any("đại diện" in p.standing.casefold() for p in places),
            "is_over": len(places) > (conference.expected_delegates or len(places)),
            "open": _quoted(rule for rule in rules if _is_least(rule)),
            "uncounted": _quoted(rule for rule in rules if not rule.count.places),
        },
        {"delegates": Table(columns=LIST_COLUMNS, rows=tuple(rows))},
    )
    people = f"họ tên, chức vụ, điện thoại của {number}đại biểu"
    missing = (*plan_gaps(conference), *text.missing, people)
    return _sheet(conference, text, missing)


def sign_in_sheet(
    conference: Conference, rules: Sequence[RuleLine], places: Sequence[PlaceLine]
) -> Paper:
    """Give the sheet that delegates sign, by unit: bodies by group, then commune by commune."""
    head = letterhead(conference)
    rows = _rows(_by_unit(places), _sign_in_cells, SIGNING_HEIGHT)
    rows = rows or _rows_of_rules(rules, "", SIGNING_HEIGHT)
    text = compose(
        template(conference, "hoinghi.delegates", "sign_in"),
        {
            "event": named(head.event),
            "when": day_or_gap(conference),
            "said": time_said(conference),
            "venue": where(conference),
            "where_named": where_named(conference),
        },
        {"delegates": Table(columns=SIGN_IN_COLUMNS, rows=tuple(rows))},
    )
    return _sheet(conference, text, text.missing)


def _sheet(conference: Conference, text: Composed, missing: tuple[str, ...]) -> Paper:
    head = letterhead(conference)
    return Paper(
        kind="DS",
        issuer=head.issuer,
        title=text.title,
        blocks=text.blocks,
        place=head.place,
        missing=missing,
        facts=text.facts,
    )


def _quoted(rules: Iterable[RuleLine]) -> str:
    return "; ".join(f"“{people_of(rule.text)}”" for rule in rules)


def _is_least(rule: RuleLine) -> bool:
    return rule.count.is_open and rule.count.places > 0


def _described(group: Group, members: Sequence[PlaceLine]) -> str:
    """Name a group; where its members are people of each commune, say which people."""
    title = group_title(group, members)
    standings = {in_public(line.standing) for line in members if line.is_of_area}
    return f"{title}: {standings.pop()}" if len(standings) == 1 else title


def _by_unit(places: Sequence[PlaceLine]) -> list[Section]:
    sections: list[Section] = []
    areas: dict[str, list[PlaceLine]] = {}
    for group, members in by_protocol(places):
        if group.at in (At.BELOW, At.VILLAGE):
            for line in members:
                areas.setdefault(line.area or group_title(group, [line]), []).append(line)
        elif group.at not in (At.OTHER, At.OPEN):
            sections.append((group_title(group, members), members))
    sections += [(area[:1].upper() + area[1:], members) for area, members in areas.items()]
    rest = [(g, m) for g, m in by_protocol(places) if g.at in (At.OTHER, At.OPEN)]
    return sections + [(group_title(group, members), members) for group, members in rest]


def _rows(sections: Iterable[Section], cells: Cells, height: Mm | None = None) -> list[Row]:
    """Give a heading row for each section, then one row for each place, counted throughout."""
    rows: list[Row] = []
    counted = 0
    for number, (title, members) in enumerate(sections, start=1):
        rows.append(_wide(f"{roman(number)}. {title} ({two_digits(len(members))} đại biểu)"))
        for line in members:
            counted += 1
            texts = (str(counted), *cells(line))
            rows.append(Row(cells=tuple(text_of(text) for text in texts), height=height))
    return rows


def _rows_of_rules(
    rules: Sequence[RuleLine], empty: str = GAP, height: Mm | None = None
) -> list[Row]:
    """Give a row for each line of the composition, where its places cannot be counted."""
    rows: list[Row] = []
    group = ""
    for number, rule in enumerate(rules, start=1):
        if rule.group and rule.group != group:
            group = rule.group
            rows.append(_wide(group))
        texts = (str(number), empty, empty, in_public(people_of(rule.text)), empty, "")
        rows.append(Row(cells=tuple(text_of(text) for text in texts), height=height))
    return rows


def _wide(text: str) -> Row:
    return Row(cells=(text_of(text),), strong=True, span=len(LIST_COLUMNS))


def _list_cells(line: PlaceLine) -> tuple[str, ...]:
    unit = capital(_unbroken(line.unit)) or GAP
    return GAP, _post(line), unit, GAP, f"GM\N{NO-BREAK SPACE}{line.number:03d}"


def _unbroken(name: str) -> str:
    """Keep the words of the place at the end of *name* on one line of a narrow column."""
    return _PLACE.sub(lambda place: place[0].replace(" ", "\N{NO-BREAK SPACE}"), name)


def _sign_in_cells(line: PlaceLine) -> tuple[str, ...]:
    if line.is_of_area:
        return "", "", f"{line.group.name}, {line.short_unit}", "", ""
    return "", in_public(line.standing), line.short_unit, "", ""


def _post(line: PlaceLine) -> str:
    # The heading says which posts; who of them comes, the commune will say.
    return GAP if line.is_of_area or not line.standing else in_public(line.standing)
