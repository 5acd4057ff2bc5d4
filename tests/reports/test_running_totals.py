"""Tổng đang có: sau mọi việc vẫn bằng cộng lại từ đầu."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoinghi.reports import running_totals, services
from hoinghi.reports.allocation_acts import take_out
from hoinghi.reports.models import Report, RunningTotal
from hoinghi.reports.opening import owe
from hoinghi.reports.refusals import FigureTooLarge
from hoinghi.reports.rolling import rolled
from hoinghi.reports.states import State
from tests.factories import make_clerk, make_conference
from tests.reports.consolidating import communes, department, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    return make_conference()


@pytest.fixture
def clerk(conference):
    return make_clerk(conference)


def kept(outline, group: str, slot: str, part: str = "") -> tuple[int, int, int] | None:
    found = running_totals.totals(outline).get((group, "2023"), {}).get((slot, part))
    return tuple(found) if found else None


def test_a_sent_report_is_in_the_totals_of_every_level(conference, clerk):
    one, two, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4, "VN01|2023|DA2/trung-uong": "10.5"})
    send(two, clerk, {"TH01|2023": 5}, is_official=False)

    groups = {one.group for one in RunningTotal.objects.all()}

    assert len(groups) == 3
    for group in groups:
        assert kept(one.outline, group, "TH01@commune@0") == (9, 2, 1)
        assert kept(one.outline, group, "VN01@commune@1", "DA2") == (105, 1, 1)


def test_figures_of_another_reporter_stand_apart(conference, clerk):
    one, *_ = communes(conference)
    send(one, clerk, {"D304|2023": 30, "D305|2023": 3})
    send(department(conference), clerk, {"D304|2023": 90, "D305|2023": 8})

    assert kept(one.outline, "", "D304@commune@0") == (30, 1, 1)
    assert kept(one.outline, "", "D304@health@0") == (90, 1, 1)


def test_what_is_taken_back_is_taken_out(conference, clerk):
    one, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4})
    services.accept(one, based_on=1, by=clerk)
    services.reopen(one, "Sai số", by=clerk)

    assert kept(one.outline, "", "TH01@commune@0") is None

    send(one, clerk, {"TH01|2023": 6})
    assert kept(one.outline, "", "TH01@commune@0") == (6, 1, 1)


def test_who_owes_no_longer_is_not_counted(conference, clerk):
    one, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4})
    Report.objects.filter(pk=one.pk).update(call=None)

    assert take_out(one.version, one.pk, by=clerk)

    assert kept(one.outline, "", "TH01@commune@0") is None
    assert running_totals.wrong(one.outline) == []

    owe(one.version, one.organisation)

    assert kept(one.outline, "", "TH01@commune@0") == (4, 1, 1)


def test_a_renamed_body_takes_its_figures_back_all_the_same(conference, clerk):
    one, two, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4})
    send(two, clerk, {"TH01|2023": 5})
    one.organisation.kind, one.organisation.name = "department", "Phòng Y tế cũ"
    one.organisation.save()

    services.return_(one, {"": "Sai"}, based_on=1, by=clerk)

    assert kept(one.outline, "", "TH01@commune@0") == (5, 1, 1)
    assert running_totals.wrong(one.outline) == []


def test_a_figure_beyond_all_measure_is_refused_and_nothing_is_sent(conference, clerk):
    one, *_ = communes(conference)

    with pytest.raises(FigureTooLarge):
        send(one, clerk, {"TH01|2023": 10**20, "NG03|2023": 10**20, "NG06|2023": 0})

    assert Report.objects.get(pk=one.pk).state == State.DRAFT
    assert not RunningTotal.objects.exists()


def test_the_command_finds_and_mends_a_wrong_total(conference, clerk, capsys):
    one, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4})
    RunningTotal.objects.filter(group="").delete()

    with pytest.raises(CommandError, match="1 tổng không khớp"):
        call_command("check_totals")
    call_command("check_totals", "--sua")
    call_command("check_totals")

    assert kept(one.outline, "", "TH01@commune@0") == (4, 1, 1)


ACTS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["send", "return", "accept", "reopen"]),
        st.integers(0, 50),
        st.booleans(),
    ),
    max_size=12,
)


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=ACTS)
def test_after_any_acts_the_totals_are_what_the_reports_add_up_to(conference, clerk, acts):
    reports = communes(conference)[:3]
    for at, act, value, is_official in acts:
        stands = Report.objects.get(pk=reports[at].pk)
        state = State(stands.state)
        if act == "send" and state in (State.DRAFT, State.RETURNED, State.REOPENED):
            figures = {"TH01|2023": value, "VN01|2023|DA2/dia-phuong": Decimal(value) / 2}
            send(stands, clerk, figures, is_official=is_official)
        elif act == "return" and state in (State.SENT, State.ACCEPTED):
            services.return_(stands, {"": "Xem lại"}, based_on=None, by=clerk)
        elif act == "accept" and state is State.SENT:
            services.accept(stands, based_on=None, by=clerk)
        elif act == "reopen" and state is State.ACCEPTED:
            services.reopen(stands, "Sai", by=clerk)

    outline = reports[0].outline
    told = rolled(outline).figure("TH01", "2023")

    assert running_totals.wrong(outline) == []
    have = kept(outline, "", "TH01@commune@0")
    assert (have or (None, 0, 0))[:2] == (told.value, told.reported)
