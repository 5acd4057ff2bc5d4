"""States, acts and deadlines of tasks, as pure rules."""

from datetime import date

import pytest

from hoinghi import norms
from hoinghi.conferences.sent_files import clean_name, ending_of, is_what_it_says
from hoinghi.tasks.rules import (
    Act,
    Counting,
    Due,
    DueKind,
    State,
    Timing,
    after,
    gravest,
    last_day,
    overall,
    timing,
)

DAY = date(2023, 12, 5)


def test_a_share_goes_from_open_to_done():
    state = State.OPEN
    for act in (Act.TAKE, Act.HAND_IN, Act.RETURN, Act.HAND_IN, Act.ACCEPT, Act.CLOSE):
        state = after(state, act)

    assert state is State.DONE


@pytest.mark.parametrize(
    "state, act",
    [
        (State.OPEN, Act.ACCEPT),
        (State.DONE, Act.HAND_IN),
        (State.CANCELLED, Act.TAKE),
        (State.HANDED_IN, Act.HAND_IN),
        (State.OPEN, Act.REOPEN),
    ],
)
def test_what_does_not_apply_leads_nowhere(state: State, act: Act):
    assert after(state, act) is None


@pytest.mark.parametrize(
    "states, whole",
    [
        ([], State.OPEN),
        ([State.OPEN, State.OPEN], State.OPEN),
        ([State.OPEN, State.HANDED_IN], State.IN_HAND),
        ([State.HANDED_IN, State.ACCEPTED, State.DONE], State.HANDED_IN),
        ([State.ACCEPTED, State.DONE], State.ACCEPTED),
        ([State.DONE, State.CANCELLED], State.DONE),
        ([State.CANCELLED, State.CANCELLED], State.CANCELLED),
        ([State.RETURNED, State.DONE], State.RETURNED),
    ],
)
def test_a_task_is_as_far_as_the_last_of_its_bodies(states: list[State], whole: State):
    assert overall(states) is whole


def due(kind: DueKind = DueKind.PLAN, **more: object) -> date | None:
    counting = more.pop("counting", Counting())
    return last_day(
        Due(kind=kind, **more),  # type: ignore[arg-type]
        conference_day=more.pop("conference_day", DAY) if "conference_day" in more else DAY,
        counting=counting,  # type: ignore[arg-type]
        calendar=norms.calendar(),
    )


def test_before_a_day_includes_it_unless_the_office_says_otherwise():
    strict = Counting(before_includes_day=False)
    told = {"on": date(2023, 11, 22), "text": "trước ngày 22/11/2023"}

    assert due(**told) == date(2023, 11, 22)
    assert due(**told, counting=strict) == date(2023, 11, 21)
    assert due(on=date(2023, 11, 22), text="chậm nhất ngày 22/11/2023", counting=strict) == date(
        2023, 11, 22
    )
    assert due(on=date(2023, 11, 22), text="trước 16 giờ ngày 22/11/2023", counting=strict) == date(
        2023, 11, 22
    )


def test_working_days_before_the_conference_leave_out_weekends_and_holidays():
    may_day = date(2023, 5, 4)

    assert due(DueKind.RELATIVE, offset=-5, working=True) == date(2023, 11, 28)
    assert due(DueKind.RELATIVE, offset=-5) == date(2023, 11, 30)
    # Giỗ Tổ in lieu, 30 April and 1 May fill the days from Saturday to 3 May.
    assert last_day(
        Due(kind=DueKind.RELATIVE, offset=-1, working=True),
        conference_day=may_day,
        counting=Counting(),
        calendar=norms.calendar(),
    ) == date(2023, 4, 28)


def test_a_last_day_off_moves_on_where_the_office_wants_it():
    saturday = date(2023, 11, 25)
    moving = Counting(to_next_working_day=True)

    assert due(DueKind.DAY, on=saturday) == saturday
    assert due(DueKind.DAY, on=saturday, counting=moving) == date(2023, 11, 27)


def test_without_a_day_of_the_conference_no_relative_day_is_told():
    told = last_day(
        Due(kind=DueKind.RELATIVE, offset=-5),
        conference_day=None,
        counting=Counting(),
        calendar=norms.calendar(),
    )

    assert told is None


@pytest.mark.parametrize(
    "state, delivered, today, told",
    [
        (State.OPEN, None, date(2023, 11, 23), Timing.LATE),
        (State.OPEN, None, date(2023, 11, 22), Timing.TODAY),
        (State.IN_HAND, None, date(2023, 11, 16), Timing.SOON),
        (State.OPEN, None, date(2023, 11, 1), Timing.AHEAD),
        (State.HANDED_IN, date(2023, 11, 22), date(2023, 12, 1), Timing.IN_TIME),
        (State.DONE, date(2023, 11, 23), date(2023, 12, 1), Timing.DELIVERED_LATE),
        (State.CANCELLED, None, date(2023, 12, 1), Timing.LET_OFF),
    ],
)
def test_timing(state: State, delivered: date | None, today: date, told: Timing):
    assert timing(state, date(2023, 11, 22), delivered, today) is told


def test_the_late_are_told_before_the_others():
    assert gravest([Timing.IN_TIME, Timing.LATE, Timing.SOON]) is Timing.LATE


@pytest.mark.parametrize(
    "given, kept",
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\a\\Báo cáo.docx", "Báo cáo.docx"),
        ("a\x00b\u202egpj.pdf", "abgpj.pdf"),
        ("...", "tep"),
        ("." * 3 + "pdf", "pdf"),
        ("x" * 400 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_of_files_lose_what_harms(given: str, kept: str):
    assert clean_name(given) == kept


def test_a_file_is_what_its_ending_says():
    assert ending_of("Báo cáo.PDF") == "pdf"
    assert is_what_it_says("pdf", b"%PDF-1.7")
    assert not is_what_it_says("pdf", b"MZ\x90\x00")
    assert not is_what_it_says("png", b"<svg onload=alert(1)>")
    assert not is_what_it_says("txt", b"<html><script>")
    assert is_what_it_says("csv", "Đơn vị;số".encode())
