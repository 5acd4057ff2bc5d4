"""Sentences whose figures say which total they are, and what becomes of them when reworded."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from hoinghi.reports import narrative
from hoinghi.reports.narrative import Bound, Told, Total
from hoinghi.reports.outlines import for_conference, outline
from hoinghi.reports.rebinding import Moved, bind, moved, reworded, seen, without_source

OUTLINE = for_conference(outline("giam-ngheo-ben-vung"), "giai đoạn 2021 - 2025", date(2023, 12, 5))


@dataclass
class Known:
    """Totals of a test: (code, period) → value; of 22 bodies but where said otherwise."""

    values: dict[tuple[str, str], str]
    targets: dict[tuple[str, str], str] = field(default_factory=dict)
    reported: int = 22
    bodies: dict[str, str] = field(default_factory=dict)

    def total(self, indicator, period):
        told = self.values.get((indicator, period))
        return told and Total(value=Decimal(told), reported=self.reported, expected=22, official=22)

    def by_body(self, indicator, period):
        return {body: Decimal(value) for body, value in self.bodies.items()}

    def target(self, indicator, period):
        told = self.targets.get((indicator, period))
        return told and Decimal(told)

    def is_broken_between(self, indicator, before, after):
        return indicator.startswith("NG") and (before, after) == ("2021", "2022")


def told(number: str, known: Known, *codes: str) -> list[str]:
    section = OUTLINE.section(number)
    return [one.text for one in narrative.results(OUTLINE, section, known, codes)]


def test_a_course_begins_after_a_break_in_the_series():
    known = Known({("NG02", "2021"): "9000", ("NG02", "2022"): "1690", ("NG03", "2023"): "1234"})

    assert told("II.1", known, "NG03", "NG02") == [
        "Số hộ nghèo cuối năm 2023 là 1.234 hộ, giảm 456 hộ (27,0%) so với đầu năm 2022 (1.690 hộ)."
    ]


def test_a_rate_changes_by_points_and_stands_beside_its_target():
    known = Known({("NG04", "2022"): "3.41", ("NG04", "2023"): "2.45"}, {("NG04", "2023"): "2.5"})

    (first,) = told("II.1", known, "NG04")

    assert first == (
        "Tỷ lệ hộ nghèo năm 2023 là 2,45%, giảm 0,96 điểm phần trăm so với năm 2022 (3,41%), "
        "đạt chỉ tiêu giao (2,50%)."
    )


def test_what_adds_up_is_told_for_all_years_and_the_last_with_who_is_missing():
    known = Known({("D201", ""): "45", ("D201", "2023"): "20"}, reported=20)

    assert told("II.3", known, "D201") == [
        "Dự án 2. Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo: số mô hình, dự án giảm "
        "nghèo được hỗ trợ giai đoạn 2021 - 2023 là 45 mô hình, riêng năm 2023 là 20 mô hình. "
        "(Số liệu của 20/22 đơn vị.)"
    ]


def test_what_nobody_reported_is_not_told_of():
    assert told("II.3", Known({}), "D201", "D203") == []


def test_bodies_are_ranked_only_where_they_are_many():
    bodies = {f"xã {n}": str(n) for n in range(1, 8)}

    (line,) = told("II.1", Known({}, bodies=bodies), "NG04")

    assert line.startswith("Tỷ lệ hộ nghèo năm 2023: thấp nhất là xã 1 (1,00%), xã 2 (2,00%)")
    assert line.endswith("cao nhất là xã 7 (7,00%), xã 6 (6,00%), xã 5 (5,00%).")
    assert told("II.1", Known({}, bodies={"xã 1": "1", "xã 2": "2"}), "NG04") == []


POOR = Bound(shown="1.234 hộ", label="Số hộ nghèo", source="NG03|2023")
RATE = Bound(shown="2,45%", label="Tỷ lệ hộ nghèo", source="NG04|2023")
PARAGRAPH = Told(key="II.1/CT", section="II.1", pieces=("Còn ", POOR, ", bằng ", RATE, "."))


def test_reworded_text_keeps_its_figures_and_follows_them():
    text = bind("Đến nay chỉ còn 2,45% hộ nghèo, tức 1.234 hộ.", PARAGRAPH.bound)
    later = Told(
        key="II.1/CT",
        section="II.1",
        pieces=(Bound(shown="1.240 hộ", label="Số hộ nghèo", source="NG03|2023"), RATE),
    )

    assert reworded(later, text).text == "Đến nay chỉ còn 2,45% hộ nghèo, tức 1.240 hộ."
    assert moved(seen(PARAGRAPH.bound), later.bound) == (
        Moved(label="Số hộ nghèo", before="1.234 hộ", now="1.240 hộ"),
    )


def test_a_number_without_source_is_pointed_out_and_dates_are_not():
    text = "Năm 2023 còn 1.234 hộ, theo Nghị định số 07/2021/NĐ-CP; đã xây 57 nhà."

    assert without_source(text, PARAGRAPH.bound) == ("57",)


def test_a_figure_inside_a_longer_number_is_not_taken_for_it():
    twenty = Bound(shown="20", label="x", source="x")

    assert bind("1.205 và 20", (twenty,)) == "1.205 và {{x}}"
