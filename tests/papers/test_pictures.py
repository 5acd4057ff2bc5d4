import pytest

from hoinghi.papers.model import Figure, Mm
from hoinghi.papers.pictures import PictureFacts, PictureKind, PictureRefused, picture_facts
from tests.papers.picture_samples import jpeg_head, png


def test_a_picture_tells_its_kind_and_size():
    assert picture_facts(png(40, 20)) == PictureFacts(PictureKind.PNG, 40, 20)
    assert picture_facts(jpeg_head(640, 480)) == PictureFacts(PictureKind.JPEG, 640, 480)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "không phải ảnh PNG hay JPEG"),
        (b"GIF89a\x01\x00\x01\x00", "không phải ảnh PNG hay JPEG"),
        (b"<svg/>", "không phải ảnh PNG hay JPEG"),
        (png(40, 20)[:-12], "PNG bị hỏng"),
        (png(40, 20)[:20], "PNG bị hỏng"),
        (jpeg_head(640, 480)[:24], "JPEG bị hỏng"),
        (b"\xff\xd8\xff" + b"\xff" * 40, "JPEG bị hỏng"),
        (jpeg_head(0, 480), "rỗng"),
        (jpeg_head(60_000, 60_000), "quá lớn"),
        (b"\x89PNG\r\n\x1a\n" + bytes(10_000_001), "quá 10 MB"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_reason_and_a_way_out(data, reason):
    with pytest.raises(PictureRefused, match=reason) as refusal:
        Figure(picture=data, width=Mm(80), alternative="Biểu đồ")

    assert "Hãy chọn ảnh PNG hoặc JPEG khác" in str(refusal.value)


def test_a_figure_needs_words_for_those_who_cannot_see_it():
    with pytest.raises(ValueError, match="needs words"):
        Figure(picture=png(4, 2), width=Mm(80), alternative=" ")


def test_two_figures_print_alike_only_when_their_pictures_are_the_same():
    first, second = (Figure(picture=png(4, n), width=Mm(80), alternative="Ảnh") for n in (2, 3))

    assert repr(first) != repr(second)
    assert repr(first) == repr(Figure(picture=png(4, 2), width=Mm(80), alternative="Ảnh"))
