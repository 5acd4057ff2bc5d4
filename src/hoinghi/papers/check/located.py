"""The components of a paper found in a measured document, by words and place alone.

A document may hold several papers, one after another; each begins with its national title (or the
Party's). Names of styles are not looked at: others name theirs as they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.check import closing, exempt, heads
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.folding import folded, is_upper
from hoinghi.papers.check.measured import Measured, Page, Paragraph, Zone
from hoinghi.papers.model import Align

_ANNEX: Final = re.compile(r"PHU LUC(?:\s+(?:SO\s+)?[IVXLC\d]+[A-Z]?)?\s*[.:]?")
_ATTACHED: Final = re.compile(r"\(\s*(?:KEM THEO|BAN HANH KEM)")
_PART: Final = re.compile(r"(?:PHAN|CHUONG)\s+(?:[IVXLC]+|\d+|THU\s+\w+)\.?")
_SECTION: Final = re.compile(r"(?:MUC|TIEU MUC)\s+(?:[IVXLC]+|\d+)\.?")
_ARTICLE: Final = re.compile(r"Điều\s+\d+", re.IGNORECASE)
_ROMAN: Final = re.compile(r"[IVXLC]+\s*[.:\-–)/]\s*\S")
_ARABIC: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s*[.)/:\-–]?\s+\S")
_LETTER: Final = re.compile(r"([a-zđ]{1,2})\s*[).]\s+\S")
_LONGEST_TITLE: Final = 8
# Words this far in stand beside a picture, not in the text.
_BESIDE_MM: Final = 20.0


@dataclass(slots=True)
class Located:
    """One paper of a document and what its paragraphs are.

    Attributes:
        number: Of the paper in the document, from 0.
        start, end: Its paragraphs, ``measured.paragraphs[start:end]``.
        parts: Component → indices of its paragraphs, in order.
        kind: Key of ``form.KINDS``; None where no kind is told by the words.
        party: The header is the Party's.
        annexes: Where each annex begins, indices.
    """

    measured: Measured
    number: int
    start: int
    end: int
    parts: dict[Component, list[int]] = field(default_factory=dict)
    kind: str | None = None
    party: bool = False
    annexes: list[int] = field(default_factory=list)
    known_pages: list[Page] | None = None

    def of(self, *components: Component) -> list[int]:
        """Indices of the paragraphs that are one of *components*, in order."""
        return sorted(index for part in components for index in self.parts.get(part, ()))

    def paragraphs(self, *components: Component) -> list[Paragraph]:
        return [self.measured.paragraphs[index] for index in self.of(*components)]

    def text(self, component: Component) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs(component))

    def put(self, component: Component, *indices: int) -> None:
        self.parts.setdefault(component, []).extend(indices)

    @property
    def pages(self) -> list[Page]:
        """The pages that the paper stands on."""
        if self.known_pages is None:
            self.known_pages = self._pages()
        return self.known_pages

    def _pages(self) -> list[Page]:
        inside = self.measured.paragraphs[self.start : self.end]
        sections = {paragraph.section for paragraph in inside}
        numbers = {paragraph.page for paragraph in inside if paragraph.page is not None}
        begun = {paragraph.page for paragraph in self.measured.paragraphs[self.end : self.end + 1]}
        # The page after may hold nothing but the tail of a paragraph that begins before it.
        last = max(numbers, default=0) + 1
        numbers |= set(range(min(numbers, default=1), last)) | ({last} - begun)
        return [
            page
            for page in self.measured.pages
            if page.section in sections and (page.number is None or page.number in numbers)
        ]

    @property
    def main_end(self) -> int:
        """Where the first annex begins, else where the paper ends."""
        return self.annexes[0] if self.annexes else self.end

    @property
    def official(self) -> bool:
        """Whether it is a kind of the decree, not a working paper of a conference."""
        return self.kind is not None and form.KINDS[self.kind].official


def locate(measured: Measured) -> tuple[Located, ...]:
    """The papers of *measured*, in order, with or without a header.

    What no decree on documents covers is left out: certificates, badges, name plates.
    """
    starts = heads.starts(measured)
    ends = [*starts[1:], len(measured.paragraphs)]
    found = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if exempt.is_certificate(measured, start):
            continue
        paper = Located(
            measured=measured, number=number, start=start, end=_to_issue(measured, start, end)
        )
        _locate_in(paper)
        if not exempt.is_cards(paper):
            found.append(paper)
    return tuple(found)


def _to_issue(measured: Measured, start: int, end: int) -> int:
    """Leave out our sheet of what is missing: it is taken out before issue."""
    for index in range(start, end):
        if measured.paragraphs[index].text.strip() == "CÒN THIẾU":
            return index
    return end


def _locate_in(paper: Located) -> None:
    paragraphs = paper.measured.paragraphs
    paper.annexes = list(_annexes(paper))
    body = heads.locate_head(paper)
    closing.locate_closing(paper, body)
    _marks(paper)
    taken = {index for indices in paper.parts.values() for index in indices}
    for index in range(body, paper.main_end):
        if index not in taken:
            paper.put(_body_part(paper, index), index)
    for start, end in pairwise([*paper.annexes, paper.end]):
        _annex(paper, start, end, paragraphs)


def _annexes(paper: Located) -> Iterator[int]:
    for index in range(paper.start + 3, paper.end):
        paragraph = paper.measured.paragraphs[index]
        whole = _ANNEX.fullmatch(folded(paragraph.text.partition("\n")[0]))
        if whole and paragraph.cell is None and paragraph.text[:1] == "P":
            before = mark_of(paper.measured.paragraphs[index - 1])
            yield index - 1 if before is Component.KY_SO else index


def _annex(paper: Located, start: int, end: int, paragraphs: Sequence[Paragraph]) -> None:
    label = start if mark_of(paragraphs[start]) is None else start + 1
    paper.put(Component.PHU_LUC, label)
    at = label + 1
    while at < end and at <= label + 4 and _titles_annex(paragraphs[at]):
        attached = _ATTACHED.match(folded(paragraphs[at].text))
        paper.put(Component.KEM_THEO if attached else Component.TEN_PHU_LUC, at)
        at += 1
    for index in range(at, end):
        paper.put(_body_part(paper, index), index)


def _titles_annex(paragraph: Paragraph) -> bool:
    if paragraph.cell is not None and paragraph.cell.ruled:
        return False
    if _ROMAN.match(paragraph.text) or _ARABIC.match(paragraph.text):
        return False
    return bool(
        _ATTACHED.match(folded(paragraph.text))
        or is_upper(paragraph.text)
        or (paragraph.align is Align.CENTER)
    )


def _marks(paper: Located) -> None:
    """Urgency, circulation, what a digital signature shows: before the body, or framed."""
    for index in range(paper.start, paper.end):
        paragraph = paper.measured.paragraphs[index]
        part = mark_of(paragraph)
        near = index < paper.start + 14 or paragraph.zone is not Zone.BODY
        if part and (
            near
            or part is Component.SO_BAN
            or any(0 <= index - annex < 3 for annex in paper.annexes)
        ):
            for indices in paper.parts.values():
                if index in indices:
                    indices.remove(index)
            paper.put(part, index)


_URGENT: Final = re.compile(r"(?:HOA TOC(?: HEN GIO)?|THUONG KHAN|KHAN)[.!]?")
_CIRCULATION: Final = re.compile(r"(?:XEM XONG TRA LAI|LUU HANH NOI BO)[.!]?")
_SIGNED: Final = re.compile(r"\d{1,2}:\d{2}:\d{2}")
_COPY: Final = re.compile(r"(?:SAO Y|SAO LUC|TRICH SAO)\b")


def mark_of(paragraph: Paragraph) -> Component | None:
    """Which mark *paragraph* is, if any, by its words."""
    words = folded(paragraph.text)
    if paragraph.zone is Zone.FOOTER:
        # What begins with a figure is a footnote.
        return None if words[:1].isdigit() else Component.DIA_CHI
    if closing.COPIES.fullmatch(words):
        return Component.SO_BAN
    if _URGENT.fullmatch(words):
        return Component.DAU_KHAN
    if _CIRCULATION.fullmatch(words):
        return Component.DAU_LUU_HANH
    if len(words) < 120 and (_SIGNED.search(words) or _COPY.match(words)):
        return Component.KY_SO
    return None


def _body_part(paper: Located, index: int) -> Component:
    paragraph = paper.measured.paragraphs[index]
    text = paragraph.text.strip()
    set_apart = paragraph.cell is not None and not paragraph.cell.ruled
    if paragraph.zone is not Zone.BODY or set_apart:
        return Component.KHAC
    if paragraph.cell is not None:
        return Component.BANG
    beside = paragraph.box is not None and (paragraph.left or 0) > _BESIDE_MM
    if beside and paragraph.align is not Align.CENTER and len(paragraph.lines) < 3:
        return Component.KHAC
    words = folded(text)
    if _PART.fullmatch(words) or _SECTION.fullmatch(words):
        return Component.PHAN_CHUONG
    before = paper.measured.paragraphs[index - 1] if index else None
    if before is not None and _PART.fullmatch(folded(before.text)) and is_upper(text):
        return Component.TEN_PHAN_CHUONG
    if _ARTICLE.match(text) and paragraph.looks[0].bold:
        return Component.DIEU
    if _ROMAN.match(text) and (is_upper(text) or _is_bold(paragraph)):
        return Component.MUC
    if _ARABIC.match(text) and _is_bold(paragraph):
        return Component.KHOAN_TIEU_DE
    if _LETTER.match(text):
        return Component.DIEM
    return Component.THAN_BAI if len(text) > _LONGEST_TITLE else Component.KHAC


def _is_bold(paragraph: Paragraph) -> bool:
    return all(look.bold for look in paragraph.looks if look.text.strip(" .;,"))
