"""Scans and pictures: read by tesseract where there is one, else refused with what to install."""

import struct
import subprocess
import time

import pytest
import typst

from hoinghi.reading import UnreadableSource, read_file
from hoinghi.reading.sources import load, ocr
from hoinghi.reading.sources.ocr_marks import mend_marks
from hoinghi.reading.sources.pictures import size_of
from tests.plan_files import SCANNED
from tests.reading.scans import picture_of, scan_of


@pytest.fixture(scope="module")
def pdf():
    return typst.compile(SCANNED.encode(), format="pdf")


@pytest.mark.ocr
def test_a_scan_is_read_with_its_columns_and_tables(tmp_path, pdf):
    path = tmp_path / "quet.pdf"
    path.write_bytes(scan_of(pdf))

    plan = read_file(path).plan

    assert (plan.issuer, plan.number, plan.place) == ("PHÒNG NỘI VỤ", "15/KH-PNV", "An Bình")
    assert [section.path for section in plan.sections] == ["I", "II"]
    assert [(task.owners, task.action) for task in plan.tasks] == [
        (("Lê Văn An", "Trần Thị Bình"), "Chuẩn bị báo cáo tổng kết và tài liệu của hội nghị"),
        (("Phạm Văn Chính",), "Trang trí hội trường"),
    ]
    assert [recipient.text[:4] for recipient in plan.recipients] == ["UBND", "Lưu:"]
    assert plan.signature.name == "Phạm Văn Chính"


@pytest.mark.ocr
def test_a_picture_is_read(tmp_path, pdf):
    source = load(picture_of(pdf, tmp_path / "anh.png"))

    assert any("15/KH-PNV" in line for line in source.lines)
    assert any("MỤC ĐÍCH" in line for line in source.lines)


@pytest.mark.ocr
@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("hong.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100, "source.damaged"),
        ("trang.pdf", typst.compile(b"#rect(width: 5cm, height: 5cm)", format="pdf"),
         "source.without-text"),
    ],
)  # fmt: skip
def test_a_picture_without_words_is_refused(tmp_path, name, data, code):
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(UnreadableSource) as refused:
        load(path)

    assert refused.value.code == code


@pytest.mark.parametrize("name", ["anh.png", "quet.pdf"])
def test_without_tesseract_the_refusal_says_what_to_install(tmp_path, monkeypatch, name):
    empty = typst.compile(b"#rect(width: 5cm, height: 5cm)", format="pdf")
    path = tmp_path / name
    path.write_bytes(empty if name.endswith("pdf") else b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UnreadableSource) as refused:
        load(path)

    assert refused.value.code == "source.without-text"
    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in str(refused.value)


def test_a_recognition_that_does_not_end_is_ended(tmp_path, monkeypatch):
    slow = tmp_path / "tesseract"
    slow.write_text('#!/bin/sh\ncase "$1" in --list-langs) echo vie;; *) sleep 60;; esac\n')
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(ocr, "MAX_SECONDS", 1.0)
    path = tmp_path / "anh.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)

    with pytest.raises(UnreadableSource) as refused:
        load(path)

    assert refused.value.code == "source.too-large"
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert str(slow) not in listed.stdout


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        (["I. MỤC ĐÍCH", "1I. NỘI DUNG", "HI. KINH PHÍ", "1V. TỔ CHỨC"],
         ["I. MỤC ĐÍCH", "II. NỘI DUNG", "III. KINH PHÍ", "IV. TỔ CHỨC"]),
        (["I. MỤC ĐÍCH", "II. NỘI DUNG", "II. KINH PHÍ", "IV. TỔ CHỨC"],
         ["I. MỤC ĐÍCH", "II. NỘI DUNG", "III. KINH PHÍ", "IV. TỔ CHỨC"]),
        (["l. MỤC ĐÍCH", "H. Nội dung, chương trình", "II NỘI DUNG KHÁC"],
         ["I. MỤC ĐÍCH", "II. Nội dung, chương trình", "III. NỘI DUNG KHÁC"]),
        (["V. KINH PHÍ", "VỊ. Tổ chức thực hiện"], ["V. KINH PHÍ", "VI. Tổ chức thực hiện"]),
        (["1. MỤC ĐÍCH", "2. NỘI DUNG", "11. KẾT LUẬN"],
         ["1. MỤC ĐÍCH", "2. NỘI DUNG", "11. KẾT LUẬN"]),
        (["l. thời gian tổ chức", "Hội nghị tổng kết"],
         ["1. thời gian tổ chức", "Hội nghị tổng kết"]),
    ],
)  # fmt: skip
def test_numbers_of_headings_that_a_scan_confuses_are_mended(printed, mended):
    assert list(mend_marks(printed)) == mended


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x00\x75\x30" * 2,
        b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc0\x00\x11\x08\x75\x30\x75\x30",
        b"GIF89a\xff\xff\xff\xff",
        b"BM" + bytes(16) + b"\x30\x75\x00\x00\x30\x75\x00\x00",
    ],
)
def test_a_picture_of_too_many_dots_is_refused_before_it_is_opened(tmp_path, data):
    path = tmp_path / "anh"
    path.write_bytes(data)

    with pytest.raises(UnreadableSource) as refused:
        load(path)

    assert refused.value.code == "source.too-large"


