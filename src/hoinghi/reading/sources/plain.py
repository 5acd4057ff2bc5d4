"""Plain text: UTF-8 or UTF-16 with or without a byte order mark, TCVN3, VNI, Windows-1258."""

from __future__ import annotations

import codecs
import re
from typing import Final

from hoinghi.reading.sources.old_letters import decode_old, mend
from hoinghi.reading.sources.source import Source, UnreadableSource, check_length

_NEWLINE: Final = re.compile(r"\r\n?|\f\n?")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_SAMPLE: Final = 65_536
# Of a letter in UTF-8.
_MOST_BYTES: Final = 4


def read_plain(data: bytes, name: str, sha256: str) -> Source:
    """The lines of the text file whose bytes are *data*."""
    check_length(name, letters=len(data) // _MOST_BYTES, lines=0)
    text = _decode(data)
    if text is None:
        # One byte is one letter in the old encodings.
        check_length(name, letters=len(data), lines=0)
        text = None if b"\x00" in data else decode_old(data)
    if text is None or _is_junk(text):
        raise UnreadableSource(
            code="not-text",
            what=f"Tệp “{name}” không phải văn bản, hoặc dùng bảng mã không nhận ra được.",
            remedy="Hãy lưu lại văn bản dạng .docx, hoặc .txt với bảng mã Unicode (UTF-8).",
        )
    check_length(name, letters=len(text), lines=text.count("\n") + text.count("\r"))
    return Source(split_lines(mend(text)), sha256)


def split_lines(text: str) -> tuple[str, ...]:
    """*text* by line ends of any system; a form feed ends a line too."""
    return tuple(_NEWLINE.sub("\n", text).split("\n"))


def _decode(data: bytes) -> str | None:
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    sample = data[:_SAMPLE]
    # In UTF-16 without a mark, the line feeds and spaces carry a zero byte on one side.
    if sample.count(b"\x00") > len(sample) // 8:
        low_first = sample[1::2].count(0) >= sample[0::2].count(0)
        return ("utf-16-le",) if low_first else ("utf-16-be",)
    return ("utf-8-sig",)


def _is_junk(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > len(sample) // 50
