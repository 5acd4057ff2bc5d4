"""PDFs that are damaged, locked, empty of letters, endless or made to hurt."""

import pytest

from hoinghi.papers.check import pdf_apart
from hoinghi.papers.check.pdf import measure_pdf
from hoinghi.unreadable import UnreadableSource
from tests.papers.check.made_pdfs import box, pdf, rule, words

LOCKED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
    f"/O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<00> <00>]"
)


def refusal_of(data):
    with pytest.raises(UnreadableSource) as refused:
        measure_pdf(data, "van-ban.pdf")
    assert "van-ban.pdf" in str(refused.value)
    assert refused.value.remedy.startswith("Hãy ")
    return refused.value.code


def test_a_damaged_file_is_refused():
    assert refusal_of(b"%PDF-1.7\n" + bytes(range(256)) * 40) == "source.damaged"


def test_a_locked_file_is_refused():
    data = pdf(words("a", 35, 40)).replace(b"/Root 1 0 R", b"/Root 1 0 R " + LOCKED.encode())

    assert refusal_of(data) == "source.encrypted"


def test_a_scan_has_no_letters_to_measure():
    assert refusal_of(pdf(rule(35, 190, 60))) == "source.without-text"


def test_ten_thousand_pages_are_refused_before_they_are_looked_at():
    data = pdf(words("a", 35, 40))
    many = data.replace(
        b"/Count 1 /Kids [3 0 R]", b"/Count 10000 /Kids [" + b"3 0 R " * 10000 + b"]"
    )

    assert refusal_of(many) == "source.too-long"


def test_more_letters_than_any_paper_holds_are_refused(monkeypatch):
    monkeypatch.setattr(pdf_apart, "MAX_LETTERS", 100)

    assert refusal_of(pdf(words("a" * 101, 35, 40), words("b", 35, 40))) == "source.too-long"


def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(pdf_apart, "MAX_SECONDS", 0.01)

    assert refusal_of(pdf(words("a", 35, 40))) == "source.too-large"


def test_what_needs_too_much_memory_is_ended(monkeypatch):
    monkeypatch.setattr(pdf_apart, "MAX_MEMORY", 8 * 1024 * 1024)

    assert refusal_of(pdf(words("a", 35, 40)) + b" " * 20_000_000) == "source.too-large"


def test_what_takes_too_long_to_sort_out_is_ended(monkeypatch):
    monkeypatch.setattr(pdf_apart, "MAX_MEASURING", -1.0)

    assert refusal_of(pdf(words("a", 35, 40))) == "source.too-large"


def test_thousands_of_letters_strewn_over_a_page_are_measured():
    strewn = "".join(words("x", 10 + n % 180, 20 + n // 180, 6 + n % 9) for n in range(12_000))

    document = measure_pdf(pdf(strewn), "van-ban.pdf")

    assert document.paragraphs


def test_thousands_of_lines_drawn_on_a_page_are_measured_all_the_same():
    mesh = "".join(box(50 + n % 60, 60 + n // 60, 100, 100) for n in range(6000))

    document = measure_pdf(pdf(mesh + words("Ke hoach", 35, 40)), "van-ban.pdf")

    assert [paragraph.text for paragraph in document.paragraphs] == ["Ke hoach"]


@pytest.mark.parametrize("size", [(3, 3), (14400, 14400)])
def test_a_sheet_of_any_size_can_be_measured_and_drawn(size):
    data = pdf(words("Ke hoach", 0, 296.5), size=size)

    page = measure_pdf(data, "van-ban.pdf").pages[0]
    drawn = pdf_apart.draw(data, "van-ban.pdf", [1], dots=100)

    assert page.width == pytest.approx(size[0] * 25.4 / 72, abs=0.1)
    assert drawn[1].startswith(b"\x89PNG")
    assert len(drawn[1]) < 200_000
