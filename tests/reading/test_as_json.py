"""Plan → JSON → Plan gives the same plan, and the JSON is the contract's."""

import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.reading import as_json
from hoinghi.reading.as_json import UNKNOWN_LINES, dumps, plan_from_json, plan_to_json
from hoinghi.reading.plan import (
    AgendaItem,
    Awards,
    DelegateRule,
    Event,
    Finding,
    Funding,
    LegalBasis,
    Lines,
    Plan,
    Recipient,
    Section,
    Severity,
    Signature,
    Talk,
    Task,
)

TEXT = st.text(max_size=12)
LINES = st.builds(Lines, st.integers(1, 900), st.integers(1, 900))
MAYBE = st.none() | TEXT
READ = {"rule": TEXT, "doubt": MAYBE}
NUMBER = st.none() | st.integers(0, 10_000)
DAY = st.none() | st.dates()
DAYS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def some(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


PARTS = {
    "legal_bases": some(
        st.builds(
            LegalBasis,
            type=TEXT,
            number=MAYBE,
            date=DAY,
            issuer=MAYBE,
            subject=MAYBE,
            lines=LINES,
            **READ,
        )
    ),
    "sections": some(st.builds(Section, path=TEXT, marker=TEXT, title=TEXT, lines=LINES, **READ)),
    "event": st.builds(
        Event,
        name=MAYBE,
        start=DAY,
        date_text=MAYBE,
        time=MAYBE,
        duration_days=DAYS,
        venue=MAYBE,
        delegate_count=NUMBER,
        lines=st.none() | LINES,
        **READ,
    ),
    "agenda": some(
        st.builds(
            AgendaItem,
            order=st.integers(),
            time=MAYBE,
            text=TEXT,
            presenter=MAYBE,
            lines=LINES,
            **READ,
        )
    ),
    "talks": some(st.builds(Talk, unit=TEXT, topic=MAYBE, lines=LINES, **READ)),
    "delegates": some(
        st.builds(
            DelegateRule, group=MAYBE, text=TEXT, count=NUMBER, per_unit=NUMBER, lines=LINES, **READ
        )
    ),
    "awards": st.builds(
        Awards, collectives=NUMBER, individuals=NUMBER, text=MAYBE, lines=st.none() | LINES, **READ
    ),
    "funding": some(st.builds(Funding, text=TEXT, lines=LINES, **READ)),
    "tasks": some(
        st.builds(
            Task,
            owners=some(TEXT),
            partners=some(TEXT),
            action=TEXT,
            deadline=DAY,
            deadline_text=MAYBE,
            lines=LINES,
            **READ,
        )
    ),
    "recipients": some(st.builds(Recipient, text=TEXT, lines=LINES, **READ)),
    "signature": st.builds(
        Signature, authority=MAYBE, position=MAYBE, name=MAYBE, lines=st.none() | LINES, **READ
    ),
    "findings": some(
        st.builds(
            Finding,
            code=TEXT,
            severity=st.sampled_from(Severity),
            message=TEXT,
            lines=some(LINES),
            remedy=TEXT,
        )
    ),
    "header_lines": st.dictionaries(
        st.sampled_from(["kind", "number", "issuer", "title"]), LINES
    ).map(lambda where: tuple(where.items())),
    "header_rules": st.dictionaries(st.sampled_from(["kind", "title"]), TEXT).map(
        lambda found_by: tuple(found_by.items())
    ),
    "header_doubts": st.dictionaries(st.sampled_from(["kind", "title"]), TEXT).map(
        lambda why: tuple(why.items())
    ),
}
PLANS = st.builds(
    Plan,
    kind=MAYBE,
    number=MAYBE,
    parent_issuer=MAYBE,
    issuer=MAYBE,
    place=MAYBE,
    date=DAY,
    title=MAYBE,
    **PARTS,
)

CONTRACT_KEYS = [
    "kind",
    "number",
    "parent_issuer",
    "issuer",
    "place",
    "date",
    "title",
    "legal_bases",
    "sections",
    "event",
    "agenda",
    "talks",
    "delegates",
    "awards",
    "funding",
    "tasks",
    "recipients",
    "signature",
    "findings",
    "lines",
    "rules",
    "confidence",
    "doubts",
]


@settings(max_examples=60, deadline=None)
@given(PLANS)
def test_a_plan_comes_back_from_its_json_unchanged(plan):
    assert plan_from_json(json.loads(dumps(plan))) == plan


def test_the_keys_stand_in_the_order_of_the_contract():
    assert list(plan_to_json(Plan())) == CONTRACT_KEYS


def test_every_part_writes_all_its_fields_in_their_order():
    assert {cls: list(readers) for cls, readers in as_json.PART_READERS.items()} == {
        cls: sorted(map(_name, fields(cls)), key=as_json.READ.__contains__)
        for cls in as_json.PART_READERS
    }


def _name(field):
    return field.name


def test_recipients_are_strings_and_their_lines_stand_in_the_one_key():
    plan = Plan(
        title="Tổ chức Hội nghị",
        recipients=(Recipient(text="UBND tỉnh", lines=Lines(284, 284), rule="closing.recipient"),),
        header_lines=(("title", Lines(3, 9)),),
        header_rules=(("title", "header.title"),),
        header_doubts=(("title", "trích yếu quá dài"),),
    )

    written = plan_to_json(plan)

    assert written["recipients"] == ["UBND tỉnh"]
    assert written["lines"] == {"title": [3, 9], "recipients": [[284, 284]]}
    assert written["rules"] == {"title": "header.title", "recipients": ["closing.recipient"]}
    assert written["confidence"] == {"title": "unsure", "recipients": ["sure"]}
    assert written["doubts"] == {"title": "trích yếu quá dài", "recipients": [None]}


def test_a_part_says_how_sure_it_is_and_why_it_is_not():
    talks = (
        Talk(unit="Hội Nông dân", topic=None, lines=Lines(4, 4), rule="talks.listed"),
        Talk(unit="về vốn vay", topic=None, lines=Lines(5, 5), doubt="không giống tên cơ quan"),
    )

    written = plan_to_json(Plan(talks=talks))["talks"]

    assert [talk["confidence"] for talk in written] == ["sure", "unsure"]
    assert [talk["doubt"] for talk in written] == [None, "không giống tên cơ quan"]
    assert [talk["rule"] for talk in written] == ["talks.listed", ""]


def test_dates_are_iso_and_letters_are_not_escaped():
    text = dumps(replace(Plan(date=date(2023, 11, 1)), kind="Kế hoạch"))

    assert '"date": "2023-11-01"' in text
    assert '\n "kind": "Kế hoạch"' in text


def test_a_whole_day_is_written_without_a_fraction():
    assert plan_to_json(Plan(event=Event(duration_days=1.0)))["event"]["duration_days"] == 1
    assert '"duration_days": 1,' in dumps(Plan(event=Event(duration_days=1.0)))
    assert '"duration_days": 0.5,' in dumps(Plan(event=Event(duration_days=0.5)))


def test_an_answer_written_by_hand_has_no_lines_and_may_carry_notes():
    answer = {
        "kind": "Kế hoạch",
        "_accept": {"issuer": ["UBND huyện"]},
        "recipients": ["UBND tỉnh"],
        "tasks": [{"owners": ["Phòng Nội vụ"], "action": "Tham mưu", "deadline_alt": []}],
    }

    plan = plan_from_json(answer)

    assert plan.recipients == (Recipient(text="UBND tỉnh", lines=UNKNOWN_LINES),)
    assert plan.tasks[0].lines == UNKNOWN_LINES
    assert plan.event == Event()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "plan: expected an object"),
        ({"titel": "x"}, "titel: unknown key"),
        ({"kind": 3}, "kind: expected a string, got 3"),
        ({"tasks": {}}, "tasks: expected a list"),
        ({"tasks": [{"owners": ["A", 1], "action": "x"}]}, r"tasks\[0\]\.owners\[1\]: expected"),
        ({"date": "22/11/2023"}, "date: expected a date YYYY-MM-DD, got '22/11/2023'"),
        ({"date": "20231122"}, "date: expected a date"),
        ({"event": {"delegate_count": True}}, "event.delegate_count: expected an integer"),
        ({"event": {"duration_days": float("nan")}}, "event.duration_days: expected a number"),
        ({"event": {"day": None}}, "event.day: unknown key"),
        ({"awards": {"lines": [1]}}, r"awards.lines: expected \[first, last\]"),
        ({"findings": [{"code": "x", "severity": "bad"}]}, r"findings\[0\]\.severity: expected"),
        ({"recipients": ["a"], "lines": {"recipients": [[1, 1], [2, 2]]}}, "2 lines for 1"),
        ({"lines": {"title": "3"}}, "lines.title: expected"),
    ],
)
def test_wrong_json_names_the_path_of_the_bad_key(data, message):
    with pytest.raises(ValueError, match=message):
        plan_from_json(data)
