"""The heading (phần đầu): who issues, number, place and date, title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from hoinghi.reading.dates import as_day
from hoinghi.reading.layout import Layout
from hoinghi.reading.lines import columns
from hoinghi.reading.paragraphs import Para
from hoinghi.reading.plan import Lines
from hoinghi.reading.vocabulary import BODY_HEAD, HEADER_BODY, UPPER

_MOTTO: Final = re.compile(
    r"C[ỘO]NG H[ÒOÓ][AÀ] X[ÃA]|Đ[ộo]c l[ậa]p\b|ĐẢNG CỘNG SẢN|DỰ THẢO|\(?Dự thảo|MẬT$|HỎA TỐC|"
    r"(?:Ký bởi|Người ký|Cơ quan|Email|Thời gian ký|Ngày ký):?|Sign",
    re.IGNORECASE,
)
_NATIONAL_TITLE: Final = re.compile(r"C[ỘO]NG H[ÒOÓ][AÀ] X[ÃA]")
# "CỘNG HÒA XÃ HỘI CHỦ NGHĨA" in a narrow column leaves its end on a line of its own.
_REST_OF_TITLE: Final = re.compile(r"(?:HỘI |CHỦ |NGHĨA )*VIỆT NAM$")
_NUMBER: Final = re.compile(r"[Ss][ốỐ]\s?:\s?(\d{0,5})\s?([-/][A-ZĐa-zđ\d&./\-]{2,30})?")
_BARE_NUMBER: Final = re.compile(r"(?:[Ss][ốỐ]\s)?(\d{1,5})\s?([-/]KH[-/][A-ZĐa-zđ\d&.\-]{1,24})")
_SYMBOL: Final = re.compile(r"[-/]\s?[A-ZĐ]{2,}[A-ZĐa-zđ\d&./\-]*$")
# Both columns on one line, with nothing but a space between them.
_MERGED: Final = re.compile(
    r"\s+(?=CỘNG H[ÒÓO]|Độc lập\s?[-–]|ĐẢNG CỘNG SẢN)"
    rf"|(?<=[A-ZĐ])\s+(?=[{UPPER}][a-zà-ỹ][^,\d]{{1,38}}, ?ngày\b)"
)
_PLACE: Final = re.compile(rf"([{UPPER}][^,\d]{{1,40}}),\s?[Nn]gày\b")
_DATE: Final = re.compile(
    r"[Nn]gày\s?(?:(\d{0,2})[\s.…]{0,12}tháng\s?(\d{0,2})[\s.…]{0,12}năm\s?"
    r"|(\d{1,2})[/.](\d{1,2})[/.])(\d{4})"
)
_YEAR: Final = re.compile(r"(20[0-4]\d)(?!\d)")
_ENACTS: Final = re.compile(r" (?:ban hành|xây dựng|lập|đề ra) [Kk]ế hoạch")
_LONGEST_NAME: Final = 120
_LEVEL: Final = re.compile(r"(?:huyện|tỉnh|thành phố|thị xã|quận|xã|phường|thị trấn)$")


class Header(NamedTuple):
    """The heading as read; ``lines`` maps a field to where it stands."""

    kind: str | None
    number: str | None
    parent_issuer: str | None
    issuer: str | None
    place: str | None
    date: date | None
    title: str | None
    year: int | None
    lines: tuple[tuple[str, Lines], ...]


class _Piece(NamedTuple):
    text: str
    line: int


def read_header(layout: Layout) -> Header:
    """Read the heading of *layout*; the issuer from the text where the heading is missing."""
    pieces = [
        _Piece(piece, line.number)
        for line in layout.zones.heading
        for column in columns(line)
        for piece in _MERGED.split(column)
    ]
    place, day, year, date_lines = _place_and_date(pieces)
    number, number_lines = _number(pieces)
    bodies = _bodies(pieces)
    parent = _joined(bodies[:-1])
    issuer = _joined(bodies[-1:]) or _issuer_in_text(layout)
    kind = layout.zones.kind
    at = {
        "kind": (kind.number,) if kind else (),
        "number": number_lines if number else (),
        "parent_issuer": tuple(p.line for body in bodies[:-1] for p in body),
        "issuer": tuple(p.line for body in bodies[-1:] for p in body),
        "place": date_lines if place else (),
        "date": date_lines if day else (),
        "title": tuple(layout.title.numbers) if layout.title else (),
    }
    title = layout.title.text.rstrip(" .:") if layout.title else None
    return Header(
        "Kế hoạch" if kind else None, number, parent, issuer, place, day, title,
        year or _year_of(layout),
        tuple((name, Lines(min(found), max(found))) for name, found in at.items() if found),
    )  # fmt: skip


def _number(pieces: Sequence[_Piece]) -> tuple[str | None, tuple[int, ...]]:
    for piece in pieces:
        match = _NUMBER.match(piece.text) or _BARE_NUMBER.match(piece.text)
        if match is None:
            continue
        digits, symbol, lines = match[1], match[2], [piece.line]
        if not symbol:
            # Interleaved columns: the symbol stands on a line of its own, "/KH-SCT".
            apart = next((p for p in pieces if _SYMBOL.match(p.text)), None)
            symbol, lines = (apart.text, [piece.line, apart.line]) if apart else (None, lines)
        if digits and symbol:
            return f"{digits}{symbol}".replace(" ", ""), tuple(lines)
    return None, ()


def _place_and_date(
    pieces: Sequence[_Piece],
) -> tuple[str | None, date | None, int | None, tuple[int, ...]]:
    """Place, day and year; a draft has the day blank, or its words on lines apart."""
    for index, piece in enumerate(pieces):
        place = _PLACE.match(piece.text)
        if not place:
            continue
        near = pieces[index : index + 4]
        text = " ".join(p.text for p in near)
        words = _DATE.search(text)
        if not words:
            return place[1], None, None, (piece.line,)
        last = near[0] if _DATE.search(piece.text) else near[min(1, len(near) - 1)]
        return place[1], _day(words), int(words[5]), (piece.line, last.line)
    return None, None, None, ()


def _day(words: re.Match[str]) -> date | None:
    # The day is often left open for the clerk to write.
    day, month = words[1] or words[3], words[2] or words[4]
    return as_day(int(words[5]), int(month), int(day)) if day and month else None


def _bodies(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    """The printed bodies, the highest first; a name may go over several lines."""
    bodies: list[list[_Piece]] = []
    title_is_open = False
    for piece in pieces:
        text = piece.text
        rest_of_title = title_is_open and _REST_OF_TITLE.match(text)
        if _NATIONAL_TITLE.match(text):
            title_is_open = not text.endswith("NAM")
        if rest_of_title or not _is_body_line(text):
            continue
        if bodies and not HEADER_BODY.match(text):
            bodies[-1].append(piece)
        else:
            bodies.append([piece])
    return bodies


def _is_body_line(text: str) -> bool:
    letters = text.replace("TTg", "")
    return (
        letters.isupper()
        and len(text) > 2
        and not _MOTTO.match(text)
        and not _NUMBER.match(text)
        and not _SYMBOL.match(text)
        and not _BARE_NUMBER.match(text)
    )


def _joined(bodies: Sequence[Sequence[_Piece]]) -> str | None:
    return " ".join(piece.text.strip(" *_-") for body in bodies for piece in body) or None


def _issuer_in_text(layout: Layout) -> str | None:
    """ "UBND huyện ban hành Kế hoạch": the body, with the place that the title names."""
    for para in layout.preamble:
        for match in _ENACTS.finditer(para.text):
            before = para.text[max(0, match.start() - _LONGEST_NAME) : match.start()]
            name = re.split(r"[;.,:]\s", before)[-1].strip()
            if BODY_HEAD.match(name) and " về việc" not in name:
                return _with_place(name, layout) if _LEVEL.search(name) else name
    return None


def _with_place(name: str, layout: Layout) -> str:
    # As written: a slip such as "tỉnh)" is no pattern.
    level = re.escape(name.rpartition(" ")[2])
    named = re.compile(rf"\b{level} ((?:[{UPPER}][a-zà-ỹ]{{0,7}}(?: |$|\b)){{1,3}})")
    texts: list[Para] = [p for p in (layout.title, *layout.preamble) if p]
    found = Counter(m[1].strip() for para in texts for m in named.finditer(para.text))
    return f"{name} {found.most_common(1)[0][0]}" if found else name


def _year_of(layout: Layout) -> int | None:
    """The year of a plan without a date: the one that its body names most."""
    years = Counter(
        int(match[1]) for node in layout.outline.nodes for match in _YEAR.finditer(node.text)
    )
    return years.most_common(1)[0][0] if years else None
