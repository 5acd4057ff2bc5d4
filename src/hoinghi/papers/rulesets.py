"""Sets of rules of form: what the writers draw by and what a check measures by, once each.

``ND30`` is checked against the text of the decree. The forms of the Party and of mass
organisations are from general knowledge and marked unverified: every report says so, and an
office that holds the text can correct the figures here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.measures import Style, mm
from hoinghi.papers.styles import PARTY_SOURCE, PARTY_STYLES, STYLES


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The form of one family of papers.

    Attributes:
        key: Stable; what ``--ruleset`` takes.
        name: In text: "Nghị định 30/2020/NĐ-CP".
        verified: Whether its figures were checked against the text they come from.
        page: Sheet and margins.
        styles: How each component is set, by key.
        national_title: What stands at the top right, in capitals.
        motto: The line under it; None where there is none.
        sizes_together: Sizes of national title, motto, place and date that go together; empty
            where nothing is said.
        end_mark: What closes the text; empty where nothing is said.
        authorities: Abbreviations of who signs for whom.
    """

    key: str
    name: str
    verified: bool
    national_title: str
    motto: str | None
    styles: Mapping[str, Style]
    page: form.Page = form.PAGE
    font: str = form.FONT
    sizes_together: tuple[tuple[float, float, float], ...] = ()
    end_mark: str = form.END_MARK
    authorities: tuple[str, ...] = ("TM.", "KT.", "TL.", "TUQ.", "Q.")


ND30: Final = RuleSet(
    key=form.RULESET,
    name="Nghị định 30/2020/NĐ-CP",
    verified=True,
    national_title=form.QUOC_HIEU,
    motto=form.TIEU_NGU,
    styles=STYLES,
    # Footnote of table V.
    sizes_together=((12, 13, 13), (13, 14, 14)),
)

PARTY: Final = RuleSet(
    key="dang-36-hd",
    name="Hướng dẫn 36-HD/VPTW về thể thức văn bản của Đảng",
    verified=False,
    national_title=form.PARTY_TITLE,
    motto=None,
    page=replace(
        form.PAGE,
        top=mm(20, 25, form.PAGE.top.ours, PARTY_SOURCE),
        bottom=mm(20, 25, form.PAGE.bottom.ours, PARTY_SOURCE),
        left=mm(30, 35, form.PAGE.left.ours, PARTY_SOURCE),
        right=mm(15, 20, form.PAGE.right.ours, PARTY_SOURCE),
    ),
    styles=MappingProxyType({**STYLES, **PARTY_STYLES}),
    end_mark="",
    authorities=("T/M", "K/T", "T/L"),
)

MASS: Final = replace(
    ND30,
    key="doan-the",
    name="Thể thức văn bản của Mặt trận Tổ quốc và đoàn thể",
    verified=False,
)
"""Fronts and unions that head their papers with quốc hiệu: measured as the State's are."""

YOUTH: Final = replace(
    PARTY,
    key="doan-tncs",
    name="Thể thức văn bản của Đoàn TNCS Hồ Chí Minh",
    national_title="ĐOÀN TNCS HỒ CHÍ MINH",
    authorities=("TM.", "KT.", "TL."),
)

RULESETS: Final[Mapping[str, RuleSet]] = MappingProxyType(
    {ruleset.key: ruleset for ruleset in (ND30, PARTY, MASS, YOUTH)}
)
"""Every set by its key."""
