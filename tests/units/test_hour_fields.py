"""Times of day are typed by 24 hours, whatever the language of the browser."""

from datetime import time
from pathlib import Path

import pytest
from django import forms

import hoinghi
from hoinghi.units.hour_fields import HourField, read_hour

PACKAGE = Path(hoinghi.__file__).parent


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("07:30", time(7, 30)),
        ("7:30", time(7, 30)),
        (" 7h30 ", time(7, 30)),
        ("7g30", time(7, 30)),
        ("7 giờ 30", time(7, 30)),
        ("7 giờ 05 phút", time(7, 5)),
        ("13 Giờ", time(13)),
        ("0730", time(7, 30)),
        ("730", time(7, 30)),
        ("00:00", time(0)),
        ("21:00:00", time(21)),
        ("24:00", None),
        ("7:60", None),
        ("7:30 PM", None),
        ("sáng", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_type_it(typed, told):
    assert read_hour(typed) == told


class Form(forms.Form):
    at = HourField(required=False)


def test_midnight_is_a_time_and_nothing_is_none():
    midnight, none = Form({"at": "0h"}), Form({"at": " "})

    assert midnight.is_valid()
    assert none.is_valid()
    assert midnight.cleaned_data == {"at": time(0)}
    assert none.cleaned_data == {"at": None}


def test_what_is_no_time_is_said_and_stays_as_typed():
    form = Form({"at": "25:00"})

    assert "7 giờ 30" in form.errors["at"][0]
    assert 'value="25:00"' in str(form["at"])


def test_a_time_is_drawn_by_24_hours():
    drawn = str(Form(initial={"at": time(21, 5)})["at"])

    assert 'value="21:05"' in drawn
    assert 'type="text"' in drawn


def test_no_page_asks_for_a_time_with_the_field_of_the_browser():
    own = [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*forms.py")]
    own += (PACKAGE.parents[1] / "frontend/src").glob("*.ts")

    with_browser = [
        path.name
        for path in own
        if any(
            sign in path.read_text(encoding="utf-8")
            for sign in ('type="time"', '"type": "time"', "datetime-local", "forms.TimeField",
                         '.type = "time"')
        )
    ]  # fmt: skip

    assert len(own) > 100
    assert with_browser == []
