"""The unit lists of Bình Sơn: 22 communes of 2023, everything with a parent, no key twice."""

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "binh-son-2023"
COLUMNS = [
    *("code", "name", "short_name", "kind", "level", "parent", "place"),
    *("valid_from", "valid_to", "aliases", "successor"),
]
KINDS = {
    *("province", "district", "xa", "thi_tran"),
    *("peoples_committee", "peoples_council", "party_body", "fatherland_front"),
    *("department", "provincial_department", "mass_organisation", "office", "bank"),
    *("police", "military", "public_service_unit", "steering_committee"),
}


def read(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert reader.fieldnames == COLUMNS
    return rows


def fold(text: str) -> str:
    """Compare as readers do: case, dashes and the place of the tone mark do not matter."""
    for written, other in (("hoà", "hòa"), ("hoá", "hóa"), ("uỷ", "ủy"), ("–", "-")):
        text = text.casefold().replace(written, other)
    return " ".join(text.split())


@pytest.fixture(scope="module")
def units() -> list[dict[str, str]]:
    return read("units.csv")


def test_bình_sơn_has_21_communes_and_one_township_in_2023(units):
    kinds = Counter(unit["kind"] for unit in units if unit["parent"] == "524")

    assert (kinds["xa"], kinds["thi_tran"]) == (21, 1)


@pytest.mark.parametrize("kind", ["peoples_committee", "fatherland_front"])
def test_every_commune_has_its_committee_and_its_front(units, kind):
    communes = {unit["code"] for unit in units if unit["kind"] in {"xa", "thi_tran"}}

    owners = [u["parent"] for u in units if u["kind"] == kind and u["level"] == "commune"]

    assert sorted(owners) == sorted(communes)


@pytest.mark.parametrize("name", ["units.csv", "units-2025.csv"])
def test_codes_are_unique_and_parents_exist(name):
    rows = read(name)
    codes = [row["code"] for row in rows]

    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert {row["parent"] for row in rows} - {""} <= set(codes)
    assert {row["kind"] for row in rows} <= KINDS


@pytest.mark.parametrize("name", ["units.csv", "units-2025.csv"])
def test_texts_are_composed_and_trimmed(name):
    for row in read(name):
        for cell in row.values():
            assert cell == unicodedata.normalize("NFC", cell).strip()


def test_successors_are_units_of_the_new_map(units):
    new_codes = {row["code"] for row in read("units-2025.csv")}

    assert {unit["successor"] for unit in units} - {""} <= new_codes
    assert all(u["successor"] for u in units if u["kind"] in {"xa", "thi_tran"})


def test_bình_thạnh_and_bình_thanh_stay_two_communes(units):
    by_name = {unit["name"]: unit for unit in units}

    assert by_name["Xã Bình Thạnh"]["code"] == "21046"
    assert by_name["Xã Bình Thanh"]["code"] == "21091"
    assert by_name["Xã Bình Thạnh"]["successor"] != by_name["Xã Bình Thanh"]["successor"]


def test_no_spelling_belongs_to_two_bodies(units):
    owners: dict[str, set[str]] = {}
    for unit in units:
        spellings = [unit["name"], unit["short_name"], *unit["aliases"].split("|")]
        # An area and the body that governs it may share a bare name; they differ in kind.
        kind = "area" if unit["kind"] in {"province", "district", "xa", "thi_tran"} else "body"
        for spelling in filter(None, spellings):
            owners.setdefault(f"{kind}:{fold(spelling)}", set()).add(unit["code"])

    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    "spelling",
    [
        "Phòng LĐTBXH",
        "Phòng LĐ-TB&XH huyện",
        "Phòng Lao động, Thương binh và Xã hội",
        "Phòng Lao động – Thương binh và Xã hội",
        "Phòng lao động - Thương binh và Xã hội",
    ],
)
def test_one_department_is_found_under_all_its_spellings(units, spelling):
    found = [
        unit["code"]
        for unit in units
        if fold(spelling)
        in map(fold, [unit["name"], unit["short_name"], *unit["aliases"].split("|")])
    ]

    assert found == ["524-LDTBXH"]
