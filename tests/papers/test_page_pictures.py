import io
import zlib

from hoinghi.papers import draw
from hoinghi.papers.model import IssuingBody, PageBreak, Paper, Paragraph, Run
from hoinghi.papers.page_pictures import page_pictures
from hoinghi.papers.pictures import PictureFacts, PictureKind, picture_facts


def pdf(*words: str, unknown: bool = False) -> bytes:
    blocks = []
    for word in words:
        blocks += [Paragraph(text=(Run(text=word, unknown=unknown),)), PageBreak()]
    issuer = IssuingBody(name="ỦY BAN NHÂN DÂN")
    return draw([Paper(kind="TB", issuer=issuer, title="Thử", blocks=tuple(blocks[:-1]))], "pdf")


def test_the_first_pages_become_pictures_and_all_are_counted():
    pictures, count = page_pictures(pdf("một", "hai", "ba"), 2)

    assert count == 3
    assert [(picture.across, picture.down) for picture in pictures] == [(893, 1263)] * 2
    assert picture_facts(pictures[0].png) == PictureFacts(PictureKind.PNG, 893, 1263)


def test_only_a_page_that_changed_has_another_digest():
    before, _ = page_pictures(pdf("một", "hai"), 2)
    after, _ = page_pictures(pdf("một", "hai mươi"), 2)

    assert before[0].digest == after[0].digest
    assert before[1].digest != after[1].digest


def test_red_letters_are_red_in_the_picture():
    pictures, _ = page_pictures(pdf("đỏ", unknown=True), 1)

    assert red_dots(pictures[0].png) > 10
    assert red_dots(page_pictures(pdf("đen"), 1)[0][0].png) == 0


def red_dots(png: bytes) -> int:
    """Read the PNG back, chunk by chunk and row by row, and count the dots that are red."""
    data, stream = b"", io.BytesIO(png)
    stream.seek(8)
    while head := stream.read(8):
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        content = stream.read(length)
        stream.read(4)
        data += content if name == b"IDAT" else b""
    rows = zlib.decompress(data)
    width = 893 * 3 + 1
    lines = [rows[start + 1 : start + width] for start in range(0, len(rows), width)]
    return sum(
        line[dot] > 150 and line[dot + 1] < 60 for line in lines for dot in range(0, len(line), 3)
    )
