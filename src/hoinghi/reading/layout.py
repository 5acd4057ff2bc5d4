"""A source seen as a plan: zones, paragraphs and outline, which the readers of parts look at."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hoinghi.reading import zones as zoning
from hoinghi.reading.document import Document, Paragraph
from hoinghi.reading.lines import Line, Style, clean, columns, see_lines, see_style
from hoinghi.reading.outline import Outline, build
from hoinghi.reading.paragraphs import Para, join, merge, single
from hoinghi.reading.streams import rebuild_streams
from hoinghi.reading.tables import rebuild
from hoinghi.reading.zones import Zones


class Layout(NamedTuple):
    """A source as the readers of parts see it.

    Attributes:
        source: All lines in order, NFC.
        zones: The lines of each zone.
        title: The trích yếu as one paragraph, none where the text has no heading "KẾ HOẠCH".
        preamble: Paragraphs before the first numbered heading.
        outline: The body.
        annexes: Paragraphs after the signature.
    """

    source: tuple[str, ...]
    zones: Zones
    style: Style
    title: Para | None
    preamble: tuple[Para, ...]
    outline: Outline
    annexes: tuple[Para, ...]

    def document(self) -> Document:
        """What the findings look at."""
        paragraphs: list[Paragraph] = []
        for para in self._in_order():
            paragraphs.append(Paragraph(para.text, para.lines, para.cells))
        return Document(self.source, tuple(paragraphs))

    def _in_order(self) -> list[Para]:
        heading = [*self.zones.heading, *([self.zones.kind] if self.zones.kind else [])]
        return [
            *map(single, heading),
            *([self.title] if self.title else []),
            *self.preamble,
            *(node.para for node in self.outline.nodes),
            *_closing(self.zones.closing),
            *self.annexes,
        ]


def see(
    source: Sequence[str],
    *,
    rows: Mapping[int, tuple[str, ...]] | None = None,
    flows: bool = False,
) -> Layout:
    """Lay out *source* lines; *rows* maps an index to its table cells, *flows* says that every
    line is a whole paragraph (as in DOCX)."""
    normal = tuple(unicodedata.normalize("NFC", clean("\n".join(source))).split("\n"))
    lines = see_lines(normal, rows or {})
    zones = zoning.split(lines)
    zones = zones._replace(
        body=rebuild_streams(rebuild(zones.body)), annexes=rebuild_streams(rebuild(zones.annexes))
    )
    style = see_style([*zones.preamble, *zones.body], flows=flows)
    return Layout(
        source=normal,
        zones=zones,
        style=style,
        title=_title(zones),
        preamble=tuple(join(zones.preamble, style)),
        outline=build(join(zones.body, style)),
        annexes=tuple(join(zones.annexes, see_style(zones.annexes, flows=style.flows))),
    )


def _title(zones: Zones) -> Para | None:
    """The trích yếu; where it begins on the line of "KẾ HOẠCH" itself, from there on."""
    kind = zones.kind
    if kind is None:
        return None
    rest = kind.text[len(zoning.KIND) :].strip(" :.") if len(kind.text) > len(zoning.KIND) else ""
    lines = [line for line in zones.title if any(map(str.isalnum, line.text))]
    if rest and kind.text.replace(" ", "") != "KẾHOẠCH":
        lines.insert(0, kind._replace(text=rest))
    return merge(lines) if lines else None


def _closing(lines: Sequence[Line]) -> list[Para]:
    """The closing piece by piece, columns apart, so that no piece mixes both sides."""
    return [
        Para(piece, (0,), (line.number,), ()) for line in lines for piece in columns(line) if piece
    ]
