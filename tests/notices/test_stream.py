"""Một dòng sự kiện: ai được báo gì, một lần, dù tắt máy giữa chừng."""

from datetime import date

import pytest
from django.db import transaction

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import establish, grant
from hoinghi.journal.models import Entry
from hoinghi.notices import stream
from hoinghi.notices.models import KnownDate, Mark, Notice
from hoinghi.tasks import extensions, giving
from hoinghi.tasks.giving import Wanted
from hoinghi.tasks.models import Task
from hoinghi.tasks.reminding import remind
from hoinghi.tasks.rules import Act, Due, DueKind
from hoinghi.tasks.services import comment
from tests.factories import PLAN, make_conference, make_plan, make_reading
from tests.notices.people import OTHER, clerk, do, duty_of, office, read_all, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def test_a_body_is_told_of_its_task_with_its_last_day(conference: Conference):
    commune = clerk()

    read_all()

    assert told(commune) == [("assigned", "Hạn: 22/11/2023.")]


def test_reading_again_tells_nothing_twice(conference: Conference):
    commune = clerk()
    read_all()
    Mark.objects.update(reached=0)

    read_all()

    assert len(told(commune)) == 1


def test_a_stop_in_the_middle_loses_nothing_and_tells_nothing_twice(
    conference: Conference, monkeypatch: pytest.MonkeyPatch
):
    commune = clerk()
    written = stream._write

    def stopped(*given):
        written(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(stream, "_write", stopped)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        read_all()
    monkeypatch.undo()

    read_all()

    assert told(commune) == [("assigned", "Hạn: 22/11/2023.")]


def test_handing_in_tells_the_office_and_not_who_did_it(conference: Conference):
    host, commune = office(conference), clerk()
    read_all()
    do(Act.HAND_IN, commune, "đã gửi")

    read_all()

    assert ("handed_in", "đã gửi") in told(host)
    assert [kind for kind, _ in told(commune)] == ["assigned"]


def test_returning_tells_the_body_the_reason_and_no_other_body(conference: Conference):
    host, commune, other = office(conference), clerk(), clerk(OTHER, "xa2")
    do(Act.HAND_IN, commune)
    do(Act.RETURN, host, "thiếu phụ lục")

    read_all()

    assert ("returned", "thiếu phụ lục") in told(commune)
    assert [kind for kind, _ in told(other)] == ["assigned"]


def test_an_extension_is_asked_of_the_office_and_answered_once(conference: Conference):
    host, commune = office(conference), clerk()
    read_all()
    asked = extensions.ask(
        duty_of(), date(2023, 11, 30), due=date(2023, 11, 22), text="mưa lũ", by=commune
    )
    extensions.answer(asked, until=date(2023, 11, 30), text="", by=host)

    read_all()

    assert [kind for kind, _ in told(host)].count("extension_asked") == 1
    assert told(commune)[-1][0] == "extension"
    assert [kind for kind, _ in told(commune)].count("deadline") == 0
    assert Notice.objects.get(kind="extension").dates == [f"duty:{duty_of().pk}"]
    assert KnownDate.objects.get(key=f"duty:{duty_of().pk}").sequence == 1


def test_one_who_has_just_delivered_is_not_reminded(conference: Conference):
    commune, other = clerk(), clerk(OTHER, "xa2")
    read_all()
    remind(conference, date(2023, 11, 22))
    do(Act.HAND_IN, commune)

    read_all()

    assert [kind for kind, _ in told(commune)] == ["assigned"]
    assert [kind for kind, _ in told(other)] == ["assigned", "reminder"]


def test_an_amended_plan_tells_the_new_last_day(conference: Conference):
    commune = clerk()
    read_all()
    first, second = PLAN.tasks
    moved = make_plan(
        tasks=(
            type(first)(**{**_fields(first), "deadline": date(2023, 11, 15)}),
            second,
        )
    )

    establish(make_reading(moved), file_name="b.txt", by="a", accept_changes=True)
    read_all()

    assert told(commune)[-1] == ("deadline", "Hạn mới: 15/11/2023 (trước là 22/11/2023).")


def _fields(task) -> dict:
    return {name: getattr(task, name) for name in task.__dataclass_fields__}


def test_a_withdrawn_task_is_told_once_with_the_reason(conference: Conference):
    host, commune = office(conference), clerk()
    task = giving.give(
        conference,
        Wanted(action="Gửi số liệu", leads=(duty_of().organisation,)),
        by=host,
    )
    read_all()
    giving.withdraw(task, by=host, text="đã có số liệu")

    read_all()

    assert told(commune)[-1] == ("withdrawn", "đã có số liệu")
    assert [kind for kind, _ in told(commune)].count("withdrawn") == 1


def test_many_tasks_at_once_make_one_notice(conference: Conference):
    host, commune = office(conference), clerk()
    read_all()
    for number in range(5):
        giving.give(
            conference,
            Wanted(action=f"Việc {number}", leads=(duty_of().organisation,)),
            by=host,
        )
    read_all()
    before = len(told(commune))
    Task.objects.filter(by_hand=True).update(due_kind=DueKind.DAY, due_on=date(2023, 12, 1))
    giving.set_due(
        Task.objects.get(position=1),
        Due(kind=DueKind.DAY, on=date(2023, 12, 1)),
        based_on=0,
        by=host,
    )
    giving.count_deadlines(conference, giving.Counting(), by=host)

    read_all()

    together = Notice.objects.filter(account=commune, title="Thời hạn của 5 việc thay đổi")
    assert together.count() == 1
    assert len(together.get().dates) == 5
    assert len(told(commune)) == before + 2


def test_a_comment_of_the_host_reaches_the_body(conference: Conference):
    host, commune = office(conference), clerk()
    read_all()
    comment(duty_of().task, "gửi bản mềm trước", by=host, duty=duty_of())

    read_all()

    assert told(commune)[-1] == ("comment", "gửi bản mềm trước")


def test_a_role_is_told_to_its_holder(conference: Conference):
    commune = clerk()
    grant(conference, commune, Role.FINANCE, by="vanphong")

    read_all()

    assert "role" in [kind for kind, _ in told(commune)]


def test_what_was_done_before_there_were_notices_is_told_to_nobody(conference: Conference):
    commune = clerk()
    last = Entry.objects.order_by("pk").last().pk
    Mark.objects.update_or_create(name="stream", defaults={"silent_until": last})

    read_all()

    assert told(commune) == []
    assert KnownDate.objects.filter(key=f"duty:{duty_of().pk}").exists()
