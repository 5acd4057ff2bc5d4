"""The report of a check as a web page, and the pictures in it."""

import base64
import re
from html.parser import HTMLParser

import pytest

from hoinghi import libreoffice
from hoinghi.papers.check import pictures
from hoinghi.papers.check.check import check
from hoinghi.papers.check.deviation import Deviation, Report, Severity, Spot
from hoinghi.papers.check.files import measure
from hoinghi.papers.check.measured import Box, Source
from hoinghi.papers.check.pictures import Pictured, pictured
from hoinghi.papers.check.web_page import web_page
from hoinghi.papers.docx import docx_bytes
from tests.papers.check.made_pdfs import pdf, words


def found(number=0, **spot):
    return Deviation(
        code="than-bai.size",
        component="Thân bài",
        severity=Severity.ERROR,
        measured="15 pt",
        allowed="từ 13 đến 14 pt",
        sentence=f"Cỡ chữ {number} đo được 15 pt. Hãy đặt cỡ 14.",
        source="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6",
        spot=Spot(**spot),
    )


def report(*deviations, verified=True, name="ke-hoach.pdf"):
    return Report(
        name=name,
        source=Source.PDF,
        ruleset="nd30-2020",
        title="Nghị định 30/2020/NĐ-CP",
        verified=verified,
        papers=1,
        judged=213,
        deviations=deviations,
    )


PAPER = pdf(words("Hoi nghi so ket", 35, 60), words("Ket thuc", 35, 60))


def pictured_pdf(given, data=PAPER):
    return pictured(given, measure(data, given.name), data)


class _Page(HTMLParser):
    """Every tag with its attributes; that all are closed in order is checked."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self._open = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in ("meta", "img"):
            self._open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag


def test_each_place_leads_to_its_sentence_and_back():
    box = Box(left=35, top=55, right=70, bottom=61)
    given = report(found(1, page=1, box=box), found(2, page=2, box=box))

    page = _Page(web_page(given, pictured_pdf(given)))

    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert links == ["#cau-1", "#cho-1", "#cau-2", "#cho-2"]
    assert {link[1:] for link in links} <= ids


def test_nothing_is_fetched_from_elsewhere():
    given = report(found(1, page=1, box=Box(left=1, top=1, right=9, bottom=9)))

    text = web_page(given, pictured_pdf(given))

    sources = [a["src"] for _, a in _Page(text).tags if "src" in a]
    assert all(source.startswith("data:image/png;base64,") for source in sources)
    assert len(sources) == 1
    assert re.findall(r"(?:https?:)?//|url\(|@import", re.sub(r"base64,[\w+/=]+", "", text)) == []


def test_the_picture_is_a_png_of_the_page():
    given = report(found(1, page=2, box=Box(left=1, top=1, right=9, bottom=9)))

    (sheet,) = pictured_pdf(given).sheets
    text = web_page(given, Pictured((sheet,)))

    assert (sheet.number, sheet.png[:8]) == (2, b"\x89PNG\r\n\x1a\n")
    assert base64.b64encode(sheet.png).decode() in text


def test_words_of_the_document_are_no_tags():
    hostile = "<script>alert(1)</script>.pdf"
    given = report(found(1, words='"><img src=x onerror=alert(1)>'), name=hostile)

    text = web_page(given, Pictured())

    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;.pdf" in text


def test_a_paper_without_deviations_shows_its_first_page_and_passes():
    text = web_page(report(), pictured_pdf(report()))

    assert "Đạt thể thức" in text
    assert "Không có sai lệch nào." in text
    assert text.count("data:image/png") == 1


def test_a_rule_set_that_is_not_verified_says_so():
    assert "chưa được xác minh" in web_page(report(verified=False), Pictured())
    assert "chưa được xác minh" not in web_page(report(), Pictured())


def test_a_page_is_marked_where_its_margin_is():
    margin = Deviation(**{**_as_dict(found()), "code": "page.margin-left", "spot": Spot(page=1)})

    (sheet,) = pictured_pdf(report(margin)).sheets

    (mark,) = sheet.marks
    assert (mark.box.left, mark.box.top, mark.box.bottom) == (0, 0, 297)


def test_more_pages_than_a_report_can_carry_are_told(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PAGES", 1)
    box = Box(left=35, top=55, right=70, bottom=61)
    given = report(found(1, page=1, box=box), found(2, page=2, box=box))

    text = web_page(given, pictured_pdf(given))

    assert "chỉ vẽ 1 trang đầu" in text
    assert "Các sai lệch khác" in text
    assert 'id="cau-2"' in text


def _as_dict(deviation):
    return {name: getattr(deviation, name) for name in Deviation.__dataclass_fields__}


def test_without_libreoffice_a_docx_is_told_to_have_no_picture(monkeypatch, ke_hoach):
    monkeypatch.setenv("PATH", "")
    measured = measure(ke_hoach, "ke-hoach.docx")

    seen = pictured(check(measured), measured, ke_hoach)

    assert seen.sheets == ()
    assert "cần LibreOffice" in seen.note


@pytest.fixture
def ke_hoach():
    from tests.papers.paper_samples import KE_HOACH

    return docx_bytes([KE_HOACH])


@pytest.mark.office
def test_what_is_wrong_in_a_docx_is_marked_on_its_printed_page(ke_hoach):
    measured = measure(ke_hoach, "ke-hoach.docx")
    index = next(
        at for at, paragraph in enumerate(measured.paragraphs) if "Biểu dương" in paragraph.text
    )
    given = report(found(1, paragraph=index), name="ke-hoach.docx")

    (sheet,) = pictured(given, measured, ke_hoach).sheets

    printed = measure(libreoffice.convert(ke_hoach, ".docx", "pdf"), "ke-hoach.pdf")
    paragraph = next(one for one in printed.paragraphs if "Biểu dương" in one.text)
    assert [(mark.page, mark.box) for mark in sheet.marks] == [(paragraph.page, paragraph.box)]
