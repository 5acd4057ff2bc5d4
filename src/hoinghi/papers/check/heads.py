"""The head of a paper: from the national title to the last basis (căn cứ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hoinghi.papers import form
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.folding import folded, is_like, is_upper
from hoinghi.papers.check.measured import Measured, Paragraph, Zone
from hoinghi.papers.model import Align

if TYPE_CHECKING:
    from hoinghi.papers.check.located import Located

_YOUTH_TITLE: Final = "ĐOÀN TNCS HỒ CHÍ MINH"
_TITLES: Final = (form.QUOC_HIEU, form.PARTY_TITLE, _YOUTH_TITLE)
_NUMBER: Final = re.compile(r"SO\s{0,20}[:.]?[\d.…_\s]{0,200}(?:[-/][A-Z]|/)", re.ASCII)
_DATE: Final = re.compile(r"NGAY\b.{0,16}THANG\b.{0,16}NAM\b")
_ABOUT: Final = re.compile(r"(?:V/V|VE VIEC)\b")
_DEAR: Final = re.compile(r"KINH GUI\b")
_BASIS: Final = re.compile(
    r"CAN CU (?:HIEN|BO LUAT|LUAT|PHAP|NGHI|QUYET|THONG|KE HOACH|CHI THI|CONG VAN|HUONG|CHUONG|QUY"
    r"|KET LUAN|LENH)"
)
_ALSO_BASIS: Final = re.compile(r"(?:CAN CU|THEO DE NGHI|XET DE NGHI|XET TO TRINH|THUC HIEN)\b")
# Báo cáo thành tích has its own template, by the law on emulation and commendation.
_OF_MERIT: Final = "THANH TICH"
_ENACTING: Final = re.compile(r"QUYET (?:DINH|NGHI)\s*:?")
_ADDRESSEE: Final = re.compile(r"\s*[-–+•]\s*\S")
_KIND_WORDS: Final = {folded(kind.heading): key for key, kind in form.KINDS.items() if kind.heading}
_FURTHEST_HEAD: Final = 30
_MOST_TITLE_LINES: Final = 6
# In mm: names of parent and issuer in several lines, then the number, all left of the title.
_TALLEST_HEADER: Final = 45
_MOST_BASES: Final = 40


def starts(measured: Measured) -> list[int]:
    """Where each paper begins; 0 at least."""
    found = [0]
    for index, paragraph in enumerate(measured.paragraphs):
        if not is_national_title(paragraph.text):
            continue
        start = _start_of_header(measured, index)
        if start > found[-1] + 2:
            found.append(start)
    return found


def is_national_title(text: str) -> bool:
    """Quốc hiệu or the Party's title, with a slip or in other letters."""
    first = text.strip().partition("\n")[0]
    return any(is_like(first, title) for title in _TITLES)


def _start_of_header(measured: Measured, index: int) -> int:
    """The first paragraph of the header in which the title at *index* stands."""
    title = measured.paragraphs[index]
    start = index
    while start > 0 and index - start < 8:
        before = measured.paragraphs[start - 1]
        around = before.zone is not Zone.BODY and before.section == title.section
        if measured.paragraphs[start].breaks and not around:
            break
        beside = (
            title.cell is not None
            and before.cell is not None
            and before.cell.table == title.cell.table
        )
        level = (
            title.box is not None
            and before.box is not None
            and before.page == title.page
            and -25 < before.box.top - title.box.top < _TALLEST_HEADER
        )
        if not (beside or level or around or (before.section == title.section and before.breaks)):
            break
        start -= 1
    return start


def locate_head(paper: Located) -> int:
    """Put the components of the head into *paper*; the index at which the body begins."""
    last = min(paper.main_end, paper.start + _FURTHEST_HEAD)
    at = _letterhead(paper, last)
    at = _kind_and_title(paper, at, last)
    at = _addressees(paper, at)
    return _bases(paper, at)


