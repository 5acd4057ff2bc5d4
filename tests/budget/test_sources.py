import pytest

from hoinghi.budget.sources import Source, sources_of

PROGRAMME = "Chương trình mục tiêu quốc gia giảm nghèo bền vững"


def project(number: int, sub: int | None, year: int | None = 2023) -> Source:
    name = f"Tiểu dự án {sub} - Dự án {number}" if sub else f"Dự án {number}"
    return Source(name=name, programme=PROGRAMME, project=number, sub_project=sub, year=year)


def plain(name: str, year: int | None = None) -> Source:
    return Source(name=name, programme="", project=None, sub_project=None, year=year)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"Kinh phí từ Tiểu dự án 2 - Dự án 6 và Tiểu dự án 1 - Dự án 7 thuộc {PROGRAMME} "
            "năm 2023.",
            (project(6, 2), project(7, 1)),
        ),
        (
            f"Từ Tiểu dự án 2 thuộc Dự án 6, Dự án 7 thuộc {PROGRAMME}.",
            (project(6, 2, None), project(7, None, None)),
        ),
        (
            f"Chi từ Dự án 6 thuộc {PROGRAMME} năm 2023; tiền thưởng từ Quỹ thi đua, khen thưởng "
            "huyện.",
            (project(6, None), plain("Quỹ thi đua, khen thưởng huyện", 2023)),
        ),
        (
            "Kinh phí tổ chức từ ngân sách huyện năm 2026 và quỹ thi đua - khen thưởng.",
            (plain("Ngân sách huyện", 2026), plain("Quỹ thi đua - khen thưởng", 2026)),
        ),
        (
            "Theo quy định của pháp luật hiện hành.",
            (plain("Theo quy định của pháp luật hiện hành."),),
        ),
    ],
)
def test_each_source_that_a_paragraph_names_is_one_source(text: str, found: tuple[Source, ...]):
    assert sources_of(text) == found


def test_a_programme_alone_is_one_source_with_the_words_of_the_plan():
    text = f"Kinh phí thuộc {PROGRAMME}, ngân sách trung ương."

    assert sources_of(text) == (
        Source(name=text, programme=PROGRAMME, project=None, sub_project=None, year=None),
    )
