"""DOCX: paragraphs and table rows in document order, with the numbers Word counts by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from hoinghi.reading.sources.docx_fonts import OLD_FONTS, mend_fonts
from hoinghi.reading.sources.docx_package import Package, W, damaged, mentions
from hoinghi.reading.sources.numbering import Counter, read_numbering
from hoinghi.reading.sources.old_letters import mender_for
from hoinghi.reading.sources.source import Source, UnreadableSource, check_length

_P: Final = f"{W}p"
_T: Final = f"{W}t"
_TAB: Final = f"{W}tab"
_TABLE: Final = f"{W}tbl"
_ROW: Final = f"{W}tr"
_CELL: Final = f"{W}tc"
_TEXT_BOX: Final = f"{W}txbxContent"
_MC_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What holds blocks, rows or cells without being one.
_WRAPPERS: Final = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
# As wide as a gap between columns: "Nơi nhận:" and the signature may share a line.
_SIGNS: Final = {
    _TAB: "    ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_UNSEEN: Final = frozenset(
    [W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText")] + [_MC_FALLBACK]
)
# Paragraphs with these are gone through piece by piece.
_TROUBLE: Final = (_TEXT_BOX, f"{W}del", f"{W}moveFrom", _MC_FALLBACK)
_LOOKED_FOR: Final = (_T, *_SIGNS, *_TROUBLE)
_TAB_STOPS: Final = f"{W}tabs"
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
    with Package(data, name) as package:
        return _read(package, name, sha256)


def _read(package: Package, name: str, sha256: str) -> Source:
    content = package.document()
    document = package.tree(content)
    body = document.find(f"{W}body")
    if body is None:
        raise damaged(name)
    counter = _counter(package, content)
    _mend_fonts(package, content, document)
    lines: list[str] = []
    rows: dict[int, tuple[str, ...]] = {}
    letters = 0
    for text, cells in _blocks(body, counter):
        if cells:
            rows[len(lines)] = cells
        lines.append(text)
        letters += len(text)
        check_length(name, letters=letters, lines=len(lines))
    if not any(map(str.strip, lines)):
        raise _without_text(name)
    head = [] if any(map(_is_motto, lines[:_HEADING_LINES])) else _letterhead(package, document)
    return _source([*head, *lines], {at + len(head): cells for at, cells in rows.items()}, sha256)


def _source(lines: list[str], rows: dict[int, tuple[str, ...]], sha256: str) -> Source:
    """The source; where a font did not tell the old letters, the words do."""
    mender = mender_for("\n".join(lines))
    if mender:
        lines = [mender(line) for line in lines]
        rows = {at: tuple(map(mender, cells)) for at, cells in rows.items()}
    return Source(tuple(lines), sha256, rows, flows=True)


def _counter(package: Package, content: bytes) -> Counter:
    """What counts the numbers of lists; the parts are looked at only where they may count."""
    if not (mentions(content, "numPr") or mentions(content, "pStyle")):
        return Counter(read_numbering(None, None))
    numbering = package.tree(package.content("word/numbering.xml"))
    styles = package.content("word/styles.xml") if numbering is not None else b""
    return Counter(
        read_numbering(numbering, package.tree(styles) if mentions(styles, "numPr") else None)
    )


def _mend_fonts(package: Package, content: bytes, document: Any) -> None:
    """Turn what is set in fonts of TCVN3 and VNI into Unicode."""
    if not mentions(package.content("word/fontTable.xml") + content, *OLD_FONTS):
        return
    styles = package.tree(package.content("word/styles.xml"))
    mend_fonts(document, styles)


def _letterhead(package: Package, document: Any) -> list[str]:
    """The lines of the page's head where it holds the national title, else none."""
    relations = package.tree(package.content("word/_rels/document.xml.rels"))
    if relations is None:
        return []
    parts = {item.get("Id"): item.get("Target") or "" for item in relations}
    for reference in document.iter(_HEADER):
        head = package.tree(package.content(f"word/{parts.get(reference.get(_RELATION), '')}"))
        if head is not None:
            lines = [text for text, _ in _blocks(head, Counter(read_numbering(None, None)))]
            if any(map(_is_motto, lines)):
                return lines
    return []


def _is_motto(line: str) -> bool:
    upper = line.upper()
    return "CỘNG H" in upper or "ĐẢNG CỘNG SẢN" in upper


def _blocks(parent: Any, counter: Counter, nested: int = 0) -> _Blocks:
    """Every paragraph and row under *parent*, in order; the cells of a row beside its text."""
    if nested > _MAX_NESTED:
        raise ValueError(f"more than {_MAX_NESTED} tables or text boxes one in another")
    for child in parent:
        tag = child.tag
        if tag == _P:
            for text in _paragraph(child, counter, nested):
                yield text, ()
        elif tag == _TABLE:
            yield from _table(child, counter, nested)
        elif tag in _WRAPPERS:
            yield from _blocks(child, counter, nested)


def _paragraph(paragraph: Any, counter: Counter, nested: int) -> list[str]:
    """The lines of a paragraph (a manual line break starts another), text boxes after it."""
    boxes: list[Any] = []
    text = _text(paragraph, boxes)
    number = counter.next_label(paragraph)
    if number and text.strip():
        text = f"{number} {text}"
    lines = text.split("\n") if "\n" in text else [text]
    for box in boxes:
        inside = _blocks(box, counter, nested + 1)
        lines += [line for text, _ in inside for line in text.split("\n")]
    return lines


def _text(paragraph: Any, boxes: list[Any]) -> str:
    """The text of *paragraph*; its text boxes are added to *boxes*."""
    pieces: list[str] = []
    for node in paragraph.iter(*_LOOKED_FOR):
        tag = node.tag
        if tag == _T:
            pieces.append(node.text or "")
        elif tag in _TROUBLE:
            pieces.clear()
            _collect(paragraph, pieces, boxes)
            break
        elif tag != _TAB or node.getparent().tag != _TAB_STOPS:
            pieces.append(_SIGNS[tag])
    return pieces[0] if len(pieces) == 1 else "".join(pieces)


def _collect(parent: Any, pieces: list[str], boxes: list[Any]) -> None:
    """Gather the text under *parent*; what was deleted under review is left out."""
    todo = list(reversed(parent))
    while todo:
        node = todo.pop()
        tag = node.tag
        if tag == _T:
            pieces.append(node.text or "")
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag == _TEXT_BOX:
            boxes.append(node)
        elif tag not in _UNSEEN:
            todo.extend(reversed(node))


def _table(table: Any, counter: Counter, nested: int) -> _Blocks:
    """The rows of a table; the cells of a heading or signature block one after another."""
    for row in _inside(table, _ROW):
        if row.find(_ROW_DELETED) is not None:
            continue
        cells = tuple("\n".join(_cell(cell, counter, nested + 1)) for cell in _inside(row, _CELL))
        if _is_layout(cells):
            for cell in cells:
                for line in cell.split("\n"):
                    yield line, ()
        elif any(map(str.strip, cells)):
            text = "\t".join(" ".join(cell.split()) for cell in cells)
            yield text, cells if len(cells) > 1 else ()


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or cells of a row, themselves; not those of tables inside cells."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _cell(cell: Any, counter: Counter, nested: int) -> list[str]:
    return [text for text, _ in _blocks(cell, counter, nested) if text.strip()]


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
