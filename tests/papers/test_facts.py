"""Dữ kiện mà văn bản nêu: thu lúc soạn, so được với lúc khác."""

from dataclasses import replace
from datetime import date

import pytest

from hoinghi.papers.facts import FactChange, changes, facts_of
from hoinghi.papers.model import GAP, Fact
from hoinghi.papers.text import Gap, Template, compose
from tests.papers.paper_samples import CONG_VAN, GIAY_KHEN


def stated(source: str, **values: object) -> list[tuple[str, str]]:
    facts = compose(Template("phong/mau", source), values).facts
    return [(fact.label, fact.value) for fact in facts]


def test_a_paper_knows_what_its_template_printed_under_names_that_people_use():
    source = "title: {{ event }}\n\nHọp {{ day|ngay }} tại {{ venue }}; {{ total|dong }}."

    facts = stated(
        source, event="Hội nghị", day=date(2023, 12, 5), venue="Hội trường", total=1_080_000
    )

    assert facts == [
        ("Tên hội nghị", "Hội nghị"),
        ("Ngày tổ chức", "05/12/2023"),
        ("Địa điểm", "Hội trường"),
        ("Tổng số", "1.080.000"),
    ]


def test_what_was_given_but_not_printed_is_no_fact_of_the_paper():
    source = "{% if day %}Có ngày.{% endif %}{{ venue if known else host }}{{ noun }}"

    facts = stated(
        source, day=date(2023, 12, 5), venue="A", known=False, host="UBND xã", noun="hội nghị"
    )

    assert facts == [("Cơ quan tổ chức", "UBND xã")]


def test_values_in_loops_and_attributes_are_facts_each_and_numbers_of_lines_are_none():
    source = "{% for talk in talks %}{{ loop.index }}. {{ talk.topic }}\n{% endfor %}"

    facts = stated(source, talks=[{"topic": "Vốn"}, {"topic": "Giống"}, {"topic": "Vốn"}])

    assert facts == [("Chủ đề tham luận", "Vốn"), ("Chủ đề tham luận", "Giống")]


def test_an_unknown_fact_is_a_gap_and_an_unlabelled_one_still_counts():
    assert stated("{{ when }} {{ xyz }}", when=Gap("ngày, giờ"), xyz="ba") == [
        ("Thời gian", GAP),
        ("Nội dung", "ba"),
    ]


def test_a_name_that_was_not_given_is_still_refused():
    with pytest.raises(ValueError, match="venue"):
        compose(Template("phong/mau", "{{ venue }}"), {})


def test_header_and_signature_are_facts_too():
    paper = replace(CONG_VAN, facts=(Fact(label="Thời hạn", value="22/11", source="x#due"),))

    facts = {fact.label: fact.value for fact in facts_of([paper])}

    assert facts["Thời hạn"] == "22/11"
    assert facts["Địa danh"] == paper.place
    assert paper.signature.name in facts["Người ký"]


def test_the_copies_of_one_paper_state_a_shared_fact_once():
    facts = facts_of([GIAY_KHEN, replace(GIAY_KHEN, recipient="Hội Nông dân")])

    assert [fact.value for fact in facts if fact.label == "Địa danh"] == ["Bình Sơn"]
    assert len([fact for fact in facts if fact.label == "Người được khen"]) == 2


def fact(label: str, value: str) -> Fact:
    return Fact(label=label, value=value, source="x")


def change(label: str, before: str | None, after: str | None) -> FactChange:
    return FactChange(label=label, before=before, after=after)


@pytest.mark.parametrize(
    "before, after, told",
    [
        (
            [fact("Ngày tổ chức", "05/12/2023"), fact("Địa điểm", "A")],
            [fact("Ngày tổ chức", "07/12/2023"), fact("Địa điểm", "A")],
            [change("Ngày tổ chức", "05/12/2023", "07/12/2023")],
        ),
        (
            [fact("Nơi nhận", "A"), fact("Nơi nhận", "B"), fact("Nơi nhận", "D")],
            [fact("Nơi nhận", "A"), fact("Nơi nhận", "C"), fact("Nơi nhận", "D")],
            [change("Nơi nhận", "B", "C")],
        ),
        (
            [fact("Nơi nhận", "A")],
            [fact("Nơi nhận", "A"), fact("Nơi nhận", "B")],
            [change("Nơi nhận", None, "B")],
        ),
        ([fact("Thời hạn", "22/11")], [], [change("Thời hạn", "22/11", None)]),
        ([fact("Thời hạn", "22/11")], [fact("Thời hạn", "22/11")], []),
        # Two placeholders of one label and value, printed in another order: nothing changed.
        (
            [fact("Địa điểm", "A"), Fact(label="Địa điểm", value="A", source="y")],
            [fact("Địa điểm", "A")],
            [],
        ),
    ],
)
def test_changes_are_told_label_by_label(before, after, told):
    assert list(changes(before, after)) == told
