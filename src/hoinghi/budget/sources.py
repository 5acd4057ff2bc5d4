"""The sources of money that a paragraph of a plan names. Python thuần."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PROJECT = re.compile(
    r"(?:Tiểu\s+dự\s+án\s+(?P<sub>\d+)\s*[-–,]?\s*(?:thuộc\s+|của\s+)?)?Dự\s+án\s+(?P<project>\d+)",
    re.I,
)
_PROGRAMME = re.compile(
    r"thuộc\s+(?P<name>(?:Chương trình|Đề án|Kế hoạch)\b[^,.;]*?)\s*(?=năm\s+20\d\d|[,.;]|$)", re.I
)
_YEAR = re.compile(r"năm\s+(20\d\d)", re.I)
_FUND = re.compile(
    r"quỹ thi đua\s*[,-]?\s*khen thưởng(?:\s+(?:của\s+)?(?:tỉnh|huyện|xã|phường|ngành))?", re.I
)
_BUDGET = re.compile(
    r"ngân sách\s+(?:nhà nước|trung ương|địa phương|(?:cấp\s+)?(?:tỉnh|huyện|thị xã|thành phố|xã))",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source: ``name`` for people; numbers only where the plan gives them."""

    name: str
    programme: str
    project: int | None
    sub_project: int | None
    year: int | None


def sources_of(text: str) -> tuple[Source, ...]:
    """Give each source that a paragraph names; the whole paragraph as one when it names none.

    "Tiểu dự án 2 - Dự án 6 và Tiểu dự án 1 - Dự án 7 thuộc Chương trình …" names two. Beside
    projects a budget ("ngân sách huyện") only says where their money comes from; the award fund
    is a source of its own.
    """
    year = _YEAR.search(text)
    programme = _PROGRAMME.search(text)
    common = (programme["name"] if programme else "", int(year[1]) if year else None)
    projects = tuple(_source(match, *common) for match in _PROJECT.finditer(text))
    funds = tuple(_plain(match[0], common[1]) for match in _FUND.finditer(text))
    if projects:
        return projects + funds
    budgets = () if programme else tuple(_plain(m[0], common[1]) for m in _BUDGET.finditer(text))
    whole = Source(name=text, programme=common[0], project=None, sub_project=None, year=common[1])
    return (*budgets, *funds) or (whole,)


def _plain(name: str, year: int | None) -> Source:
    name = " ".join(name.split())
    return Source(
        name=name[:1].upper() + name[1:], programme="", project=None, sub_project=None, year=year
    )


def _source(match: re.Match[str], programme: str, year: int | None) -> Source:
    sub = int(match["sub"]) if match["sub"] else None
    project = int(match["project"])
    name = f"Tiểu dự án {sub} - Dự án {project}" if sub else f"Dự án {project}"
    return Source(name=name, programme=programme, project=project, sub_project=sub, year=year)
