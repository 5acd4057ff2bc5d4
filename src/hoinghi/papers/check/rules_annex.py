"""Rules of annexes, framed marks and what a digital signature shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.deviation import Severity
from hoinghi.papers.check.folding import folded
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Frame, Source
from hoinghi.papers.check.rules import Found, number, rule
from hoinghi.papers.model import Align, Urgency
from hoinghi.papers.rulesets import RuleSet

_DECREE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục "
_LABEL: Final = re.compile(r"Phụ lục(?:\s+(?:số\s+)?(?P<number>\w+))?", re.IGNORECASE)
_FRAME_MM: Final = 1.0
_FRAMES: Final[Mapping[str, tuple[float, float]]] = {
    folded(urgency.value): form.URGENCY_FRAMES[urgency] for urgency in Urgency
}
_FRAMES_TOLD: Final = ", ".join(
    f"{urgency.value} {width:g} x {height:g} mm"
    for urgency, (width, height) in form.URGENCY_FRAMES.items()
)


@rule(
    Component.PHU_LUC,
    "number",
    matter="số thứ tự phụ lục",
    allowed="số La Mã khi có từ hai phụ lục trở lên",
    remedy="Hãy đánh số phụ lục bằng số La Mã: Phụ lục I, Phụ lục II.",
    article=_DECREE + "III.1",
)
def _numbered(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    annexes = paper.of(Component.PHU_LUC)
    for index in annexes:
        text = paper.measured.paragraphs[index].text.strip()
        match = _LABEL.match(text)
        figures = (match["number"] if match else None) or ""
        roman = re.fullmatch(r"[IVXLC]+", figures) is not None
        if (len(annexes) > 1 and not roman) or (figures and not roman):
            yield Found(f"“{text}”", index)


@rule(
    Component.PHU_LUC,
    "letters",
    matter="loại chữ",
    allowed="“Phụ lục”: chữ in thường",
    remedy="Hãy viết “Phụ lục” bằng chữ in thường, chữ cái đầu viết hoa.",
    article=_DECREE + "III.1",
)
def _lower(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.PHU_LUC):
        text = paper.measured.paragraphs[index].text.strip()
        if not text.startswith("Phụ lục"):
            yield Found(f"“{text}”", index)


@rule(
    Component.PHU_LUC,
    "page",
    matter="vị trí phụ lục",
    allowed="bắt đầu ở trang mới",
    remedy="Hãy ngắt trang trước phụ lục.",
    article=_DECREE + "III.1",
    severity=Severity.WARNING,
    sources=frozenset({Source.DOCX}),
)
def _on_a_new_page(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.annexes:
        before = paper.measured.paragraphs[index - 1]
        marked = index - 1 in paper.of(Component.KY_SO) and before.breaks
        if not paper.measured.paragraphs[index].breaks and not marked:
            yield Found("không ngắt trang", index)


@rule(
    Component.TEN_PHU_LUC,
    "missing",
    matter="tiêu đề phụ lục",
    allowed="có dưới chữ “Phụ lục”",
    remedy="Hãy thêm tiêu đề của phụ lục.",
    article=_DECREE + "III.1",
)
def _untitled(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    titles = set(paper.of(Component.TEN_PHU_LUC))
    for index in paper.of(Component.PHU_LUC):
        # In print the title may be bound to the label above it.
        together = "\n" in paper.measured.paragraphs[index].text
        if not together and not titles & {index + 1, index + 2}:
            yield Found("không có tiêu đề", index)


@rule(
    Component.DAU_KHAN,
    "frame",
    matter="khung dấu khẩn",
    allowed="trong khung chữ nhật viền đơn",
    remedy="Hãy đặt dấu chỉ mức độ khẩn trong khung chữ nhật.",
    article=_DECREE + "III.2.b",
)
def _urgent_framed(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.DAU_KHAN):
        if _frame_of(paper, index) is None:
            yield Found("không có khung", index)


def _frame_of(paper: Located, index: int) -> Frame | None:
    return next((frame for frame in paper.measured.frames if index in frame.paragraphs), None)


@rule(
    Component.DAU_KHAN,
    "frame-size",
    matter="cỡ khung dấu khẩn",
    allowed=_FRAMES_TOLD,
    remedy="Hãy chỉnh khung đúng kích thước.",
    article=_DECREE + "III.2.b",
)
def _urgent_size(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.DAU_KHAN):
        frame = _frame_of(paper, index)
        words = folded(paper.measured.paragraphs[index].text).strip(" .!")
        wanted = _FRAMES.get(words)
        if frame is None or wanted is None or frame.width is None or frame.height is None:
            continue
        if max(abs(frame.width - wanted[0]), abs(frame.height - wanted[1])) > _FRAME_MM:
            measured = f"{number(round(frame.width, 1))} x {number(round(frame.height, 1))} mm"
            yield Found(measured, index, allowed=f"{wanted[0]:g} x {wanted[1]:g} mm")


@rule(
    Component.DAU_KHAN,
    "color",
    matter="màu dấu khẩn",
    allowed="màu đỏ tươi",
    remedy="Hãy đặt chữ màu đỏ tươi.",
    article=_DECREE + "III.2.b",
)
def _urgent_red(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.DAU_KHAN):
        color = paper.measured.paragraphs[index].looks[0].color
        if not _is_red(color):
            yield Found("màu đen" if color == "000000" else f"màu #{color}", index)


def _is_red(color: str) -> bool:
    try:
        red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red >= 0xC0 and green <= 0x50 and blue <= 0x50


@rule(
    Component.DAU_LUU_HANH,
    "frame",
    matter="khung chỉ dẫn lưu hành",
    allowed="trong khung chữ nhật viền đơn",
    remedy="Hãy đặt chỉ dẫn phạm vi lưu hành trong khung chữ nhật.",
    article=_DECREE + "III.2.c",
)
def _circulation_framed(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.DAU_LUU_HANH):
        if _frame_of(paper, index) is None:
            yield Found("không có khung", index)


@rule(
    Component.KY_SO,
    "place",
    matter="vị trí thông tin chữ ký số",
    allowed="góc trên, bên phải",
    remedy="Hãy đặt thông tin chữ ký số ở góc trên bên phải trang đầu.",
    article=_DECREE + "II.8.b",
)
def _signed_place(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.KY_SO):
        paragraph = paper.measured.paragraphs[index]
        if paragraph.align in (Align.LEFT, Align.CENTER) and paragraph.cell is None:
            yield Found("không ở bên phải", index)
