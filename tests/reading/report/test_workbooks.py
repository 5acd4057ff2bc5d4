"""Excel files: what a person sees is read; what is hostile or old is refused with a sentence."""

import io
import zipfile

import openpyxl
import pytest

from hoinghi.reading import UnreadableSource
from hoinghi.reading.report import read_report_file
from hoinghi.reading.sheets import is_workbook, read_workbook
from tests.reading.report.layouts import excel_form, repack
from tests.reading.report.reports import OUTLINE

HEAD = ("TT", "Mã", "Chỉ tiêu", "ĐVT", "Số liệu")


def book_of(path, *rows, change=lambda sheet: None):
    book = openpyxl.Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    change(book.active)
    book.save(path)
    return path


def refusal(path):
    with pytest.raises(UnreadableSource) as refused:
        read_report_file(path, OUTLINE)
    return refused.value


def answers(path):
    """Whether *path* is read, or refused with a sentence and a way out."""
    try:
        return read_report_file(path, OUTLINE)
    except UnreadableSource as refused:
        return refused.remedy in str(refused) and refused.code == "source.damaged"


def findings(reading):
    return {finding.code.removeprefix("report.") for finding in reading.findings}


def test_the_saved_value_of_a_formula_is_read(tmp_path):
    path = book_of(tmp_path / "a.xlsx", (1, "NG03", "Số hộ nghèo cuối kỳ", "hộ", 215))
    repack(path, lambda name, data: data.replace(b"<v>215</v>", b"<f>200+15</f><v>215</v>"))

    assert [str(f.value) for f in read_report_file(path, OUTLINE).figures] == ["215"]


def test_a_formula_without_a_saved_value_is_told(tmp_path):
    path = book_of(
        tmp_path / "a.xlsx",
        (1, "NG02", "Số hộ nghèo đầu kỳ", "hộ", 10),
        (2, "NG03", "Số hộ nghèo cuối kỳ", "hộ", "=200+15"),
    )
    reading = read_report_file(path, OUTLINE)

    assert [(f.code, f.state) for f in reading.figures] == [
        ("NG02", "reported"), ("NG03", "no_data"),
    ]  # fmt: skip
    assert "not-calculated" in findings(reading)


def test_an_error_of_excel_is_no_figure(tmp_path):
    path = book_of(
        tmp_path / "a.xlsx",
        (1, "NG02", "Số hộ nghèo đầu kỳ", "hộ", 10),
        (2, "NG03", "Số hộ nghèo cuối kỳ", "hộ", 215),
    )
    repack(
        path,
        lambda name, data: data.replace(b' t="n"><v>215</v>', b' t="e"><v>#REF!</v>'),
    )
    reading = read_report_file(path, OUTLINE)

    assert reading.figures[1].value is None
    assert "cell-error" in findings(reading)


def test_hidden_rows_and_columns_are_left_out_and_told(tmp_path):
    def hide(sheet):
        sheet.row_dimensions[2].hidden = True

    path = book_of(
        tmp_path / "a.xlsx",
        (1, "NG02", "Số hộ nghèo đầu kỳ", "hộ", 10),
        (2, "NG03", "Số hộ nghèo cuối kỳ", "hộ", 215),
        change=hide,
    )
    reading = read_report_file(path, OUTLINE)

    assert [f.code for f in reading.figures] == ["NG03"]
    assert "cells-hidden" in findings(reading)


def test_lines_above_the_heading_of_a_sheet_say_the_unit(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["Mẫu số 01"], ["Đơn vị: UBND xã A"], [None, None, None, "ĐVT: 1.000 đồng"],
        ["TT", "Tên chỉ tiêu", "Đầu GĐ (31/12/2020)", "Cuối năm 2023"], [1, 2, 3, 4],
        ["I", "Kinh phí"], [1, "Kinh phí đã giải ngân", None, 1200500.5],
        ["II", "Hộ nghèo"], [1, "Số hộ nghèo", 300, "150 hộ"],
    ):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    reading = read_report_file(tmp_path / "a.xlsx", OUTLINE)

    assert [(f.code, str(f.value)) for f in reading.figures] == [
        ("VN02", "1200.5005"), ("NG02", "300"), ("NG03", "150"),
    ]  # fmt: skip


