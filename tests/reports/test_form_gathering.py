"""Many forms become one workbook; what is wrong is listed and counts nowhere."""

import io
import pickle
from datetime import date
from decimal import Decimal

import openpyxl

from hoinghi.reports.asking import Allocation, Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.form_gathering import gather, gathered_book
from hoinghi.reports.form_layout import FormHead, FormKey
from hoinghi.reports.form_reading import FormReader
from hoinghi.reports.form_writing import form
from hoinghi.reports.outlines import for_conference, outline
from hoinghi.reports.plain_book import PlainSheet, plain_book

TOLD = for_conference(outline("giam-ngheo-ben-vung"), "", date(2023, 12, 5))
ASKED = Asked(
    outline=TOLD,
    allocation=Allocation(sections=("I",), indicators=("NG01", "NG03")),
)


def form_of(body: int, **figures: int) -> bytes:
    key = FormKey(report=body, body=body, outline=1, version=1)
    answers = {
        Cell(code, "2023"): Answer(said=Said.NUMBER, number=Decimal(value))
        for code, value in figures.items()
    }
    head = FormHead(key=key, conference="H", host="U", body=f"Xã {body}")
    return form(ASKED, head, Content(answers=answers))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_forms_are_summed_and_what_is_wrong_stands_apart():
    files = [
        ("a.xlsx", form_of(1, NG01=100, NG03=10)),
        ("b.xlsx", form_of(2, NG01=50, NG03=60)),
        ("c.xlsx", b"hong"),
    ]

    book = opened(gathered_book(gather(files, FormReader(ASKED)), ASKED))

    totals = {row[0]: row[4:] for row in book["Tổng hợp"].iter_rows(values_only=True)}
    assert totals["NG01"] == (150, 2, 2)
    assert totals["NG03"] == (70, 2, 2)
    wrong = [row[0] for row in book["Cần xem lại"].iter_rows(min_row=2, values_only=True)]
    assert wrong == ["b.xlsx", "c.xlsx"]
    assert book["Từng đơn vị"]["C4"].value == "=SUM(C2:C3)"


def test_text_stays_text_in_a_plain_workbook():
    data = plain_book(
        (PlainSheet(name="A", heads=("x", "y"), rows=[("=1+1\x00<b>", 3), ("", None)]),)
    )

    cell = opened(data)["A"]["A2"]

    assert (cell.value, cell.data_type) == ("=1+1<b>", "s")
    assert opened(data)["A"]["B2"].value == 3


def test_what_was_gathered_comes_whole_from_another_process():
    gathered = gather([("a.xlsx", form_of(1, NG01=100)), ("b.xlsx", b"hong")], FormReader(ASKED))

    assert pickle.loads(pickle.dumps(gathered)) == gathered
