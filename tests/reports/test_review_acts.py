"""Notes and answers, more time, opening again, reminding, taking back; who is told."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.conferences.telling import Kind
from hoinghi.journal.models import Entry
from hoinghi.reports import review_acts, running_totals, services, telling
from hoinghi.reports.models import Report, ReviewNote
from hoinghi.reports.refusals import ActRefused, NoSuchDay, NotPassed, ReasonMissing
from hoinghi.reports.states import State
from hoinghi.units.models import Account, BodyKind, Organisation
from tests.factories import make_account
from tests.reports.house import IN_TIME, House, make_house, send, signed_in, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return make_house()


@pytest.fixture
def sent(house: House) -> House:
    write(house.report, house.writer, texts={"I": "<p>Đã triển khai.</p>"}, TH01=4)
    send(house.report, house.writer)
    house.report.refresh_from_db()
    return house


def post(account: Account, house: House, name: str, *more: int, **told: object):
    url = reverse(f"reports:{name}", args=[house.conference.slug, house.report.pk, *more])
    return signed_in(account).post(url, told, follow=True)


def told_by(act: str):
    return telling.tell(Entry.objects.filter(act=act).latest("pk"))


def undo_button(answer) -> str:
    found = [str(one.extra_tags) for one in answer.context["messages"]]
    return next(tags.split(":", 2)[2] for tags in found if tags.startswith("undo:"))


def undo(account: Account, conference: Conference, token: str):
    url = reverse("conferences:undo", args=[conference.slug])
    return signed_in(account).post(url, {"token": token}, follow=True)


def test_a_remark_is_made_answered_and_settled_and_each_side_is_told(sent):
    post(sent.clerk, sent, "note", place="I", text="Nêu rõ ngày họp.")
    note = ReviewNote.objects.get()
    to_body = told_by("reports.note").tellings
    post(sent.writer, sent, "note", answers=note.pk, text="Họp ngày 05/3.")
    to_office = told_by("reports.note").tellings
    post(sent.clerk, sent, "settle", note.pk)

    note.refresh_from_db()
    assert [one.bodies for one in to_body] == [{sent.report.organisation_id}]
    assert [sorted(one.roles) for one in to_office] == [["office", "standing_office"]]
    assert [one.place for one in note.answered_by.all()] == ["I"]
    assert note.settled_by == sent.clerk.username
    page = signed_in(sent.writer).get(
        reverse("reports:report", args=[sent.conference.slug, sent.report.pk])
    )
    assert "Nêu rõ ngày họp." in page.text
    assert "Họp ngày 05/3." in page.text


def test_nobody_else_reads_or_writes_notes(sent):
    assert post(sent.neighbour, sent, "note", place="I", text="x").status_code == 404
    assert post(sent.clerk, sent, "note", place="Z|9|", text="x").status_code == 409
    assert not ReviewNote.objects.exists()


def test_more_time_is_named_and_dated_and_listed(house):
    until = timezone.localdate() + timedelta(days=3)

    answer = post(house.clerk, house, "let-late", until=f"{until:%d/%m/%Y}", reason="Mưa lũ")

    house.report.refresh_from_db()
    assert house.report.extended_until == until
    assert [one.kind for one in told_by("reports.let_late").tellings] == [Kind.EXTENSION]
    listed = signed_in(house.clerk).get(reverse("reports:exceptions", args=[house.conference.slug]))
    assert "Mưa lũ" in listed.text
    undo(house.clerk, house.conference, undo_button(answer))
    house.report.refresh_from_db()
    assert house.report.extended_until is None


def test_more_time_needs_a_day_to_come_and_a_reason(sent, house):
    today = timezone.localdate()
    with pytest.raises(NoSuchDay):
        review_acts.let_late(house.other, today - timedelta(days=1), "x", by=house.clerk)
    with pytest.raises(ReasonMissing):
        review_acts.let_late(house.other, today, " ", by=house.clerk)
    with pytest.raises(ActRefused):
        review_acts.let_late(sent.report, today, "x", by=house.clerk)


def test_accepting_is_taken_back_until_somebody_goes_on(sent):
    token = undo_button(post(sent.clerk, sent, "accept", based_on=1))
    undo(sent.clerk, sent.conference, token)
    sent.report.refresh_from_db()
    assert sent.report.state == State.SENT

    token = undo_button(post(sent.clerk, sent, "accept", based_on=1))
    post(sent.clerk, sent, "reopen", reason="Sai số hộ")
    refused = undo(sent.clerk, sent.conference, token)

    sent.report.refresh_from_db()
    assert sent.report.state == State.REOPENED
    assert "Không hoàn tác được" in refused.text


def test_a_return_by_mistake_is_taken_back_with_its_reasons_settled(sent):
    answer = post(sent.clerk, sent, "return", based_on=1, place=["I"], reason=["Nhầm"])

    undo(sent.clerk, sent.conference, undo_button(answer))

    sent.report.refresh_from_db()
    assert sent.report.state == State.SENT
    assert not ReviewNote.objects.filter(settled_at=None).exists()
    with whole(sent.conference):
        assert running_totals.wrong(sent.report.outline) == []


def test_many_are_accepted_at_once_each_as_it_was_seen(sent, house):
    write(house.other, house.neighbour, texts={"I": "<p>Xong.</p>"}, TH01=4)
    send(house.other, house.neighbour)
    url = reverse("reports:bulk", args=[house.conference.slug])
    seen = {"chon": [f"{sent.report.pk}-1", f"{house.other.pk}-7", "x"], "query": "han=in_time"}

    answer = signed_in(house.clerk).post(url, seen)

    assert answer["Location"].endswith("?han=in_time")
    states = dict(Report.objects.exclude(latest=None).values_list("pk", "state"))
    assert states == {sent.report.pk: State.ACCEPTED, house.other.pk: State.SENT}


def test_only_those_who_owe_are_reminded_and_once_a_day(sent, house):
    url = reverse("reports:remind", args=[house.conference.slug])
    client = signed_in(house.clerk)
    page = client.get(url)
    shown = page.context["shown"]
    assert str(sent.report.pk) not in shown.split()

    client.post(url, {"shown": f"{shown} {sent.report.pk}"})
    client.post(url, {"shown": shown})

    assert Entry.objects.filter(act="reports.remind").count() == 22
    told = told_by("reports.remind").tellings
    assert [one.kind for one in told] == [Kind.REMINDER]
    assert client.get(url).context["count"] == 0


def test_a_reminder_no_longer_holds_once_the_report_has_come(sent):
    assert telling.still_due(f"report:{sent.report.pk}") is False
    assert telling.still_due(f"report:{sent.other.pk}") is True
    assert telling.still_due("duty:1") is None


def test_the_office_is_told_of_what_comes_and_calendars_know_the_last_day(sent):
    (told,) = told_by("reports.send").tellings
    # Of the plan's own day the task tells; of another day the reports do.
    assert list(telling.dates(sent.conference)) == []
    sent.report.outline.due_date = date(2023, 11, 22)
    sent.report.outline.save()
    with whole(sent.conference):
        days = {one.key: one.day for one in telling.dates(sent.conference)}

    assert (told.kind, "standing_office" in told.roles) == (Kind.HANDED_IN, True)
    assert f"{days[f'report:{sent.report.pk}']:%d/%m/%Y}" == "22/11/2023"
    assert len(days) == 23


def test_where_the_outline_says_so_the_body_above_looks_first(sent):
    """A province collects from communes through the districts of old."""
    district = Organisation.objects.get(code="524-UBND")
    assert district.kind == BodyKind.PEOPLES_COMMITTEE
    province = Organisation.objects.filter(place=district.place.parent, parent=None).first()
    Conference.objects.filter(pk=sent.conference.pk).update(host=province)
    sent.report.outline.through_parent = True
    sent.report.outline.save()
    sent.clerk.organisation = province
    sent.clerk.save()
    above = make_account(username="huyen", body=district)
    report = Report.objects.select_related("outline__conference__host").get(pk=sent.report.pk)
    with pytest.raises(NotPassed):
        services.accept(report, based_on=1, by=sent.clerk)

    page = signed_in(above).get(
        reverse("reports:report", args=[sent.conference.slug, sent.report.pk])
    )
    listed = signed_in(above).get(reverse("reports:list", args=[sent.conference.slug]))
    done = post(above, sent, "let-through", based_on=1)

    sent.report.refresh_from_db()
    assert "Đã triển khai." in page.text
    assert str(sent.report.organisation) in listed.text
    assert (done.status_code, sent.report.state) == (200, State.PASSED)
    assert post(above, sent, "accept", based_on=1).status_code == 404
    assert post(sent.neighbour, sent, "let-through", based_on=1).status_code == 404
    assert services.accept(sent.report, based_on=1, by=sent.clerk).state == State.ACCEPTED


def test_nobody_is_between_where_the_organiser_itself_is_directly_above(sent):
    sent.report.outline.through_parent = True
    sent.report.outline.save()
    report = Report.objects.select_related("outline__conference__host").get(pk=sent.report.pk)

    assert services.accept(report, based_on=1, by=sent.clerk).state == State.ACCEPTED


def test_what_was_sent_late_counts_as_received_but_not_in_time(house):
    late = IN_TIME + timedelta(days=5)
    write(house.report, house.writer, texts={"I": "<p>Xong.</p>"}, TH01=4)
    services.let_late(house.report, late.date(), "Mưa lũ", by=house.clerk)
    house.report.extended_until = None
    send(house.report, house.writer, at=late)
    Report.objects.filter(pk=house.report.pk).update(extended_until=None)

    url = reverse("reports:list", args=[house.conference.slug])
    rate = signed_in(house.clerk).get(url).context["rate"]

    assert (rate.received, rate.in_time) == (1, 0)
