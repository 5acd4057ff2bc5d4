"""Papers by an office's own Word file, written as that file: its styles, pictures, headers stay.

Same values, same bytes. Several papers stand one after another, each from a new page.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

from lxml import etree

from hoinghi import libreoffice
from hoinghi.ooxml.package import WORD, Package, W
from hoinghi.papers import form, qr
from hoinghi.papers.docx_pictures import Inline, inline_picture
from hoinghi.papers.letters import normal
from hoinghi.papers.model import Format, Paper, WordText
from hoinghi.papers.slots import Papers, expanded
from hoinghi.papers.word_hazards import SETTINGS_LINKS
from hoinghi.papers.word_template import (
    MARK,
    MAX_TAGS_MADE,
    head_of,
    key,
    stories,
    width_key,
    words_of,
)
from hoinghi.papers.word_text import word_text
from hoinghi.papers.word_xml import BLACK, RED, SPACES, finish, set_words, table, write
from hoinghi.violations import RuleViolation

CODE_MM: Final = 26.0
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the first day that a packed folder knows
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")
_RELATIONS: Final = "word/_rels/document.xml.rels"
_PICTURES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


class NotPrinted(RuleViolation):
    """A paper by an office's own Word file cannot be made a PDF here."""

    code = "papers.not-printed"

    def __init__(self, reason: str) -> None:
        self.remedy = "Hãy tải bản Word của văn bản này rồi in hoặc xuất PDF từ Word."
        super().__init__(f"Chưa có bản PDF theo mẫu Word của cơ quan: {reason}. {self.remedy}")


def draw_by_word(contents: Papers, wanted: Format) -> bytes:
    """Draw papers by one Word file as that file, or printed by LibreOffice.

    Raises:
        NotPrinted: LibreOffice is not there, or cannot print the file.
    """
    made = word_bytes([one for one in expanded(contents) if isinstance(one, Paper)])
    if wanted == Format.DOCX:
        return made
    try:
        return libreoffice.convert(made, ".docx", "pdf")
    except libreoffice.OfficeMissing as error:
        raise NotPrinted("máy chủ chưa cài LibreOffice") from error
    except libreoffice.OfficeTooSlow as error:
        raise NotPrinted("LibreOffice chạy quá lâu") from error
    except libreoffice.OfficeFailed as error:
        raise NotPrinted("LibreOffice không mở được tệp") from error


def word_bytes(papers: Sequence[Paper]) -> bytes:
    """Write *papers*, all by one Word file, as that file.

    Raises:
        ValueError: No paper, or one that is not written by the Word file of the first.
    """
    words = [word_text(paper) for paper in papers]
    first = words[0] if words else None
    if first is None:
        raise ValueError("no paper by a Word file")
    file = _File(first.template)
    if file.tags * len(papers) > MAX_TAGS_MADE:
        raise NotPrinted(f"{len(papers)} bản theo một tệp dài như vậy là quá nhiều")
    for paper, word in zip(papers, words, strict=True):
        if word is None or word.template != first.template:
            raise ValueError("papers by different Word files")
        file.add(_Filling(word, frame(paper)))
    return file.packed()


def frame(paper: Paper) -> dict[str, str]:
    """Give what a Word file may ask for around the text (``word_template.OF_PAPER``)."""
    signature = paper.signature
    return {
        "co_quan_chu_quan": paper.issuer.parent or "",
        "co_quan_ban_hanh": paper.issuer.name,
        "so_ky_hieu": form.number_as_printed(paper.number) if paper.number else "",
        "dia_danh_ngay_thang": form.place_and_date(paper.place, paper.date) or "",
        "trich_yeu": paper.title,
        "kinh_gui": "; ".join(paper.addressees),
        "can_cu": ";\n".join(paper.bases),
        "quyen_han_ky": "\n".join(signature.authority) if signature else "",
        "chuc_vu_ky": signature.position if signature else "",
        "nguoi_ky": (signature.name or "") if signature else "",
        "noi_nhan": ";\n".join(f"- {one}" for one in paper.recipients) + ".",
    }


class _Filling:
    """What stands for each placeholder of one paper."""

    def __init__(self, word: WordText, around: Mapping[str, str]) -> None:
        self.texts = {**around, **dict(word.texts)}
        self.rows = dict(word.rows)
        self.unknown = frozenset(word.unknown)

    def cells(self, mark: str) -> list[list[str]]:
        """Give the words of a whole table, row by row, headings first."""
        columns = sum(name.startswith(f"{mark}[0] ") for name in self.texts)
        return [
            [self.told(key(str(column), mark, number)) for column in range(columns)]
            for number in range(self.rows[mark])
        ]

    def told(self, name: str) -> str:
        """Give the text of a placeholder; what nobody knows comes marked as red."""
        text = _ILLEGAL.sub("", normal(self.texts.get(name, f"{{{{ {name} }}}}")))
        if name in self.unknown or name not in self.texts:
            return f"{RED}{text}{BLACK}"
        return text


