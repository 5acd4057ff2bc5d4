"""A plan on the screen: tables with lines, findings by weight, never wider than the page."""

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.reading.document import Document
from hoinghi.reading.plan import Finding, Lines, Plan, Recipient, Severity, Task
from hoinghi.reading.show import as_lines, show
from hoinghi.screen import visible
from hoinghi.text_table import Column, display_width, draw, wrap

SOURCE = Document(lines=("KẾ HOẠCH", "  - Các các tổ chức huyện;"), paragraphs=())


def finding(severity, code, line):
    return Finding(
        code=code, severity=severity, message=f"Câu {code}.", lines=(Lines(line, line),),
        remedy=f"Hãy sửa {code}.",
    )  # fmt: skip


PLAN = Plan(
    kind="Kế hoạch",
    date=date(2023, 11, 1),
    tasks=(
        Task(
            owners=("Phòng Nội vụ", "Phòng Y tế"),
            partners=("Văn phòng HĐND và UBND huyện",),
            action="Chuẩn bị hội trường " * 12,
            deadline=date(2023, 11, 22),
            deadline_text="trước ngày 22/11/2023",
            lines=Lines(207, 215),
        ),
    ),
    recipients=(Recipient(text="UBND tỉnh", lines=Lines(2, 2)),),
    findings=(
        finding(Severity.HINT, "form.spacing", 1),
        finding(Severity.ERROR, "dates.weekday", 2),
        finding(Severity.WARNING, "form.doubled-word", 2),
    ),
    header_lines=(("kind", Lines(1, 1)),),
)


def test_a_task_is_shown_with_its_lines_and_its_whole_deadline():
    text = "\n".join(as_lines(PLAN, SOURCE))

    assert "NHIỆM VỤ (1)" in text
    assert "207–215  Phòng Nội vụ;" in text
    assert "22/11/2023" in text


def test_findings_come_last_the_gravest_first_with_line_and_remedy():
    lines = list(as_lines(PLAN, SOURCE))

    begin = lines.index("ĐIỀU CẦN XEM LẠI (3)")
    assert lines[begin + 1 : begin + 7] == [
        "LỖI  dates.weekday",
        "    Dòng 2",
        "    │ - Các các tổ chức huyện;",
        "    Câu dates.weekday.",
        "    → Hãy sửa dates.weekday.",
        "",
    ]
    assert [line.split("  ")[0] for line in lines if line.endswith(("-word", "spacing"))] == [
        "CẢNH BÁO",
        "GỢI Ý",
    ]


def test_a_part_that_is_not_there_is_said_to_be_missing():
    lines = list(as_lines(Plan(), SOURCE))

    assert lines[lines.index("THAM LUẬN") + 1] == "Không thấy trong văn bản."
    assert lines[-1] == "Không phát hiện sai sót."


DOUBTFUL = replace(
    PLAN.tasks[0], rule="tasks.nobody-named", doubt="không thấy ai được giao việc này"
)


def test_a_part_to_look_at_is_marked_and_said_below_its_table():
    lines = list(as_lines(replace(PLAN, tasks=(DOUBTFUL,)), SOURCE))

    assert any(line.startswith("207–215?  ") for line in lines)
    assert "Cần xem: dòng 207–215: không thấy ai được giao việc này." in lines


def test_a_sure_plan_has_nothing_to_look_at():
    assert "Cần xem" not in "\n".join(as_lines(PLAN, SOURCE))


def test_a_doubtful_field_of_the_heading_says_its_line():
    plan = replace(
        PLAN, header_rules=(("kind", "header.kind"),), header_doubts=(("kind", "chữ mờ"),)
    )

    assert "Cần xem: dòng 1: chữ mờ." in list(as_lines(plan, SOURCE))


def test_explained_parts_name_their_rules_and_how_they_work():
    plan = replace(PLAN, tasks=(DOUBTFUL,), header_rules=(("kind", "header.kind"),))

    lines = list(as_lines(plan, SOURCE, explain=True))

    assert "Quy tắc: header.kind" in lines
    assert "QUY TẮC ĐÃ DÙNG (2)" in lines
    assert any("tasks.nobody-named  việc trong phần tổ chức" in line for line in lines)


def test_a_file_gets_no_colour_and_a_terminal_does():
    plain = io.StringIO()
    show(PLAN, SOURCE, plain)

    assert "\x1b" not in plain.getvalue()
    assert any("\x1b[1;31mLỖI" in line for line in as_lines(PLAN, SOURCE, colour=True))


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_page(width, explain):
    task = replace(PLAN.tasks[0], owners=("Phòng" + "x" * 150,))

    plan = replace(PLAN, tasks=(task, DOUBTFUL), header_rules=(("kind", "header.kind"),))

    lines = as_lines(plan, SOURCE, width=width, explain=explain)

    assert max(map(display_width, lines)) <= width


def test_a_line_as_long_as_a_page_is_quoted_by_its_beginning():
    source = Document(lines=("chữ " * 5000, "x"), paragraphs=())
    plan = Plan(findings=(finding(Severity.HINT, "form.spacing", 1),))

    assert sum("│ chữ" in line for line in as_lines(plan, source)) == 2


def test_vietnamese_letters_take_one_cell_and_a_wide_one_two():
    assert display_width("Uỷ ban") == 6
    assert display_width("Ủy") == 2
    assert display_width("会") == 2


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(1, 20))
def test_wrapping_keeps_every_letter_and_the_width(text, width):
    lines = wrap(text, width)

    assert "".join("".join(lines).split()) == visible("".join(text.split()))
    assert all(display_width(line) <= max(width, 2) for line in lines)


def test_a_word_as_long_as_a_plan_is_cut_without_counting_it_again_for_each_line():
    lines = wrap("“" * 1_000_000, 40)

    assert len(lines) == 25_000


def test_a_plan_cannot_steer_the_terminal_it_is_shown_on():
    steering = "\x1b]0;x\x07\x9b31m\u202e\u2066\x7f"
    task = replace(PLAN.tasks[0], action=f"a{steering}b", owners=(steering,))
    source = Document(lines=(steering,) * 9, paragraphs=())

    shown = "\n".join(as_lines(replace(PLAN, tasks=(task,), title=steering), source))

    assert not (set(steering) - set("]0;x31m")) & set(shown)
    assert "a�]0;x��31m���b" in shown


def test_columns_divide_what_the_fixed_ones_leave():
    columns = (Column("Dòng"), Column("Nội dung", 1))

    drawn = list(draw(columns, [("12", "chữ " * 20)], width=40))

    assert drawn[0] == "Dòng  Nội dung"
    assert max(map(display_width, drawn)) <= 40
