"""Rules of the lines drawn under tiêu ngữ, issuing body and abstract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Paragraph, Rule, Source
from hoinghi.papers.check.rules import OF_ALL, Found, number, rule
from hoinghi.papers.metrics import width_mm
from hoinghi.papers.rulesets import RuleSet

_DECREE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục "
_AS_LONG: Final = 0.10
_CENTRED_MM: Final = 2.0


def lines_of(paragraph: Paragraph, room: float) -> list[float]:
    """Lengths in mm of the lines of *paragraph*: as printed, else as its words would be set."""
    if paragraph.lines:
        return [box.width for box in paragraph.lines]
    look = paragraph.looks[0]
    lengths = [
        width_mm(line.strip(), look.size or 13.0, bold=look.bold)
        for line in paragraph.text.split("\n")
    ]
    return [min(length, room) for length in lengths]


def _under(paper: Located, indices: Sequence[int]) -> Rule | None:
    rules = (line for line in paper.measured.rules if line.under in indices)
    return next(rules, None)


def _centred(line: Rule, index: int, source: Source) -> Iterator[Found]:
    # Word's own arithmetic and a twin font leave a little more.
    room = _CENTRED_MM + (0.5 if source is Source.PDF else 0.0)
    if line.offset is not None and abs(line.offset) > room:
        side = "phải" if line.offset > 0 else "trái"
        yield Found(f"lệch {number(round(abs(line.offset), 1))} mm sang {side}", index)


def _room(paper: Located, index: int) -> float:
    """Width in mm of the text area where the paragraph at *index* stands."""
    section = paper.measured.paragraphs[index].section
    page = next((page for page in paper.measured.pages if page.section == section), None)
    if page is None or page.left is None or page.right is None:
        return 155.0
    return page.width - page.left - page.right


def _titled(paper: Located) -> list[int]:
    return paper.of(Component.TIEU_NGU) or (paper.of(Component.QUOC_HIEU) if paper.party else [])


@rule(
    Component.TIEU_NGU,
    "rule-missing",
    matter="đường kẻ bên dưới",
    allowed="có đường kẻ ngang, nét liền",
    remedy="Hãy kẻ một đường thẳng nét liền bên dưới, dài bằng dòng chữ.",
    article=_DECREE + "II.1.b",
    sets=OF_ALL,
)
def _motto_line(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    titled = _titled(paper)
    if titled and _under(paper, titled) is None:
        yield Found("không có đường kẻ", titled[-1])


@rule(
    Component.TIEU_NGU,
    "rule-length",
    matter="độ dài đường kẻ bên dưới",
    allowed="bằng độ dài dòng chữ",
    remedy="Hãy kéo đường kẻ dài bằng dòng chữ ở trên.",
    article=_DECREE + "II.1.b",
    sets=OF_ALL,
)
def _motto_length(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    titled = _titled(paper)
    line = _under(paper, titled)
    if line is None or line.length is None:
        return
    words = max(lines_of(paper.measured.paragraphs[titled[-1]], _room(paper, titled[-1])))
    if abs(line.length - words) > _AS_LONG * words:
        measured = f"{number(round(line.length))} mm (chữ dài {number(round(words))} mm)"
        yield Found(measured, titled[-1])


@rule(
    Component.TIEU_NGU,
    "rule-centre",
    matter="vị trí đường kẻ bên dưới",
    allowed="cân đối so với dòng chữ (± 2 mm)",
    remedy="Hãy đặt đường kẻ cân đối với dòng chữ ở trên.",
    article=_DECREE + "II.1.b",
    sets=OF_ALL,
)
def _motto_centre(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    titled = _titled(paper)
    line = _under(paper, titled)
    if line is not None:
        yield from _centred(line, titled[-1], paper.measured.source)


def _shared(paper: Located, indices: Sequence[int], below: int) -> Iterator[Found]:
    """A line of a third to a half of one of the lines at *indices*."""
    line = _under(paper, indices)
    if line is None or line.length is None:
        return
    room = _room(paper, below)
    lengths = [
        length
        for index in indices
        for length in lines_of(paper.measured.paragraphs[index], room)
        if length > 0
    ]
    wraps = any(sum(lines_of(paper.measured.paragraphs[index], 1e6)) > room for index in indices)
    if wraps and paper.measured.source is Source.DOCX:
        # Where Word breaks the line is not known: its last line may be short.
        lengths += [share * room / 10 for share in range(3, 11)]
    if not any(form.RULE_SHARE.allows(line.length / length) for length in lengths):
        nearest = max(lengths)
        measured = f"{number(round(line.length))} mm (dòng chữ dài {number(round(nearest))} mm)"
        yield Found(measured, below)


@rule(
    Component.CO_QUAN_BAN_HANH,
    "rule-missing",
    matter="đường kẻ bên dưới",
    allowed="có đường kẻ ngang, nét liền",
    remedy="Hãy kẻ một đường thẳng nét liền, dài từ 1/3 đến 1/2 dòng chữ, cân đối ở dưới.",
    article=_DECREE + "II.2.b",
)
def _issuer_line(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    issuer = paper.of(Component.CO_QUAN_BAN_HANH)
    if issuer and _under(paper, issuer) is None:
        yield Found("không có đường kẻ", issuer[-1])


@rule(
    Component.CO_QUAN_BAN_HANH,
    "rule-length",
    matter="độ dài đường kẻ bên dưới",
    allowed="từ 1/3 đến 1/2 độ dài dòng chữ",
    remedy="Hãy chỉnh đường kẻ dài từ 1/3 đến 1/2 dòng chữ ở trên.",
    article=_DECREE + "II.2.b",
)
def _issuer_length(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    issuer = paper.of(Component.CO_QUAN_BAN_HANH)
    if issuer:
        yield from _shared(paper, issuer, issuer[-1])


@rule(
    Component.CO_QUAN_BAN_HANH,
    "rule-centre",
    matter="vị trí đường kẻ bên dưới",
    allowed="cân đối so với dòng chữ (± 2 mm)",
    remedy="Hãy đặt đường kẻ cân đối với dòng chữ ở trên.",
    article=_DECREE + "II.2.b",
)
def _issuer_centre(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    issuer = paper.of(Component.CO_QUAN_BAN_HANH)
    line = _under(paper, issuer)
    if line is not None:
        yield from _centred(line, issuer[-1], paper.measured.source)


def _abstract(paper: Located) -> list[int]:
    return paper.of(Component.TRICH_YEU) or paper.of(Component.TEN_LOAI)


@rule(
    Component.TRICH_YEU,
    "rule-missing",
    matter="đường kẻ bên dưới",
    allowed="có đường kẻ ngang, nét liền",
    remedy="Hãy kẻ một đường thẳng nét liền, dài từ 1/3 đến 1/2 dòng chữ, cân đối ở dưới.",
    article=_DECREE + "II.5.b",
)
def _abstract_line(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    abstract = _abstract(paper)
    if abstract and _under(paper, abstract) is None:
        yield Found("không có đường kẻ", abstract[-1])


@rule(
    Component.TRICH_YEU,
    "rule-length",
    matter="độ dài đường kẻ bên dưới",
    allowed="từ 1/3 đến 1/2 độ dài dòng chữ",
    remedy="Hãy chỉnh đường kẻ dài từ 1/3 đến 1/2 dòng chữ ở trên.",
    article=_DECREE + "II.5.b",
)
def _abstract_length(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    abstract = _abstract(paper)
    if abstract:
        yield from _shared(paper, abstract, abstract[-1])


@rule(
    Component.TRICH_YEU,
    "rule-centre",
    matter="vị trí đường kẻ bên dưới",
    allowed="cân đối so với dòng chữ (± 2 mm)",
    remedy="Hãy đặt đường kẻ cân đối với dòng chữ ở trên.",
    article=_DECREE + "II.5.b",
)
def _abstract_centre(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    abstract = _abstract(paper)
    line = _under(paper, abstract)
    if line is not None:
        yield from _centred(line, abstract[-1], paper.measured.source)
