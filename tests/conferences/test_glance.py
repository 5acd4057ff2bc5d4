"""Tổng quan và trang lãnh đạo: con số khớp danh sách, mỗi vai trò thấy việc của mình."""

import re
from datetime import timedelta
from urllib.parse import unquote_plus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.light_settings import thresholds_of
from hoinghi.conferences.lights import Light, Thresholds, usual
from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.dispatch import services as papers
from hoinghi.dispatch.models import Revision
from hoinghi.journal.services import record
from hoinghi.tasks.models import Duty, Task
from hoinghi.tasks.rules import State
from hoinghi.units.models import Account, PostHolder
from tests.factories import PASSWORD, make_account, make_conference
from tests.sending import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def holding(conference: Conference, role: Role) -> Account:
    account = make_account(username=role.value)
    grant(conference, account, role, by="thử nghiệm", of_house=True)
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

    parts = [part for tile in tiles for part in tile.parts if "/nhiem-vu/" in part.url]
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
    assert values["Báo cáo đã gửi"] == "0/23"
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
    kept = Revision.objects.filter(record__conference=conference).order_by("pk")[:2]
    for draft in kept:
        papers.put_forward(conference, draft.record.ref, seen=draft.made_from, by="an")
    papers.take_back(conference, kept[1].record.ref, by="an")
    client.force_login(holding(conference, Role.LEADER))

    shown = page(client, "leader", conference)

    glance = shown.context["glance"]
    lights = {area.title: area.light for area in glance.areas}
    assert lights["Nhiệm vụ"] is Light.RED
    assert lights["Văn bản"] is Light.AMBER
    assert shown.context["light"] is Light.RED
    (late,) = glance.late
    assert (len(late.bodies), late.more, glance.late_in_all) == (6, 17, 23)
    assert glance.to_sign_in_all == 1
    first = glance.to_sign[0]
    assert client.get(first.read_url).status_code == 200
    assert first.open_url in shown.content.decode()


def test_a_kept_draft_is_no_paper_to_sign(client: Client, conference: Conference):
    papers.keep_all(conference, by="an")
    client.force_login(holding(conference, Role.LEADER))

    glance = page(client, "leader", conference).context["glance"]

    assert (glance.to_sign, glance.to_sign_in_all) == ((), 0)
    assert {tile.label: tile.value for tile in glance.tiles}["Văn bản chờ ký"] == "0"


@pytest.fixture
def chief(conference: Conference) -> PostHolder:
    """Who can be called at the first body that is late; a deputy stands before in the list."""
    body = Duty.objects.filter(organisation__name__endswith="thị trấn Châu Ổ")[0].organisation
    PostHolder.objects.create(
        organisation=body, person="Lê Văn Phó", position="Phó Chủ tịch", telephone="0255 3851 999"
    )
    return PostHolder.objects.create(
        organisation=body, person="Trần Thị Hoa", position="Chủ tịch", telephone="0255 3851 234"
    )


def of_house(account: Account, conference: Conference) -> Account:
    account.organisation = conference.host
    account.save()
    return account


def test_a_leader_of_the_house_calls_those_who_are_late(client, conference, chief):
    client.force_login(of_house(holding(conference, Role.LEADER), conference))

    shown = page(client, "leader", conference)

    (late,) = shown.context["glance"].late
    named = next(one for one in late.bodies if one.telephone)
    assert (named.person, named.dialled) == ("Trần Thị Hoa, Chủ tịch", "02553851234")
    assert 'href="tel:02553851234"' in shown.text


def test_the_person_in_charge_is_called_before_the_head(client, conference, chief):
    Duty.objects.filter(organisation=chief.organisation).update(person="lê văn phó")
    client.force_login(of_house(holding(conference, Role.LEADER), conference))

    assert 'href="tel:02553851999"' in page(client, "leader", conference).text


@pytest.mark.parametrize("role", [Role.LEADER, Role.FINANCE, Role.AWARD_SECRETARY])
def test_no_telephone_for_other_roles_or_other_houses(client, conference, chief, role):
    account = holding(conference, role)
    if role is not Role.LEADER:
        of_house(account, conference)
    client.force_login(account)

    shown = page(client, "leader", conference)

    assert shown.context["glance"].late
    assert "3851" not in shown.text


def test_no_telephone_stands_on_the_overview(client, conference, chief):
    client.force_login(of_house(make_account(conference), conference))

    assert "3851" not in page(client, "overview", conference).text


def test_the_office_sets_when_lights_change_and_takes_it_back(client, conference):
    client.force_login(make_account(conference))
    address = reverse("conferences:lights", args=[conference.slug])

    answer = send(client, address, {"soon_days": 3, "red_days": 90}, follow=True)

    assert thresholds_of(conference) == Thresholds(soon_days=3, red_days=90)
    assert "Vàng: trong vòng 3 ngày tới hạn." in page(client, "leader", conference).text
    token = next(iter(answer.context["messages"])).extra_tags.split(":", 2)[2].split(" ")[0]
    client.post(reverse("conferences:undo", args=[conference.slug]), {"token": token})
    assert thresholds_of(conference) == usual(timezone.localdate())


def test_wrong_thresholds_and_a_second_saver_are_told(client, conference):
    account = make_account(conference)
    account.full_name = "Nguyễn Văn Ổi"
    account.save()
    client.force_login(account)
    address = reverse("conferences:lights", args=[conference.slug])
    opened = client.get(address).context["form"].stamp
    mark = re.search(r'value="([^"]*)"', opened)[1]

    wrong = send(client, address, {"soon_days": -1, "red_days": 0})
    send(client, address, {"soon_days": 3, "red_days": 2})
    second = client.post(address, {"soon_days": 5, "red_days": 2, "opened": mark})

    assert wrong.text.count("hn-bad") == 2
    assert second.status_code == 409
    assert "<strong>Nguyễn Văn Ổi</strong> đã lưu" in second.text
    assert thresholds_of(conference) == Thresholds(soon_days=3, red_days=2)


def test_only_who_prepares_sets_the_lights(client, conference):
    client.force_login(holding(conference, Role.LEADER))

    answer = client.get(reverse("conferences:lights", args=[conference.slug]))

    assert answer.status_code == 403


def test_who_only_leads_lands_on_the_lights(client: Client, conference: Conference):
    leader = holding(conference, Role.LEADER)
    leader_page = reverse("conferences:leader", args=[conference.slug])

    answer = client.post(reverse("login"), {"username": leader.username, "password": PASSWORD})
    listed = client.get(reverse("conferences:list")).content.decode()

    assert answer.url == leader_page
    assert f'href="{leader_page}"' in listed


def test_who_also_prepares_does_not_land_on_the_lights(client: Client, conference: Conference):
    both = holding(conference, Role.LEADER)
    grant(conference, both, Role.OFFICE, by="thử nghiệm")

    answer = client.post(
        reverse("login"), {"username": both.username, "password": PASSWORD}, follow=True
    )

    assert answer.status_code == 200
    assert answer.request["PATH_INFO"] == reverse("conferences:list")


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