def test_a_day_in_a_cell_is_a_day(tmp_path):
    def date(sheet):
        sheet["F1"], sheet["F2"] = "Thời điểm", 45199
        sheet["F2"].number_format = "dd/mm/yyyy"

    path = book_of(tmp_path / "a.xlsx", (1, "NG03", "Số hộ nghèo cuối kỳ", "hộ", 215), change=date)
    figure = read_report_file(path, OUTLINE).figures[0]

    assert figure.period.as_of.isoformat() == "2023-09-30"


@pytest.mark.parametrize("stream", ["Workbook", "Book"])
def test_an_old_workbook_is_refused_with_the_way_out(tmp_path, stream):
    path = tmp_path / "bieu.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le"))
    refused = refusal(path)

    assert refused.code == "source.legacy-xls"
    assert "“Lưu thành” dạng .xlsx" in str(refused)


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path):
    path = excel_form(tmp_path / "a.xlsx")
    repack(
        path,
        lambda name, data: data + b" " * 60_000_000 if name.endswith("sheet1.xml") else data,
    )

    assert path.stat().st_size < 1_000_000
    assert refusal(path).code == "source.too-long"


def test_entities_that_grow_are_refused(tmp_path):
    path = excel_form(tmp_path / "a.xlsx")
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'
    repack(path, lambda name, data: bomb if name.endswith("styles.xml") else data)

    assert refusal(path).code == "source.damaged"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("content", [b"", b"<a", b"<a/>", b"\x00" * 50])
def test_a_broken_part_is_a_sentence_or_an_empty_reading(tmp_path, part, content):
    path = excel_form(tmp_path / "a.xlsx")
    repack(path, lambda name, data: content if name == part else data)

    assert answers(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="F10"', b'r="ZZZ10"'), (b'r="10"', b'r="99999999"'), (b"<v>", b"<v>1e999"),
        (b"<v>", b"<v>x"), (b'ref="A3:G3"', b'ref="A1:XFD1048576"'), (b'ref="A3:G3"', b'ref="?"'),
        (b'r="10"', b'r="x"'), (b' s="1"', b' s="99999"'),
    ],
)  # fmt: skip
def test_hostile_values_are_a_sentence_or_left_out(tmp_path, old, new):
    path = excel_form(tmp_path / "a.xlsx")
    repack(path, lambda name, data: data.replace(old, new, 1) if "sheet1" in name else data)

    assert answers(path)


def test_a_spreadsheet_of_another_kind_is_refused(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    path = tmp_path / "bieu.ods"
    path.write_bytes(packed.getvalue())

    assert refusal(path).code == "source.unknown-kind"


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    assert refusal(tmp_path).code == "source.directory"
    assert refusal(tmp_path / "khong-co.xlsx").code == "source.missing"


def test_a_workbook_of_another_program_reads_alike(tmp_path):
    """Text within the cells, no places, another namespace, targets from the root."""
    cells = "".join(
        f"<row>{''.join(texts)}</row>"
        for texts in (
            [f'<c t="inlineStr"><is><r><t>{text}</t></r></is></c>' for text in HEAD],
            ["<c><v>1</v></c>", *(
                f'<c t="inlineStr"><is><t>{text}</t></is></c>'
                for text in ("NG03", "Số hộ nghèo cuối kỳ", "hộ")
            ), "<c><v>215.0</v></c>"],
        )
    )  # fmt: skip
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    related = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    path = tmp_path / "khac.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{related}"><sheets>'
            '<sheet name="Biểu" r:id="a"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="a" Target="/xl/worksheets/s.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/worksheets/s.xml",
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
        )

    assert [(f.code, str(f.value), f.cell) for f in read_report_file(path, OUTLINE).figures] == [
        ("NG03", "215", "Biểu!E2")
    ]


