from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.papers.marks import mended
from hoinghi.papers.model import GAP, Align, Column, Heading, PageBreak, Paragraph, Row, Run, Table
from hoinghi.papers.text import Composed, Gap, Template, compose, plain


def filled(source: str, values=None, blocks=None) -> Composed:
    return compose(Template("test", source), values or {}, blocks)


def paragraph(text: str) -> Paragraph:
    return Paragraph(text=(Run(text=text),))


def test_a_template_gives_title_headings_and_paragraphs():
    source = (
        "title: Tổ chức {{ name }}\n\n# I. MỤC ĐÍCH\n## 1. Yêu cầu\nMột câu dài\nxuống dòng.\n\n"
        "Câu **đậm** và *nghiêng*.\n- Ý một;\n- Ý hai.\n1. Khoản một.\na) Điểm a.\n\n---\n\nHết."
    )

    composed = filled(source, {"name": "Hội nghị sơ kết"})

    assert composed == Composed(
        title="Tổ chức Hội nghị sơ kết",
        blocks=(
            Heading(level=1, text=(Run(text="I. MỤC ĐÍCH"),)),
            Heading(level=2, text=(Run(text="1. Yêu cầu"),)),
            paragraph("Một câu dài xuống dòng."),
            Paragraph(
                text=(
                    Run(text="Câu "),
                    Run(text="đậm", bold=True),
                    Run(text=" và "),
                    Run(text="nghiêng", italic=True),
                    Run(text="."),
                )
            ),
            paragraph("- Ý một;"),
            paragraph("- Ý hai."),
            paragraph("1. Khoản một."),
            paragraph("a) Điểm a."),
            PageBreak(),
            paragraph("Hết."),
        ),
        missing=(),
    )


def test_what_is_not_known_prints_a_gap_and_is_listed_once_in_order():
    @dataclass(frozen=True)
    class Place:
        hall: str | None = None

    source = "{{ day|ngay }} tại {{ place.hall }}, {{ day|ngay }}; {{ who }}; {{ amount|dong }}"

    composed = filled(
        source,
        {"day": Gap("ngày họp"), "place": Place(), "who": None, "amount": Gap("kinh phí")},
    )

    assert composed.blocks == (paragraph(f"{GAP} tại {GAP}, {GAP}; {GAP}; {GAP}"),)
    assert composed.missing == ("ngày họp", "hall", "who", "kinh phí")


def test_a_gap_is_false_so_that_a_sentence_can_be_left_out():
    composed = filled("A{% if day %}, {{ day|ngay }}{% endif %}.", {"day": Gap("ngày")})

    assert composed.blocks == (paragraph("A."),)
    assert composed.missing == ()


def test_filters_write_dates_and_money():
    composed = filled(
        "{{ day|ngay }}: {{ sum|dong }} ({{ sum|bang_chu }}), {{ n|so }}, {{ unit|hoa_dau }}",
        {"day": date(2023, 12, 5), "sum": 19_440_000, "n": 1660, "unit": "phòng Nội vụ"},
    )

    assert plain(composed.blocks[0].text) == (
        "ngày 05 tháng 12 năm 2023: 19.440.000 đồng (Mười chín triệu bốn trăm bốn mươi nghìn "
        "đồng), 1.660, Phòng Nội vụ"
    )


def test_a_table_takes_shares_from_its_dashes_and_sums_from_bold_rows():
    source = (
        "| TT | Nội dung | Tiền |\n|:--:|------|---:|\n"
        "{% for row in rows %}\n| {{ loop.index }} | {{ row }} | 5 |\n{% endfor %}\n"
        "| | **Cộng** | **10** |\n"
    )

    composed = filled(source, {"rows": ["a|b", "**c**"]})

    cell = lambda text, bold=False: (Run(text=text, bold=bold),)  # noqa: E731
    assert composed.blocks == (
        Table(
            columns=(
                Column(heading="TT", share=4, align=Align.CENTER),
                Column(heading="Nội dung", share=6),
                Column(heading="Tiền", share=4, align=Align.RIGHT),
            ),
            rows=(
                Row(cells=(cell("1"), cell("a|b"), cell("5"))),
                Row(cells=(cell("2"), cell("**c**"), cell("5"))),
                Row(cells=((), cell("Cộng", True), cell("10", True)), strong=True),
            ),
        ),
    )


def test_a_named_block_takes_the_place_of_its_mark():
    table = Table(columns=(Column(heading="TT"),), rows=())

    composed = filled("Trước\n[[bang]]\n\nSau", blocks={"bang": [table, PageBreak()]})

    assert composed.blocks == (paragraph("Trước"), table, PageBreak(), paragraph("Sau"))


@pytest.mark.parametrize(
    "source",
    ["{{ unknown }}", "{% if unknown %}{% endif %}", "{{ x", "[[unknown]]", "{{ 1|safe }}"],
)
def test_a_mistake_in_a_template_is_an_error_that_names_it(source):
    with pytest.raises(ValueError, match="template test"):
        filled(source)


@pytest.mark.parametrize(
    "value", ["# I. A", "- ý", "**đậm**", "| a |", "[[bang]]", "a_b_c", "<b>&amp;", "1. x", "\\*"]
)
def test_a_value_is_never_read_as_markdown(value):
    assert filled("{{ v }}", {"v": value}).blocks == (paragraph(value),)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Zs"]), min_size=1))
def test_any_value_comes_through_with_only_its_marks_mended(value):
    import unicodedata

    assert plain(filled("a {{ v }}b", {"v": value}).blocks[0].text) == (
        f"a {mended(unicodedata.normalize('NFC', value))}b"
    )


def test_macros_and_set_blocks_keep_values_apart_from_marks():
    source = (
        "{% macro strong(x) %}**{{ x }}**{% endmacro %}{% set y %}{{ v }}{% endset %}"
        "{{ strong(v) }} {{ y }}"
    )

    assert filled(source, {"v": "*a*"}).blocks == (
        Paragraph(text=(Run(text="*a*", bold=True), Run(text=" *a*"))),
    )
