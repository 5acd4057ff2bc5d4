"""The quick way into a form and the careful one tell the same, or the quick one stands aside."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.ooxml.package import EXCEL, Package
from hoinghi.reports.asking import Allocation, Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.form_layout import FIGURES, FormHead, FormKey
from hoinghi.reports.form_problems import FormRead
from hoinghi.reports.form_reading import SHEETS, FormReader
from hoinghi.reports.form_writing import form
from hoinghi.reports.outlines import for_conference, outline
from hoinghi.reports.plain_sheets import LARGEST, PlainSheets
from hoinghi.unreadable import UnreadableSource

KEY = FormKey(report=7, body=3, outline=1, version=2)
HEAD = FormHead(key=KEY, conference="Hội nghị", host="UBND huyện", body="UBND xã Bình Châu")
ASKED = Asked(
    outline=for_conference(outline("giam-ngheo-ben-vung"), "", date(2023, 12, 5)),
    allocation=Allocation(
        sections=("I", "II.1"),
        indicators=("NG01", "NG03", "NG04", "VN01", "VN02"),
        projects=("DA2",),
    ),
)
READER = FormReader(ASKED)
FIGURE = b'<c r="E8" s="10"><v>331</v></c>'
SHEET, BOOK, STRINGS, STYLES = (
    f"xl/{name}.xml" for name in ("worksheets/sheet2", "workbook", "sharedStrings", "styles")
)


def number(value: int | str) -> Answer:
    return Answer(said=Said.NUMBER, number=Decimal(value), as_of=date(2023, 11, 30))


@cache
def usual() -> bytes:
    answers = {Cell("NG01", "2023"): number(331), Cell("VN01", "2023", "DA2/trung-uong"): number(5)}
    return form(ASKED, HEAD, Content(answers=answers, texts={"I": "<p>Đã giảm.</p>"}))


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return made.getvalue()


def put(raw: bytes) -> bytes:
    def change(sheet: bytes) -> bytes:
        assert sheet.count(FIGURE) == 1
        return sheet.replace(FIGURE, raw)

    return changed(usual(), SHEET, change)


def read(data: bytes) -> FormRead | str:
    try:
        return READER.read(data, "a.xlsx", KEY)
    except UnreadableSource as refusal:
        return str(refusal)


def read_carefully(data: bytes) -> FormRead | str:
    """Read the same form the careful way: a remark in the workbook is nothing usual."""
    marked = changed(data, BOOK, lambda book: book + b"<!-- -->")
    assert not is_plain(marked)
    return read(marked)


def is_plain(data: bytes) -> bool:
    with Package(data, "a.xlsx", EXCEL) as package:
        return PlainSheets(SHEETS).of(package) is not None


def test_a_form_as_it_is_written_goes_the_quick_way_and_tells_the_same():
    assert is_plain(usual())
    assert read(usual()) == read_carefully(usual())
    assert len(read(usual()).content.answers) == 2


VALUES = (
    "331", "-5", "0.1", "12.340000000000002", "1E+3", "1e3", "1E-7", "99999999999999999999", "-0",
    "nan", "inf", "1E+400", "1_000", "+5", ".5", "5.", " 331 ", "abc", "", "9" * 400,
)  # fmt: skip
WORDS = (
    "không áp dụng", "Không  áp dụng", " 120 ", "1.234", "a &amp; b", "a&#10;b", "a&amp;lt;b",
    "a_x000D_b", "a_x000d_b", "a_x005F_x000D_b", "a\r\nb", "a\tb", "#N/A", "",
)  # fmt: skip


@st.composite
def cells(draw: Any) -> bytes:
    """Draw a cell that somebody, or some program, may have left in the place of a figure."""
    looks = draw(st.sampled_from(["", ' s="10"', ' s="6"', ' s="999"', ' s="11"']))
    kind = draw(st.sampled_from(["", "n", "s", "str", "b", "e", "inlineStr", "d"]))
    told = draw(st.sampled_from(VALUES) | st.sampled_from(WORDS) | st.integers(-9, 300).map(str))
    before = draw(st.sampled_from(["", "<f>1+1</f>", '<f t="shared" si="0"/>', "<f>A1&gt;2</f>"]))
    value = draw(st.sampled_from(["<v>{}</v>", "<v/>", "", "<is><t>{}</t></is>", "<v>{}</v><v/>"]))
    after = draw(st.sampled_from(["", "<!-- a -->", "\n", '<c r="E8"><v>7</v></c>']))
    kind = f' t="{kind}"' if kind else ""
    return f'<c r="E8"{looks}{kind}>{before}{value.format(told)}</c>{after}'.encode()


@settings(max_examples=150, deadline=None)
@given(cells())
def test_whatever_stands_in_a_cell_both_ways_tell_the_same(raw: bytes):
    data = put(raw)

    assert read(data) == read_carefully(data)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whatever_is_cut_out_of_the_rows_both_ways_tell_the_same(data: st.DataObject):
    def cut(sheet: bytes) -> bytes:
        first, last = sheet.index(b"<sheetData>"), sheet.index(b"</sheetData>")
        pieces = re.findall(rb"<[^>]*>|[^<]+", sheet[first + 11 : last])
        at = data.draw(st.integers(0, len(pieces) - 1))
        count = data.draw(st.integers(1, 12))
        put_in = data.draw(st.sampled_from([b"", b"<v>3</v>", pieces[at] * 2, b"</row>", b"&amp;"]))
        pieces[at : at + count] = [put_in]
        return sheet[: first + 11] + b"".join(pieces) + sheet[last:]

    made = changed(usual(), SHEET, cut)

    # What is no XML is refused the careful way; the quick one stands aside for it.
    assert read(made) == read_carefully(made)


TYPED = st.text(st.sampled_from("aĐệ 1.,&<>\"'\n_x0D"), max_size=12)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(("NG01", "NG03")), st.integers(-(10**16), 10**16)), TYPED)
def test_whatever_is_filled_in_both_ways_tell_the_same(figures: dict[str, int], told: str):
    answers = {Cell(code, "2023"): number(value) for code, value in figures.items()}
    safe = told.replace("&", "&amp;").replace("<", "&lt;")
    data = form(ASKED, HEAD, Content(answers=answers, texts={"I": f"<p>{safe}</p>"}))

    assert read(data) == read_carefully(data)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, FIGURE, b'<c r="ZZZ8"><v>1</v></c>'),
        (SHEET, FIGURE, b'<c r="E8" t="e"><v>#REF!</v></c>'),
        (SHEET, b"<sheetData>", b"<sheetData><!-- -->"),
        (SHEET, b"<row ", b"<x:row "),
        (STRINGS, b"<si><t>h", b"<si><r><t>h</t></r></si><si><t>h"),
        (STYLES, b"dd/mm/yyyy", b"mmmm"),
        (BOOK, b"<workbookPr ", b'<workbookPr date1904="1" '),
        (SHEET, b'encoding="UTF-8"', b'encoding="latin-1"'),
    ],
)
def test_a_form_that_is_written_otherwise_goes_the_careful_way(part: str, old: bytes, new: bytes):
    assert not is_plain(changed(usual(), part, lambda content: content.replace(old, new)))


def test_a_form_that_unpacks_to_much_goes_the_careful_way():
    data = changed(usual(), SHEET, lambda sheet: sheet + b" " * LARGEST)

    assert not is_plain(data)


def test_a_far_cell_and_a_number_without_end_are_told_whichever_way():
    far = put(b'<c r="ZZZ8"><v>1</v></c>')
    endless = read(put(b'<c r="E8"><v>nan</v></c>'))

    assert "quá nhiều ô" in read(far)
    assert [(one.sheet, one.cell, one.why) for one in endless.problems] == [
        (FIGURES, "E8", "không phải một số")
    ]


def test_a_form_with_another_look_of_its_cells_is_not_read_by_the_last_ones_looks():
    as_day = changed(usual(), STYLES, lambda styles: styles.replace(b"#,##0", b"dd/mm/yyyy"))

    assert read(usual()).problems == ()
    assert [one.why for one in read(as_day).problems] == ["ô đang ở dạng ngày"] * 2
    assert read(usual()).problems == ()