def _letterhead(paper: Located, last: int) -> int:
    """Cells 1-4; the index after the last of them."""
    paragraphs = paper.measured.paragraphs
    title = next(
        (i for i in range(paper.start, last) if is_national_title(paragraphs[i].text)), None
    )
    if title is None:
        return _without_title(paper, last)
    paper.party = not is_like(paragraphs[title].text, form.QUOC_HIEU)
    paper.put(Component.QUOC_HIEU, title)
    end = title + 1
    for index in range(paper.start, min(last, title + 10)):
        part = _in_header(paper, index, title)
        if part is None:
            if index > title and paragraphs[index].zone is Zone.BODY:
                break
            continue
        if index != title:
            paper.put(part, index)
        end = max(end, index + 1)
    _settle_issuer(paper)
    return end


def _without_title(paper: Located, last: int) -> int:
    end = paper.start
    for index in range(paper.start, last):
        paragraph = paper.measured.paragraphs[index]
        part = _by_words(paragraph)
        if part is None and not (paragraph.cell is not None and not paragraph.cell.ruled):
            break
        paper.put(part or Component.CO_QUAN_BAN_HANH, index)
        end = index + 1
    _settle_issuer(paper)
    return end


def _by_words(paragraph: Paragraph) -> Component | None:
    words = folded(paragraph.text)
    if is_like(paragraph.text, form.TIEU_NGU):
        return Component.TIEU_NGU
    if len(words) < 80 and _NUMBER.match(words):
        return Component.SO_KY_HIEU
    if len(words) < 90 and _DATE.search(words) and not words.startswith("("):
        return Component.DIA_DANH
    return None


def _in_header(paper: Located, index: int, title: int) -> Component | None:
    paragraph = paper.measured.paragraphs[index]
    words = folded(paragraph.text)
    if index == title:
        return Component.QUOC_HIEU
    if paragraph.zone in (Zone.FRAME, Zone.FOOTER):
        return None
    part = _by_words(paragraph)
    if part:
        return part
    if _ABOUT.match(words) and Component.SO_KY_HIEU in paper.parts:
        return Component.TRICH_YEU_CONG_VAN
    if _DEAR.match(words) or words in _KIND_WORDS:
        return None
    if _beside(paragraph, paper.measured.paragraphs[title]):
        return Component.CO_QUAN_BAN_HANH if words.strip("*-_ ") else Component.KHAC
    return None


def _beside(paragraph: Paragraph, title: Paragraph) -> bool:
    """Whether *paragraph* stands in the left cell of the header whose title is *title*."""
    if title.cell is not None:
        return paragraph.cell is not None and paragraph.cell.table == title.cell.table
    if title.box is None or paragraph.box is None:
        return is_upper(paragraph.text)
    level = abs(paragraph.box.top - title.box.top) < 25
    return level and paragraph.page == title.page and paragraph.box.middle < title.box.left


def _settle_issuer(paper: Located) -> None:
    """Tell the parent body from the issuing one: the last is it, and whatever else is bold."""
    named = paper.parts.pop(Component.CO_QUAN_BAN_HANH, [])
    paragraphs = paper.measured.paragraphs
    bold = [i for i in named if any(look.bold for look in paragraphs[i].looks)]
    issuer = bold or named[-1:]
    for index in named:
        paper.put(
            Component.CO_QUAN_BAN_HANH if index in issuer else Component.CO_QUAN_CHU_QUAN, index
        )


def _kind_and_title(paper: Located, at: int, last: int) -> int:
    paragraphs = paper.measured.paragraphs
    for index in range(at, min(last, at + 4)):
        kind = _KIND_WORDS.get(folded(paragraphs[index].text).rstrip(".:"))
        if kind and paragraphs[index].cell is None:
            paper.kind = kind
            paper.put(Component.TEN_LOAI, index)
            end = _abstract(paper, index + 1, last)
            if folded(paper.text(Component.TRICH_YEU)).startswith(_OF_MERIT):
                paper.kind = "TD"
            return end
    if Component.TRICH_YEU_CONG_VAN in paper.parts or _dear_at(paper, at, last) is not None:
        paper.kind = form.LETTER
        return at
    if at < last and paragraphs[at].align is Align.CENTER and _all_bold(paragraphs[at]):
        paper.kind = "TD"
        paper.put(Component.TEN_LOAI, at)
        return _abstract(paper, at + 1, last)
    return at


