"""DOCX: paragraphs and table rows in document order, with the numbers Word counts by itself."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from lxml import etree

from hoinghi.ooxml.numbering import NO_LISTS, Counter, may_number, read_numbering
from hoinghi.ooxml.package import WORD, Package, W
from hoinghi.reading.sources.docx_fonts import OLD_FONTS, mend_fonts
from hoinghi.reading.sources.old_letters import mender_for
from hoinghi.reading.sources.source import (
    MAX_LETTERS,
    MAX_LINES,
    Source,
    UnreadableSource,
    check_length,
)

_P: Final = f"{W}p"
_T: Final = f"{W}t"
_TAB: Final = f"{W}tab"
_TABLE: Final = f"{W}tbl"
_ROW: Final = f"{W}tr"
_CELL: Final = f"{W}tc"
_TEXT_BOX: Final = f"{W}txbxContent"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What holds blocks, rows or cells without being one.
_WRAPPERS: Final = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
# As wide as a gap between columns: "Nơi nhận:" and the signature may share a line.
_SIGNS: Final = {
    _TAB: "    ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_UNSEEN: Final = frozenset(
    [W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText")] + [f"{_MC}Fallback"]
)
_SPECIAL: Final = (
    "del", "moveFrom", "drawing", "pict", "object", "fldChar", "fldSimple", "instrText", "delText",
    "delInstrText", "txbxContent", "sdtPr", "ruby",
)  # fmt: skip
# Paragraphs with these hold more, or less, than the text that all their elements hold.
_LOOKED_FOR: Final = (
    *_SIGNS, *(f"{W}{name}" for name in _SPECIAL), f"{_MC}AlternateContent", f"{_MC}Fallback",
)  # fmt: skip
_NUMBERED: Final = f"{W}numPr"
_PAGE_TURNED: Final = f"{W}lastRenderedPageBreak"
_STYLE: Final = f"{W}pStyle"
_CELL_PROPERTIES: Final = f"{W}tcPr"
_ROW_DELETED: Final = f"{W}trPr/{W}del"
_HEADER: Final = f"{W}headerReference"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: Tables in tables, or text boxes in text boxes; their text is gathered again on every level.
_MAX_NESTED: Final = 10
_HEADING_LINES: Final = 40

_Blocks = Iterator[tuple[str, tuple[str, ...]]]


def read_docx(data: bytes, name: str, sha256: str) -> Source:
    """The lines of the DOCX file whose bytes are *data*.

    Deleted text, notes and macros are left out; a letterhead set in the page's head is read.
    """
    with Package(data, name, WORD) as package:
        return _read(package, name, sha256)


def _read(package: Package, name: str, sha256: str) -> Source:
    document = package.tree(package.main())
    body = document.find(f"{W}body")
    if body is None:
        raise package.damaged()
    counter = _counter(package, document)
    _mend_fonts(package, document)
    lines: list[str] = []
    rows: dict[int, tuple[str, ...]] = {}
    letters = 0
    reader = _Reader(body, counter)
    pages: list[int] = []
    for text, cells in reader.blocks(body):
        pages += [len(lines)] * (reader.page - len(pages))
        if cells:
            rows[len(lines)] = cells
        lines.append(text)
        letters += len(text)
        if letters > MAX_LETTERS or len(lines) > MAX_LINES:
            check_length(name, letters=letters, lines=len(lines))
    if not any(map(str.strip, lines)):
        raise _without_text(name)
    head = [] if any(map(_is_motto, lines[:_HEADING_LINES])) else _letterhead(package, document)
    rows = {at + len(head): cells for at, cells in rows.items()}
    # One page is what a file says that was never laid out.
    starts = (0, *(at + len(head) for at in pages[1:])) if len(pages) > 1 else ()
    return _source(Source((*head, *lines), sha256, rows, flows=True, pages=starts))


def _source(read: Source) -> Source:
    """The source; where a font did not tell the old letters, the words do."""
    mender = mender_for("\n".join(read.lines))
    if mender is None:
        return read
    rows = {at: tuple(map(mender, cells)) for at, cells in read.rows.items()}
    return replace(read, lines=tuple(map(mender, read.lines)), rows=rows)


def _counter(package: Package, document: Any) -> Counter:
    """What counts the numbers of lists; the parts are looked at only where they may count."""
    used = {str(style.get(f"{W}val")) for style in document.iter(_STYLE)}
    styles = package.content("word/styles.xml") if used else b""
    if not may_number(styles, used):
        if not _has(document, _NUMBERED):
            return Counter(NO_LISTS)
        styles = b""
    numbering = package.tree(package.content("word/numbering.xml"))
    return Counter(read_numbering(numbering, package.tree(styles)))


def _has(tree: Any, tag: str) -> bool:
    return next(tree.iter(tag), None) is not None


def _mend_fonts(package: Package, document: Any) -> None:
    """Turn what is set in fonts of TCVN3 and VNI into Unicode."""
    fonts = package.content("word/fontTable.xml") or package.main()
    if any(name in fonts for name in OLD_FONTS):
        mend_fonts(document, package.tree(package.content("word/styles.xml")))


def _letterhead(package: Package, document: Any) -> list[str]:
    """The lines of the page's head where it holds the national title, else none."""
    relations = package.tree(package.content("word/_rels/document.xml.rels"))
    if relations is None:
        return []
    parts = {item.get("Id"): item.get("Target") or "" for item in relations}
    for reference in document.iter(_HEADER):
        head = package.tree(package.content(f"word/{parts.get(reference.get(_RELATION), '')}"))
        if head is not None:
            lines = [text for text, _ in _Reader(head, Counter(NO_LISTS)).blocks(head)]
            if any(map(_is_motto, lines)):
                return lines
    return []


