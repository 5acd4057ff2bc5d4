"""Báo cáo mẫu của mọi đơn vị: số liệu, lời, và chỗ cố ý sai để trang soát có việc. Python thuần."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.example.apart import Apart
from hoinghi.reports.example.figures import Commune, Year, answers_of, sum_of, years_of
from hoinghi.reports.example.story import Story, communes
from hoinghi.reports.example.wording import (
    Facts,
    Patterns,
    Turn,
    assessment,
    facts_of,
    section_of,
    texts_of_department,
)
from hoinghi.reports.periods import Period
from hoinghi.reports.report_check import check_report
from hoinghi.reports.rich_text import of_paragraphs

SEED: Final = "binh-son-2023"
_OF_TOWN = re.compile(r"(?<!nông )\bthôn\b")
_EFFECTS: Final = frozenset({"D204", "D303", "D402", "D404"})
_OFF: Final[Mapping[str, int]] = MappingProxyType(
    {"D203|2023|": 23, "D302|2023|": -15, "D305|2023|": -9, "D305|2022|": 5, "CS01|2023|": -41}
)
"""How far a department's figures stand from the sum of the communes, where they are to."""
_SLOW: Final = Decimal("0.42")
_WHY_SLOW: Final = (
    "Con giống đã giao cho hộ nhưng hồ sơ thanh toán còn chờ thẩm định giá; sẽ giải ngân trong "
    "tháng 12/2023."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes the example reports of all bodies.

    Attributes:
        known: Code of a commune's people's committee → what its figures begin with.
        names: Code → "xã Bình Thạnh"; of departments too.
        years: Code → period → its true figures.
        total: Period → figures of all communes together.
        texts: Code of a commune → number of a section → its text.
    """

    patterns: Patterns
    known: Mapping[str, Commune]
    names: Mapping[str, str]
    years: Mapping[str, Mapping[str, Year]]
    total: Mapping[str, Year]
    texts: Mapping[str, Mapping[str, str]]
    seed: str

    @classmethod
    def of_folder(
        cls, folder: Path, names: Mapping[str, str], periods: Sequence[Period], seed: str = SEED
    ) -> Writer:
        """Make the reports of those communes of *folder* that *names* has."""
        known = {one.code: one for one in communes(folder) if one.code in names}
        return cls.of_communes(Patterns.of_folder(folder), known, names, periods, seed)

    @classmethod
    def of_communes(
        cls,
        patterns: Patterns,
        known: Mapping[str, Commune],
        names: Mapping[str, str],
        periods: Sequence[Period],
        seed: str = SEED,
    ) -> Writer:
        """Make the figures and the texts of *known* communes."""
        years = {code: years_of(one, periods, seed) for code, one in known.items()}
        return cls(
            patterns=patterns,
            known=known,
            names=names,
            years=years,
            total=sum_of(list(years.values())),
            texts=_all_texts(patterns, known, names, years, seed),
            seed=seed,
        )

    def right(self, code: str, asked: Asked) -> Content:
        """Give the report of a body with nothing wrong in it."""
        texts = self.texts.get(code) or texts_of_department(self.patterns, code, self.facts(code))
        return Content(
            answers=answers_of(asked, self.years.get(code, self.total)),
            texts={one.number: texts[one.number] for one in asked.written if one.number in texts},
        )

    def written(self, story: Story, asked: Asked) -> Content:
        """Give the report as the body first writes it, with what is wrong on purpose."""
        content = self.right(story.code, asked)
        change = _FLAWS.get(story.flaw)
        return change(self, content, story, asked) if change else content

    def facts(self, code: str) -> dict[str, str]:
        """Give what the patterns may say of a body."""
        nobody = Commune(code=code, households=0, poor=Decimal(0), character="", villages=())
        commune, years = self.known.get(code, nobody), self.years.get(code, self.total)
        return facts_of(self.names[code], commune, years)

    def turn(self, code: str) -> Turn:
        """Give the place of a commune in the order of the list."""
        return Turn(place=list(self.known).index(code), seed=self.seed)


def _all_texts(
    patterns: Patterns,
    known: Mapping[str, Commune],
    names: Mapping[str, str],
    years: Mapping[str, Mapping[str, Year]],
    seed: str,
) -> Mapping[str, Mapping[str, str]]:
    apart, made = Apart(patterns), {}
    for place, (code, commune) in enumerate(known.items()):
        facts = facts_of(names[code], commune, years[code])
        texts = apart.texts(Turn(place=place, seed=seed), facts, commune.character)
        made[code] = {number: as_called(text, facts) for number, text in texts.items()}
    return made


def as_called(text: str, facts: Facts) -> str:
    """Give *text* with the parts of a town as they are called there."""
    return text if facts["thon_goi"] == "thôn" else _OF_TOWN.sub(facts["thon_goi"], text)


def _contradiction(writer: Writer, content: Content, story: Story, asked: Asked) -> Content:
    told = int(writer.years[story.code]["2023"]["NG03"])
    years = {**writer.years[story.code]}
    years["2023"] = {**years["2023"], "NG03": told + 11}
    facts = facts_of(writer.names[story.code], writer.known[story.code], years)
    text = section_of("II.1", writer.patterns, writer.turn(story.code), facts, "")
    return replace(content, texts={**content.texts, "II.1": text})


def _copied(writer: Writer, content: Content, story: Story, asked: Asked) -> Content:
    source, names = writer.right(story.source, asked), writer.names
    # Whoever copies changes the name and forgets the figures.
    own = {
        number: source.texts[number].replace(names[story.source], names[story.code])
        for number in ("III", "II.4")
    }
    return replace(content, texts={**content.texts, **own})


def _no_effect(writer: Writer, content: Content, story: Story, asked: Asked) -> Content:
    facts = writer.facts(story.code)
    ways = writer.patterns.communes["without_effect"]
    told = of_paragraphs(tuple(one.format_map(facts) for one in ways))
    answers = {cell: one for cell, one in content.answers.items() if cell.indicator not in _EFFECTS}
    return replace(content, answers=answers, texts={**content.texts, "II.3": told})


def _no_cause(writer: Writer, content: Content, story: Story, asked: Asked) -> Content:
    facts: Facts = writer.facts(story.code)
    told = assessment(writer.patterns.communes, writer.turn(story.code), facts, with_causes=False)
    return replace(content, texts={**content.texts, "IV": told})


def _no_reason(writer: Writer, content: Content, story: Story, asked: Asked) -> Content:
    first = content.texts["II.1"].partition("</p>")[0] + "</p>"
    return replace(content, texts={**content.texts, "II.1": first})


def _department(writer: Writer, content: Content, story: Story, asked: Asked) -> Content:
    answers = dict(content.answers)
    for name, off in _OFF.items():
        cell = Cell.named(name)
        if (one := answers.get(cell)) is not None and one.number is not None:
            answers[cell] = replace(one, number=one.number + off)
    return replace(content, answers=answers)


def _slow(writer: Writer, content: Content, story: Story, asked: Asked) -> Content:
    answers = dict(content.answers)
    for source in ("trung-uong", "dia-phuong"):
        given = answers[Cell("VN01", "2023", f"DA2/{source}")]
        spent = ((given.number or Decimal(0)) * _SLOW).quantize(Decimal("0.1"))
        place = Cell("VN02", "2023", f"DA2/{source}")
        answers[place] = replace(answers[place], number=spent)
    changed = replace(content, answers=answers)
    return with_reasons(changed, asked, _WHY_SLOW)


def with_reasons(content: Content, asked: Asked, why: str) -> Content:
    """Give *content* with *why* as the reason of each soft rule that does not hold."""
    wanting = check_report(content, asked).unexplained
    return replace(content, reasons={**content.reasons, **{one.key: why for one in wanting}})


def half_written(content: Content) -> Content:
    """Give what a body has written that is still at it: the years before, and two sections."""
    latest = max(cell.period for cell in content.answers)
    return replace(
        content,
        answers={
            cell: one
            for cell, one in content.answers.items()
            if cell.period != latest or cell.indicator.startswith("NG0")
        },
        texts={at: content.texts[at] for at in ("I", "II.1")},
    )


def number_of(answer: Answer | None) -> Decimal | None:
    """Give the number of *answer*; None where it is none."""
    return answer.number if answer is not None and answer.said is Said.NUMBER else None


_Change = Callable[[Writer, Content, Story, Asked], Content]
_FLAWS: Final[Mapping[str, _Change]] = MappingProxyType(
    {
        "contradiction": _contradiction,
        "copied": _copied,
        "no_effect": _no_effect,
        "no_cause": _no_cause,
        "no_reason": _no_reason,
        "department": _department,
        "slow": _slow,
    }
)
