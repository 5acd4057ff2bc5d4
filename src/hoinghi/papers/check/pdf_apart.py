"""The letters, lines and pictures of a PDF, taken apart in a bounded process of its own.

Lengths here are points, from the upper left corner of the page as shown; ``pdf`` turns them
into the millimetres of ``measured``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import hoinghi
from hoinghi.papers.words import format_number
from hoinghi.unreadable import UnreadableSource, damaged_pdf, encrypted_pdf

#: More than the invitations of a whole district; what is longer is to be checked in parts.
MAX_PAGES: Final = 1_000
MAX_LETTERS: Final = 1_500_000
#: A thousand pages of text take a fifth of it.
MAX_SECONDS: Final = 30.0
#: What comes of it is then sorted out here.
MAX_MEASURING: Final = 60.0
MAX_MEMORY: Final = 768 * 1024 * 1024
Part = TypeVar("Part")
_CHILD: Final = "hoinghi.papers.check.pdf_child"
_PLACES: Final = 5


class Ink(NamedTuple):
    """How letters are drawn: BaseFont without the mark of a subset, size in pt, colour RRGGBB."""

    font: str
    size: float
    bold: bool
    italic: bool
    color: str


class Letter(NamedTuple):
    """A letter, from where the pen begins to where it ends, and the line it stands on."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    ink: Ink


class Stroke(NamedTuple):
    """A straight line that lies or stands."""

    left: float
    top: float
    right: float
    bottom: float
    thickness: float
    color: str


class Area(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float


class SeenPage(NamedTuple):
    """A page as PDFium sees it; ``hidden`` counts letters that do not show or stand aslant."""

    number: int
    width: float
    height: float
    letters: Sequence[Letter]
    strokes: Sequence[Stroke]
    pictures: Sequence[Area]
    hidden: int


class Watch:
    """Ends the measuring of a document made to take long, between two of its parts."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._until = time.monotonic() + MAX_MEASURING

    def over(self, parts: Sequence[Part]) -> Iterator[Part]:
        for part in parts:
            if time.monotonic() > self._until:
                raise _too_heavy(self._name)
            yield part


def see(data: bytes, name: str) -> list[SeenPage]:
    """Every page of the PDF *data*.

    Raises:
        UnreadableSource: It is damaged, locked, too long, too heavy, or holds no letters.
    """
    pages = look_at(data, name)
    if not any(page.letters for page in pages):
        raise _without_letters(name)
    return pages


def look_at(data: bytes, name: str) -> list[SeenPage]:
    """Every page of the PDF *data*, of a scan too, which has no letters.

    Raises:
        UnreadableSource: It is damaged, locked, too long or too heavy.
    """
    head, letters = _asked(data, name, "see", MAX_PAGES, MAX_LETTERS)
    told = json.loads(head)
    if told["state"] != "read":
        raise _refusal(told["state"], name, told["count"])
    return _pages(told, letters)


def draw(data: bytes, name: str, numbers: Sequence[int], *, dots: int) -> dict[int, bytes]:
    """PNG files of the pages *numbers*, from 1, at *dots* to the inch.

    Raises:
        UnreadableSource: It takes too long or too much memory to draw.
    """
    head, files = _asked(data, name, "draw", dots, *numbers)
    drawn: dict[int, bytes] = {}
    start = 0
    for number, size in json.loads(head):
        drawn[number] = files[start : start + size]
        start += size
    return drawn


def _asked(data: bytes, name: str, order: str, *more: int) -> tuple[bytes, bytes]:
    """The line of JSON that the process answers, and what follows it."""
    command = [sys.executable, "-P", "-m", _CHILD, str(MAX_MEMORY), order, *map(str, more)]
    root = str(Path(hoinghi.__file__).parents[1])
    try:
        answer = subprocess.run(  # noqa: S603 - our own module, nothing of the file in the words
            command,
            input=data,
            capture_output=True,
            timeout=MAX_SECONDS,
            check=True,
            env={**os.environ, "PYTHONPATH": root},
        ).stdout
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise _too_heavy(name) from error
    head, _, rest = answer.partition(b"\n")
    return head, rest


def _pages(told: Any, letters: bytes) -> list[SeenPage]:
    inks = [Ink(*look) for look in told["looks"]]
    count = sum(len(page["text"]) for page in told["pages"])
    places, looks = array("f"), array("H")
    cut = count * _PLACES * places.itemsize
    places.frombytes(letters[:cut])
    looks.frombytes(letters[cut:])
    pages: list[SeenPage] = []
    at = 0
    for number, page in enumerate(told["pages"], 1):
        drawn: list[Letter] = []
        for text in page["text"]:
            left, top, right, bottom, base = places[at * _PLACES : (at + 1) * _PLACES]
            drawn.append(Letter(text, left, top, right, bottom, base, inks[looks[at]]))
            at += 1
        pages.append(
            SeenPage(
                number=number,
                width=page["width"],
                height=page["height"],
                letters=drawn,
                strokes=[Stroke(*stroke) for stroke in page["strokes"]],
                pictures=[Area(*picture) for picture in page["pictures"]],
                hidden=page["hidden"],
            )
        )
    return pages


def _refusal(state: str, name: str, count: int) -> UnreadableSource:
    if state == "too-long":
        return _too_long(name, count)
    return encrypted_pdf(name) if state == "encrypted" else damaged_pdf(name)


def _too_heavy(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="too-large",
        what=f"Tệp “{name}” cần quá nhiều thời gian hoặc bộ nhớ để đo.",
        remedy="Hãy xuất lại PDF từ Word, hoặc tách thành nhiều tệp rồi soát từng tệp.",
    )


def _too_long(name: str, pages: int) -> UnreadableSource:
    return UnreadableSource(
        code="too-long",
        what=f"Tệp “{name}” có {format_number(pages)} trang; mỗi lần soát được nhiều nhất "
        f"{format_number(MAX_PAGES)} trang, không quá dày chữ.",
        remedy="Hãy tách thành nhiều tệp rồi soát từng tệp.",
    )


def _without_letters(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="without-text",
        what=f"Tệp “{name}” không có chữ nào đo được: đây là bản quét, bản chụp hoặc trang để "
        "ngược.",
        remedy="Hãy soát tệp Word, hoặc tệp PDF xuất thẳng từ Word, thay cho bản quét.",
    )
