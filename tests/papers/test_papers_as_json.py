"""Văn bản giữ lại dưới dạng JSON: đọc lại đúng như cũ, ở máy nào cũng một chuỗi ký tự."""

import json
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoinghi.papers.as_json import digest, dumps, loads, papers_from_json, papers_to_json
from hoinghi.papers.model import Certificate, Fact, Figure, Heading, Mm, Paper, Run
from hoinghi.papers.slots import Series, slot
from tests.papers.paper_samples import ALL, CONG_VAN, GIAY_KHEN
from tests.papers.picture_samples import png

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

st.register_type_strategy(
    Figure,
    st.builds(
        Figure,
        picture=st.integers(1, 9).map(lambda dots: png(dots, dots)),
        width=st.floats(0.1, 300).map(Mm),
        alternative=st.text(min_size=1).filter(str.strip),
    ),
)

papers = st.from_type(Paper) | st.from_type(Certificate)


@given(st.lists(papers, max_size=3))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_any_papers_come_back_as_they_were(contents: list[Any]):
    assert loads(dumps(contents)) == tuple(contents)


@pytest.mark.parametrize("name", ALL)
def test_papers_of_every_layout_come_back_as_they_were(name: str):
    assert loads(dumps([ALL[name], GIAY_KHEN])) == (ALL[name], GIAY_KHEN)


def test_what_stands_at_its_default_is_left_out():
    kept = papers_to_json([CONG_VAN])["papers"][0]

    assert "date" not in kept
    assert "orientation" not in kept
    assert kept["blocks"][0] == {
        "is": "Paragraph",
        "text": [{"is": "Run", "text": CONG_VAN.blocks[0].text[0].text}],
    }


def test_numbers_that_only_look_like_the_default_are_kept_apart():
    heading = Heading(level=1, text=(Run(text="I.", bold=1),))  # type: ignore[arg-type]
    paper = replace(CONG_VAN, blocks=(heading,))

    kept = json.loads(dumps([paper]))["papers"][0]["blocks"][0]

    assert kept["text"][0]["bold"] == 1


def test_what_is_missing_and_what_facts_are_called_does_not_count_in_the_digest():
    told = replace(
        CONG_VAN, missing=("số",), facts=(Fact(label="Ngày", value="05/12", source="x"),)
    )

    assert digest([told]) == digest([CONG_VAN])
    assert digest([replace(CONG_VAN, place="Châu Ổ")]) != digest([CONG_VAN])
    assert digest([replace(GIAY_KHEN, missing=("số",))]) == digest([GIAY_KHEN])


SERIES = Series(
    paper=replace(CONG_VAN, addressees=(slot("to"),)), names=("to",), rows=(("Xã A",), ("Xã B",))
)


def test_a_series_comes_back_and_says_what_its_papers_say():
    assert loads(dumps([SERIES])) == (SERIES,)
    assert digest([SERIES]) == digest(list(SERIES.papers()))


@pytest.mark.parametrize(
    "data, reason",
    [
        ({"version": 2, "papers": []}, "version 2"),
        ({"papers": []}, "version None"),
        ({"version": 1, "papers": [{"is": "Popen"}]}, r"papers\[0\]: unknown class 'Popen'"),
        ({"version": 1, "papers": [{"is": "Run", "text": "x"}]}, "expected a paper, got Run"),
        ({"version": 1, "papers": ["x"]}, "expected a paper, got str"),
        ({"version": 1, "papers": [{"is": "Paper", "colour": "x"}]}, "has no field 'colour'"),
        ({"version": 1, "papers": [{"is": "Paper", "kind": "CV"}]}, "missing"),
        ({"version": 1, "papers": 5}, "papers: expected a list, got int"),
        ({"version": 1, "papers": [{"is": "date"}]}, r"papers\[0\]: no date in None"),
        ({"version": 1, "papers": [{"is": "date", "value": 5}]}, "no date in 5"),
        ({"version": 1, "papers": [{"is": "bytes", "value": "!"}]}, "no bytes in '!'"),
        ({"version": 1, "papers": [{"is": "Align", "value": [1]}]}, r"no Align in \[1\]"),
    ],
)
def test_what_is_no_paper_is_refused(data: dict[str, Any], reason: str):
    with pytest.raises(ValueError, match=reason):
        papers_from_json(data)


@pytest.mark.parametrize("value", [math.inf, math.nan, {"a": 1}, {1, 2}])
def test_what_json_cannot_keep_is_refused_when_written(value: object):
    with pytest.raises(ValueError, match="a paper holds"):
        dumps([replace(CONG_VAN, place=value)])  # type: ignore[arg-type]
