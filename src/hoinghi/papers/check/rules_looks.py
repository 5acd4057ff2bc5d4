"""Rules of how letters and paragraphs are set, made from the styles of a rule set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from hoinghi.papers.check.components import SLUGS, TITLES, Component
from hoinghi.papers.check.folding import is_upper
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Look, Paragraph
from hoinghi.papers.check.rules import Found, Judge, Rule, number, range_of
from hoinghi.papers.measures import Style
from hoinghi.papers.model import Align
from hoinghi.papers.rulesets import RuleSet

_ALIGN_NAMES: Final[Mapping[Align, str]] = {
    Align.LEFT: "căn trái",
    Align.CENTER: "căn giữa",
    Align.RIGHT: "căn phải",
    Align.JUSTIFY: "căn đều hai lề",
}
_HEAD: Final = ("size", "bold", "italic", "letters", "align")
MEASURED_LOOKS: Final[Mapping[Component, tuple[str, ...]]] = {
    Component.QUOC_HIEU: _HEAD,
    Component.TIEU_NGU: ("size", "bold", "italic", "align"),
    Component.CO_QUAN_CHU_QUAN: _HEAD,
    Component.CO_QUAN_BAN_HANH: _HEAD,
    Component.SO_KY_HIEU: ("size", "bold", "italic", "align"),
    Component.DIA_DANH: ("size", "bold", "italic", "align"),
    Component.TEN_LOAI: _HEAD,
    Component.TRICH_YEU: _HEAD,
    Component.TRICH_YEU_CONG_VAN: _HEAD,
    Component.KINH_GUI: ("size", "bold", "italic"),
    Component.THAM_QUYEN: _HEAD,
    Component.CAN_CU: ("size", "bold", "italic"),
    Component.LOI_BAN_HANH: _HEAD,
    Component.PHAN_CHUONG: ("size", "bold", "italic", "align"),
    Component.TEN_PHAN_CHUONG: _HEAD,
    Component.DIEU: ("size", "bold-first"),
    Component.MUC: ("size", "bold", "italic", "letters"),
    Component.KHOAN_TIEU_DE: ("size", "bold"),
    Component.DIEM: ("size",),
    Component.THAN_BAI: ("size",),
    Component.QUYEN_HAN: _HEAD,
    Component.HO_TEN: _HEAD,
    Component.NOI_NHAN: ("size", "bold", "italic", "align"),
    Component.NOI_NHAN_DONG: ("size", "bold", "italic", "align"),
    Component.PHU_LUC: ("size", "bold", "italic", "align"),
    Component.TEN_PHU_LUC: _HEAD,
    Component.KEM_THEO: ("size", "bold", "italic", "align"),
    Component.DAU_KHAN: ("size", "bold", "italic", "letters"),
    Component.DAU_LUU_HANH: ("size", "bold", "italic", "letters"),
    Component.KY_SO: ("size", "bold", "italic"),
    Component.SO_BAN: ("size", "bold"),
    Component.DIA_CHI: ("size",),
}
"""Which looks of each component the decree fixes; emphasis within the text is free."""


def looks_of(ruleset: RuleSet) -> Iterator[Rule]:
    """One rule for each look of each component."""
    for part, matters in MEASURED_LOOKS.items():
        style = ruleset.styles[part.value]
        for matter in matters:
            name, allowed, judge = _LOOKS[matter](part, style)
            yield Rule(
                code=f"{SLUGS[part]}.{matter.partition('-')[0]}",
                component=TITLES[part],
                matter=name,
                allowed=allowed,
                remedy=f"Hãy đặt {name} của thành phần này là {allowed}.",
                article=f"{ruleset.name}, Phụ lục I, {style.source}"
                if ruleset.verified
                else style.source,
                judge=judge,
                sets=frozenset({ruleset.key}),
            )


_Made = tuple[str, str, Judge]


def _size(part: Component, style: Style) -> _Made:
    size = style.size

    def judge(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
        for index, look in _looks(paper, part):
            if look.size is not None and not size.allows(look.size, _SLACK):
                yield Found(f"{number(look.size)} pt", index)

    return "cỡ chữ", range_of(size.low, size.high, "pt"), judge


# A PDF may round a size; half a point is what anyone can set.
_SLACK: Final = 0.15


def _bold(part: Component, style: Style) -> _Made:
    wanted = style.bold

    def judge(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
        for index, look in _looks(paper, part):
            if look.bold is not wanted:
                yield Found("chữ đậm" if look.bold else "chữ không đậm", index)

    return "độ đậm", "chữ đậm" if wanted else "chữ không đậm", judge


def _bold_first(part: Component, style: Style) -> _Made:
    def judge(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
        for index in paper.of(part):
            first = paper.measured.paragraphs[index].looks[0]
            if not first.bold:
                yield Found("chữ không đậm", index)

    return "độ đậm", "chữ đậm", judge


def _italic(part: Component, style: Style) -> _Made:
    wanted = style.italic

    def judge(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
        for index, look in _looks(paper, part):
            if look.italic is not wanted:
                yield Found("chữ nghiêng" if look.italic else "chữ đứng", index)

    return "kiểu chữ", "chữ nghiêng" if wanted else "chữ đứng", judge


def _letters(part: Component, style: Style) -> _Made:
    wanted = style.upper

    def judge(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
        for index in paper.of(part):
            text = _lettered(paper.measured.paragraphs[index].text)
            if part is Component.TEN_LOAI and paper.kind == "TD":
                continue
            if len(text) > 1 and wanted is not None and is_upper(text) is not wanted:
                yield Found("chữ in hoa" if is_upper(text) else "chữ in thường", index)

    return "loại chữ", "chữ in hoa" if wanted else "chữ in thường", judge


def _lettered(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _align(part: Component, style: Style) -> _Made:
    wanted = style.align

    def judge(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
        for index in paper.of(part):
            paragraph = paper.measured.paragraphs[index]
            align = None if _stands_alone(part, paragraph) else paragraph.align
            if align is not None and not _agrees(align, wanted):
                yield Found(_ALIGN_NAMES[align], index)

    return "cách căn lề", _ALIGN_NAMES[wanted], judge


_SIGNED: Final = (Component.QUYEN_HAN, Component.HO_TEN)
_RIGHT_HALF_MM: Final = 60.0


def _stands_alone(part: Component, paragraph: Paragraph) -> bool:
    """A printed signature with nothing beside it shows no column to be centred in."""
    printed = paragraph.box is not None and paragraph.cell is None
    return part in _SIGNED and printed and (paragraph.left or 0.0) > _RIGHT_HALF_MM


def _agrees(align: Align, wanted: Align) -> bool:
    # The last line of what is set evenly begins at the left margin.
    return align is wanted or {align, wanted} == {Align.LEFT, Align.JUSTIFY}


_LOOKS = {
    "size": _size,
    "bold": _bold,
    "bold-first": _bold_first,
    "italic": _italic,
    "letters": _letters,
    "align": _align,
}


def _looks(paper: Located, part: Component) -> Iterator[tuple[int, Look]]:
    """Every look that shows letters or figures, with its paragraph; each departure once."""
    for index in paper.of(part):
        paragraph: Paragraph = paper.measured.paragraphs[index]
        seen: set[tuple[float | None, bool, bool]] = set()
        for look in paragraph.looks:
            key = (look.size, look.bold, look.italic)
            marks_note = (
                look.text.strip().isdigit() and (look.size or 0) < _largest(paragraph) * 0.8
            )
            if key not in seen and not marks_note and any(map(str.isalnum, look.text)):
                seen.add(key)
                yield index, look


def _largest(paragraph: Paragraph) -> float:
    return max(look.size or 0.0 for look in paragraph.looks)
