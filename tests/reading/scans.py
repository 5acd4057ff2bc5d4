"""Scans made of our own pages: drawn as pictures, a little turned and noisy, put into a PDF."""

import random
import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

DOTS = 200


def greys_of(pdf: bytes, *, dots: int = DOTS) -> list[tuple[int, int, bytes]]:
    """Width, height and greys of every page, with the specks of a scanner."""
    pages = []
    dirt = random.Random(30)
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=dots / 72, grayscale=True)
            held = bytearray(picture.buffer)
            for _ in range(len(held) // 400):
                held[dirt.randrange(len(held))] = dirt.randrange(90, 220)
            rows = (
                held[picture.stride * row : picture.stride * row + picture.width]
                for row in range(picture.height)
            )
            pages.append((picture.width, picture.height, b"".join(map(bytes, rows))))
    return pages


def scan_of(pdf: bytes) -> bytes:
    """*pdf* as a PDF of pictures."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for width, height, greys in greys_of(pdf):
        first = len(bodies) + 1
        kids.append(b"%d 0 R" % first)
        packed, draw = zlib.compress(greys), b"q 595 0 0 842 0 0 cm /P Do Q"
        bodies += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</XObject<</P %d 0 R>>>>>>" % (first + 1, first + 2),
            b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw),
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
            b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
            % (width, height, len(packed), packed),
        ]
    bodies[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    text, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(text))
        text += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return text + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(text))
    )


def picture_of(pdf: bytes, path: Path) -> Path:
    """The first page of *pdf* as a PNG at *path*."""
    width, height, greys = greys_of(pdf)[0]
    path.write_bytes(png_of([greys[row * width : (row + 1) * width] for row in range(height)]))
    return path


def png_of(rows: Sequence[bytes]) -> bytes:
    """A PNG of *rows* of greys."""
    head = len(rows[0]).to_bytes(4, "big") + len(rows).to_bytes(4, "big") + b"\x08\0\0\0\0"
    held = zlib.compress(b"".join(b"\0" + row for row in rows))
    chunks = ((b"IHDR", head), (b"IDAT", held), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    sum_ = zlib.crc32(kind + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + kind + content + sum_
