"""The parts of a DOCX package, read within bounds."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from types import TracebackType
from typing import Any, Final

from lxml import etree

from hoinghi.reading.sources.source import UnreadableSource

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Words of a plan in XML take a few MB; whatever unpacks to more is no document.
MAX_UNPACKED: Final = 32 * 1024 * 1024
#: A thousand pages of Word hold about a million and a half.
MAX_TAGS: Final = 2_000_000
_MAX_PARTS: Final = 10_000
_PART_SIGN: Final = b"PK\x01\x02"
# What OOXML allows (ISO/IEC 29500-2); others take any amount of memory to unpack.
_PACKINGS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCUMENT: Final = "word/document.xml"
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be"))
_ROOT: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>?]*\?>)?\s*<[A-Za-z]")
_SHORTEST_TAG: Final = 4
#: What lxml and zipfile raise over a broken or hostile package.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, ValueError,
    RuntimeError, NotImplementedError, KeyError, RecursionError,
)  # fmt: skip


class Package:
    """An open DOCX; use it as a context, in which what is broken becomes a refusal."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name

    def __enter__(self) -> Package:
        # Counted before they are listed: a million entries would take seconds.
        if self._data.count(_PART_SIGN) > _MAX_PARTS:
            raise bomb(self._name)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(self._data))
        except _BROKEN as error:
            raise damaged(self._name) from error
        self._names = frozenset(self._archive.namelist())
        self._look_at_parts()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._archive.close()
        if isinstance(error, _BROKEN) and not isinstance(error, UnreadableSource):
            raise damaged(self._name) from error

    def _look_at_parts(self) -> None:
        parts = self._archive.infolist()
        if "EncryptedPackage" in self._names or any(part.flag_bits & 1 for part in parts):
            raise UnreadableSource(
                code="encrypted",
                what=f"Tệp “{self._name}” được bảo vệ bằng mật khẩu.",
                remedy="Hãy gỡ mật khẩu, lưu lại dạng .docx rồi thử lại.",
            )
        if _DOCUMENT not in self._names:
            raise _no_word(self._name)
        if any(part.compress_type not in _PACKINGS for part in parts):
            raise damaged(self._name)

    def content(self, part: str) -> bytes:
        """The bytes of *part*, none where there is no such part.

        What unpacks beyond the bound is refused before it is held.
        """
        if part not in self._names:
            return b""
        with self._archive.open(part) as packed:
            content = packed.read(MAX_UNPACKED + 1)
        if len(content) > MAX_UNPACKED:
            raise bomb(self._name)
        return content

    def document(self) -> bytes:
        return self.content(_DOCUMENT)

    def tree(self, content: bytes) -> Any:
        """*content* of a part as XML; nothing for none."""
        if not content:
            return None
        if len(content) > MAX_TAGS * _SHORTEST_TAG and content.count(b"<") > MAX_TAGS:
            raise bomb(self._name)
        # A document type declaration is never in a DOCX; with it come entities that grow. None can
        # stand after the first element.
        if not _ROOT.match(content) and any(sign in content for sign in _DOCTYPES):
            raise damaged(self._name)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            collect_ids=False,
            remove_comments=True,
        )
        return etree.fromstring(content, parser)


def damaged(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="damaged",
        what=f"Tệp “{name}” bị hỏng, không mở được như một tệp .docx.",
        remedy="Hãy mở tệp bằng Word để sửa rồi lưu lại, hoặc xin lại bản gốc.",
    )


def bomb(name: str) -> UnreadableSource:
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
