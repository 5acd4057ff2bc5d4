"""Deadline justice: who delivered in time, extensions, reminders, the letter; closing elsewhere."""

import io
from datetime import date, timedelta

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.deliveries import Delivery, DeliveryKind, announce
from hoinghi.conferences.models import Conference
from hoinghi.journal.services import record
from hoinghi.tasks import extensions
from hoinghi.tasks.closing import reads_as
from hoinghi.tasks.listing import TaskRow
from hoinghi.tasks.listing import rows as rows_of
from hoinghi.tasks.models import Duty, Extension, Reminder, Task
from hoinghi.tasks.outline import outline
from hoinghi.tasks.records import late, records
from hoinghi.tasks.refusals import ExtensionRefused, ReasonMissing
from hoinghi.tasks.reminding import remind
from hoinghi.tasks.rules import Act, Ladder, State, step_to_send
from hoinghi.tasks.services import act_on
from hoinghi.units.models import Account
from tests.factories import PASSWORD, make_account, make_conference
from tests.sending import send

pytestmark = pytest.mark.django_db

DUE = date(2023, 11, 22)
LATER = date(2023, 12, 1)
COMMUNE = "Ủy ban nhân dân xã Bình Châu"


@pytest.fixture
def conference() -> Conference:
    return make_conference()


@pytest.fixture
def office(conference: Conference) -> Account:
    return make_account(conference)


@pytest.fixture
def duty(conference: Conference) -> Duty:
    return Duty.objects.get(task__position=1, organisation__name__startswith=COMMUNE)


def clerk_of(duty: Duty) -> Account:
    return make_account(username="xa", body=duty.organisation)


def signed_in(account: Account) -> Client:
    client = Client()
    assert client.login(username=account.username, password=PASSWORD)
    return client


def rows(conference: Conference, today: date) -> list[TaskRow]:
    return rows_of(conference, outline(conference, today), today)


def of_commune(conference: Conference, today: date):
    found = records(outline(conference, today))
    return next(one for one in found if one.body.name.startswith(COMMUNE))


def at(duty: Duty, name: str, *more: object) -> str:
    return reverse(f"tasks:{name}", args=[duty.task.conference.slug, duty.task_id, duty.pk, *more])


def test_the_record_of_a_body_counts_in_time_late_and_overdue(conference, office, duty):
    before = of_commune(conference, DUE)
    overdue = of_commune(conference, LATER)
    act_on(duty, Act.HAND_IN, based_on=0, by=office, today=DUE)
    kept = of_commune(conference, LATER)

    assert (before.owed, before.percent) == (1, None)
    assert (overdue.late, overdue.percent) == (1, 0)
    assert (kept.in_time, kept.late, kept.percent) == (1, 0, 100)
    assert len(late(rows(conference, LATER))) == 22


def test_an_extension_is_asked_granted_and_moves_the_last_day_of_that_body_alone(
    conference, office, duty
):
    asked = extensions.ask(duty, date(2023, 12, 5), due=DUE, text="Mưa lũ", by=clerk_of(duty))
    extensions.answer(asked, until=LATER, text="Đồng ý", by=office, due=DUE)
    act_on(duty, Act.HAND_IN, based_on=0, by=office, today=LATER)

    row = rows(conference, LATER)[0]
    own = next(each for each in row.duties if each.duty == duty)
    assert (own.due, row.due) == (LATER, DUE)
    assert of_commune(conference, LATER).in_time == 1
    acts = list(duty.notes.values_list("act", flat=True))
    assert acts == ["ask_extension", "grant_extension", "hand_in"]


def test_what_cannot_be_asked_or_answered_is_refused(office, duty):
    with pytest.raises(ExtensionRefused, match="muộn hơn"):
        extensions.ask(duty, DUE, due=DUE, text="bận", by=office)
    with pytest.raises(ReasonMissing):
        extensions.ask(duty, LATER, due=DUE, text=" ", by=office)
    asked = extensions.ask(duty, LATER, due=DUE, text="bận", by=office)
    with pytest.raises(ExtensionRefused, match="đang chờ"):
        extensions.ask(duty, LATER, due=DUE, text="bận", by=office)
    with pytest.raises(ReasonMissing):
        extensions.answer(asked, until=None, text="", by=office)
    extensions.answer(asked, until=None, text="Đã gia hạn chung", by=office)
    with pytest.raises(ExtensionRefused, match="vừa trả lời"):
        extensions.answer(asked, until=LATER, text="", by=office)

    duty.refresh_from_db()
    assert duty.extended_until is None


