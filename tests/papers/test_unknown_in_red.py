"""A placeholder that nobody knows stands out in the paper, in Word and in print."""

import ctypes
import io

import docx
import pypdfium2
import pytest
from docx.shared import RGBColor
from pypdfium2 import raw

from hoinghi.papers import draw
from hoinghi.papers.model import UNKNOWN_COLOUR, IssuingBody, Paper
from hoinghi.papers.text import Template, compose

RED = RGBColor.from_string(UNKNOWN_COLOUR)


@pytest.fixture(scope="module")
def paper() -> Paper:
    source = "title: Mời dự {{ ten }}\n\nKính gửi {{ ai }} được **biết {{ gi }}**."
    text = compose(Template("thử", source, is_own=True), {})
    issuer = IssuingBody(name="ỦY BAN NHÂN DÂN")
    return Paper(kind="TB", issuer=issuer, title=text.title, blocks=text.blocks)


def test_in_word_only_the_unknown_names_are_red(paper: Paper):
    document = docx.Document(io.BytesIO(draw([paper], "docx")))

    red = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.color.rgb == RED
    ]

    assert red == ["{{ ten }}", "{{ ai }}", "{{ gi }}"]


def test_in_print_only_the_unknown_names_are_red(paper: Paper):
    page = pypdfium2.PdfDocument(draw([paper], "pdf"))[0]
    text = page.get_textpage()
    letters = text.get_text_range()

    red = "".join(letter for at, letter in enumerate(letters) if _colour(text, at) == tuple(RED))

    assert red.replace(" ", "") == "{{ten}}{{ai}}{{gi}}"


def _colour(text: pypdfium2.PdfTextPage, at: int) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text.raw, at, *map(ctypes.byref, parts))
    return tuple(part.value for part in parts[:3])
