"""Sửa bản đọc: chồng lên điều đã đọc, hoàn tác được, bản đọc gốc không đổi."""

from dataclasses import replace
from datetime import date

import pytest

from hoinghi.reading.as_json import plan_from_json, plan_to_json
from hoinghi.reading.edits import (
    LISTS,
    ONLY,
    SINGLES,
    Act,
    Edit,
    apply,
    edit_from_json,
    edit_to_json,
    kind_of,
    readers_of,
    standing,
    uncorrected,
)
from hoinghi.reading.findings.mending import Mending, mended, mending_of
from hoinghi.reading.marked import read_marked
from hoinghi.reading.plan import Finding, Lines, Plan, Severity, Task
from hoinghi.reading.reader import read_text
from tests.plan_files import TEXT

READING = read_text(TEXT)
READ = READING.plan


def set_(at: int, part: str, key: str, /, **after: object) -> Edit:
    return Edit(number=at, act=Act.SET, part=part, key=key, after=after)


def test_without_corrections_the_plan_is_as_read():
    assert apply(READ, []) == uncorrected(READ)


def test_a_date_is_corrected_and_the_doubt_about_its_part_is_gone():
    doubted = replace(READ.tasks[0], doubt="không rõ hạn")
    plan = replace(READ, tasks=(doubted, *READ.tasks[1:]))

    found = apply(plan, [set_(1, "tasks", "r0", deadline="2023-11-25")])

    assert found.plan.tasks[0] == replace(doubted, deadline=date(2023, 11, 25), doubt=None)
    assert found.edited == {("tasks", "r0")}
    assert plan.tasks[0] == doubted


def test_the_heading_is_corrected_field_by_field():
    plan = replace(READ, header_doubts=(("place", "lạ"), ("number", "thiếu")))

    found = apply(plan, [set_(1, "heading", "place", place="Bình Sơn")])

    assert found.plan.place == "Bình Sơn"
    assert found.plan.header_doubts == (("number", "thiếu"),)


def test_an_added_task_stands_where_its_lines_do_and_keeps_its_key():
    said = {
        "owners": ["Công an huyện"],
        "partners": [],
        "action": "Bảo đảm trật tự",
        "deadline": None,
        "deadline_text": None,
        "lines": [READ.tasks[1].lines.first, READ.tasks[1].lines.last],
    }
    edits = [
        Edit(number=1, act=Act.ADD, part="tasks", after=said),
        set_(2, "tasks", "a1", deadline="2023-11-30"),
    ]

    found = apply(READ, edits)

    assert found.keys["tasks"][:4] == ("r0", "r1", "a1", "r2")
    assert found.plan.tasks[2].deadline == date(2023, 11, 30)
    assert len(found.plan.tasks) == len(READ.tasks) + 1


def test_points_of_the_programme_are_counted_anew_when_one_is_taken_out():
    found = apply(READ, [Edit(number=1, act=Act.REMOVE, part="agenda", key="r2")])

    assert [item.order for item in found.plan.agenda] == list(range(1, len(READ.agenda)))


def test_what_is_taken_back_counts_no_more_and_comes_again_when_that_is_taken_back():
    edits = [
        set_(1, "event", ONLY, venue="Nhà văn hóa"),
        Edit(number=2, act=Act.UNDO, undoes=1),
        Edit(number=3, act=Act.UNDO, undoes=2),
    ]

    assert apply(READ, edits[:2]).plan == READ
    assert apply(READ, edits).plan.event.venue == "Nhà văn hóa"
    assert standing(edits[:2]) == ()


def test_a_correction_of_what_is_no_more_changes_nothing():
    edits = [
        Edit(number=1, act=Act.REMOVE, part="tasks", key="r0"),
        set_(2, "tasks", "r0", action="x"),
        set_(3, "tasks", "a99", action="x"),
        set_(4, "tasks", "r999", action="x"),
    ]

    assert apply(READ, edits).plan.tasks == READ.tasks[1:]


@pytest.mark.parametrize("value", [12, "22/11/2023", ["2023-11-22"]])
def test_a_value_of_another_kind_is_refused(value: object):
    with pytest.raises(ValueError, match=r"tasks\[r0\]\.deadline"):
        apply(READ, [set_(1, "tasks", "r0", deadline=value)])


@pytest.mark.parametrize("kind", [*LISTS, *SINGLES])
def test_every_part_can_be_written_as_it_says_and_stays_the_same(kind: str):
    found = uncorrected(READ)
    keys = found.keys[kind] if kind in LISTS else (ONLY,)
    edits = [set_(at, kind, key, **found.said(kind, key)) for at, key in enumerate(keys, 1)]

    corrected = apply(READ, edits).plan

    assert getattr(corrected, kind) == getattr(READ, kind)
    assert plan_from_json(plan_to_json(corrected)) == corrected


def test_a_correction_goes_to_json_and_back():
    edit = set_(7, "tasks", "r0", deadline="2023-11-25")

    assert edit_from_json(edit_to_json(edit)) == edit


@pytest.mark.parametrize("kind", ["tasks", "talks", "legal_bases", "recipients", "funding"])
def test_marked_lines_are_read_as_the_reader_of_the_part_does(kind: str):
    lines = READING.document.lines
    cls = kind_of(kind)
    assert cls is not None
    said = [name for name in readers_of(cls) if name != "owners"]

    for part in getattr(READ, kind)[:3]:
        at = part.lines
        found = read_marked(kind, lines[at.first - 1 : at.last], at, year=2023)
        wanted = [getattr(part, name) for name in said]
        assert wanted in [[getattr(one, name) for name in said] for one in found]


def test_marked_words_that_no_reader_knows_are_a_part_as_they_stand():
    found = read_marked("tasks", ["xyz"], Lines(3, 3))

    assert found == (
        Task(
            owners=(),
            partners=(),
            action="xyz",
            deadline=None,
            deadline_text=None,
            lines=Lines(3, 3),
        ),
    )


def test_a_marked_heading_that_leaves_nothing_to_do_is_a_part_as_it_stands():
    (found,) = read_marked("tasks", ["Phòng Nội vụ:"], Lines(7, 7))

    assert found == replace(found, action="Phòng Nội vụ", lines=Lines(7, 7))


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize(
    "texts", [[""], ["\x00\u202e"], ["I. II. III."] * 300, ["- "], ["a" * 9000]]
)
def test_whatever_is_marked_there_is_a_part_within_the_lines(kind: str, texts: list[str]):
    for part in read_marked(kind, texts, Lines(5, 9)):
        assert 5 <= part.lines.first <= part.lines.last <= 9  # type: ignore[attr-defined]


def test_a_misspelling_is_put_right_in_whole_words_alone():
    finding = Finding(
        code="language.misspelt",
        severity=Severity.WARNING,
        message="Sai chính tả: “bổ xung”.",
        lines=(Lines(1, 1),),
        remedy="Hãy sửa thành “bổ sung”.",
    )
    mending = mending_of(finding)

    assert mending == Mending("bổ xung", "bổ sung")
    assert mended("bổ  xung, bổ xungg", mending) == "bổ sung, bổ xungg"


def test_a_finding_that_a_person_must_decide_has_no_mending():
    finding = Finding(
        code="numbers.composition-sum",
        severity=Severity.ERROR,
        message="“166” khác “160”.",
        lines=(),
        remedy="Hãy xem “lại”.",
    )

    assert mending_of(finding) is None
    assert Plan().findings == ()