def test_a_body_asks_on_its_page_and_only_the_host_answers(office, duty):
    clerk = signed_in(clerk_of(duty))
    wrong = clerk.post(at(duty, "ask-extension"), {"until": "2023-13-40", "reason": "Mưa lũ kéo"})
    clerk.post(at(duty, "ask-extension"), {"until": "2023-12-05", "reason": "Mưa lũ"})
    asked = Extension.objects.get()
    told = {"until": "2023-12-05", "grant": "1"}
    own = clerk.post(at(duty, "answer-extension", asked.pk), told)
    host = signed_in(office)
    shown = host.get(reverse("tasks:record", args=[duty.task.conference.slug]))
    host.post(at(duty, "answer-extension", asked.pk), told)

    assert wrong.status_code == 409
    assert "Mưa lũ kéo" in wrong.text
    assert own.status_code == 403
    assert "Mưa lũ" in shown.text
    duty.refresh_from_db()
    assert duty.extended_until == date(2023, 12, 5)


def test_a_body_reads_its_own_last_day_and_state_at_the_head_of_the_task(office, duty):
    later = timezone.localdate() + timedelta(days=20)
    duty.extended_until = later
    duty.save()
    client = signed_in(clerk_of(duty))

    shown = client.get(at(duty, "duty")).content.decode()

    head = shown[shown.index("hn-task-facts") : shown.index("phan-viec-nay")]
    assert f"{later:%d/%m/%Y}" in head
    assert "hạn chung 22/11/2023" in head
    assert "Quá hạn" not in head


def test_reminders_go_to_those_who_owe_once_for_each_step(conference, office, duty):
    act_on(duty, Act.HAND_IN, based_on=0, by=office, today=DUE)

    first = remind(conference, DUE - timedelta(days=3))
    again = remind(conference, DUE - timedelta(days=3))
    next_step = remind(conference, DUE)

    assert (len(first), len(again), len(next_step)) == (22, 0, 22)
    assert not Reminder.objects.filter(duty=duty).exists()
    other = first[0].duty
    assert [note.text for note in other.notes.all()] == [
        "Hạn 22/11/2023, còn 3 ngày.",
        "Hạn 22/11/2023, hết hạn hôm nay.",
    ]


@pytest.mark.parametrize(
    "today, sent, step",
    [
        (DUE - timedelta(days=8), (), None),
        (DUE - timedelta(days=7), (), -7),
        (DUE - timedelta(days=1), (), -3),
        (DUE - timedelta(days=1), (-3,), None),
        (DUE + timedelta(days=2), (-7, -3, 0), 1),
        (DUE + timedelta(days=90), (3,), None),
    ],
)
def test_of_steps_that_were_missed_only_the_latest_is_sent(today, sent, step):
    assert step_to_send(Ladder(), State.IN_HAND, DUE, today, sent) == step
    assert step_to_send(Ladder(), State.HANDED_IN, DUE, today, sent) is None


@pytest.fixture
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_more: DUE)


def test_how_many_are_reminded_is_said_before_any_reminder_goes(conference, office, on_the_day):
    client, address = signed_in(office), reverse("tasks:remind", args=[conference.slug])

    page = client.get(address)

    assert "Gửi 23 lời nhắc" in page.text
    assert "23 đơn vị chưa có tài khoản" in page.text
    assert not Reminder.objects.exists()


def test_who_delivers_while_the_page_is_open_is_not_reminded(conference, office, duty, on_the_day):
    client, address = signed_in(office), reverse("tasks:remind", args=[conference.slug])
    shown = client.get(address).context["shown"]
    act_on(duty, Act.HAND_IN, based_on=0, by=office, today=DUE)

    answer = client.post(address, {"shown": shown}, follow=True)

    assert "Đã gửi 22 lời nhắc. 1 phần việc vừa được nộp" in answer.text
    assert not Reminder.objects.filter(duty=duty).exists()


