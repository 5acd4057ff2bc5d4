"""Files of every kind: read into lines, or refused with a sentence and a way out."""

import io
import os
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
import typst
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from hoinghi.reading import NotAPlan, UnreadableSource, read_file, read_text
from hoinghi.reading.sources import load
from hoinghi.reading.sources.pdf import read_pdf

PLAN = Path(__file__).parent / "plans" / "cong-doan-hai-cot.txt"
TEXT = PLAN.read_text(encoding="utf-8")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def docx_of(body, **parts):
    """A DOCX of nothing but *body* as the XML of its document part."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return packed.getvalue()


def nested(tables):
    return "<w:tbl><w:tr><w:tc>" * tables + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * tables


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf_of(source):
    return typst.compile(source.encode(), format="pdf")


def refusal(path):
    with pytest.raises((UnreadableSource, NotAPlan)) as refused:
        read_file(path)
    return refused.value


# Text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_every_unicode_encoding(tmp_path, encoding):
    path = write(tmp_path, "ke-hoach.txt", TEXT.encode(encoding))

    assert read_file(path).plan == read_text(TEXT).plan


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_of_any_system_count_alike(tmp_path, newline):
    path = write(tmp_path, "ke-hoach.txt", TEXT.replace("\n", newline))

    assert read_file(path).plan == read_text(TEXT).plan


def test_decomposed_letters_are_composed():
    import unicodedata

    assert read_text(unicodedata.normalize("NFD", TEXT)).plan == read_text(TEXT).plan


def test_the_name_does_not_tell_the_kind(tmp_path):
    path = write(tmp_path, "ke-hoach.xyz", TEXT)

    assert read_file(path).plan.number == "27/KH-CĐN"


# DOCX


def test_a_docx_keeps_paragraphs_tables_and_cells_in_order(tmp_path):
    document = docx.Document()
    heading = document.add_table(rows=1, cols=2)
    heading.cell(0, 0).text = "UBND HUYỆN AN BÌNH\nPHÒNG NỘI VỤ\nSố: 15/KH-PNV"
    heading.cell(0, 1).text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "An Bình, ngày 02 tháng 5 năm 2024"
    )
    for line in ("KẾ HOẠCH", "Tổ chức Hội nghị tổng kết năm 2024", "I. PHÂN CÔNG NHIỆM VỤ"):
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ["TT", "Nhiệm vụ", "Người thực hiện"], strict=True):
        cell.text = text
    for cell, text in zip(
        table.rows[1].cells, ["1", "Chuẩn bị tài liệu", "Lê Văn An\nTrần Thị Bình"], strict=True
    ):
        cell.text = text
    closing = document.add_table(rows=1, cols=2)
    closing.cell(0, 0).text = "Nơi nhận:\n- UBND huyện;\n- Lưu: VT."
    closing.cell(0, 1).text = "TRƯỞNG PHÒNG\n\nPhạm Văn Chính"
    path = tmp_path / "ke-hoach.docx"
    document.save(path)

    plan = read_file(path).plan

    assert (plan.parent_issuer, plan.issuer) == ("UBND HUYỆN AN BÌNH", "PHÒNG NỘI VỤ")
    assert (plan.number, plan.place) == ("15/KH-PNV", "An Bình")
    assert [(task.owners, task.action) for task in plan.tasks] == [
        (("Lê Văn An", "Trần Thị Bình"), "Chuẩn bị tài liệu")
    ]
    assert [recipient.text for recipient in plan.recipients] == ["UBND huyện", "Lưu: VT"]
    assert (plan.signature.position, plan.signature.name) == ("TRƯỞNG PHÒNG", "Phạm Văn Chính")


def test_numbers_that_word_counts_are_printed(tmp_path):
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%2."/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="§"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )

    def item(level, text):
        return (
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        )

    body = item(0, "MỤC ĐÍCH") + item(1, "Một") + item(1, "Hai") + item(0, "YÊU CẦU")
    body += item(1, "Ba") + item(2, "Gạch")
    path = write(tmp_path, "so-tu-dong.docx", docx_of(body, numbering=numbering))

    assert load(path).lines == (
        "I. MỤC ĐÍCH", "1. Một", "2. Hai", "II. YÊU CẦU", "1. Ba", "- Gạch",
    )  # fmt: skip


def test_deleted_text_is_left_out_and_text_boxes_are_kept(tmp_path):
    document = docx.Document()
    kept = document.add_paragraph("Hội nghị ")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    gone = OxmlElement("w:delText")
    gone.text = "bị xóa"
    run.append(gone)
    deleted.append(run)
    kept._p.append(deleted)
    kept.add_run("tổng kết")
    box = OxmlElement("w:pict")
    content = OxmlElement("w:txbxContent")
    inner = OxmlElement("w:p")
    words = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "Trong khung"
    words.append(text)
    inner.append(words)
    content.append(inner)
    box.append(content)
    kept.runs[-1]._r.append(box)
    path = tmp_path / "khung.docx"
    document.save(path)

    assert kept._p.tag == qn("w:p")
    assert load(path).lines[:2] == ("Hội nghị tổng kết", "Trong khung")


# PDF


def test_a_pdf_is_read_over_its_page_breaks(tmp_path):
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(
        pdf_of(
            '#set page(width: 210mm, height: 60mm, numbering: "1")\n'
            "KẾ HOẠCH\n\nTổ chức Hội nghị tổng kết năm 2024\n\n"
            "Căn cứ Quyết định số 15/QĐ-UBND ngày 02/01/2024 của UBND huyện về việc thưởng;\n\n"
            "#[I.] MỤC ĐÍCH\n\nĐánh giá kết quả.\n\n#[II.] TỔ CHỨC THỰC HIỆN\n\n"
            "#[1.] Phòng Nội vụ: Chuẩn bị báo cáo trước ngày 05/12/2024.\n\n"
            "#[2.] Văn phòng: Chuẩn bị hội trường."
        )
    )

    plan = read_file(path).plan

    assert [section.path for section in plan.sections] == ["I", "II", "II.1", "II.2"]
    assert plan.legal_bases[0].number == "15/QĐ-UBND"
    assert [task.owners for task in plan.tasks] == [("Phòng Nội vụ",), ("Văn phòng",)]


def test_an_encrypted_pdf_is_refused(tmp_path):
    secret = "<" + "41" * 32 + ">"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [] /Count 0 >>",
        f"<< /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -4 >>",
    ]
    text = "%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    start = len(text)
    text += "xref\n0 4\n0000000000 65535 f \n" + "".join(f"{at:010d} 00000 n \n" for at in places)
    text += "trailer\n<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<41><41>] >>\n"
    text += f"startxref\n{start}\n%%EOF\n"

    assert refusal(write(tmp_path, "khoa.pdf", text)).code == "source.encrypted"


# Refusals


def broken_zip():
    return docx_of(paragraph("KẾ HOẠCH"))[:-40]


def bomb():
    return docx_of("<w:p/>" + " " * (40 * 1024 * 1024))


def entities():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY a "KẾ HOẠCH"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
            f'<w:document xmlns:w="{W}"><w:body>{paragraph("&a;&b;")}</w:body></w:document>',
        )
    return packed.getvalue()


def other_zip():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("rong.txt", b"", "source.empty"),
        ("trang.txt", b"  \r\n\n ", "source.empty"),
        ("rac.txt", bytes(range(256)) * 40, "source.not-text"),
        ("rac2.txt", b"\x00\x01\x02\x03" * 200, "source.not-text"),
        ("cu.txt", "Kế hoạch".encode("cp1258", "ignore") * 3 + b"\xff\x80", "source.not-text"),
        ("khoa.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "source.encrypted"),
        ("bang.xls", OLE + b"\x00" * 64, "source.unknown-kind"),
        ("bang.xlsx", other_zip(), "source.unknown-kind"),
        ("hong.docx", broken_zip(), "source.damaged"),
        ("hong2.docx", b"PK\x03\x04" + b"0" * 50, "source.damaged"),
        ("sai.docx", docx_of("<w:p>"), "source.damaged"),
        ("sau.docx", docx_of("<w:p>" * 5000 + "</w:p>" * 5000), "source.damaged"),
        ("thuc-the.docx", entities(), "source.damaged"),
        ("long.docx", docx_of(nested(11)), "source.damaged"),
        ("bom.docx", bomb(), "source.too-large"),
        ("the.docx", docx_of("<w:p/>" * 3_000_000), "source.too-large"),
        ("trong.docx", docx_of("<w:p/>"), "source.without-text"),
        ("hong.pdf", b"%PDF-1.7\n" + b"x" * 200, "source.damaged"),
        ("dai.txt", b"KH\n" * 150_000, "source.too-long"),
        ("don.txt", "Kính gửi anh chị, em xin nghỉ phép.", "reading.not-a-plan"),
        ("loi.txt", "Trong kế hoạch của chúng tôi có nhiều việc.", "reading.not-a-plan"),
        ("quyet-dinh.txt", "QUYẾT ĐỊNH\nBan hành KẾ HOẠCH\nĐiều 1.", "reading.not-a-plan"),
        ("thu.docx", docx_of(paragraph("Xin chào.")), "reading.not-a-plan"),
    ],
)
def test_what_is_no_plan_is_refused_with_a_way_out(tmp_path, name, data, code):
    refused = refusal(write(tmp_path, name, data))

    assert refused.code == code
    assert name in str(refused)
    assert str(refused).endswith(refused.remedy)
    assert refused.remedy.startswith("Hãy ")


def pdf_with(content, resources="", **objects):
    """A PDF of one page; *objects* (``o6``, ``o7``, …) are added as they are."""
    bodies = {
        "o1": b"<</Type/Catalog/Pages 2 0 R>>",
        "o2": b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "o3": b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<<%s>>/Contents 4 0 R>>"
        % resources.encode(),
        "o4": b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content),
        "o5": b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        **objects,
    }
    text = b"%PDF-1.7\n"
    places = []
    for name, body in bodies.items():
        places.append(len(text))
        text += b"%s 0 obj\n%s\nendobj\n" % (name[1:].encode(), body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return text + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(text))
    )


def forms_that_call_ten_others_each():
    forms = {}
    for number in range(6, 30):
        draw, further = b"/X Do " * 10, b"/XObject<</X %d 0 R>>" % (number + 1)
        if number == 29:
            draw, further = b"BT /F 9 Tf (KE HOACH) Tj ET", b"/Font<</F 5 0 R>>"
        forms[f"o{number}"] = (
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>/Length %d>>"
            b"stream\n%s\nendstream" % (further, len(draw), draw)
        )
    return pdf_with(zlib.compress(b"/X Do "), "/XObject<</X 6 0 R>>", **forms)


def unpacking_without_end():
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(800)) + packer.flush()
    return pdf_with(packed)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot bound memory of a process")
@pytest.mark.parametrize("data", [forms_that_call_ten_others_each(), unpacking_without_end()])
def test_a_pdf_that_needs_any_amount_of_memory_is_refused_in_time(tmp_path, data):
    begun = time.monotonic()

    refused = refusal(write(tmp_path, "bom.pdf", data))

    assert refused.code == "source.too-large"
    assert time.monotonic() - begun < 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot bound memory of a process")
def test_so_is_one_that_several_processes_would_read():
    data = unpacking_without_end()
    begun = time.monotonic()

    with pytest.raises(UnreadableSource) as refused:
        read_pdf(data, "bom.pdf", "", readers=2)

    assert refused.value.code == "source.too-large"
    assert time.monotonic() - begun < 5


def numbered(pattern, *, levels=1, lists=1):
    kinds = "".join(
        f'<w:lvl w:ilvl="{n}"><w:lvlText w:val="{pattern}"/></w:lvl>' for n in range(levels)
    )
    used = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(1, lists + 1)
    )
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{kinds}</w:abstractNum>'
        f"{used}</w:numbering>"
    )
    entry = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    line = f"<w:p>{entry}<w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"
    return lambda count: docx_of(line * count, numbering=numbering)


@pytest.mark.parametrize(
    "data",
    [
        numbered("%1." * 100_000)(50_000),
        numbered("%1.", levels=20_000, lists=20_000)(3),
    ],
)
def test_numbers_that_word_would_count_without_end_do_not_hold_up_a_reading(tmp_path, data):
    path = write(tmp_path, "so.docx", data)
    begun = time.monotonic()

    refusal(path)

    assert time.monotonic() - begun < 5


def packed_as(method):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return packed.getvalue()


def parts_listed(count):
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *[0] * 9, 1, *[0] * 6) + b"a"
    start, listed = b"PK\x03\x04" + bytes(60), entry * count
    end = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(listed), 64)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 64 + len(listed), 1)
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, *[0xFFFF] * 2, *[0xFFFFFFFF] * 2, 0)
    return start + listed + end + locator + last


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed_as(zipfile.ZIP_BZIP2), "source.damaged"),
        (packed_as(zipfile.ZIP_LZMA), "source.damaged"),
        (parts_listed(500_000), "source.too-large"),
    ],
)
def test_a_package_no_word_processor_writes_is_refused_unread(tmp_path, data, code):
    path = write(tmp_path, "goi.docx", data)
    begun = time.monotonic()

    assert refusal(path).code == code
    assert time.monotonic() - begun < 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused_without_waiting_for_what_comes_out(tmp_path):
    path = tmp_path / "ong.txt"
    os.mkfifo(path)

    refused = refusal(path)

    assert refused.code == "source.unknown-kind"
    assert "không phải tệp" in str(refused)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert refusal(tmp_path / "khong-co.docx").code == "source.missing"
    assert refusal(tmp_path).code == "source.directory"


def test_a_file_over_fifty_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(51 * 1024 * 1024)

    refused = refusal(path)

    assert refused.code == "source.too-large"
    assert "51,0 MB" in str(refused)


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    path = write(tmp_path, "kin.txt", TEXT)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    assert refusal(path).code == "source.forbidden"


def test_reading_a_text_loads_no_library_for_files():
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from hoinghi.reading import read_text; read_text('KẾ HOẠCH');"
            "print([m for m in sys.modules if m in"
            "('lxml', 'pypdfium2', 'docx', 'rich', 'django', 'typst', 'numpy')])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert loaded.stdout.strip() == "[]"
