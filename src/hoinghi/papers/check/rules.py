"""A rule of form as an entry: what is measured, what is allowed, where it is written.

Rules of the looks and the page are made from the rule set by which the writers draw; those of
words, drawn lines and order stand in ``rules_*``, one entry beside each measuring.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from hoinghi.papers.check.components import SLUGS, TITLES, Component
from hoinghi.papers.check.deviation import Severity
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Paragraph, Source
from hoinghi.papers.rulesets import ND30, RuleSet

BOTH: Final = frozenset(Source)
OF_STATE: Final = frozenset({ND30.key, "doan-the"})
OF_PARTY: Final = frozenset({"dang-36-hd", "doan-tncs"})
OF_ALL: Final = OF_STATE | OF_PARTY


@dataclass(frozen=True, slots=True)
class Found:
    """A departure: what was measured, and where (paragraph, else page).

    ``allowed`` and ``remedy`` say it better than the entry where they depend on the place.
    """

    measured: str
    index: int | None = None
    page: int | None = None
    allowed: str = ""
    remedy: str = ""


Judge = Callable[[Located, RuleSet], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    Attributes:
        code: Stable, ``"<component>.<what>"``.
        component: Vietnamese name.
        matter: What is measured, in Vietnamese: "cỡ chữ".
        allowed: Range or words allowed, as printed.
        remedy: What to do, a whole sentence.
        article: Where it is written.
        sources: What can tell it.
        sets: Keys of the rule sets it belongs to.
        judge: Yields every departure of a paper.
    """

    code: str
    component: str
    matter: str
    allowed: str
    remedy: str
    article: str
    judge: Judge
    severity: Severity = Severity.ERROR
    sources: frozenset[Source] = BOTH
    sets: frozenset[str] = OF_STATE


SPECIAL: Final[list[Rule]] = []
"""The rules of words, lines and order, in the order in which they are declared."""


def rule(
    part: Component | str,
    what: str,
    *,
    matter: str,
    allowed: str,
    remedy: str,
    article: str,
    severity: Severity = Severity.ERROR,
    sources: frozenset[Source] = BOTH,
    sets: frozenset[str] = OF_STATE,
    component: str = "",
) -> Callable[[Judge], Judge]:
    """Declare the function below as the judge of a rule."""
    slug = SLUGS[part] if isinstance(part, Component) else part
    title = component or (TITLES[part] if isinstance(part, Component) else part)

    def declared(judge: Judge) -> Judge:
        SPECIAL.append(
            Rule(
                code=f"{slug}.{what}",
                component=title,
                matter=matter,
                allowed=allowed,
                remedy=remedy,
                article=article,
                judge=judge,
                severity=severity,
                sources=sources,
                sets=sets,
            )
        )
        return judge

    return declared


def number(value: float) -> str:
    """*value* as Vietnamese print it, to two places at most: ``"12,7"``."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def range_of(low: float, high: float, unit: str, only: tuple[float, ...] = ()) -> str:
    """``"từ 30 đến 35 mm"``, ``"13 pt"``, ``"10 hoặc 12,7 mm"``."""
    if only:
        return f"{' hoặc '.join(map(number, only))} {unit}"
    return f"{number(low)} {unit}" if low == high else f"từ {number(low)} đến {number(high)} {unit}"


def lettered(paragraph: Paragraph) -> Iterator[str]:
    """The words of *paragraph* that hold letters or figures, look by look."""
    for look in paragraph.looks:
        if any(letter.isalnum() for letter in look.text):
            yield look.text


def missing_of(paper: Located, part: Component) -> Iterator[Found]:
    """That *paper* has no *part*, if it has none."""
    if not paper.of(part):
        yield Found("không tìm thấy", index=paper.start)


def texts_of(paper: Located, part: Component) -> Iterator[tuple[int, str]]:
    """The words of every paragraph that is *part*, with its index."""
    for index in paper.of(part):
        yield index, paper.measured.paragraphs[index].text.strip()
