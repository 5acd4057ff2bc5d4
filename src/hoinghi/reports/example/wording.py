"""Lời mẫu của một báo cáo: mẫu câu tự đặt, điền bằng chính số liệu của đơn vị. Python thuần.

Bodies take turns through the ways of saying a thing, shuffled anew for each place, so that two of
them seldom say it alike and none says it as the next one does.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml

from hoinghi.reports.example.figures import Commune, Year

Item = TypeVar("Item")
Facts = Mapping[str, str]
_DIMENSIONS = (
    "việc làm", "y tế", "giáo dục", "nhà ở", "nước sinh hoạt và vệ sinh", "thông tin",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """Ways of saying things, as the data files hold them: communes', then departments'."""

    communes: Mapping[str, Any]
    departments: Mapping[str, Mapping[str, Sequence[str]]]

    @classmethod
    def of_folder(cls, folder: Path) -> Patterns:
        """Read the two files of *folder*."""
        return cls(
            communes=yaml.safe_load((folder / "loi-xa.yaml").read_text(encoding="utf-8")),
            departments=yaml.safe_load((folder / "loi-phong.yaml").read_text(encoding="utf-8")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Whose turn it is: ``place`` among all bodies, and the seed of the whole example."""

    place: int
    seed: str

    def choose(self, name: str, ways: Sequence[Item]) -> Item:
        """Give the way of *name* that this body takes."""
        return self.several(name, ways, 1)[0]

    def several(self, name: str, ways: Sequence[Item], count: int) -> list[Item]:
        """Give *count* different ones of *ways*."""
        rounds, at = divmod(self.place * count, len(ways))
        order: list[Item] = []
        for lap in range(rounds, rounds + 2):
            shuffled = list(ways)
            Random(f"{self.seed}|{name}|{lap}").shuffle(shuffled)  # noqa: S311 - no secret
            order += (
                shuffled if lap == rounds else [one for one in shuffled if one not in order[at:]]
            )
        return order[at : at + count]


def section_of(number: str, patterns: Patterns, turn: Turn, facts: Facts, character: str) -> str:
    """Give the text of a section of a commune's report as clean HTML; "" for none."""
    told = patterns.communes
    paragraphs = told["sections"].get(number, ())
    text = _paragraphs(
        " ".join(_slot(told["slots"], turn, slot, facts, character) for slot in paragraph)
        for paragraph in paragraphs
    )
    if number == "III":
        return text + _paragraphs([turn.choose("models", told["models"]).format_map(facts)])
    if number == "IV":
        return assessment(told, turn, facts)
    if number == "V":
        return text + _list(_told(turn.several("tasks", told["tasks"], 4), facts))
    return _proposals(told, turn, facts) if number == "VI" else text


SECTIONS = ("I", "II.1", "II.2", "II.3", "II.4", "II.5", "III", "IV", "V", "VI")
"""Those of a commune's report that are written."""


def texts_of_department(patterns: Patterns, code: str, facts: Facts) -> dict[str, str]:
    """Give the text of each section of a department's report."""
    told = patterns.departments[code]
    return {number: _paragraphs(_told(ways, facts)) for number, ways in told.items()}


def assessment(
    told: Mapping[str, Any], turn: Turn, facts: Facts, *, with_causes: bool = True
) -> str:
    """Give the assessment: effect, limits with their causes, lessons, laid out as offices do."""
    effect = turn.choose("effects", told["effects"]).format_map(facts)
    chosen = turn.several("limits", told["limits"], 3)
    pairs = [
        (one, turn.choose(f"limit{at}", one["limit"]), turn.choose(f"cause{at}", one["cause"]))
        for at, one in enumerate(chosen)
    ]
    lessons = [
        turn.choose(f"lesson{at}", ways)
        for at, ways in enumerate(turn.several("lessons", told["lessons"], 2))
    ]
    layout = turn.place % 3
    if not with_causes:
        limits = _list(f"{limit}." for _, limit, _ in pairs)
    elif layout == 0:
        limits = _list(f"{limit}. Nguyên nhân: {cause}." for _, limit, cause in pairs)
    elif layout == 1:
        limits = _paragraphs(f"{limit} do {cause}." for _, limit, cause in pairs)
    else:
        limits = _list(f"{limit}." for _, limit, _ in pairs) + _causes(pairs)
    return (
        "<h4>1. Hiệu quả</h4>" + _paragraphs([effect]) + "<h4>2. Tồn tại, hạn chế</h4>" + limits
        + "<h4>3. Bài học kinh nghiệm</h4>" + _list(_told(lessons, facts))
    )  # fmt: skip


def _causes(pairs: Sequence[tuple[Mapping[str, Any], str, str]]) -> str:
    lines = []
    for kind, name in (("kq", "Nguyên nhân khách quan"), ("cq", "Nguyên nhân chủ quan")):
        own = [cause for one, _, cause in pairs if one["kind"] == kind]
        if own:
            lines.append(f"{name}: {'; '.join(own)}.")
    return _paragraphs(lines)


def _proposals(told: Mapping[str, Any], turn: Turn, facts: Facts) -> str:
    chosen = turn.several("proposals", told["proposals"], 3)
    return _list(
        _told([turn.choose(f"proposal{at}", ways) for at, ways in enumerate(chosen)], facts)
    )


def _slot(slots: Mapping[str, Any], turn: Turn, name: str, facts: Facts, character: str) -> str:
    ways = slots[name]
    if isinstance(ways, Mapping):
        return str(turn.choose(f"{name}/{character}", ways[character])).format_map(facts)
    return str(turn.choose(name, ways)).format_map(facts)


