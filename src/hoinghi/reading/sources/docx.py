"""DOCX: paragraphs and table rows in document order, with the numbers Word counts by itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from hoinghi.reading.sources.numbering import Counter, read_numbering
from hoinghi.reading.sources.source import Source, UnreadableSource, check_length

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX: Final = f"{W}txbxContent"
#: Words of a plan in XML take a few MB; whatever unpacks to more is no document.
MAX_UNPACKED: Final = 32 * 1024 * 1024
#: A thousand pages of Word hold about a million and a half.
MAX_TAGS: Final = 2_000_000
_MAX_PARTS: Final = 10_000
#: Tables in tables, or text boxes in text boxes; their text is gathered again on every level.
_MAX_NESTED: Final = 10
_PART_SIGN: Final = b"PK\x01\x02"
# What OOXML allows (ISO/IEC 29500-2); others take any amount of memory to unpack.
_PACKINGS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCUMENT: Final = "word/document.xml"


def read_docx(data: bytes, name: str, sha256: str) -> Source:
    """The lines of the DOCX file whose bytes are *data*."""
    # Counted before they are listed: a million entries would take seconds.
    if data.count(_PART_SIGN) > _MAX_PARTS:
        raise _bomb(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, name, sha256)
    except (
        zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, ValueError,
        RuntimeError, NotImplementedError, KeyError, RecursionError,
    ) as error:  # fmt: skip
        raise _damaged(name) from error


def _read(archive: zipfile.ZipFile, name: str, sha256: str) -> Source:
    names = archive.namelist()
    if "EncryptedPackage" in names or any(i.flag_bits & 1 for i in archive.infolist()):
        raise UnreadableSource(
            code="encrypted",
            what=f"Tệp “{name}” được bảo vệ bằng mật khẩu.",
            remedy="Hãy gỡ mật khẩu, lưu lại dạng .docx rồi thử lại.",
        )
    if _DOCUMENT not in names:
        raise _no_word(name)
    if any(part.compress_type not in _PACKINGS for part in archive.infolist()):
        raise _damaged(name)
    document = _xml(archive, _DOCUMENT, name)
    numbering = _xml(archive, "word/numbering.xml", name) if "word/numbering.xml" in names else None
    styles = _xml(archive, "word/styles.xml", name) if "word/styles.xml" in names else None
    body = document.find(f"{W}body")
    if body is None:
        raise _damaged(name)
    lines: list[str] = []
    rows: dict[int, tuple[str, ...]] = {}
    letters = 0
    for text, cells in _blocks(body, Counter(read_numbering(numbering, styles))):
        if cells:
            rows[len(lines)] = cells
        lines.append(text)
        letters += len(text)
        check_length(name, letters=letters, lines=len(lines))
    if not any(map(str.strip, lines)):
        raise _without_text(name)
    return Source(tuple(lines), sha256, rows, flows=True)


def _xml(archive: zipfile.ZipFile, part: str, name: str) -> Any:
    """The part as a tree; what unpacks beyond the bound is refused before it is held."""
    with archive.open(part) as packed:
        content = packed.read(MAX_UNPACKED + 1)
    if len(content) > MAX_UNPACKED:
        raise _bomb(name)
    if content.count(b"<") > MAX_TAGS:
        raise _bomb(name)
    # A document type declaration is never in a DOCX; with it come entities that grow.
    if any("<!DOCTYPE".encode(form) in content for form in ("utf-8", "utf-16-le", "utf-16-be")):
        raise _damaged(name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    return etree.fromstring(content, parser)


def _blocks(
    parent: Any, counter: Counter, nested: int = 0
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every paragraph and row under *parent*, in order; the cells of a row beside its text."""
    if nested > _MAX_NESTED:
        raise ValueError(f"more than {_MAX_NESTED} tables or text boxes one in another")
    for child in parent:
        tag = child.tag
        if tag == f"{W}p":
            for text in _paragraph(child, counter, nested):
                yield text, ()
        elif tag == f"{W}tbl":
            yield from _table(child, counter, nested)
        elif tag in (f"{W}sdt", f"{W}ins", f"{W}customXml", f"{W}sdtContent", f"{W}smartTag"):
            yield from _blocks(child, counter, nested)


