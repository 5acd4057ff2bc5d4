"""Tệp số liệu tổng hợp: Excel tính lại ra đúng các tổng, CSV và Parquet đọc lại được."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from pyarrow import parquet

from hoinghi.reports import services
from hoinghi.reports.excel_formulas import excel
from hoinghi.reports.rolling import rolled
from tests.factories import PASSWORD, make_clerk, make_conference
from tests.reports.consolidating import communes, department, send
from tests.reports.excel_reckoning import Reckoned
from tests.reports.test_rolling import poor

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    return make_conference()


@pytest.fixture
def clerk(conference):
    return make_clerk(conference)


@pytest.fixture
def sent(conference, clerk):
    """Two communes, one preliminary, and the department that is only compared."""
    one, two, three, *_ = communes(conference)
    send(one, clerk, {
        **poor(40, 10), "D304|2023": 30, "D305|2023": 3, "VN01|2023|DA2/trung-uong": "100.5",
        "VN02|2023|DA2/trung-uong": "90.5", "TH01|2023": None,
    })  # fmt: skip
    send(
        two, clerk,
        {**poor(60, 5, whole=3000), "D304|2023": 50, "D305|2023": 5,
         "VN01|2023|DA3.1/dia-phuong": 20, "VN02|2023|DA3.1/dia-phuong": 10, "TH01|2023": "x"},
        is_official=False,
    )  # fmt: skip
    send(three, clerk, {"TH01|2023": 7})
    send(department(conference), clerk, {"D304|2023": 90, "D305|2023": 8})
    return one.outline


@pytest.fixture
def export(client, conference, clerk, sent):
    client.login(username=clerk.username, password=PASSWORD)

    def get(ending: str) -> bytes:
        address = reverse("reports:consolidation-export", args=[conference.slug, ending])
        answer = client.get(address)
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]
        return answer.content

    return get


def totals(sheet) -> dict[str, object]:
    """Give the row of sums by the code above it."""
    row = next(row for row in sheet.iter_rows() if row[0].value == "Cộng")
    return {sheet.cell(4, cell.column).value: cell.value for cell in row[1:]}


def test_sums_and_rates_are_formulas_over_the_rows_of_bodies(export):
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx")))

    told = totals(book["Năm 2023"])

    assert told["NG03"].startswith("=IF(COUNT(")
    assert "SUM(" in told["NG03"]
    assert told["NG04"].startswith("=IF(COUNT(")
    assert "/" in told["NG04"]
    above = [book["Năm 2023"].cell(row, 1).value for row in (1, 2, 3)]
    assert "Số liệu lấy lúc" in above[1]
    assert "4/23 đơn vị có báo cáo được tính, 0 đã nhận" in above[2]


def test_the_formulas_reckon_to_our_totals(export, sent):
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx")))
    figures, sheet = rolled(sent), book["Năm 2023"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "Cộng")
    reckoned = Reckoned(sheet)

    for cell in row[1:]:
        code = sheet.cell(4, cell.column).value
        due = figures.figure(code, "2023")
        assert reckoned.value(cell.coordinate) == ("" if due.value is None else due.value), code
        if not figures.outline.indicators[code].is_computed:
            below = sheet.cell(cell.row + 1, cell.column)
            assert reckoned.value(below.coordinate) == due.reported, code


def test_the_sums_of_money_by_project_and_source_reckon_to_our_totals(export, sent):
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx")))
    figures, sheet = rolled(sent), book["Vốn Năm 2023"]
    reckoned = Reckoned(sheet)
    titles = {one.title: one.code for one in figures.outline.projects}
    titles |= {one.title: f"/{one.code}" for one in figures.outline.sources} | {"Cộng": ""}
    seen = set()
    for row in sheet.iter_rows(min_row=7):
        part = titles.get(row[0].value)
        if part is None:
            continue
        seen.add(part)
        for cell, code in zip(row[3:], ("VN01", "VN02", "VN03"), strict=False):
            due = figures.figure(code, "2023", part=part).value
            assert (reckoned.value(cell.coordinate) or None) == due, (part, code)

    assert seen == set(titles.values())


def test_csv_has_plain_numbers_and_says_of_when_and_of_what(export):
    told = export("csv")

    assert told.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(told.decode("utf-8-sig"))))
    ours = next(r for r in rows if r["loai_dong"] == "tong" and r["chi_tieu"] == "NG04")
    other = next(
        r for r in rows if r["don_vi"].startswith("Phòng Y tế") and r["chi_tieu"] == "D304"
    )
    told_not = [r["tinh_trang"] for r in rows if r["chi_tieu"] == "TH01"]
    assert (ours["gia_tri"], ours["da_bao_cao"], ours["phai_bao_cao"]) == ("2.13", "2", "22")
    assert (other["gia_tri"], other["cong_vao_tong"]) == ("90", "khong")
    assert {"khong_ap_dung", "khong_co_so_lieu"} <= set(told_not)
    assert all(row["so_lieu_luc"] for row in rows)


def test_a_name_that_looks_like_a_formula_stays_a_name(export, conference, clerk):
    body = communes(conference)[0].organisation
    body.name = '=HYPERLINK("http://example.org";"x")'
    body.save()
    # Whatever is done next lets what is remembered go.
    services.accept(communes(conference)[1], based_on=None, by=clerk)

    assert b"'=HYPERLINK" in export("csv")
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx")))
    names = [row[0] for row in book["Năm 2023"].iter_rows(min_row=7) if row[0].value]
    assert all(cell.data_type == "s" for cell in names)


def test_parquet_keeps_numbers_and_days_as_such(export):
    table = parquet.read_table(io.BytesIO(export("parquet")))

    rows = table.to_pylist()
    told = next(r for r in rows if r["loai_dong"] == "tong" and r["chi_tieu"] == "NG03")
    assert told["gia_tri"] == Decimal("85")
    assert told["da_bao_cao"] == 2
    assert str(table.schema.field("so_lieu_luc").type).startswith("timestamp")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("100*NG03/NG01", '=IF(COUNT(B1,C1)=2,IFERROR(ROUND(((100*B1)/C1),2),""),"")'),
        ("-abs(NG03)", '=IF(COUNT(B1)=1,IFERROR(ROUND(-(ABS(B1)),2),""),"")'),
        ("min(NG03, 2.5)", '=IF(COUNT(B1)=1,IFERROR(ROUND(MIN(B1,2.5),2),""),"")'),
    ],
)
def test_formulas_are_written_as_excel_takes_them(text, written):
    cells = {"NG03": "B1", "NG01": "C1"}

    assert excel(text, cells.__getitem__, 2) == written