class _File:
    """The office's file, to which the text of one paper after another is added."""

    def __init__(self, template: bytes) -> None:
        self._template = template
        self._trees = stories(template)
        self._body = self._trees["word/document.xml"].find(f"{W}body")
        self._page = [deepcopy(each) for each in self._body if each.tag != f"{W}sectPr"]
        self._section = self._body.find(f"{W}sectPr")
        self._codes: dict[str, int] = {}
        self._pictures = 0
        self._papers = 0
        self.tags = sum(1 for _ in self._body.iter())

    def add(self, filling: _Filling) -> None:
        """Write the paper of *filling* after those before it."""
        if self._papers == 0:
            # Headers and footers are those of the first paper: the file has them once.
            for tree in self._trees.values():
                self._fill(tree, filling)
        else:
            room = etree.Element(f"{W}body", nsmap=self._body.nsmap)
            room.extend([_new_page(), *map(deepcopy, self._page)])
            for mark in list(room.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
                mark.getparent().remove(mark)
            self._fill(room, filling)
            for each in list(room):
                self._put(each)
        self._papers += 1

    def _put(self, each: Any) -> None:
        if self._section is None:
            self._body.append(each)
        else:
            self._section.addprevious(each)

    def _fill(self, tree: Any, filling: _Filling) -> None:
        # Found before anything is written: words of a value must not count as placeholders.
        heads = {row: head for row in tree.iter(f"{W}tr") if (head := head_of(row, filling.rows))}
        rows = {each for row in heads for each in row.iter(f"{W}p")}
        for paragraph in [each for each in tree.iter(f"{W}p") if each not in rows]:
            mark = MARK.fullmatch(words_of(paragraph))
            if mark:
                self._block(paragraph, f"[[{mark[1]}]]", filling)
            else:
                write(paragraph, lambda place: filling.told(key(place)))
        for row, head in heads.items():
            _repeat(row, head, filling)

    def _block(self, paragraph: Any, mark: str, filling: _Filling) -> None:
        if mark in filling.rows:
            cells = filling.cells(mark)
            widths = [filling.texts[width_key(mark, at)] for at in range(len(cells[0]))]
            paragraph.addprevious(table(paragraph, cells, widths))
            set_words(paragraph, "")
        elif mark in filling.texts and mark not in filling.unknown:
            self._pictures += 1
            code = self._codes.setdefault(filling.texts[mark], len(self._codes) + 1)
            drawn = Inline(
                relation=f"rIdHoinghi{code}",
                name="QR",
                alternative="Mã QR",
                width=CODE_MM,
                height=CODE_MM,
            )
            xml = inline_picture(drawn, 9000 + self._pictures)
            made = etree.fromstring(f"<w:body {SPACES}>{xml}</w:body>")
            run = made.find(f".//{W}r")
            set_words(paragraph, "")
            paragraph.append(run)
        else:
            set_words(paragraph, f"{RED}{mark}{BLACK}")
        finish(paragraph)

    def packed(self) -> bytes:
        """Give the file; parts that hold no text are those of the template, byte for byte."""
        out = io.BytesIO()
        with Package(self._template, "mẫu", WORD) as package, zipfile.ZipFile(out, "w") as made:
            for part in sorted(package.parts, key=lambda one: (one[0] != "[", one)):
                if not part.endswith("/"):
                    _add(made, part, self._content(part, package))
            for data, number in self._codes.items():
                _add(made, f"word/media/hoinghi{number}.png", qr.png(data))
            if self._codes and _RELATIONS not in package.parts:
                _add(made, _RELATIONS, self._linked(None))
        return out.getvalue()

    def _content(self, part: str, package: Package) -> bytes:
        if part in self._trees:
            return _as_bytes(self._trees[part])
        content = package.content(part)
        if part == _RELATIONS and self._codes:
            return self._linked(package.tree(content))
        if part == "[Content_Types].xml" and self._codes:
            return _with_png(package.tree(content))
        if part == SETTINGS_LINKS:
            # Where the template of the template lies on somebody's machine is nobody's business.
            return _without_outside(package.tree(content))
        if part == "word/settings.xml":
            return _without(package.tree(content), f"{W}attachedTemplate")
        return content

    def _linked(self, links: Any) -> bytes:
        if links is None:
            links = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships")
        for number in self._codes.values():
            link = etree.SubElement(links, f"{{{_PACKAGE}/relationships}}Relationship")
            link.set("Id", f"rIdHoinghi{number}")
            link.set("Type", _PICTURES)
            link.set("Target", f"media/hoinghi{number}.png")
        return _as_bytes(links)


def _add(made: zipfile.ZipFile, part: str, content: bytes) -> None:
    info = zipfile.ZipInfo(part, date_time=_NO_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    made.writestr(info, content)


def _as_bytes(tree: Any) -> bytes:
    content: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _with_png(types: Any) -> bytes:
    space = f"{{{_PACKAGE}/content-types}}"
    if not any(each.get("Extension") == "png" for each in types):
        kind = etree.Element(f"{space}Default", Extension="png", ContentType="image/png")
        types.insert(0, kind)
    return _as_bytes(types)


def _without_outside(links: Any) -> bytes:
    for link in list(links):
        if link.get("TargetMode") == "External":
            links.remove(link)
    return _as_bytes(links)


def _without(tree: Any, tag: str) -> bytes:
    for each in list(tree.iter(tag)):
        each.getparent().remove(each)
    return _as_bytes(tree)


def _new_page() -> Any:
    paragraph = etree.Element(f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}br").set(f"{W}type", "page")
    return paragraph


def _repeat(row: Any, head: str, filling: _Filling) -> None:
    """Write a row that asks for members of a list once for each; none for an empty list."""
    for number in range(filling.rows[head]):
        copy = deepcopy(row)
        row.addprevious(copy)
        for paragraph in copy.iter(f"{W}p"):
            write(paragraph, _of_row(head, number, filling))
    row.getparent().remove(row)


def _of_row(head: str, number: int, filling: _Filling) -> Callable[[str], str]:
    return lambda place: filling.told(key(place, head, number))
