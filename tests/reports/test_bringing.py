"""Tệp báo cáo đơn vị đã có: read, shown beside the draft, chosen, taken over."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx.oxml import OxmlElement

from hoinghi.reports import services
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content, as_json, of_json
from hoinghi.reports.merging import Written, merged
from hoinghi.reports.models import FileKind, Report, ReportFile
from tests.factories import PASSWORD, make_account, make_conference

pytestmark = pytest.mark.django_db
FORM = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2023", "Ghi chú"],
    ["1", "Tổng số hộ dân cư đầu kỳ", "hộ", "2.540", ""],
    ["2", "Tổng số hộ dân cư cuối kỳ", "hộ", "2.611", ""],
    ["3", "Số hộ nghèo đầu kỳ", "hộ", "241", "số chính thức"],
    ["4", "Số hộ nghèo cuối kỳ", "hộ", "128", "số sơ bộ"],
    ["5", "Số hộ được cấp gạo cứu đói", "hộ", "17", ""],
]
TEXT = [
    "BÁO CÁO",
    "I. Đặc điểm tình hình; công tác lãnh đạo, chỉ đạo",
    "Xã có 2.611 hộ, phần lớn làm nông. Đảng ủy đã ban hành nghị quyết.",
    "IV. Đánh giá chung",
    "Đời sống hộ nghèo khá hơn trước; vốn giao chậm.",
    "V. Phương hướng, nhiệm vụ, giải pháp thời gian tới",
    "Phấn đấu giảm 20 hộ nghèo mỗi năm.",
    "Nơi nhận:",
    "- UBND huyện;",
    "PHỤ LỤC. BIỂU SỐ LIỆU",
]


def word_file() -> bytes:
    made = docx.Document()
    for line in TEXT:
        made.add_paragraph(line)
    table = made.add_table(rows=0, cols=5)
    for row in FORM:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def laid_out_file() -> bytes:
    """The same as Word saves it once it has set the table on a second page."""
    made = docx.Document(io.BytesIO(word_file()))
    first = made.tables[0].rows[0].cells[0].paragraphs[0]
    first.runs[0]._r.insert(0, OxmlElement("w:lastRenderedPageBreak"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet_file() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Biểu 1"
    for row in FORM:
        book.active.append(
            [int(one.replace(".", "")) if one.replace(".", "").isdigit() else one for one in row]
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def report() -> Report:
    conference = make_conference()
    found = Report.objects.filter(organisation__kind="peoples_committee").select_related(
        "outline", "organisation", "version"
    )
    return found.filter(outline__conference=conference).first()


@pytest.fixture
def writer(report, client):
    account = make_account(username="xa", body=report.organisation)
    assert client.login(username="xa", password=PASSWORD)
    return account


def address(report: Report, name: str = "bring", *more: int) -> str:
    return reverse(f"reports:{name}", args=[report.outline.conference.slug, report.pk, *more])


def send(client, report: Report, data: bytes, name: str):
    return client.post(address(report), {"file": SimpleUploadedFile(name, data)})


def brought(client, report: Report, data: bytes, name: str) -> ReportFile:
    answer = send(client, report, data, name)
    assert answer.status_code == 302, answer.content.decode()
    return ReportFile.objects.get(report=report, kind=FileKind.SOURCE)


def ticked(page) -> dict[str, str]:
    """The form as the page holds it."""
    fields = {"stamp": str(page.context["report"].stamp)}
    shown = page.context["page"]
    for row in (*shown.rows, *shown.left):
        fields |= {f"o-{row.name}": row.target, f"gt-{row.name}": row.typed}
        fields |= {f"lay-{row.name}": "on"} if row.is_taken else {}
    for row in shown.texts:
        fields |= {f"muc-{row.name}": row.number}
        fields |= {f"lay-{row.name}": "on"} if row.is_taken else {}
    return fields


@pytest.mark.parametrize(
    ("make", "name", "where"),
    [
        (word_file, "bao-cao.docx", "dòng 15"),
        (laid_out_file, "bao-cao.docx", "trang 2, dòng 15"),
        (sheet_file, "bieu.xlsx", "ô D5, trang tính “Biểu 1”"),
    ],
)
def test_figures_of_a_file_go_where_they_belong_with_where_they_stood(
    client, report, writer, make, name, where
):
    kept = brought(client, report, make(), name)
    page = client.get(address(report, "brought", kept.pk))

    answer = client.post(address(report, "brought", kept.pk), ticked(page))

    assert answer.status_code == 302
    content = of_json(Report.objects.get(pk=report.pk).draft)
    numbers = {str(cell): one.number for cell, one in content.answers.items()}
    assert numbers == {
        "NG01_START|2023|": Decimal(2540),
        "NG01|2023|": Decimal(2611),
        "NG02|2023|": Decimal(241),
        "NG03|2023|": Decimal(128),
    }
    assert content.answers[Cell("NG02", "2023")].is_official
    assert content.sources["NG03|2023|"] == f"{name}, {where}"


def test_words_of_a_file_go_into_their_sections(client, report, writer):
    kept = brought(client, report, word_file(), "bao-cao.docx")
    page = client.get(address(report, "brought", kept.pk))

    client.post(address(report, "brought", kept.pk), ticked(page))

    content = of_json(Report.objects.get(pk=report.pk).draft)
    assert content.texts["IV"] == "<p>Đời sống hộ nghèo khá hơn trước; vốn giao chậm.</p>"
    assert set(content.texts) == {"I", "IV", "V"}
    assert content.sources["IV"].startswith("bao-cao.docx, dòng ")


def test_what_was_not_matched_is_shown_and_may_be_given_a_place(client, report, writer):
    kept = brought(client, report, word_file(), "bao-cao.docx")
    page = client.get(address(report, "brought", kept.pk))
    strange = next(row for row in page.context["page"].left if "gạo cứu đói" in row.figure.label)
    fields = ticked(page) | {
        f"lay-{strange.name}": "on",
        f"o-{strange.name}": "TH01 2023",
        f"gt-{strange.name}": "17",
    }

    client.post(address(report, "brought", kept.pk), fields)

    content = of_json(Report.objects.get(pk=report.pk).draft)
    assert content.answers[Cell("TH01", "2023")].number == 17


def test_a_line_without_a_tick_writes_nothing_and_a_corrected_one_what_was_typed(
    client, report, writer
):
    kept = brought(client, report, word_file(), "bao-cao.docx")
    page = client.get(address(report, "brought", kept.pk))
    rows = {row.target: row.name for row in page.context["page"].rows}
    fields = ticked(page) | {f"gt-{rows['NG03 2023']}": "1.129"}
    del fields[f"lay-{rows['NG02 2023']}"]

    client.post(address(report, "brought", kept.pk), fields)

    answers = of_json(Report.objects.get(pk=report.pk).draft).answers
    assert answers[Cell("NG03", "2023")].number == 1129
    assert Cell("NG02", "2023") not in answers


@pytest.mark.parametrize("wrong", [("o", "NG99 2023"), ("o", ""), ("gt", "mười hai"), ("gt", "")])
def test_a_wrong_line_is_said_at_its_place_and_nothing_is_written(client, report, writer, wrong):
    kept = brought(client, report, word_file(), "bao-cao.docx")
    page = client.get(address(report, "brought", kept.pk))
    name = page.context["page"].rows[0].name
    field, value = wrong

    answer = client.post(
        address(report, "brought", kept.pk), ticked(page) | {f"{field}-{name}": value}
    )

    assert answer.status_code == 422
    assert answer.context["page"].rows[0].problem
    assert not Report.objects.get(pk=report.pk).draft.get("answers")


def test_the_draft_stands_beside_the_file_and_what_is_equal_is_left_out(client, report, writer):
    told = Answer(said=Said.NUMBER, number=Decimal(128))
    other = Answer(said=Said.NUMBER, number=Decimal(999))
    before = {Cell("NG03", "2023"): (None, told), Cell("NG01", "2023"): (None, other)}
    services.save(report, Written(answers=before, texts={"IV": (None, "<p>Cũ</p>")}), by=writer)
    kept = brought(client, report, word_file(), "bao-cao.docx")

    shown = client.get(address(report, "brought", kept.pk)).context["page"]

    rows = {row.target: row.before for row in shown.rows}
    assert "NG03 2023" not in rows
    assert rows["NG01 2023"] == "999"
    assert shown.same == 1
    assert [row.is_taken for row in shown.texts if row.number == "IV"] == [False]


def test_somebody_who_wrote_meanwhile_is_not_overwritten(client, report, writer):
    kept = brought(client, report, word_file(), "bao-cao.docx")
    fields = ticked(client.get(address(report, "brought", kept.pk)))
    told = Answer(said=Said.NUMBER, number=Decimal(5))
    services.save(report, Written(answers={Cell("NG03", "2023"): (None, told)}), by=writer)

    answer = client.post(address(report, "brought", kept.pk), fields)

    assert answer.status_code == 409
    answers = of_json(Report.objects.get(pk=report.pk).draft).answers
    assert answers == {Cell("NG03", "2023"): told}


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:p>" + b" " * 120_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "rong.docx"),
        (b"PK\x03\x04 broken", "hong.docx"),
        (b"%PDF-1.7 nothing", "hong.pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 400, "cu.xls"),
        (bytes(range(256)) * 40, "la.bin"),
        (bomb(), "bom.docx"),
    ],
    ids=["empty", "broken Word", "broken PDF", "old Excel", "unknown", "bomb"],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(client, report, writer, data, name):
    answer = send(client, report, data, name)

    assert answer.status_code == 422
    assert "Hãy" in str(answer.context["problem"])
    assert not ReportFile.objects.exists()


def test_a_name_with_a_path_or_marks_is_only_a_name(client, report, writer):
    kept = brought(client, report, word_file(), "..\\..\\<b>báo cáo\x07.docx")

    assert kept.name == "bbáo cáo.docx"


def test_the_same_file_twice_is_kept_once(client, report, writer):
    data = word_file()
    brought(client, report, data, "bao-cao.docx")
    brought(client, report, data, "bao-cao.docx")

    assert ReportFile.objects.count() == 1


def test_another_body_sees_neither_the_file_nor_the_page(client, report, writer):
    kept = brought(client, report, word_file(), "bao-cao.docx")
    other = Report.objects.exclude(pk=report.pk).first()
    make_account(username="khac", body=other.organisation)
    client.login(username="khac", password=PASSWORD)

    assert client.get(address(report)).status_code == 404
    assert client.get(address(report, "brought", kept.pk)).status_code == 404


def test_a_sent_report_takes_no_file(client, report, writer):
    Report.objects.filter(pk=report.pk).update(state="sent")

    answer = send(client, report, word_file(), "bao-cao.docx")

    assert answer.status_code == 422
    assert not ReportFile.objects.exists()


def test_what_is_written_over_by_hand_was_not_read_in_the_file_any_more():
    cell, other = Cell("NG03", "2023"), Cell("NG02", "2023")
    said = Answer(said=Said.NUMBER, number=Decimal(1))
    standing = Content(
        answers={cell: said, other: said}, sources={str(cell): "tệp, dòng 3", str(other): "tệp"}
    )
    changed = Answer(said=Said.NUMBER, number=Decimal(2))

    found = merged(standing, Written(answers={cell: (said, changed)})).content

    assert found.sources == {str(other): "tệp"}
    assert of_json(as_json(found)) == found
    assert "sources" not in as_json(Content(answers={cell: said}))