def _dear_at(paper: Located, at: int, last: int) -> int | None:
    paragraphs = paper.measured.paragraphs
    near = range(at, min(last, at + 3))
    return next((i for i in near if _DEAR.match(folded(paragraphs[i].text))), None)


def _all_bold(paragraph: Paragraph) -> bool:
    return all(look.bold for look in paragraph.looks if look.text.strip())


def _abstract(paper: Located, at: int, last: int) -> int:
    """The abstract under the kind: centred lines, until something else begins."""
    begun = at
    while at < min(last, begun + _MOST_TITLE_LINES):
        paragraph = paper.measured.paragraphs[at]
        if paragraph.cell is not None or _ends_title(paper, paragraph):
            break
        centred = paragraph.align is Align.CENTER
        if not centred and not (at == begun and _all_bold(paragraph)):
            break
        if any(rule.under == at - 1 for rule in paper.measured.rules) and at > begun:
            break
        paper.put(Component.TRICH_YEU, at)
        at += 1
    return at


def _ends_title(paper: Located, paragraph: Paragraph) -> bool:
    words = folded(paragraph.text)
    based = _ALSO_BASIS.match(words) and not _all_bold(paragraph)
    if _DEAR.match(words) or based or words.startswith("("):
        return True
    decides = paper.kind is not None and form.KINDS[paper.kind].enacting
    return bool(decides) and is_upper(paragraph.text)


def _addressees(paper: Located, at: int) -> int:
    paragraphs = paper.measured.paragraphs
    dear = _dear_at(paper, at, paper.main_end)
    if dear is None:
        return at
    paper.put(Component.KINH_GUI, dear)
    at = dear + 1
    while at < paper.main_end and _ADDRESSEE.match(paragraphs[at].text):
        if paragraphs[at].align is Align.JUSTIFY and not paragraphs[at].text.rstrip().endswith(
            (";", ".")
        ):
            break
        paper.put(Component.KINH_GUI, at)
        ended = paragraphs[at].text.rstrip().endswith(".")
        at += 1
        if ended:
            break
    return at


def _bases(paper: Located, at: int) -> int:
    """Who decides, căn cứ, and the words that enact."""
    paragraphs = paper.measured.paragraphs
    decides = paper.kind is not None and bool(form.KINDS[paper.kind].enacting)
    if decides:
        while at < paper.main_end and is_upper(paragraphs[at].text) and not _enacts(paragraphs[at]):
            paper.put(Component.THAM_QUYEN, at)
            at += 1
    begun = at
    while at < min(paper.main_end, begun + _MOST_BASES) and _is_basis(paragraphs[at], at > begun):
        paper.put(Component.CAN_CU, at)
        at += 1
    if decides and at < paper.main_end and _enacts(paragraphs[at]):
        paper.put(Component.LOI_BAN_HANH, at)
        at += 1
    return at


def _enacts(paragraph: Paragraph) -> bool:
    return _ENACTING.fullmatch(folded(paragraph.text)) is not None


def _is_basis(paragraph: Paragraph, after_one: bool) -> bool:
    words = folded(paragraph.text)
    ends = paragraph.text.rstrip()
    if ends.endswith(":") or paragraph.cell is not None:
        return False
    if _BASIS.match(words):
        return True
    if not _ALSO_BASIS.match(words):
        return False
    italic = all(look.italic for look in paragraph.looks if look.text.strip())
    return (
        italic
        or (after_one and ends.endswith((";", ",")))
        or (after_one and words.startswith(("THEO", "XET")))
    )
