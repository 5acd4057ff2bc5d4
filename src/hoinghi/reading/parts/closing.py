"""The end of a plan: Nơi nhận and signature, also where both stand on the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.lines import Line, columns
from hoinghi.reading.plan import Lines, Recipient, Signature
from hoinghi.reading.vocabulary import PERSON
from hoinghi.reading.zones import AUTHORITY, POSITION

_HEAD: Final = re.compile(r"(?:nơi nhận|nơi gửi)\s?[:.]?\s*", re.IGNORECASE)
_DASH: Final = re.compile(r"[-–—−+•*]\s*")
_SIGNED: Final = re.compile(
    r"\(?\s?(?:đã ký|ký\)|ký tên|họ và tên|ký số|signed|ký, ghi|.{0,20}đóng dấu)", re.IGNORECASE
)
_GAP: Final = re.compile(r"(?<=[;:.)])\s+")
_LONGEST_SIGNING: Final = 160
_BROKEN: Final = re.compile(r"(?<=[A-ZĐ])(-) (?=[A-ZĐ])")
_COPY: Final = re.compile(r"Lưu\b|Như trên")


class _Piece(NamedTuple):
    text: str
    line: int
    column: int


class Closing(NamedTuple):
    recipients: tuple[Recipient, ...]
    signature: Signature


def read_closing(lines: Iterable[Line]) -> Closing:
    """Nơi nhận and signature out of the closing *lines*, whichever comes first or beside."""
    listed: list[list[_Piece]] = []
    signing: list[_Piece] = []
    in_list = False
    for piece in _pieces(lines):
        head = _HEAD.match(piece.text)
        if head and not in_list:
            in_list = True
            rest = piece.text[head.end() :]
            if rest:
                listed.append([piece._replace(text=rest)])
        elif listed and _is_rest(piece, listed[-1]):
            listed[-1].append(piece)
        elif _is_signing(piece.text):
            signing.append(piece)
        elif _DASH.match(piece.text) or (in_list and not listed) or _COPY.match(piece.text):
            listed.append([piece])
        elif listed and _goes_on(listed[-1], signing):
            listed[-1].append(piece)
    return Closing(tuple(_recipient(entry) for entry in listed), _signature(signing))


def _pieces(lines: Iterable[Line]) -> Iterable[_Piece]:
    return (
        _Piece(text, line.number, column)
        for line in lines
        for column, text in enumerate(_apart(line))
        if text
    )


def _apart(line: Line) -> list[str]:
    """The columns of *line*, also where only a space is left between them."""
    pieces = columns(line)
    if len(pieces) > 1:
        return pieces
    text = pieces[0]
    if text.isupper():
        return pieces
    for gap in _GAP.finditer(text, max(0, len(text) - _LONGEST_SIGNING)):
        rest = text[gap.end() :]
        signs = AUTHORITY.match(rest) or POSITION.match(rest)
        if (signs and rest.isupper()) or PERSON.match(rest) or _SIGNED.match(rest):
            return [text[: gap.start()], rest]
    return pieces


def _is_signing(text: str) -> bool:
    if _DASH.match(text):
        return False
    if PERSON.match(text) or _SIGNED.match(text):
        return True
    letters = [letter for letter in text if letter.isalpha()]
    if text.endswith((";", ",")):
        return False
    return len(letters) > 3 and text.isupper()


def _is_rest(piece: _Piece, entry: Sequence[_Piece]) -> bool:
    """Whether *piece* ends what a broken symbol began: "620/QĐ-" and "UBND;"."""
    last = entry[-1]
    return last.text.endswith("-") and piece.column == last.column and len(piece.text) < 24


def _goes_on(entry: Sequence[_Piece], signing: Sequence[_Piece]) -> bool:
    """Whether the last entry of the list is still open."""
    column = entry[-1].column
    if any(piece.column == column and PERSON.match(piece.text) for piece in signing):
        return False
    return not entry[-1].text.endswith((";", "."))


def _recipient(entry: Sequence[_Piece]) -> Recipient:
    text = _BROKEN.sub(r"\1", " ".join(piece.text for piece in entry))
    dash = _DASH.match(text)
    return Recipient(
        text=(text[dash.end() :] if dash else text).strip().rstrip(" ;.,"),
        lines=Lines(entry[0].line, entry[-1].line),
        rule="closing.recipient",
    )


def _signature(pieces: Sequence[_Piece]) -> Signature:
    """Authority lines, then the position, then the name; a second position below it is left."""
    authority = [p for p in pieces if AUTHORITY.match(p.text) and p.text.isupper()]
    name = next((p for p in pieces if PERSON.match(p.text)), None)
    above = [p for p in pieces if name is None or p.line < name.line]
    position = [
        p
        for p in (above or pieces)
        if p not in authority and p.text.isupper() and not _SIGNED.match(p.text)
    ]
    position = _with_position_word(position)
    used = [*authority, *position, *([name] if name else [])]
    return Signature(
        authority=" ".join(p.text for p in authority) or None,
        position=" ".join(p.text for p in position) or None,
        name=name.text if name else None,
        lines=Lines(min(p.line for p in used), max(p.line for p in used)) if used else None,
        rule="closing.signature" if used else "",
    )


def _with_position_word(pieces: Sequence[_Piece]) -> list[_Piece]:
    """From the first line that names a position on; all lines where none does."""
    for index, piece in enumerate(pieces):
        if POSITION.match(piece.text):
            return list(pieces[index:])
    return list(pieces)