def test_shared_strings_keep_their_runs_and_lose_their_pronunciation(tmp_path):
    def share(name, data):
        if name.endswith("sheet1.xml"):
            label = "Số hộ nghèo cuối kỳ".encode("ascii", "xmlcharrefreplace")
            old = b't="inlineStr"><is><t>' + label + b"</t></is>"
            assert old in data
            return data.replace(old, b't="s"><v>1</v>')
        return data

    path = book_of(tmp_path / "a.xlsx", (1, None, "Số hộ nghèo cuối kỳ", "hộ", 215))
    repack(path, share)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/sharedStrings.xml",
            "<sst><si><t>x</t></si><si><r><t>Số hộ </t></r><r><t>nghèo cuối kỳ</t></r>"
            "<rPh><t>đọc khác</t></rPh></si></sst>",
        )

    assert [f.label for f in read_report_file(path, OUTLINE).figures] == ["Số hộ nghèo cuối kỳ"]


def test_a_cell_tells_its_place_and_a_percentage_its_hundred(tmp_path):
    book = read_workbook(excel_form(tmp_path / "a.xlsx").read_bytes(), "a.xlsx")
    cell = next(c for s in book.sheets for r in s.rows for c in r.cells if c.ref == "F11")

    assert (cell.text, str(cell.number), cell.percent) == ("5,02%", "5.02", True)


def packed(path, sheet, *, strings="", styles="", before=""):
    """A workbook of one sheet with this XML."""
    relations = '<a><b Id="r" Target="worksheets/s.xml"/></a>'
    book = f'{before}<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r"/></sheets></workbook>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", relations)
        archive.writestr("xl/worksheets/s.xml", f"<a>{sheet}</a>")
        archive.writestr("xl/sharedStrings.xml", f"<a>{strings}</a>")
        archive.writestr("xl/styles.xml", f"<a>{styles}</a>")
    return path


FAR = "".join(f'<row r="{at}"><c r="BK{at}"><v>1</v></c></row>' for at in range(1, 20_000))
SAME = "<row>" + '<c t="s"><v>0</v></c>' * 5_000 + "</row>"


@pytest.mark.parametrize(
    ("sheet", "strings"), [(FAR, ""), (SAME, f"<si><t>{'ab ' * 100_000}</t></si>")]
)
def test_little_xml_that_makes_many_letters_or_cells_is_refused(tmp_path, sheet, strings):
    path = packed(tmp_path / "a.xlsx", f"<sheetData>{sheet}</sheetData>", strings=strings)

    assert refusal(path).code == "source.too-long"


def test_ranges_codes_and_numbers_beyond_those_of_excel_take_no_time(tmp_path):
    columns = '<col hidden="1" min="-999999999999" max="3"/>' * 20
    columns += '<col hidden="1" min="4" max="16384"/>' * 50_000
    merges = '<mergeCell ref="A1048576:XFD1"/><mergeCell ref="A1:XFD1048576"/>'
    path = packed(
        tmp_path / "a.xlsx",
        f"<cols>{columns}</cols><sheetData><row><c><v>1e-999999999</v></c></row></sheetData>"
        f"<mergeCells>{merges}</mergeCells>",
        styles=f'<numFmts><numFmt numFmtId="200" formatCode="{"[" * 1_000_000}"/></numFmts>',
    )

    (sheet,) = read_workbook(path.read_bytes(), "a.xlsx").sheets

    assert sheet.rows == ()
    assert sheet.hidden


def test_a_number_too_small_for_excel_is_nought(tmp_path):
    path = packed(
        tmp_path / "a.xlsx", "<sheetData><row><c><v>1e-999999999</v></c></row></sheetData>"
    )

    ((cell,),) = [row.cells for row in read_workbook(path.read_bytes(), "").sheets[0].rows]

    assert cell.text == "0"


def test_a_document_type_behind_a_long_comment_is_refused(tmp_path):
    before = f"<!--{'x' * 9_000}--><!DOCTYPE a [<!ENTITY a 'b'>]>"

    assert refusal(packed(tmp_path / "a.xlsx", "", before=before)).code == "source.damaged"


def test_a_text_of_opendocument_is_not_taken_for_a_sheet(tmp_path):
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a/>")

    assert not is_workbook(path.read_bytes())
