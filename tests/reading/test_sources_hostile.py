"""Files made to take time: every reading ends soon, with a text or a sentence."""

import contextlib
import time
import zlib

import pytest

from hoinghi.reading import UnreadableSource
from hoinghi.reading.sources import load
from hoinghi.reading.sources.pdf_boxes import Piece, Seen
from hoinghi.reading.sources.pdf_page import lay_out
from hoinghi.reading.sources.pdf_paper import bind

SECONDS = 10.0


def pdf_drawing(content):
    packed = zlib.compress(content)
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]"
        b"/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    text, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(text))
        text += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return text + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(text))
    )


def words_all_over():
    return b"BT /F 5 Tf " + b"".join(
        b"1 0 0 1 %d %d Tm (KE HOACH so %d) Tj " % (n * 37 % 560, n * 91 % 790, n)
        for n in range(20_000)
    )


def rules_all_over():
    lines = b"".join(
        b"%d %d m %d %d l S " % (n % 590, n % 700, n % 590, n % 700 + 60) for n in range(60_000)
    )
    return lines + b"BT /F 9 Tf 1 0 0 1 50 700 Tm (KE HOACH) Tj 300 0 Td (KE HOACH) Tj ET"


def words_without_end():
    return b"BT /F 5 Tf 1 0 0 1 5 700 Tm " + b"(ke hoach nam) Tj 9 0 Td " * 100_000 + b"ET"


@pytest.mark.parametrize(
    "content", [words_all_over(), rules_all_over(), words_without_end()],
    ids=["words", "rules", "one line"],
)  # fmt: skip
def test_a_pdf_drawn_to_be_untangled_for_long_ends_soon(tmp_path, content):
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(pdf_drawing(content))
    begun = time.monotonic()

    with contextlib.suppress(UnreadableSource):
        assert load(path).lines

    assert time.monotonic() - begun < SECONDS


def test_ten_thousand_pieces_and_rules_are_laid_out_soon():
    pieces = [
        Piece(n * 37 % 560, n * 91 % 790, n * 37 % 560 + 20, n * 91 % 790 + 9, f"{n}.")
        for n in range(10_000)
    ]
    rules = [
        *((n % 590, n % 700, n % 590 + 0.5, n % 700 + 60) for n in range(5_000)),
        *((n % 590, n % 700, n % 590 + 60, n % 700 + 0.5) for n in range(5_000)),
    ]
    begun = time.monotonic()

    lines, *_ = bind([lay_out(Seen(pieces, False, rules)), lay_out(Seen(pieces, False, []))])

    assert lines
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize(
    "data",
    [
        b"A" * 10_000_000,
        "Ế".encode() * 3_900_000,
        b"\xb5" * 3_900_000,
        b"C\xe9NG h\xdfa " * 430_000,
        b"aa\xf9 " * 900_000,
        b"\xff\xfe" + b"A\x00" * 3_900_000,
    ],
    ids=["ascii", "utf-8", "one byte", "TCVN3", "VNI", "utf-16"],
)
def test_millions_of_letters_in_one_line_are_read_or_refused_soon(tmp_path, data):
    path = tmp_path / "dong.txt"
    path.write_bytes(data)
    begun = time.monotonic()

    with contextlib.suppress(UnreadableSource):
        assert load(path).lines

    assert time.monotonic() - begun < SECONDS
