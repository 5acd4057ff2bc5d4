from datetime import date
from pathlib import Path

import pytest

from hoinghi.conferences.lights import Light, Thresholds, of_all, of_day, of_open, usual
from hoinghi.norms import NormFileRefused

TODAY = date(2023, 11, 20)


@pytest.mark.parametrize(
    ("due", "light"),
    [
        (date(2023, 11, 19), Light.RED),
        (date(2023, 11, 20), Light.AMBER),
        (date(2023, 11, 27), Light.AMBER),
        (date(2023, 11, 28), Light.GREEN),
        (None, Light.NONE),
    ],
)
def test_a_thing_owed_is_judged_by_its_last_day(due, light):
    assert of_day(due, TODAY) is light


def test_thresholds_move_the_lights():
    patient = Thresholds(soon_days=2, red_days=3)

    assert of_day(date(2023, 11, 18), TODAY, patient) is Light.AMBER
    assert of_day(date(2023, 11, 17), TODAY, patient) is Light.RED
    assert of_day(date(2023, 11, 23), TODAY, patient) is Light.GREEN
    with pytest.raises(ValueError, match="thresholds"):
        Thresholds(soon_days=7, red_days=0)


def test_the_gravest_light_stands_for_all():
    assert of_all([Light.GREEN, Light.RED, Light.AMBER]) is Light.RED
    assert of_all([Light.NONE, Light.GREEN]) is Light.GREEN
    assert of_all([]) is Light.NONE


def test_nothing_missing_is_green_whenever_it_is_due():
    assert of_open(0, None, TODAY) is Light.GREEN
    assert of_open(0, date(2020, 1, 1), TODAY) is Light.GREEN
    assert of_open(2, date(2023, 11, 19), TODAY) is Light.RED


def test_an_office_sets_the_usual_thresholds_from_a_day_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    tmp_path.joinpath("lights.yaml").write_text(
        "figures:\n  lights.soon-days:\n    values:\n      - from: 2023-12-01\n"
        "        value: 3\n        source: Quy chế làm việc\n        verified: true\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("HOINGHI_NORMS", str(tmp_path))

    assert usual(date(2023, 11, 30)) == Thresholds(soon_days=7, red_days=1)
    assert usual(date(2023, 12, 1)) == Thresholds(soon_days=3, red_days=1)
    assert of_day(date(2023, 12, 6), date(2023, 12, 1)) is Light.GREEN


def test_thresholds_that_are_none_are_refused_with_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    tmp_path.joinpath("lights.yaml").write_text(
        "figures:\n  lights.red-days:\n    values:\n      - from: 2024-01-01\n"
        "        value: 0\n        source: Gõ nhầm\n        verified: false\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("HOINGHI_NORMS", str(tmp_path))

    with pytest.raises(NormFileRefused) as refusal:
        usual(date(2024, 1, 1))

    assert refusal.value.file == "lights.yaml"
