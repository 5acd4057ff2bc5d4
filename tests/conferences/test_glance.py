"""Tổng quan và trang lãnh đạo: con số khớp danh sách, mỗi vai trò thấy việc của mình."""

from datetime import timedelta
from urllib.parse import unquote_plus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.lights import Light
from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.dispatch import services as papers
from hoinghi.journal.services import record
from hoinghi.tasks.models import Duty, Task
from hoinghi.tasks.rules import State
from hoinghi.units.models import Account
from tests.factories import PASSWORD, make_account, make_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def holding(conference: Conference, role: Role) -> Account:
    account = make_account(username=role.value)
    grant(conference, account, role, by="thử nghiệm")
    return account


def page(client: Client, name: str, conference: Conference):
    return client.get(reverse(f"conferences:{name}", args=[conference.slug]))


def told(client: Client, conference: Conference) -> list[str]:
    return [todo.text for todo in page(client, "overview", conference).context["shown"]().todos]


def more_tasks(conference: Conference, number: int) -> None:
    """Give *number* tasks more, overdue, and say so in the log as every act does."""
    yesterday = timezone.localdate() - timedelta(days=1)
    body = Duty.objects.exclude(organisation=None)[0].organisation
    tasks = Task.objects.bulk_create(
        Task(conference=conference, position=20_000 + at, first_line=0, last_line=0, by_hand=True,
             action=f"Việc {at}", deadline=yesterday)
        for at in range(number)
    )  # fmt: skip
    Duty.objects.bulk_create(Duty(task=task, organisation=body) for task in tasks)
    record("tasks.give", by="thử nghiệm", subject=str(conference), conference_id=conference.pk)


def test_each_figure_leads_to_as_many_rows(client: Client, conference: Conference):
    client.force_login(make_account(conference))
    Duty.objects.filter(task__position=2).update(state=State.DONE.value)

    tiles = page(client, "overview", conference).context["shown"]().glance.tiles

    parts = [part for tile in tiles for part in tile.parts]
    assert {part.number for part in parts} == {1}
    for part in parts:
        assert client.get(part.url).context["kept"] == part.number
    late = next(tile for tile in tiles if unquote_plus(tile.url).endswith("?han=late"))
    assert client.get(late.url).context["kept"] == int(late.value) == 1


def test_places_quota_and_money_come_from_what_is_known(client: Client, conference: Conference):
    client.force_login(make_account(conference))

    tiles = page(client, "overview", conference).context["shown"]().glance.tiles

    values = {tile.label: tile.value for tile in tiles}
    assert values["Chỗ đại biểu đã phân"] == "133/166"
    assert values["Đã chọn khen thưởng"] == "0/5"
    assert values["Báo cáo đã nhận"] == "0/23"
    assert values["Văn bản chờ ký"] == "0"


def test_every_role_is_told_its_own_work(conference: Conference):
    found = {}
    for role in (Role.OFFICE, Role.LEADER, Role.FINANCE, Role.AWARD_SECRETARY):
        client = Client()
        client.force_login(holding(conference, role))
        found[role] = told(client, conference)

    awards = "5 suất khen thưởng chưa có tên tập thể, cá nhân."
    assert awards in found[Role.OFFICE]
    assert awards in found[Role.AWARD_SECRETARY]
    assert awards not in found[Role.LEADER] + found[Role.FINANCE]
    assert "Ấn định ngày, giờ tổ chức hội nghị." not in found[Role.LEADER]
    assert all("23 phần việc quá hạn." in texts for texts in found.values())


def test_the_leader_sees_lights_who_is_late_and_what_to_sign(
    client: Client, conference: Conference
):
    papers.keep_all(conference, by="an")
    client.force_login(holding(conference, Role.LEADER))

    shown = page(client, "leader", conference)

    glance = shown.context["glance"]
    lights = {area.title: area.light for area in glance.areas}
    assert lights["Nhiệm vụ"] is Light.RED
    assert lights["Văn bản"] is Light.AMBER
    assert shown.context["light"] is Light.RED
    (late,) = glance.late
    assert (len(late.bodies), late.more, glance.late_in_all) == (6, 17, 23)
    first = glance.to_sign[0]
    assert client.get(first.read_url).status_code == 200
    assert first.open_url in shown.content.decode()


def test_who_only_leads_lands_on_the_lights(client: Client, conference: Conference):
    leader = holding(conference, Role.LEADER)
    leader_page = reverse("conferences:leader", args=[conference.slug])

    answer = client.post(reverse("login"), {"username": leader.username, "password": PASSWORD})
    listed = client.get(reverse("conferences:list")).content.decode()

    assert answer.url == leader_page
    assert f'href="{leader_page}"' in listed


def test_who_also_prepares_lands_in_the_list(client: Client, conference: Conference):
    both = holding(conference, Role.LEADER)
    grant(conference, both, Role.OFFICE, by="thử nghiệm")

    answer = client.post(reverse("login"), {"username": both.username, "password": PASSWORD})

    assert answer.url == reverse("conferences:list")


def test_the_list_shows_the_light_and_the_next_last_day(client: Client, conference: Conference):
    soon = timezone.localdate() + timedelta(days=3)
    Task.objects.filter(position=2).update(deadline=soon)
    client.force_login(make_account(conference))

    (row,) = client.get(reverse("conferences:list")).context["rows"]

    assert (row.standing.light, row.standing.late, row.standing.next_due) == (Light.RED, 23, soon)


@pytest.mark.parametrize("name", ["overview", "leader"])
def test_a_page_asks_as_much_for_three_hundred_tasks(
    client: Client, conference: Conference, name: str
):
    client.force_login(make_account(conference))
    asked = []
    for number in (1, 3, 300):
        more_tasks(conference, number)
        with CaptureQueriesContext(connection) as captured:
            assert page(client, name, conference).status_code == 200
        asked.append(len(captured))

    assert len(set(asked)) == 1


def test_a_chart_stands_with_its_table(client: Client, conference: Conference):
    client.force_login(make_account(conference))

    shown = page(client, "overview", conference).content.decode()

    assert shown.count('<svg class="hn-chart"') == shown.count('<details class="hn-behind">') >= 3
    assert "Phần việc theo đơn vị chủ trì" in shown


def test_an_empty_conference_is_calm(client: Client, conference: Conference):
    Duty.objects.update(state=State.DONE.value, delivered_on=timezone.localdate())
    client.force_login(holding(conference, Role.LEADER))

    shown = page(client, "leader", conference).content.decode()

    assert "Không ai trễ hạn." in shown
    assert "Không có văn bản nào chờ ký." in shown
