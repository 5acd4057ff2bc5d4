"""The units of today come from the data set, once."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from hoinghi.journal.models import Entry
from hoinghi.units import present
from hoinghi.units.kinds import BODY_KIND_WORDS, KIND_WORDS
from hoinghi.units.labels import KIND
from hoinghi.units.models import AdminUnit, BodyKind, Organisation
from hoinghi.units.services import import_present
from tests.factories import make_bodies

pytestmark = pytest.mark.django_db


def test_every_kind_has_a_word_a_label_and_a_choice():
    assert set(BODY_KIND_WORDS) == set(BodyKind.values)
    assert set(KIND) == set(KIND_WORDS)
    assert {code: said[0] for code, said in BODY_KIND_WORDS.items()} == dict(BodyKind.choices)


def test_the_provinces_and_communes_of_today_are_taken_once(django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        first = import_present(by="thử nghiệm")
    second = import_present(by="thử nghiệm")

    assert (first.new, first.left_out) == (34 + 3321, ())
    assert (second.new, second.changed, second.same) == (0, 0, 34 + 3321)
    assert AdminUnit.objects.filter(kind="dac_khu").count() == 13
    assert Entry.objects.filter(act="units.import_present").count() == 1


def test_unchanged_provinces_are_older_than_the_reform():
    import_present(by="thử nghiệm")

    since = dict(AdminUnit.objects.filter(level="province").values_list("code", "valid_from"))
    assert (since["01"], since["46"], since["51"]) == (None, date(2025, 1, 1), date(2025, 7, 1))
    assert list(since.values()).count(None) == 10
    assert list(since.values()).count(date(2025, 7, 1)) == 23


def test_reused_codes_of_bình_sơn_stay_apart_and_the_successors_are_kept():
    make_bodies()

    taken = import_present(by="thử nghiệm")

    assert taken.left_out == ()
    old, new = AdminUnit.objects.filter(code="21040").order_by("valid_to")
    names = {old.name, new.name}
    assert names == {"Thị trấn Châu Ổ", "Xã Bình Sơn"}
    assert AdminUnit.objects.get(code="21109", valid_to=None).parent.name == "Tỉnh Quảng Ngãi"
    assert taken.same == 6


def test_committees_come_for_the_provinces_that_are_named():
    make_bodies()

    taken = import_present(by="thử nghiệm", committees_of=["51"])
    again = import_present(by="thử nghiệm", committees_of=["51"])

    committees = Organisation.objects.filter(kind="peoples_committee", level="commune")
    assert committees.filter(valid_to=None).count() == 96
    assert committees.get(code="21040-UBND", valid_to=None).place.name == "Xã Bình Sơn"
    assert taken.left_out == ()
    assert (again.new, again.changed) == (0, 0)


def test_the_command_says_what_it_did_and_refuses_an_unknown_province(capsys):
    call_command("import_units")

    assert f"{present.source()}: 3355 đơn vị mới" in capsys.readouterr().out
    with pytest.raises(CommandError, match="mã 99"):
        call_command("import_units", "--committees", "99")
