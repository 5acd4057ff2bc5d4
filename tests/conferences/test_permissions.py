import pytest
from django.core.exceptions import PermissionDenied

from hoinghi.conferences.models import Grant, Role
from hoinghi.conferences.permissions import may_prepare, require_preparing
from hoinghi.units.models import Account
from tests.factories import make_conference, make_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.STANDING_OFFICE, True),
        (Role.OFFICE, True),
        (Role.AWARD_SECRETARY, False),
        (Role.FINANCE, False),
        (Role.LEADER, False),
    ],
)
def test_the_standing_office_and_the_office_prepare(role: Role, may: bool):
    conference = make_conference()
    account = Account.objects.create(username="canbo")
    Grant.objects.create(conference=conference, account=account, role=role)

    assert may_prepare(account, conference) is may


def test_a_role_in_another_conference_counts_for_nothing():
    here, there = make_conference(), make_conference(make_plan(title="Tổ chức hội nghị khác"))
    account = Account.objects.create(username="canbo")
    Grant.objects.create(conference=there, account=account, role=Role.OFFICE)

    with pytest.raises(PermissionDenied, match="Cơ quan thường trực"):
        require_preparing(account, here)
