"""Một ngày, như người ta gõ: ngày trước, tháng sau, ở cả hai ngôn ngữ."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation

import hoinghi
from hoinghi.units.day_fields import DayField, DayInput, read_day

PACKAGE = Path(hoinghi.__file__).parent


@pytest.mark.parametrize(
    "text",
    [
        "05/06/2026",
        "5/6/2026",
        " 05-06-2026 ",
        "5.6.2026",
        "5 / 6 / 2026",
        "05062026",
        "2026-06-05",
    ],
)
def test_the_day_comes_first_whatever_stands_between(text: str):
    assert read_day(text) == date(2026, 6, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "06/25/2026",
        "31/04/2026",
        "5/6/26",
        "5/6/0026",
        "20260605",
        "5 tháng 6",
        "٥/٦/٢٠٢٦",
        "5/6",
    ],
)
def test_what_is_no_day_is_none(text: str):
    assert read_day(text) is None


def test_no_such_day_is_refused_with_an_example():
    with pytest.raises(ValidationError) as refusal:
        DayField().clean("30/02/2026")

    assert "30/06/2025" in refusal.value.messages[0]


def test_a_day_is_drawn_day_first_in_both_languages():
    for language, shown in (("vi", "ngày/tháng/năm"), ("en", "day/month/year")):
        with translation.override(language):
            drawn = DayInput().render("due", date(2026, 6, 5))

        assert 'type="text"' in drawn
        assert 'value="05/06/2026"' in drawn
        assert f'placeholder="{shown}"' in drawn


def test_a_day_from_an_address_is_shown_day_first():
    assert 'value="05/06/2026"' in DayInput().render("ngay", "2026-06-05")


def test_what_was_typed_wrongly_stays_and_cannot_leave_its_attribute():
    drawn = Template('{% load days %}{% day_input "until" typed "o-den" required=True %}').render(
        Context({"typed": '31/02/2026"><script>'})
    )

    assert "31/02/2026&quot;&gt;&lt;script&gt;" in drawn
    assert "<script>" not in drawn
    assert " required" in drawn


def test_no_page_asks_for_a_day_with_the_field_of_the_browser():
    own = [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*forms.py")]

    with_browser = [
        path.name
        for path in own
        if 'type="date"' in (text := path.read_text(encoding="utf-8"))
        or '"type": "date"' in text
        or "forms.DateField" in text
    ]

    assert len(own) > 100
    assert with_browser == []