def _is_motto(line: str) -> bool:
    upper = line.upper()
    return "CỘNG H" in upper or "ĐẢNG CỘNG SẢN" in upper


class _Reader:
    """Reads the blocks under a part's root."""

    def __init__(self, root: Any, counter: Counter) -> None:
        self._counter = counter
        # Indented XML has white space between its elements that is no text.
        self._is_indented = bool(root.text)
        self._with_signs = set(map(_paragraph_of, root.iter(*_LOOKED_FOR)))
        self._special = self._with_signs | counter.numbered(root)
        self._turned = Tally(map(_block_of, root.iter(_PAGE_TURNED)))
        self.page = 1

    def _turn(self, block: Any) -> None:
        """Count the pages that were turned up to the end of *block*."""
        if self._turned:
            self.page += self._turned[block]

    def blocks(self, parent: Any, nested: int = 0) -> _Blocks:
        """Every paragraph and row under *parent*, in order; the cells of a row beside its text."""
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._turn(child)
                if child not in self._special and not self._is_indented:
                    yield _plain_text(child), ()
                else:
                    for text in self._paragraph(child, nested):
                        yield text, ()
            elif tag == _TABLE:
                yield from self._table(child, nested + 1)
            elif tag in _WRAPPERS:
                yield from self.blocks(child, nested)

    def _paragraph(self, paragraph: Any, nested: int) -> list[str]:
        """The lines of a paragraph (a manual line break starts another), text boxes after it."""
        boxes: list[Any] = []
        if self._is_indented or paragraph in self._with_signs:
            pieces: list[str] = []
            _collect(paragraph, pieces, boxes)
            text = "".join(pieces)
        else:
            text = _plain_text(paragraph)
        number = self._counter.next_label(paragraph)
        if number and text.strip():
            text = f"{number} {text}"
        lines = text.split("\n")
        if boxes and nested >= _MAX_NESTED:
            raise ValueError(f"more than {_MAX_NESTED} tables or text boxes one in another")
        for box in boxes:
            inside = self.blocks(box, nested + 1)
            lines += [line for text, _ in inside for line in text.split("\n")]
        return lines

    def _table(self, table: Any, nested: int) -> _Blocks:
        """The rows of a table; the cells of a heading or signature block one after another."""
        if nested > _MAX_NESTED:
            raise ValueError(f"more than {_MAX_NESTED} tables or text boxes one in another")
        for row in _inside(table, _ROW):
            if row.find(_ROW_DELETED) is not None:
                continue
            self._turn(row)
            cells = tuple([self._cell(cell, nested) for cell in _inside(row, _CELL)])
            if _is_layout(cells):
                for cell in cells:
                    for line in cell.split("\n"):
                        yield line, ()
            elif any(map(str.strip, cells)):
                text = "\t".join([" ".join(cell.split()) for cell in cells])
                yield text, cells if len(cells) > 1 else ()

    def _cell(self, cell: Any, nested: int) -> str:
        if not self._is_indented:
            inside = [child for child in cell if child.tag != _CELL_PROPERTIES]
            if len(inside) == 1 and inside[0].tag == _P and inside[0] not in self._special:
                return _plain_text(inside[0])
        return "\n".join([text for text, _ in self.blocks(cell, nested) if text.strip()])


def _plain_text(paragraph: Any) -> str:
    """The text of a *paragraph* of nothing but text; a line end in it is a space to Word."""
    text: str = etree.tostring(paragraph, method="text", encoding="unicode", with_tail=False)
    return text.replace("\n", " ") if "\n" in text else text


def _paragraph_of(node: Any) -> Any:
    while node is not None and node.tag != _P:
        node = node.getparent()
    return node


def _block_of(node: Any) -> Any:
    """The outermost row that *node* stands in, else its paragraph."""
    paragraph, row = _paragraph_of(node), None
    while node is not None:
        row = node if node.tag == _ROW else row
        node = node.getparent()
    return paragraph if row is None else row


def _collect(parent: Any, pieces: list[str], boxes: list[Any]) -> None:
    """Gather the text under *parent*; what was deleted under review is left out."""
    todo = list(reversed(parent))
    while todo:
        node = todo.pop()
        tag = node.tag
        if tag == _T:
            pieces.append((node.text or "").replace("\n", " "))
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag == _TEXT_BOX:
            boxes.append(node)
        elif tag not in _UNSEEN:
            todo.extend(reversed(node))


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or cells of a row, themselves; not those of tables inside cells."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _is_layout(cells: tuple[str, ...]) -> bool:
    """Whether a row sets blocks side by side (heading; Nơi nhận and signature), holding no data."""
    if len(cells) == 1:
        return True
    text = " ".join(cells).upper()
    return "NƠI NHẬN" in text or ("CỘNG H" in text and "ĐỘC LẬP" in text) or "ĐẢNG CỘNG SẢN" in text


def _without_text(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="without-text",
        what=f"Tệp “{name}” không có chữ nào để đọc (có thể chỉ chứa ảnh chụp).",
        remedy="Hãy dùng bản gốc có chữ, hoặc nhận dạng chữ (OCR) rồi thử lại.",
    )
