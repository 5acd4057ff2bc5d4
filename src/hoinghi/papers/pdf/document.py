"""A PDF/A-2b file: pages, drawings that they share, fonts, outline, what the file says of itself.

Source: ISO 19005-2:2011, ISO 32000-1:2008.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import BinaryIO

from hoinghi.papers.pdf import colour
from hoinghi.papers.pdf.embedding import font_part
from hoinghi.papers.pdf.faces import NAMES
from hoinghi.papers.pdf.images import Image
from hoinghi.papers.pdf.writing import Ref, Writer, name_of, packed

PRODUCER = "hoinghi"
_KIDS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the file says of itself. ``day`` is that of the paper, never of the machine."""

    title: str
    author: str = ""
    day: date | None = None


@dataclass(slots=True)
class Ink:
    """What a drawing needs of the file: faces as a bit set, rare letters, pictures by name."""

    faces: int = 0
    rare: set[str] = field(default_factory=set)
    images: dict[str, Image] = field(default_factory=dict)

    def use(self, faces: int, rare: str = "") -> None:
        self.faces |= faces
        if rare:
            self.rare.update(rare)

    def add(self, other: Ink) -> None:
        self.faces |= other.faces
        self.rare |= other.rare
        self.images |= other.images


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A drawing that pages share, packed as it stands in a file; size in pt."""

    size: tuple[float, float]
    packed: bytes
    ink: Ink

    @classmethod
    def of(cls, size: tuple[float, float], operators: str, ink: Ink) -> Form:
        return cls(size, packed(operators.encode("latin-1")), ink)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: level from 1, words, page from 0, height above the foot in pt."""

    level: int
    words: str
    page: int
    top: float


class Document:
    """A file being written to *out*; ``close`` completes it."""

    def __init__(self, out: BinaryIO, about: About) -> None:
        self._writer = Writer(out)
        self._about = about
        self.ink = Ink()
        self._resources, self._pages = self._writer.reserve(), self._writer.reserve()
        self._nodes: list[tuple[Ref, int]] = []
        self._kids: list[Ref] = []
        self._node = self._writer.reserve()
        self._shared: dict[str, Ref] = {}
        self._names: dict[Form, str] = {}
        self._bookmarks: list[Bookmark] = []
        self._page_refs: dict[int, Ref] = {}
        self.pages = 0

    def page(self, size: tuple[float, float], operators: str) -> None:
        """Add a page of *size* in pt, origin at its lower left corner."""
        content = self._writer.stream(b"", operators.encode("latin-1"))
        width, height = size
        page = self._writer.add(
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources %d 0 R/Contents %d 0 R>>"
            % (self._node, _length(width), _length(height), self._resources, content)
        )
        self._page_refs[self.pages] = page
        self._kids.append(page)
        self.pages += 1
        if len(self._kids) == _KIDS:
            self._end_node()

    def form(self, form: Form) -> str:
        """Hold *form* once; its name stands before ``Do``."""
        name = self._names.get(form)
        if name is None:
            width, height = form.size
            entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources %d 0 R%s" % (
                _length(width),
                _length(height),
                self._resources,
                b"/Filter/FlateDecode",
            )
            name = self._names[form] = f"X{len(self._names)}"
            self._shared[name] = self._writer.ready_stream(entries, form.packed)
            self.ink.add(form.ink)
        return name

    def _image(self, image: Image) -> Ref:
        entries = b"/Type/XObject/Subtype/Image" + image.entries
        if image.mask:
            entries += b"/SMask %d 0 R" % self._image(image.mask)
        return self._writer.ready_stream(entries, image.data)

    def bookmark(self, bookmark: Bookmark) -> None:
        """Add an entry to the outline, in the order of the pages."""
        self._bookmarks.append(bookmark)

    def close(self) -> None:
        """Write fonts, page tree, outline and metadata."""
        if self._kids or not self._nodes:
            self._end_node()
        write = self._writer
        kids = b" ".join(b"%d 0 R" % ref for ref, _ in self._nodes)
        write.add(b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.pages, kids), self._pages)
        # Widths are most of what a file of one page has to pack; its fellows have the same.
        write.flush()
        fonts_used = b"".join(
            b"/F%d %d 0 R" % (index, self._font(index))
            for index in range(len(NAMES))
            if self.ink.faces >> index & 1
        )
        write.flush(alike=True)
        shown = {name: self._image(image) for name, image in self.ink.images.items()}
        shared = b"".join(
            b"/%s %d 0 R" % (name.encode(), ref) for name, ref in (self._shared | shown).items()
        )
        write.add(b"<</Font<<%s>>/XObject<<%s>>>>" % (fonts_used, shared), self._resources)
        write.close(self._catalog(), self._info())

    def _end_node(self) -> None:
        kids = b" ".join(b"%d 0 R" % ref for ref in self._kids)
        body = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>"
        self._writer.add(body % (self._pages, len(self._kids), kids), self._node)
        self._nodes.append((self._node, len(self._kids)))
        self._kids, self._node = [], self._writer.reserve()

    def _font(self, index: int) -> Ref:
        part = font_part(index, self.ink.rare)
        write = self._writer
        entries = b"/Filter/FlateDecode/Length1 %d" % part.length
        program = write.ready_stream(entries, part.program, known=True)  # by the name of the part
        told = write.add(b"<<%s/FontFile2 %d 0 R>>" % (part.descriptor, program))
        below = write.add(b"<<%s/FontDescriptor %d 0 R>>" % (part.glyphs, told))
        letters = write.ready_stream(b"/Filter/FlateDecode", part.letters)
        return write.add(
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
            b"/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>" % (part.name, below, letters)
        )

    def _catalog(self) -> Ref:
        write = self._writer
        space = write.ready_stream(b"/N 3/Filter/FlateDecode", colour.profile())
        metadata = write.ready_stream(b"/Type/Metadata/Subtype/XML", _metadata(self._about))
        return write.add(
            b"<</Type/Catalog/Pages %d 0 R/Lang(vi-VN)/Metadata %d 0 R%s"
            b"/ViewerPreferences<</DisplayDocTitle true>>"
            b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            b"/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)"
            b"/DestOutputProfile %d 0 R>>]>>" % (self._pages, metadata, self._outline(), space)
        )

    def _outline(self) -> bytes:
        if not self._bookmarks:
            return b""
        top = self._writer.reserve()
        _Outline(self._writer, self._page_refs).write(self._bookmarks, top)
        return b"/Outlines %d 0 R/PageMode/UseOutlines" % top

    def _info(self) -> Ref:
        about = self._about
        entries = [b"/Title" + name_of(about.title), b"/Producer" + name_of(PRODUCER)]
        if about.author:
            entries.append(b"/Author" + name_of(about.author))
        if about.day:
            stamp = f"(D:{about.day:%Y%m%d}000000+07'00')".encode()
            entries += [b"/CreationDate" + stamp, b"/ModDate" + stamp]
        return self._writer.add(b"<<%s>>" % b"".join(entries))