def _told(ways: Sequence[str], facts: Facts) -> Iterator[str]:
    return (one.format_map(facts) for one in ways)


def _paragraphs(texts: Iterator[str] | Sequence[str]) -> str:
    return "".join(f"<p>{html.escape(one, quote=False)}</p>" for one in texts)


def _list(texts: Iterator[str] | Sequence[str]) -> str:
    items = "".join(f"<li>{html.escape(one, quote=False)}</li>" for one in texts)
    return f"<ul>{items}</ul>"


def facts_of(name: str, commune: Commune, years: Mapping[str, Year]) -> dict[str, str]:
    """Give what the patterns may say of a body: its names and its own figures, as printed.

    Args:
        name: "xã Bình Thạnh".
        years: Of 2021 to 2023, code → figure.
    """
    is_town = name.startswith("thị trấn")
    last, before, first = years["2023"], years["2022"], years["2021"]
    villages = list(commune.villages) or ["1", "2", "3"]
    facts = {
        "ten": name,
        "Ten": name[0].upper() + name[1:],
        "don_vi": "thị trấn" if is_town else "xã",
        "thon_goi": "tổ dân phố" if is_town else "thôn",
        **{f"thon{at}": village for at, village in enumerate(villages, 1)},
    }
    facts |= _poverty(last, before, first)
    facts |= _lacking(last)
    facts |= _sums(years)
    facts |= {
        "tre": _plain(last["D304"]), "coi": _plain(last["D305"]),
        "coi_tl": _percent(last["D305"], last["D304"], 1),
        "coi_tl_2022": _percent(before["D305"], before["D304"], 1),
        "muc_tieu_coi": _percent(Decimal(last["D305"]) * Decimal("0.9"), last["D304"], 1),
        "khau": _plain(last["CS02"]), "bhyt": _plain(last["CS01"]), "vay": _plain(last["CS04"]),
    }  # fmt: skip
    return facts


def _poverty(last: Year, before: Year, first: Year) -> dict[str, str]:
    fallen = int(before["NG02"]) - int(last["NG03"])
    rates = [
        (100 * Decimal(last[poor]) / Decimal(last[every])).quantize(Decimal("0.01"))
        for poor, every in (("NG02", "NG01_START"), ("NG03", "NG01"))
    ]
    back = int(last["NG10"])
    return {
        "ho": _plain(last["NG01"]),
        "ngheo_dau": _plain(last["NG02"]), "ngheo_cuoi": _plain(last["NG03"]),
        "tyle_dau": _plain(rates[0]), "tyle_cuoi": _plain(rates[1]),
        "giam": _plain(rates[0] - rates[1]),
        "can_dau": _plain(last["NG05"]), "can_cuoi": _plain(last["NG06"]),
        "can_giam": _plain(last["NG05"] - last["NG06"]),
        "thoat": _plain(last["NG08"]), "moi": _plain(last["NG09"]),
        "tai_cau": f"{back} hộ tái nghèo" if back else "không có hộ tái nghèo",
        "ngheo_2021": _plain(first["NG03"]), "ngheo_dau_2022": _plain(before["NG02"]),
        "giam_hai_nam": _plain(fallen), "giam_moi_nam": _plain(-(-fallen // 2)),
        "giam_moi_nam_toi": _plain(max(2, int(last["NG03"]) // 5)),
        "muc_tieu": _plain((rates[1] * Decimal("0.6")).quantize(Decimal("0.1"))),
    }  # fmt: skip


def _lacking(last: Year) -> dict[str, str]:
    by_number = sorted(
        ((int(last[f"TH0{at}"]), name) for at, name in enumerate(_DIMENSIONS, 1)), reverse=True
    )
    return {
        "hai_loai": _plain(last["NG03"] + last["NG06"]),
        "chieu_nhieu": by_number[0][1], "chieu_nhieu_so": _plain(by_number[0][0]),
        "chieu_it": by_number[-1][1], "chieu_it_so": _plain(by_number[-1][0]),
        "viec_thieu": _plain(last["TH01"]), "nha_thieu": _plain(last["TH04"]),
        "nuoc_thieu": _plain(last["TH05"]), "nuoc_thieu_it": _plain(max(1, int(last["TH05"]) // 4)),
    }  # fmt: skip


_SUMMED = {
    "mh": "D201", "mh_ho": "D203", "mh_thoat": "D204", "sx": "D302", "sx_tang": "D303",
    "nghe": "D401", "viec": "D402", "nn": "D403", "nn_ngheo": "D404", "nha": "D501",
    "tt": "D601", "ngoai": "VN04", "quy": "TD01", "giup": "TD02", "dk": "TD03", "khen": "TD04",
}  # fmt: skip


def _sums(years: Mapping[str, Year]) -> dict[str, str]:
    found = {
        name: _plain(sum((Decimal(year.get(code, 0)) for year in years.values()), Decimal(0)))
        for name, code in _SUMMED.items()
    }
    given, spent = (
        sum(
            (Decimal(value) for year in years.values() for code, value in year.items()
             if code.startswith(f"{kind}/")),
            Decimal(0),
        )
        for kind in ("VN01", "VN02")
    )  # fmt: skip
    return found | {"von": _plain(given), "gn": _plain(spent), "gn_tl": _percent(spent, given, 1)}


def _percent(part: int | Decimal, whole: int | Decimal, decimals: int) -> str:
    value = 100 * Decimal(part) / Decimal(whole) if whole else Decimal(0)
    return _plain(value.quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP"))


def _plain(value: int | Decimal) -> str:
    """Write a number as Vietnamese offices do: "1.234,5"."""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))
