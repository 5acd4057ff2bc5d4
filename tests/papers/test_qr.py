"""Codes are what the standard says, read back and compared with another encoder."""

import struct
import zlib
from itertools import product

import pytest
import zxingcpp

from hoinghi.papers import qr
from hoinghi.papers.qr_layout import VERSIONS, capacity_of, layout_of

LETTERS = "https://hoinghi.example/m/qwrtypsdfgjklzxcvbn?=&"


def other_encoder(data: str) -> tuple[bytes, ...]:
    code = zxingcpp.create_barcode(data, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    side = image.shape[0]
    dark = bytes(light < 128 for light in image.tobytes())
    return tuple(dark[row * side : (row + 1) * side] for row in range(side))


def read(rows: tuple[bytes, ...]) -> str:
    side = 3 * (len(rows) + 8)
    wide = (bytes(4) + row + bytes(4) for row in (*[bytes(len(rows))] * 4, *rows))
    lines = [b"".join(bytes([255 * (1 - dark)]) * 3 for dark in row) * 3 for row in wide]
    picture = b"".join(lines).ljust(side * side, b"\xff")
    (found,) = zxingcpp.read_barcodes(memoryview(picture).cast("B", (side, side)))
    return str(found.bytes, "utf-8")


def number(rows: tuple[bytes, ...], stride: int) -> int:
    lines = ("".join(map(str, row)).ljust(stride, "0") for row in rows)
    return int("".join(lines), 2)


@pytest.mark.parametrize("version", range(1, VERSIONS + 1))
def test_a_full_symbol_of_each_version_is_another_encoders_but_for_the_mask(version):
    layout = layout_of(version)
    data = (LETTERS * 60)[: capacity_of(version) - (2 if version < 10 else 3)]

    ours, theirs = qr.matrix(data), other_encoder(data)

    masks = [upright for upright, _ in layout.masks]
    assert len(ours) == len(theirs) == layout.side
    assert number(ours, layout.stride) ^ number(theirs, layout.stride) in {
        one ^ other for one, other in product(masks, masks)
    }


@pytest.mark.parametrize(
    "data",
    [
        "1",
        "https://hoinghi.example/m/9f86d081884c7d659a2feaa0c55ad015",
        "Hội nghị sơ kết huyện Bình Sơn – “một, hai”",
        "Ẫ" * 300,
        "\n\t\x00",
    ],
)
def test_a_code_says_what_it_was_given(data):
    assert read(qr.matrix(data)) == data


def test_nothing_to_say_and_too_much_are_refused():
    with pytest.raises(ValueError, match="must say something"):
        qr.matrix("")
    with pytest.raises(ValueError, match="2332 bytes are too long"):
        qr.matrix("a" * 2332)


def test_the_bits_are_the_modules():
    data, side = qr.bits("https://hoinghi.example/m/1")
    stride = len(data) // side

    lines = [data[row * stride : (row + 1) * stride] for row in range(side)]

    rows = tuple(bytes(map(int, f"{int.from_bytes(line):0{8 * stride}b}"[:side])) for line in lines)
    assert rows == qr.matrix("https://hoinghi.example/m/1")


def test_the_path_covers_each_dark_module_once():
    rows = qr.matrix("Bình Sơn")
    path, side = qr.svg_path("Bình Sơn")
    dark = sum(sum(row) for row in rows)

    drawn = sum(int(step.partition("h")[2].partition("v")[0]) for step in path.split("M")[1:])
    assert drawn == dark
    assert side == len(rows) + 8


def test_the_png_holds_the_code_with_its_quiet_zone():
    png = qr.png("abc")
    width, height, depth, colour = struct.unpack_from(">IIBB", png, 16)
    rows = qr.matrix("abc")

    assert (width, height, depth, colour) == (len(rows) * 8 + 64,) * 2 + (1, 0)
    length = struct.unpack_from(">I", png, 33)[0]
    pixels = zlib.decompress(png[41 : 41 + length])
    stride = 1 + width // 8
    line = pixels[33 * stride + 1 : 34 * stride]
    assert line == b"\xff" * 4 + bytes(0 if dark else 255 for dark in rows[0]) + b"\xff" * 4
    assert pixels[: 32 * stride] == (b"\0" + b"\xff" * (stride - 1)) * 32
