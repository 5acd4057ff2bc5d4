"""Which wording a paper is written by."""

from datetime import date

import pytest

from hoinghi.papers.text import load
from hoinghi.units.models import Organisation
from hoinghi.units.queries import steps_above
from hoinghi.wording import queries
from hoinghi.wording.models import TemplateInForce, TemplateVersion
from tests.factories import make_conference

pytestmark = pytest.mark.django_db

DISTRICT = "524-UBND"
PROVINCE = "51-UBND"


def body(code: str) -> Organisation:
    return Organisation.objects.filter(code=code, valid_from=None).get()


def in_force(code: str, source: str, template: str = "delegates/invitation") -> None:
    version = TemplateVersion.objects.create(
        body=body(code), template=template, number=1, source=source, saved_by="thử nghiệm"
    )
    TemplateInForce.objects.create(body=version.body, template=template, version=version)


def invitation(conference):
    return queries.template(conference, "hoinghi.delegates", "invitation")


def test_above_a_department_stand_its_committee_and_that_of_the_province():
    make_conference()

    steps = steps_above(body("524-NV").pk, date(2023, 12, 1))

    above = [one for step in steps for one in step]
    assert list(dict.fromkeys(above)) == [body("524-NV"), body(DISTRICT), body(PROVINCE)]


def test_papers_use_the_standard_template_where_nobody_wrote_another():
    made = make_conference()

    assert invitation(made) == load("hoinghi.delegates", "invitation")


def test_a_body_below_inherits_what_the_province_put_in_force():
    made = make_conference()
    in_force(PROVINCE, "title: Của tỉnh")

    assert invitation(made).source == "title: Của tỉnh"


def test_the_nearest_body_has_the_last_word():
    made = make_conference()
    in_force(PROVINCE, "title: Của tỉnh")
    in_force(DISTRICT, "title: Của huyện")

    assert invitation(made).source == "title: Của huyện"


def test_a_neighbour_changes_nothing():
    made = make_conference()
    in_force("524-NV", "title: Của Phòng Nội vụ")

    assert invitation(made) == load("hoinghi.delegates", "invitation")


def test_a_conference_of_an_unknown_host_uses_the_standard_templates():
    made = make_conference()
    made.host = None

    assert invitation(made) == load("hoinghi.delegates", "invitation")


def test_all_templates_of_a_conference_take_two_queries_at_most(django_assert_num_queries):
    made = make_conference()
    in_force(DISTRICT, "title: Của huyện")

    with django_assert_num_queries(2):
        for name in ("invitation", "delegate_list", "sign_in") * 3:
            queries.template(made, "hoinghi.delegates", name)
