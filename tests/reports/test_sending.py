"""A report from the first word to being accepted."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from hoinghi.journal.models import Entry
from hoinghi.reports import services
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, of_json
from hoinghi.reports.merging import Written
from hoinghi.reports.models import Report, ReportRevision
from hoinghi.reports.outline_queries import asked_of
from hoinghi.reports.refusals import (
    ActRefused,
    LeaderApproves,
    Locked,
    NothingWritten,
    NotReady,
    NotYours,
)
from hoinghi.reports.states import State
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.approving import Step
from hoinghi.units.models import Membership, UnitRole
from tests.factories import make_account, make_clerk, make_conference

pytestmark = pytest.mark.django_db
IN_TIME = timezone.make_aware(datetime(2023, 11, 20, 9))


def number(value: int) -> Answer:
    return Answer(said=Said.NUMBER, number=Decimal(value), is_official=True)


@pytest.fixture
def report() -> Report:
    conference = make_conference()
    found = Report.objects.filter(organisation__kind="peoples_committee").select_related("outline")
    assert found.count() == 22
    return found.filter(outline__conference=conference).first()


@pytest.fixture
def writer(report):
    return make_account(username="xa", body=report.organisation)


def wrote(report, by, **figures: int):
    told = {Cell(code, "2023"): (None, number(value)) for code, value in figures.items()}
    stands, _ = services.save(report, Written(answers=told), by=by)
    return stands


def test_each_body_of_the_plan_has_its_report_with_what_it_is_asked(report):
    asked = asked_of(report)
    department = Report.objects.exclude(organisation__kind="peoples_committee").get()

    assert [period.code for period in asked.outline.periods] == ["2023"]
    assert "NG03" in asked.indicators
    assert len(asked.parts) == 24
    assert set(asked_of(department).indicators) == {"D304", "D305", "D306", "CS01"}
    assert [one.number for one in asked_of(department).written] == [
        "I", "II.2", "II.3", "II.4", "IV", "V", "VI",
    ]  # fmt: skip


def test_what_is_sent_stays_as_it_was_and_has_a_check_value(report, writer):
    stands = wrote(report, writer, TH01=4)

    revision = services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)

    stands.refresh_from_db()
    assert (stands.state, stands.first_sent_on) == (State.SENT, date(2023, 11, 20))
    assert of_json(revision.content).answers[Cell("TH01", "2023")].number == 4
    assert revision.digest == services.receipt_digest(ReportRevision.objects.get())
    assert Entry.objects.filter(act="reports.send").exists()


def test_a_hard_rule_keeps_a_report_back_and_says_where(report, writer):
    stands = wrote(report, writer, NG02=40, NG03=30, NG08=5, NG09=1, NG10=0, NG11=0)

    with pytest.raises(NotReady) as refused:
        services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)

    assert [one.cell for one in refused.value.checked.blocking] == [Cell("NG03", "2023")]
    assert not ReportRevision.objects.exists()


def test_a_soft_rule_asks_for_a_reason(report, writer):
    stands = wrote(report, writer, NG01_START=100, NG01=150)
    with pytest.raises(NotReady) as refused:
        services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)
    (fault,) = refused.value.checked.unexplained

    stands, _ = services.save(
        stands, Written(reasons={fault.key: (None, "Sáp nhập thôn")}), by=writer
    )

    assert services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME).number == 1


def test_two_people_write_at_once_and_the_second_is_told_of_the_same_place_only(report, writer):
    mine = Written(
        answers={
            Cell("TH01", "2023"): (None, number(4)),
            Cell("TH02", "2023"): (None, number(5)),
        }
    )
    wrote(report, writer, TH01=7)

    stands, clashes = services.save(report, mine, by=writer)

    assert [clash.place for clash in clashes] == ["TH01|2023|"]
    answers = of_json(stands.draft).answers
    assert answers[Cell("TH01", "2023")].number == 7
    assert answers[Cell("TH02", "2023")].number == 5


def test_nothing_is_sent_that_changed_since_it_was_seen(report, writer):
    stands = wrote(report, writer, TH01=4)
    wrote(report, writer, TH02=4)

    with pytest.raises(ChangedMeanwhile):
        services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)


def test_an_empty_report_and_one_of_another_body_are_refused(report, writer):
    with pytest.raises(NothingWritten):
        services.send(report, based_on=0, by=writer, now=IN_TIME)
    with pytest.raises(NotYours):
        services.save(report, Written(), by=make_clerk(report.outline.conference))


def test_after_the_deadline_it_takes_a_leave_by_name_and_day(report, writer):
    stands = wrote(report, writer, TH01=4)
    late = timezone.make_aware(datetime(2023, 11, 25, 9))
    with pytest.raises(Locked):
        services.send(stands, based_on=stands.stamp, by=writer, now=late)

    clerk = make_clerk(report.outline.conference)
    services.let_late(report, date(2023, 11, 26), "Mưa lũ", by=clerk)

    assert services.send(stands, based_on=stands.stamp, by=writer, now=late).number == 1


def test_nobody_goes_round_the_deadline_by_taking_the_report_back(report, writer):
    stands = wrote(report, writer, TH01=4)
    services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)

    with pytest.raises(Locked):
        services.withdraw(report, by=writer)

    # Taken back in time, it's locked with the others all the same.
    Report.objects.filter(pk=report.pk).update(state=State.REOPENED)
    stands = wrote(report, writer, TH02=4)
    with pytest.raises(Locked):
        services.send(stands, based_on=stands.stamp, by=writer)


def test_a_report_returned_after_the_deadline_is_sent_when_the_leader_has_approved_it(
    report, writer
):
    stands = wrote(report, writer, TH01=4)
    services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)
    clerk = make_clerk(report.outline.conference)
    services.return_(report, {"": "Thiếu số liệu"}, based_on=1, by=clerk)
    report.organisation.leader_approves = True
    report.organisation.save()
    leader = make_account(username="chutich", body=report.organisation)
    Membership.objects.create(
        account=leader, organisation=report.organisation, role=UnitRole.LEADER
    )
    stands = wrote(report, writer, TH02=4)
    services.approve(stands, based_on=stands.stamp, by=leader)

    assert services.send(stands, based_on=stands.stamp, by=writer).number == 2


def test_a_returned_report_is_sent_again_and_both_revisions_stay(report, writer):
    stands = wrote(report, writer, TH01=4)
    services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)
    clerk = make_clerk(report.outline.conference)

    services.return_(report, {"II.1": "Thiếu lý do tăng"}, based_on=1, by=clerk)
    stands = wrote(report, writer, TH02=4)
    services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)
    stands = services.accept(report, based_on=2, by=clerk)

    assert stands.state == State.ACCEPTED
    assert [one.number for one in ReportRevision.objects.all()] == [1, 2]
    with pytest.raises(ActRefused):
        services.withdraw(report, by=writer)


def test_where_the_leader_approves_nobody_else_sends(report, writer):
    report.organisation.leader_approves = True
    report.organisation.save()
    leader = make_account(username="chutich", body=report.organisation)
    Membership.objects.create(
        account=leader, organisation=report.organisation, role=UnitRole.LEADER
    )
    stands = wrote(report, writer, TH01=4)
    with pytest.raises(LeaderApproves):
        services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)

    services.take_step(stands, Step.ASK, by=writer)
    stands = services.approve(stands, based_on=stands.stamp, by=leader)
    revision = services.send(stands, based_on=stands.stamp, by=writer, now=IN_TIME)

    assert (revision.approved_by, revision.sent_by) == ("chutich", "xa")