class _Outline:
    """Writes bookmarks as the tree that their levels make."""

    def __init__(self, writer: Writer, pages: dict[int, Ref]) -> None:
        self._writer, self._pages = writer, pages

    def write(self, bookmarks: list[Bookmark], top: Ref) -> None:
        first, last, count = self._children(bookmarks, top)
        body = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
        self._writer.add(body % (first, last, count), top)

    def _children(self, bookmarks: list[Bookmark], parent: Ref) -> tuple[Ref, Ref, int]:
        level = bookmarks[0].level
        heads = [n for n, mark in enumerate(bookmarks) if mark.level <= level]
        refs = [self._writer.reserve() for _ in heads]
        ends = [*heads[1:], len(bookmarks)]
        for place, (start, end) in enumerate(zip(heads, ends, strict=True)):
            beside = b"/Prev %d 0 R" % refs[place - 1] if place else b""
            if place + 1 < len(refs):
                beside += b"/Next %d 0 R" % refs[place + 1]
            if end > start + 1:
                below = self._children(bookmarks[start + 1 : end], refs[place])
                # Closed below the first level: a long dossier opens as its list of papers.
                beside += b"/First %d 0 R/Last %d 0 R/Count -%d" % below
            mark = bookmarks[start]
            self._writer.add(
                b"<</Title%s/Parent %d 0 R%s/Dest[%d 0 R/XYZ null %s null]>>"
                % (name_of(mark.words), parent, beside, self._pages[mark.page], _length(mark.top)),
                refs[place],
            )
        return refs[0], refs[-1], len(refs)


def _length(value: float) -> bytes:
    return f"{value:.2f}".rstrip("0").rstrip(".").encode()


def _metadata(about: About) -> bytes:
    """XMP that says the same as the document information. Source: ISO 19005-2, 6.6."""
    day = f"{about.day:%Y-%m-%d}T00:00:00+07:00" if about.day else ""
    lines: Iterable[str] = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">',
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>",
        "<dc:format>application/pdf</dc:format>",
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li>'
        "</rdf:Alt></dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>"
        if about.author
        else "",
        "<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"
        if day
        else "",
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        '<?xpacket end="w"?>',
    )
    return "\n".join(line for line in lines if line).encode()
