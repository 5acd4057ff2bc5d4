"""``hoinghi check`` as a user types it: exit codes, refusals in a sentence, JSON, page."""

import io
import json
import os
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from hoinghi.cli import main
from hoinghi.papers.cards import BadgeSize, CardsOn, PlateSize
from hoinghi.papers.docx import docx_bytes
from hoinghi.papers.pdf import pdf_bytes
from hoinghi.papers.pdf.cards import write_cards
from tests.papers import paper_samples as samples
from tests.papers.check.wrong_edits import DOCUMENT, edited
from tests.papers.check.wrong_papers import wrong_papers
from tests.papers.test_cards import AN, LONG, PLATE
from tests.papers.word_files import changed

CORRECT = replace(samples.TO_TRINH)


@pytest.fixture
def put(tmp_path):
    def _put(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return _put


def wrong(name):
    return next(paper for paper in wrong_papers() if paper.name == name).docx()


def test_a_correct_paper_passes_in_both_forms(put, capsys):
    files = [put("to-trinh.docx", docx_bytes([CORRECT])), put("to-trinh.pdf", pdf_bytes([CORRECT]))]

    assert main(["check", *files]) == 0
    assert capsys.readouterr().out.count("ĐẠT: không có sai lệch về thể thức.") == 2


def test_a_wrong_paper_says_what_was_measured_and_what_to_do(put, capsys):
    assert main(["check", put("sai.docx", wrong("margin-left"))]) == 1

    told = " ".join(capsys.readouterr().out.split())
    assert "page.margin-left" in told
    assert "lề trái đo được: 25 mm; quy định: từ 30 đến 35 mm" in told
    assert "Hãy đặt lề trái từ 30 đến 35 mm trong phần thiết lập trang." in told


def test_the_report_is_read_by_programs(put, capsys):
    assert main(["check", put("sai.docx", wrong("date-comma")), "--json"]) == 1

    (report,) = json.loads(capsys.readouterr().out)
    (found,) = report["deviations"]
    assert (report["file"], report["ruleset"], report["verified"]) == (
        "sai.docx",
        "nd30-2020",
        True,
    )
    assert (found["code"], found["severity"], found["page"]) == ("dia-danh.comma", "error", None)


def test_a_page_is_written_and_a_folder_of_pages(put, capsys, tmp_path):
    file = put("to-trinh.pdf", pdf_bytes([CORRECT]))
    other = put("cong-van.pdf", pdf_bytes([samples.CONG_VAN]))

    assert main(["check", file, "--html", str(tmp_path / "bao-cao.html")]) == 0
    assert main(["check", file, other, "--html", str(tmp_path / "trang")]) == 0

    assert "to-trinh.pdf" in (tmp_path / "bao-cao.html").read_text(encoding="utf-8")
    assert sorted(page.name for page in (tmp_path / "trang").iterdir()) == [
        "cong-van.pdf.html",
        "to-trinh.pdf.html",
    ]


def test_a_paper_named_as_place_of_the_page_is_not_written_over(put, capsys):
    file, other = put("mot.docx", docx_bytes([CORRECT])), put("hai.docx", docx_bytes([CORRECT]))

    assert main(["check", "--html", file, other]) == 2

    assert "đã có và không phải trang báo cáo" in capsys.readouterr().err
    assert Path(file).read_bytes() == docx_bytes([CORRECT])


def test_a_page_takes_the_place_of_the_page_before(put, tmp_path):
    file, page = put("mot.docx", docx_bytes([CORRECT])), tmp_path / "trang.html"

    assert [main(["check", file, "--html", str(page)]) for _ in range(2)] == [0, 0]


def test_files_of_one_name_have_a_page_each(tmp_path):
    for folder, paper in (("a", CORRECT), ("b", samples.CONG_VAN)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.docx").write_bytes(docx_bytes([paper]))
    files = [str(tmp_path / folder / "x.docx") for folder in "ab"]

    main(["check", *files, "--html", str(tmp_path / "trang")])

    assert sorted(page.name for page in (tmp_path / "trang").iterdir()) == [
        "x.docx-2.html",
        "x.docx.html",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_in_no_encoding_is_told_as_far_as_it_can_be(tmp_path):
    file = tmp_path / os.fsdecode(b"\xff.docx")
    file.write_bytes(docx_bytes([CORRECT]))
    page = tmp_path / "trang.html"

    assert main(["check", str(file), "--html", str(page)]) == 0
    assert "?.docx" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("sign", [" ", ".", "\u00a0", "1"])
def test_a_number_that_never_ends_is_told_and_not_tried_in_every_way(sign, put, capsys):
    endless = changed(
        docx_bytes([CORRECT]),
        {
            "word/document.xml": lambda text: text.replace(
                "Số:".encode(), f"Số:{sign * 100_000}/".encode(), 1
            )
        },
    )

    assert main(["check", put("dai.docx", endless)]) == 1
    assert "so-ky-hieu" in capsys.readouterr().out


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NESTED = (
    f"<w:document {_W}><w:body>"
    + "<w:tbl><w:tr><w:tc>" * 400
    + "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    + "</w:tc></w:tr></w:tbl>" * 400
    + "</w:body></w:document>"
)
BARE = f"<w:document {_W}><w:body/></w:document>"
STRANGE = (
    f'<w:document {_W}><w:body><w:p><w:pPr><w:spacing w:before="mười"/><w:ind w:left="9e999"/>'
    '</w:pPr><w:r><w:rPr><w:sz w:val="x"/></w:rPr><w:t>Lời</w:t></w:r></w:p>'
    '<w:sectPr><w:pgSz w:w="nan" w:h="-5"/></w:sectPr></w:body></w:document>'
)
BAD = {
    "empty": (b"", "rỗng"),
    "text": ("Kế hoạch số 05".encode(), "chỉ soát được văn bản Word"),
    "torn": (docx_bytes([CORRECT])[:2000], "hỏng"),
    "torn-pdf": (b"%PDF-1.7\n%\xe2\xe3", "hỏng"),
    "zip": (packed(a="b"), "không phải văn bản Word"),
    "no-body": (packed(word__document_xml=f"<w:document {_W}/>"), "hỏng"),
    "no-words": (
        packed(word__document_xml=BARE),
        "không có chữ",
    ),
    "entities": (
        packed(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "hỏng",
    ),
    "nested": (packed(word__document_xml=NESTED), "hỏng"),
    "bomb": (packed(word__document_xml=b" " * 40_000_000), "lớn bất thường"),
    "numbers": (packed(word__document_xml=STRANGE), ""),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_checked_is_refused_in_a_sentence(name, put, capsys):
    data, said = BAD[name]

    code = main(["check", put("van-ban.docx", data)])

    told = capsys.readouterr()
    if said:
        assert code == 2
        assert said in told.err
    else:
        assert code in (1, 2)
    assert "Traceback" not in told.err


def test_the_other_files_are_checked_all_the_same(put, capsys):
    good, bad = put("to-trinh.docx", docx_bytes([CORRECT])), put("rong.docx", b"")

    assert main(["check", bad, good]) == 2

    told = capsys.readouterr()
    assert "rong.docx" in told.err
    assert "ĐẠT" in told.out


def test_a_missing_file_and_an_unknown_rule_set_are_refused(put, capsys, tmp_path):
    assert main(["check", str(tmp_path / "khong-co.docx")]) == 2
    assert main(["check", put("a.docx", docx_bytes([CORRECT])), "--ruleset", "nd40"]) == 2

    told = capsys.readouterr().err
    assert "Không tìm thấy tệp “khong-co.docx”." in told
    assert "Hãy chọn một trong: nd30-2020, dang-36-hd, doan-the, doan-tncs." in told


def test_titles_that_share_a_paragraph_are_told_apart(put, capsys):
    def bound(parts):
        between = r'</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TieuNgu"/></w:pPr><w:r>'
        size = '<w:rPr><w:sz w:val="26"/></w:rPr>'
        parts.change(DOCUMENT, between, f"</w:t></w:r><w:r>{size}<w:br/></w:r><w:r>{size}")

    assert main(["check", put("a.docx", edited(docx_bytes([CORRECT]), bound))]) == 0
    assert "ĐẠT" in capsys.readouterr().out


@pytest.mark.parametrize("on", CardsOn)
@pytest.mark.parametrize(
    "cards",
    [
        (AN, LONG, AN, AN, AN),
        (replace(AN, size=BadgeSize.SMALL), replace(LONG, size=BadgeSize.SMALL)),
        (replace(AN, name="", position="", code=""), replace(AN, missing=("Tên đại biểu",))),
        (PLATE,),
        (replace(PLATE, size=PlateSize.SMALL), replace(PLATE, name=LONG.name)),
    ],
    ids=["badges", "small-badges", "unnamed-badges", "plate", "plates"],
)
def test_badges_and_name_plates_are_no_administrative_documents(cards, on, put, capsys):
    made = io.BytesIO()
    write_cards(cards, made, on=on)

    assert main(["check", put("the.pdf", made.getvalue())]) == 2

    told = " ".join(capsys.readouterr().err.split())
    assert "“the.pdf” là thẻ đại biểu, biển tên, không phải văn bản hành chính." in told


def test_a_paper_whose_large_title_stands_alone_is_judged_all_the_same(put, capsys):
    title = "DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ"

    def bare(parts):
        large = f'<w:p><w:r><w:rPr><w:sz w:val="40"/></w:rPr><w:t>{title}</w:t></w:r></w:p>'
        parts.change(DOCUMENT, r"(<w:body>).*(<w:sectPr)", rf"\1{large}\2")

    assert main(["check", put("danh-sach.docx", edited(docx_bytes([CORRECT]), bare))]) == 1
    assert "quoc-hieu.missing" in capsys.readouterr().out