def _paragraph(paragraph: Any, counter: Counter, nested: int) -> list[str]:
    """The lines of a paragraph (a manual line break starts another), text boxes after it."""
    pieces: list[str] = []
    boxes: list[Any] = []
    _collect(paragraph, pieces, boxes)
    number = counter.next_label(paragraph)
    text = (f"{number} " if number and "".join(pieces).strip() else "") + "".join(pieces)
    lines = text.split("\n")
    for box in boxes:
        inside = _blocks(box, counter, nested + 1)
        lines += [line for text, _ in inside for line in text.split("\n")]
    return lines


def _collect(parent: Any, pieces: list[str], boxes: list[Any]) -> None:
    """Gather the text under *parent*; what was deleted under review is left out."""
    todo = list(reversed(parent))
    while todo:
        node = todo.pop()
        tag = node.tag
        if tag == f"{W}t":
            pieces.append(node.text or "")
        elif tag == f"{W}tab":
            # As wide as a gap between columns: "Nơi nhận:" and the signature may share a line.
            pieces.append("    ")
        elif tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
        elif tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif tag == _TEXT_BOX:
            boxes.append(node)
        elif tag not in (f"{W}del", f"{W}pPr", f"{W}rPr", f"{W}instrText", _MC_FALLBACK):
            todo.extend(reversed(node))


def _table(table: Any, counter: Counter, nested: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of a table; the cells of a heading or signature block one after another."""
    for row in _rows(table):
        cells = tuple("\n".join(_cell(cell, counter, nested + 1)) for cell in _cells(row))
        if _is_layout(cells):
            for cell in cells:
                for line in cell.split("\n"):
                    yield line, ()
        elif any(map(str.strip, cells)):
            text = "\t".join(" ".join(cell.split()) for cell in cells)
            yield text, cells if len(cells) > 1 else ()


def _rows(parent: Any) -> Iterator[Any]:
    """The rows of a table itself, not those of tables inside its cells."""
    for child in parent:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _rows(child)


def _cells(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _cells(child)


def _cell(cell: Any, counter: Counter, nested: int) -> list[str]:
    return [text for text, _ in _blocks(cell, counter, nested) if text.strip()]


def _is_layout(cells: tuple[str, ...]) -> bool:
    """Whether a row sets blocks side by side (heading; Nơi nhận and signature), holding no data."""
    if len(cells) == 1:
        return True
    text = " ".join(cells).upper()
    return "NƠI NHẬN" in text or ("CỘNG H" in text and "ĐỘC LẬP" in text) or "ĐẢNG CỘNG SẢN" in text


def _damaged(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="damaged",
        what=f"Tệp “{name}” bị hỏng, không mở được như một tệp .docx.",
        remedy="Hãy mở tệp bằng Word để sửa rồi lưu lại, hoặc xin lại bản gốc.",
    )


def _bomb(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="too-large",
        what=f"Tệp “{name}” khi giải nén lớn bất thường nên không được mở.",
        remedy="Hãy lưu lại văn bản thành tệp .docx mới rồi thử lại.",
    )


def _no_word(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="unknown-kind",
        what=f"Tệp “{name}” là tệp nén hoặc tệp Office khác, không phải văn bản Word (.docx).",
        remedy="Hãy dùng tệp .docx, .pdf có lớp chữ hoặc .txt.",
    )


def _without_text(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="without-text",
        what=f"Tệp “{name}” không có chữ nào để đọc (có thể chỉ chứa ảnh chụp).",
        remedy="Hãy dùng bản gốc có chữ, hoặc nhận dạng chữ (OCR) rồi thử lại.",
    )
