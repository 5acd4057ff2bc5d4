"""Sai thì làm gì: thay thế hay đính chính; dòng đính chính trích đúng chỗ khác."""

from dataclasses import replace
from datetime import date

import pytest

from hoinghi.dispatch.amendments import (
    Misprint,
    Remedy,
    misprints,
    number_of,
    readers,
    remedies,
    staleness,
)
from hoinghi.dispatch.rules import Document, cited, documents, numbered
from hoinghi.papers.model import DossierPart, Fact, Format, Number, Paper
from tests.papers.paper_samples import (
    CONG_VAN,
    DANH_SACH,
    GIAY_KHEN,
    QUYET_DINH,
    TO_TRINH,
    paragraph,
)

LONG = "Một hai ba bốn năm sáu bảy tám gửi trước ngày {} để chín mười mười một mười hai mười ba."


def document(paper: Paper, *facts: tuple[str, str]) -> Document:
    stated = tuple(Fact(label=label, value=value, source="x") for label, value in facts)
    part = DossierPart(slug="a", order=1, title="A", contents=(replace(paper, facts=stated),))
    (made,) = documents([part])
    return made


def letter(text: str) -> Paper:
    return replace(CONG_VAN, blocks=(paragraph(text),))


def compared(before: str, after: str):
    was, is_now = document(letter(before)), document(letter(after))
    return staleness(was.contents, was.facts, is_now, issued_as=(12, date(2023, 11, 20)))


@pytest.mark.parametrize(
    "before, after, line",
    [
        ("gửi ngày 22.", "gửi ngày 25.",
         ("gửi ngày 22.", "gửi ngày 25.")),
        (LONG.format("22/11"), LONG.format("25/11"),
         ("…sáu bảy tám gửi trước ngày 22/11 để chín mười mười một mười…",
          "…sáu bảy tám gửi trước ngày 25/11 để chín mười mười một mười…")),
        ("", "Thêm một câu.", ("(không có)", "Thêm một câu.")),
        ("Bớt một câu.", "", ("Bớt một câu.", "(bỏ)")),
        ("đầu câu một hai ba bốn năm sáu bảy tám", "cuối câu một hai ba bốn năm sáu bảy tám",
         ("đầu câu một hai ba bốn năm…", "cuối câu một hai ba bốn năm…")),
    ],
)  # fmt: skip
def test_a_line_of_a_correction_quotes_what_differs_with_a_few_words_around(before, after, line):
    assert misprints(compared(before, after)) == (
        Misprint(place="Nội dung", printed=line[0], right=line[1]),
    )


def test_number_and_day_of_the_issued_paper_are_no_misprint():
    was = numbered((CONG_VAN,), 12, date(2023, 11, 20))

    stale = staleness(was, (), document(CONG_VAN), issued_as=(12, date(2023, 11, 20)))

    assert misprints(stale) == ()


def test_changed_facts_ask_for_a_replacement_and_changed_words_for_a_correction():
    was = document(CONG_VAN, ("Thời hạn", "22/11"))
    moved = document(CONG_VAN, ("Thời hạn", "25/11"))

    by_fact = staleness(was.contents, was.facts, moved, issued_as=(1, date(2023, 11, 20)))

    assert by_fact.remedy is Remedy.REPLACE
    assert compared("gửi trươc ngày 22.", "gửi trước ngày 22.").remedy is Remedy.CORRECT


@pytest.mark.parametrize(
    "paper, found",
    [
        (CONG_VAN, (Remedy.REPLACE, Remedy.CORRECT, Remedy.RECALL)),
        (DANH_SACH, (Remedy.REPLACE,)),
        (GIAY_KHEN, (Remedy.REPLACE,)),
    ],
)
def test_only_numbered_papers_are_corrected_and_recalled(paper, found):
    assert remedies((paper,)) == found


def test_a_correction_goes_to_those_who_have_the_paper():
    assert readers(CONG_VAN) == CONG_VAN.addressees
    assert readers(replace(QUYET_DINH, recipients=("Như Điều 2", "Sở Nội vụ", "Lưu: VT"))) == (
        "Sở Nội vụ",
    )
    assert readers(QUYET_DINH) == ("Các cơ quan, đơn vị, cá nhân có liên quan",)


@pytest.mark.parametrize(
    "kind, about, unit, symbol",
    [
        ("CV", CONG_VAN, "VX", "UBND-LĐTBXH"),
        ("TB", CONG_VAN, "VX", "TB-UBND"),
        ("CV", QUYET_DINH, "VX", "UBND-VX"),
        ("CV", QUYET_DINH, "", "UBND"),
        ("TB", TO_TRINH, "VX", "TB-NV"),
    ],
)
def test_who_issued_the_paper_issues_its_correction(kind, about, unit, symbol):
    assert number_of(kind, about, unit) == Number(symbol=symbol)


@pytest.mark.parametrize(
    "paper, serial, words",
    [
        (CONG_VAN, 5, "Công văn số 05/UBND-LĐTBXH ngày 20 tháng 11 năm 2023"),
        (QUYET_DINH, 1607, "Quyết định số 1607/QĐ-UBND ngày 20 tháng 11 năm 2023"),
        (GIAY_KHEN, None, "Giấy khen ngày 20 tháng 11 năm 2023"),
    ],
)
def test_an_issued_paper_is_cited_as_offices_cite(paper, serial, words):
    assert cited(numbered((paper,), serial, date(2023, 11, 20))) == words


def made(*contents: Paper) -> list[Document]:
    part = DossierPart(
        slug="cong-van", order=1, title="Công văn", contents=contents, formats=(Format.PDF,)
    )
    return list(documents([part]))


def test_letters_are_told_apart_by_whom_they_are_for_whatever_their_words():
    first, second = (replace(CONG_VAN, addressees=(name,)) for name in ("Xã A", "Xã B"))
    changed = replace(first, title="đôn đốc", place="Châu Ổ")

    before, after = made(first, second), made(changed, second)

    assert [d.title for d in before] == ["Công văn: Xã A", "Công văn: Xã B"]
    assert [d.ref for d in after] == [d.ref for d in before]


def test_texts_without_addressee_are_told_apart_by_what_their_titles_have_of_their_own():
    titles = ("Phát biểu khai mạc Hội nghị sơ kết", "Phát biểu bế mạc Hội nghị sơ kết")
    later = ("Phát biểu khai mạc Hội nghị tổng kết", "Phát biểu bế mạc Hội nghị tổng kết")

    before, after = (
        made(*(replace(DANH_SACH, title=title) for title in each)) for each in (titles, later)
    )

    assert [d.name for d in before] == ["khai", "bế"]
    assert [d.ref for d in after] == [d.ref for d in before]


def test_names_that_look_alike_in_plain_letters_keep_addresses_of_their_own():
    refs = [d.ref for d in made(*(replace(CONG_VAN, addressees=(n,)) for n in ("Lộ", "Lỗ", "?")))]

    assert len(set(refs)) == 3
    assert all(ref.isascii() for ref in refs)
