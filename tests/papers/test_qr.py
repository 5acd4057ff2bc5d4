import struct
import zlib

from hoinghi.papers import qr


def test_a_code_is_square_and_has_its_three_finders():
    rows = qr.matrix("https://hoinghi.example/m/1")
    finder = bytes([1] * 7)

    assert {len(row) for row in rows} == {len(rows)}
    assert rows[0][:7] == rows[0][-7:] == rows[-1][:7] == finder


def test_the_path_covers_each_dark_module_once():
    rows = qr.matrix("Bình Sơn")
    path, side = qr.svg_path("Bình Sơn")
    dark = sum(sum(row) for row in rows)

    drawn = sum(int(step.partition("h")[2].partition("v")[0]) for step in path.split("M")[1:])
    assert drawn == dark
    assert side == len(rows) + 8


def test_the_png_holds_the_code_with_its_quiet_zone():
    png = qr.png("abc", scale=2)
    width, height, depth, colour = struct.unpack_from(">IIBB", png, 16)
    rows = qr.matrix("abc")

    assert (width, height, depth, colour) == (len(rows) * 2 + 16,) * 2 + (1, 0)
    length = struct.unpack_from(">I", png, 33)[0]
    pixels = zlib.decompress(png[41 : 41 + length])
    stride = 1 + (width + 7) // 8
    line = int.from_bytes(pixels[8 * stride + 1 : 9 * stride])
    bits = f"{line:0{(stride - 1) * 8}b}"[8 : width - 8]
    assert [1 - int(bit) for bit in bits[::2]] == list(rows[0])
