"""What opens an item: "I.", "A.", "1.", "1.1", "a)", "1/", "-", "+", "*"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from hoinghi.reading.vocabulary import UPPER

LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FIRST_ROMANS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_BLURRED: Final = str.maketrans({"H": "II", "l": "I", "1": "I", "|": "I"})
# "01/GĐN-TH" is a document's number, "1/Mục đích" a heading: after "/" and "-" a space or a word.
_MARK: Final = re.compile(
    rf"(?P<roman>[IVXLC]{{1,6}})\s?[.)/\-]+\s?(?=\S)"
    rf"|(?P<upper>[A-HKĐ])\s?[.)/\-]\s+(?=\S)"
    rf"|(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:\.|\)|/|-)?\s+(?=[^\d\s])"
    rf"|(?P<number>\d{{1,2}})\s?(?:[.)]/?\s*(?=[^\W\d_]|[\"“”(…\[])|[/\-](?:\s*(?=[{UPPER}][a-zà-ỹ]|[\"“])|\s+(?=[{UPPER}])))"
    rf"|(?!đ/c\b)(?P<letter>[a-zđ])\s?(?:[.)]|/\.?)\s*(?=[^\W\d_]|[\"“(])"
    # OCR: "II NỘI DUNG" without its point, "1I." and "HI." for "II." and "III.".
    rf"|(?P<pointless>[IVX]{{1,5}})\s+(?=[{UPPER}]{{2,}} [{UPPER}]{{2}})"
    rf"|(?P<blurred>[IVXHl1|]{{1,5}})\s?[.,]\s+(?=[{UPPER}]{{2}})"
    rf"|(?P<bullet>[-–—−+*•●▪■□◦○➢✓·→⁃])\s*(?=\S)"
)
_STARTS: Final = frozenset("IVXLCABDEFGHKĐ0123456789abcdđeghiklmnopqrstuvxy-–—−+*•●▪■□◦○➢✓·→⁃|")


class Marker(NamedTuple):
    """A marker at the beginning of a text.

    Attributes:
        kind: ``roman``, ``upper``, ``decimal``, ``number``, ``letter`` or ``bullet``.
        printed: As it stands, ``"1."``, without white space.
        label: Without its point or bracket, ``"1"``.
        end: Where the text after it begins.
    """

    kind: str
    printed: str
    label: str
    end: int

    @property
    def value(self) -> int:
        """Its place in the row: I and 1 and a are 1; of "3.2" the 2; 0 where it has none."""
        if self.kind in ("number", "decimal"):
            return int(self.label.rpartition(".")[2])
        if self.kind == "letter":
            return LETTERS.find(self.label) + 1
        if self.kind == "upper":
            return "ABCDEFGHK".find(self.label) + 1
        return _roman(self.label) if self.kind == "roman" else 0


def find_marker(text: str) -> Marker | None:
    """The marker that opens *text*, or none."""
    if not text or text[0] not in _STARTS:
        return None
    match = _MARK.match(text)
    if match is None or match.lastgroup is None:
        return None
    label = match[match.lastgroup]
    if match.lastgroup in ("pointless", "blurred"):
        label = label.translate(_BLURRED)
        if label not in _FIRST_ROMANS:
            return None
        return Marker("roman", "".join(match[0].split()), label, match.end())
    return Marker(match.lastgroup, "".join(match[0].split()), label, match.end())


def unblurred(marker: Marker) -> tuple[Marker, ...]:
    """What OCR may have made *marker* of: "l." of "1.", "IL" of "II", "H." of "II."."""
    if marker.label == "l":
        return (marker._replace(kind="number", label="1"),)
    if marker.kind == "upper" and marker.label == "H":
        return (marker._replace(kind="roman", label="II"),)
    if marker.kind == "roman" and marker.label.replace("L", "I") in _FIRST_ROMANS:
        return (marker._replace(label=marker.label.replace("L", "I")),)
    return ()


def as_upper(marker: Marker) -> Marker:
    """A Roman "C." or "D." read as the letter it may be."""
    return marker._replace(kind="upper")


def _roman(label: str) -> int:
    values = [_ROMAN[letter] for letter in label]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)
