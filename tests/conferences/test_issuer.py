"""Kế hoạch của một cơ quan trùng tên: suy từ chính kế hoạch, không rõ thì hỏi, không đoán."""

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.conferences import (
    draft_confirming,
    plan_drafts,
    plan_edits,
    plan_findings,
    services,
)
from hoinghi.conferences.draft_confirming import Choice
from hoinghi.conferences.draft_refusals import IssuerUnclear
from hoinghi.conferences.queries import plan_in_force
from hoinghi.reading.as_json import plan_from_json, plan_to_json
from hoinghi.reading.names import name_key
from hoinghi.units.models import Account, AdminUnit, Organisation, OrganisationName
from tests.factories import EXAMPLE, make_account, make_bodies, make_plan, make_reading

pytestmark = pytest.mark.django_db

PLAN = (EXAMPLE / "ke-hoach.txt").read_bytes()
NAME = "Ủy ban nhân dân huyện Bình Sơn"


def twin(province: AdminUnit) -> Organisation:
    """Enter another committee of the same name, in another district of *province*."""
    place = AdminUnit.objects.create(
        code="999", name="Huyện Bình Sơn", kind="huyện", level="district", parent=province
    )
    made = Organisation.objects.create(
        code="999-UBND", name=NAME, kind="peoples_committee", level="district", place=place
    )
    OrganisationName.objects.create(organisation=made, text=NAME, key=name_key(NAME))
    return made


def real() -> Organisation:
    return Organisation.objects.exclude(code="999-UBND").get(name=NAME)


def elsewhere() -> AdminUnit:
    return AdminUnit.objects.create(code="998", name="Tỉnh Nơi Khác", kind="tỉnh", level="province")


@pytest.fixture
def clerk(client: Client) -> Account:
    make_bodies()
    account = make_account(username="canbo")
    client.force_login(account)
    return account


def draft_of(clerk: Account):
    return plan_drafts.take_in(PLAN, "ke-hoach.txt", size=len(PLAN), by=clerk)


def test_the_province_and_neighbours_that_the_plan_names_tell_the_issuer(clerk: Account):
    twin(elsewhere())

    made = draft_confirming.confirm(draft_of(clerk), by=clerk).conference

    assert made.host == real()


def test_where_nothing_tells_it_is_asked_and_never_guessed(client: Client, clerk: Account):
    other = twin(real().place.parent)
    draft = draft_of(clerk)
    address = reverse("conferences:confirm", args=[draft.pk])

    shown = client.get(draft.get_absolute_url()).text
    with pytest.raises(IssuerUnclear, match="Bình Sơn"):
        draft_confirming.confirm(draft, by=clerk)
    refused = client.post(address, {"choice": "new"})
    made = client.post(address, {"choice": "new", "host": other.pk}, follow=True)

    assert "Cơ quan ban hành là cơ quan nào?" in shown
    assert shown.count('name="host"') == 3
    assert "Tỉnh Quảng Ngãi" in shown
    assert refused.status_code == 409
    assert made.context["conference"].host == other


def test_none_of_them_is_an_answer_too(clerk: Account):
    twin(real().place.parent)

    assert draft_confirming.confirm(draft_of(clerk), by=clerk, host=0).conference.host is None


def test_a_body_of_another_name_cannot_be_chosen(clerk: Account):
    twin(real().place.parent)
    other = Organisation.objects.filter(name__contains="xã Bình Châu").first()

    made = draft_confirming.confirm(draft_of(clerk), by=clerk, host=other.pk).conference

    assert made.host is None


def test_somebody_of_the_issuer_is_not_asked(client: Client, clerk: Account):
    other = twin(real().place.parent)
    clerk.organisation = other
    clerk.save()
    draft = draft_of(clerk)

    assert 'name="host"' not in client.get(draft.get_absolute_url()).text
    assert draft_confirming.confirm(draft, by=clerk).conference.host == other


def counts_communes(plan: dict) -> bool:
    """Tell whether the communes of the issuer's own district were counted in the findings."""
    found = [one for one in plan_from_json(plan).findings if one.code.startswith("numbers.compos")]
    return any("22 ×" in one.message for one in found)


def test_a_plan_is_judged_by_the_bodies_of_the_issuer_that_its_sender_works_for(clerk: Account):
    twin(real().place.parent)
    clerk.organisation = real()
    clerk.save()
    stranger = make_account(username="nguoila")

    assert counts_communes(draft_of(clerk).plan)
    assert not counts_communes(draft_of(stranger).plan)


def test_a_plan_is_judged_by_the_bodies_of_the_issuer_that_was_chosen(clerk: Account):
    twin(real().place.parent)
    draft = draft_of(clerk)

    made = draft_confirming.confirm(draft, by=clerk, host=real().pk).conference
    later = plan_drafts.take_in(PLAN, "lan-hai.txt", size=len(PLAN), by=clerk, amends=made)

    assert not counts_communes(draft.plan)
    assert counts_communes(plan_in_force(made).plan)
    assert counts_communes(later.plan)


def test_corrections_are_judged_by_the_same_bodies(clerk: Account):
    twin(real().place.parent)
    clerk.organisation = real()
    clerk.save()
    draft = draft_of(clerk)

    plan_edits.save(draft, part="event", key="-", values={"venue": "Rạp"}, seen=0, by=clerk)
    looked = plan_findings.look(draft, plan_edits.edits_of(draft))

    assert counts_communes(plan_to_json(looked.reading.plan))


def test_an_amended_plan_keeps_the_host_that_was_chosen(clerk: Account):
    other = twin(real().place.parent)
    made = draft_confirming.confirm(draft_of(clerk), by=clerk, host=other.pk).conference
    amended = PLAN.replace("Hội trường".encode(), "Nhà văn hóa".encode())
    draft = plan_drafts.take_in(amended, "ke-hoach.txt", size=len(amended), by=clerk, amends=made)

    again = draft_confirming.confirm(draft, by=clerk, choice=Choice.AMEND, seen=1)

    assert again.conference == made
    assert again.conference.host == other


def test_two_bodies_of_one_name_each_hold_a_conference_of_one_title(clerk: Account):
    other = twin(real().place.parent)
    one = draft_confirming.confirm(draft_of(clerk), by=clerk, host=other.pk).conference
    colleague = make_account(username="bentrong", body=real())

    two = draft_confirming.confirm(draft_of(colleague), by=colleague).conference

    assert (one.host, two.host) == (other, real())
    assert one != two


def test_a_plan_whose_host_nobody_knows_is_established_all_the_same():
    made = services.establish(make_reading(make_plan()), file_name="a.txt", by="a").conference

    assert made.host is None
