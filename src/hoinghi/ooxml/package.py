"""The parts of an Office file (a packed folder of XML), read within bounds.

Word and Excel files come from anyone: bounds come before memory, nothing is fetched, no entity is
resolved, and whatever is broken becomes a refusal.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final

from lxml import etree

from hoinghi.unreadable import UnreadableSource

_PART_SIGN: Final = b"PK\x01\x02"
# What OOXML allows (ISO/IEC 29500-2); others take any amount of memory to unpack.
_PACKINGS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be"))
_ROOT: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>?]*\?>)?\s*<[A-Za-z]")
_SHORTEST_TAG: Final = 4
#: What lxml, zipfile and those who read their values raise over a broken or hostile package.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, ValueError,
    RuntimeError, NotImplementedError, LookupError, RecursionError, ArithmeticError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A refusal but for the name of the file: *what* holds ``{name}``."""

    code: str
    what: str
    remedy: str

    def of(self, name: str) -> UnreadableSource:
        return UnreadableSource(
            code=self.code, what=self.what.format(name=name), remedy=self.remedy
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A sort of Office file: its main part, its bounds, its refusals.

    Attributes:
        unpacked: Bytes that the parts read may take, all together.
        tags, attributes: Of one part; an attribute takes more memory than an element.
    """

    main: str
    parts: int
    unpacked: int
    tags: int
    attributes: int | None = None
    damaged: Refusal
    too_much: Refusal
    encrypted: Refusal
    other: Refusal


class Package:
    """An open Office file; use it as a context, in which what is broken becomes a refusal."""

    def __init__(self, data: bytes, name: str, sort: Sort) -> None:
        self._data = data
        self._name = name
        self._sort = sort
        self._unpacked: dict[str, int] = {}

    def __enter__(self) -> Package:
        # Counted before they are listed: a million entries would take seconds.
        if self._data.count(_PART_SIGN) > self._sort.parts:
            raise self.too_much()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(self._data))
        except _BROKEN as error:
            raise self.damaged() from error
        self.parts = frozenset(self._archive.namelist())
        self._look_at_parts()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._archive.close()
        if isinstance(error, _BROKEN):
            raise self.damaged() from error

    def damaged(self) -> UnreadableSource:
        return self._sort.damaged.of(self._name)

    def too_much(self) -> UnreadableSource:
        return self._sort.too_much.of(self._name)

    def _look_at_parts(self) -> None:
        infos = self._archive.infolist()
        if "EncryptedPackage" in self.parts or any(info.flag_bits & 1 for info in infos):
            raise self._sort.encrypted.of(self._name)
        if self._sort.main not in self.parts:
            raise self._sort.other.of(self._name)
        if any(info.compress_type not in _PACKINGS for info in infos):
            raise self.damaged()

    @property
    def declared(self) -> int:
        """Bytes that all parts unpack to, if what the file says of itself is true."""
        return sum(info.file_size for info in self._archive.infolist())

    def content(self, part: str) -> bytes:
        """The bytes of *part*, none where there is no such part.

        What unpacks beyond the bound is refused before it is held.
        """
        if part not in self.parts:
            return b""
        left = self._sort.unpacked - sum(
            size for other, size in self._unpacked.items() if other != part
        )
        with self._archive.open(part) as packed:
            content = packed.read(left + 1)
        if len(content) > left:
            raise self.too_much()
        self._unpacked[part] = len(content)
        return content

    def main(self) -> bytes:
        """The bytes of the main part."""
        return self.content(self._sort.main)

    def tree(self, content: bytes) -> Any:
        """*content* of a part as XML; nothing for none."""
        if not content:
            return None
        sort = self._sort
        if len(content) > sort.tags * _SHORTEST_TAG and content.count(b"<") > sort.tags:
            raise self.too_much()
        if sort.attributes is not None and content.count(b"=") > sort.attributes:
            raise self.too_much()
        # A document type declaration is never in an Office file; with it come entities that grow.
        # None can stand after the first element.
        if not _ROOT.match(content) and any(sign in content for sign in _DOCTYPES):
            raise self.damaged()
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            collect_ids=False,
            remove_comments=True,
        )
        return etree.fromstring(content, parser)


W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

WORD: Final = Sort(
    main="word/document.xml",
    parts=10_000,
    # Words of a document in XML take a few MB; a thousand pages hold a million and a half tags.
    unpacked=32 * 1024 * 1024,
    tags=2_000_000,
    damaged=Refusal(
        code="damaged",
        what="Tệp “{name}” bị hỏng, không mở được như một tệp .docx.",
        remedy="Hãy mở tệp bằng Word để sửa rồi lưu lại, hoặc xin lại bản gốc.",
    ),
    too_much=Refusal(
        code="too-large",
        what="Tệp “{name}” khi giải nén lớn bất thường nên không được mở.",
        remedy="Hãy lưu lại văn bản thành tệp .docx mới rồi thử lại.",
    ),
    encrypted=Refusal(
        code="encrypted",
        what="Tệp “{name}” được bảo vệ bằng mật khẩu.",
        remedy="Hãy gỡ mật khẩu, lưu lại dạng .docx rồi thử lại.",
    ),
    other=Refusal(
        code="unknown-kind",
        what="Tệp “{name}” là tệp nén hoặc tệp Office khác, không phải văn bản Word (.docx).",
        remedy="Hãy dùng tệp .docx, .pdf có lớp chữ hoặc .txt.",
    ),
)

EXCEL: Final = Sort(
    main="xl/workbook.xml",
    parts=5_000,
    # A form with its annexes takes a few MB of XML; what unpacks to more is no form.
    unpacked=48 * 1024 * 1024,
    tags=2_000_000,
    # Three for each of the cells, and some.
    attributes=1_000_000,
    damaged=Refusal(
        code="damaged",
        what="Tệp “{name}” bị hỏng, không mở được như một tệp Excel.",
        remedy="Hãy mở tệp bằng Excel để sửa rồi lưu lại, hoặc xin lại bản gốc.",
    ),
    too_much=Refusal(
        code="too-long",
        what="Tệp “{name}” chứa quá nhiều ô hoặc trang tính, không thể là một biểu báo cáo.",
        remedy="Hãy chép riêng biểu số liệu cần gửi sang một tệp mới rồi thử lại.",
    ),
    encrypted=Refusal(
        code="encrypted",
        what="Tệp “{name}” được bảo vệ bằng mật khẩu.",
        remedy="Hãy mở tệp bằng Excel, gỡ mật khẩu, lưu lại dạng .xlsx rồi thử lại.",
    ),
    other=Refusal(
        code="unknown-kind",
        what="Không đọc được “{name}”: đây không phải bảng tính dạng .xlsx.",
        remedy="Hãy mở bằng Excel hoặc LibreOffice, chọn “Lưu thành” dạng .xlsx rồi thử lại.",
    ),
)