@pytest.mark.parametrize("start", ["BM.01", "GIF8", "BM\n/etc/anh.png\n"])
def test_words_that_begin_like_a_picture_are_words(tmp_path, start):
    path = tmp_path / "bieu.txt"
    path.write_text(f"{start} Biểu mẫu kế hoạch tổ chức hội nghị", encoding="utf-8")

    assert load(path).lines[-1].endswith("tổ chức hội nghị")


@pytest.mark.ocr
def test_a_long_scan_is_refused_before_its_pages_are_drawn(tmp_path):
    path = tmp_path / "quet.pdf"
    pages = b"#rect()\n#pagebreak()\n" * ocr.MAX_PAGES + b"#rect()"
    path.write_bytes(typst.compile(pages, format="pdf"))
    begun = time.monotonic()

    with pytest.raises(UnreadableSource) as refused:
        load(path)

    assert refused.value.code == "source.too-long"
    assert time.monotonic() - begun < 10


def tiff(order: str, *pages: tuple[int, int]) -> bytes:
    """A TIFF of *pages* without a single dot, of which the fields alone are looked at."""
    data = (b"II*\x00" if order == "<" else b"MM\x00*") + struct.pack(f"{order}I", 8)
    for number, (across, down) in enumerate(pages, 1):
        following = len(data) + 2 + 24 + 4 if number < len(pages) else 0
        data += struct.pack(f"{order}H", 2)
        data += struct.pack(f"{order}HHII", 256, 4, 1, across)
        data += struct.pack(f"{order}HHII", 257, 4, 1, down)
        data += struct.pack(f"{order}I", following)
    return data


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_tiff_of_too_many_dots_is_refused_before_tesseract_begins(tmp_path, monkeypatch, order):
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "anh.tif"
    path.write_bytes(tiff(order, (100, 100), (60_000, 60_000)))

    with pytest.raises(UnreadableSource) as refused:
        load(path)

    assert refused.value.code == "source.too-large"


def test_a_tiff_whose_pages_lead_in_a_circle_or_break_off_is_looked_at_once():
    circle = tiff("<", (7, 9))[:-4] + struct.pack("<I", 8)

    assert size_of(circle) == (7, 9)
    assert size_of(circle[:20]) is None


def test_a_tiff_whose_pages_lie_over_each_other_is_not_read_for_minutes():
    pages, fields = 1_000, 60_000
    data = bytearray(b"II*\x00" + struct.pack("<I", 8) + bytes(12 * fields + 8 * pages))
    for page in range(pages):
        at = 8 + 8 * page
        struct.pack_into("<H", data, at, fields)
        struct.pack_into("<I", data, at + 2 + 12 * fields, at + 8)
    begun = time.monotonic()

    size_of(bytes(data))

    assert time.monotonic() - begun < 5
