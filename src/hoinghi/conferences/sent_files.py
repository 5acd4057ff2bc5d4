"""Which files people may send, by name and by their first bytes; pure."""

from __future__ import annotations

import re
import unicodedata

LARGEST = 20 * 1024 * 1024
"""Bytes of one file: a scan of a hundred pages."""
MOST_FILES = 30
"""Files of one body for one thing."""
_LONGEST_NAME = 120

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = {
    "pdf": (b"%PDF-",),
    "docx": (_ZIP,),
    "xlsx": (_ZIP,),
    "pptx": (_ZIP,),
    "odt": (_ZIP,),
    "ods": (_ZIP,),
    "zip": (_ZIP,),
    "doc": (_OLE,),
    "xls": (_OLE,),
    "ppt": (_OLE,),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "txt": (),
    "csv": (),
}
ENDINGS = tuple(_STARTS)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_PROGRAM = (b"MZ", b"\x7fELF", b"#!", b"<!", b"<?", b"<h", b"<H", b"<s", b"<S")


def clean_name(name: str) -> str:
    """Give a name safe to show and to save: no path, no control or direction marks, not long.

    The ending stays; a name of which nothing is left becomes ``"tep"``.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = _FORBIDDEN.sub("", last).strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    room = _LONGEST_NAME - len(ending) - 1
    return (stem.strip(" .")[:room] or "tep") + (f".{ending}" if ending else "")


def ending_of(name: str) -> str:
    """Give the ending of a name in small letters: ``"pdf"``; empty where there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if stem and dot else ""


def is_what_it_says(ending: str, head: bytes) -> bool:
    """Tell whether the first bytes of a file are those of its kind."""
    starts = _STARTS[ending]
    if starts:
        return head.startswith(starts)
    return b"\x00" not in head and not head.lstrip().startswith(_PROGRAM)
