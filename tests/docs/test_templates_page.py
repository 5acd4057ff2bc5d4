"""The reference of templates names all that a template may use, with the limits that hold."""

from pathlib import Path

import pytest

from hoinghi.papers import sandbox, word_template
from hoinghi.papers.grammar import MAX_DEPTH
from hoinghi.papers.text import MAX_COLUMNS
from hoinghi.papers.words import format_number
from hoinghi.unreadable import most_mb

PAGE = (Path(__file__).parents[2] / "docs/reference/templates.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*sandbox.FILTERS, "length", "join", *word_template.OF_PAPER])
def test_every_filter_and_name_is_explained(name: str):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize(
    "said",
    [
        f"{format_number(sandbox.MAX_LETTERS)} ký tự",
        f"{format_number(sandbox.BUDGET)} bước",
        f"nhiều nhất {MAX_DEPTH} bậc",
        f"nhiều nhất {MAX_COLUMNS} cột",
        f"{most_mb(word_template.MAX_BYTES)} MB",
        f"{format_number(word_template.MAX_PLACES)} chỗ trống",
        f"{format_number(word_template.MAX_ROWS)} dòng",
    ],
)
def test_the_limits_are_those_of_the_code(said: str):
    assert said in PAGE