def test_nobody_gets_a_reminder_who_was_not_shown(conference, office, duty, on_the_day):
    client, address = signed_in(office), reverse("tasks:remind", args=[conference.slug])
    other = Duty.objects.exclude(pk=duty.pk).order_by("pk")[0]

    for shown in ("", "x_1 999999_0 -_-", f"{duty.pk}_-3", f"{other.pk}_0"):
        client.post(address, {"shown": shown})

    assert [one.duty for one in Reminder.objects.all()] == [other]


def test_the_page_before_reminding_asks_the_same_for_one_and_for_many(
    conference, office, on_the_day
):
    client, address = signed_in(office), reverse("tasks:remind", args=[conference.slug])
    client.get(address)
    counts = []
    for state in (State.OPEN, State.DONE):
        kept = Duty.objects.order_by("pk")[:1].values("pk")
        Duty.objects.exclude(pk__in=kept).update(state=state.value)
        record("tasks.edit", by="an", subject="x", conference_id=conference.pk)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(address)
        counts.append((page.context["count"], len(asked)))

    assert [count for count, _ in counts] == [23, 1]
    assert counts[0][1] == counts[1][1]


def test_an_extension_begins_the_reminders_anew(conference, office, duty):
    remind(conference, DUE)
    asked = extensions.ask(duty, LATER, due=DUE, text="bận", by=office)
    extensions.answer(asked, until=LATER, text="", by=office, due=DUE)

    made = remind(conference, LATER - timedelta(days=3))

    assert [one.due for one in made if one.duty == duty] == [LATER]


def test_the_letter_lists_all_who_are_late_and_nobody_else(conference, office, duty):
    act_on(duty, Act.HAND_IN, based_on=0, by=office)
    client = signed_in(office)

    answer = client.get(reverse("tasks:letter", args=[conference.slug, "docx"]))

    assert "attachment" in answer["Content-Disposition"]
    document = docx.Document(io.BytesIO(b"".join(answer.streaming_content)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])
    assert "đôn đốc thực hiện nhiệm vụ" in text
    assert "Ủy ban nhân dân xã Bình Trung" in text
    assert "Bình Châu" not in text


def test_without_late_bodies_there_is_no_letter(conference, office):
    Duty.objects.update(state=State.DONE.value)

    answer = signed_in(office).get(reverse("tasks:letter", args=[conference.slug, "docx"]))

    assert answer.status_code == 404


def test_a_share_closes_when_the_thing_is_done_elsewhere(conference, duty):
    sent = Delivery(
        conference_id=conference.pk,
        organisation_id=duty.organisation_id,
        kind=DeliveryKind.REPORT,
        on=DUE,
        said="Đã gửi báo cáo lần 1",
    )

    for _ in range(2):
        announce(sent)

    duty.refresh_from_db()
    assert (duty.state, duty.delivered_on, duty.version) == (State.DONE, DUE, 1)
    assert [note.text for note in duty.notes.all()] == ["Đã gửi báo cáo lần 1"]
    assert Duty.objects.filter(task=duty.task, state=State.OPEN).count() == 22


@pytest.mark.parametrize(
    "action, kind",
    [
        ("Báo cáo kết quả thực hiện theo đề cương, gửi Phòng LĐTBXH", "report"),
        ("Gửi báo cáo tham luận về Phòng Lao động", "talk"),
        ("Làm báo cáo thành tích gửi Phòng Lao động", "award_file"),
        ("Lập danh sách đại biểu tham dự gửi Văn phòng", "names"),
    ],
)
def test_a_task_is_about_one_kind_of_delivery(action: str, kind: str):
    assert reads_as(action) == (kind,)


def test_the_schedule_is_a_setting_and_a_wrong_one_is_told(conference, office):
    client, address = signed_in(office), reverse("tasks:counting", args=[conference.slug])

    wrong = send(client, address, {"reminder_days": "mai", "letter_after": 0})
    send(
        client,
        address,
        {"before_includes_day": "on", "reminder_days": "-2; 0", "letter_after": 2},
    )

    assert wrong.text.count("hn-bad") == 2
    assert len(remind(conference, DUE - timedelta(days=3))) == 0
    assert len(remind(conference, DUE - timedelta(days=2))) == 23
    assert Task.objects.of(conference).count() == 2
