"""Letters that ask for reports, element by element."""

from dataclasses import replace

import pytest

from hoinghi.papers.model import Orientation
from hoinghi.reports import outline_acts
from hoinghi.reports.models import ReportOutline
from hoinghi.reports.outline_edits import Written, add_section, drop
from hoinghi.reports.papers import papers
from tests.factories import PLAN, make_clerk, make_conference, make_plan
from tests.paper_words import cells_of, only, words_of

pytestmark = pytest.mark.django_db
ASKED = PLAN.tasks[0]


def letters(plan=PLAN):
    return only(papers(make_conference(plan)), "yeu-cau-bao-cao")


def test_each_group_gets_a_letter_of_its_own():
    assert [letter.addressees for letter in letters()] == [
        ("Phòng Y tế huyện Bình Sơn",),
        ("Ủy ban nhân dân các xã, thị trấn",),
    ]


def test_some_communes_are_named_one_by_one():
    some = replace(ASKED, owners=("UBND xã Bình Châu", "UBND xã Bình Long"))

    (letter,) = letters(make_plan(tasks=(some,)))

    assert letter.addressees == ("Ủy ban nhân dân xã Bình Châu", "Ủy ban nhân dân xã Bình Long")


def test_the_letter_says_where_to_and_by_when():
    to_department, _ = letters()

    assert any(
        words.startswith("Báo cáo gửi về Phòng LĐTBXH trước ngày 22/11/2023,")
        for words in words_of(to_department.blocks)
    )


def test_departments_get_the_outline_and_report_only_what_is_theirs():
    to_department, _ = letters()

    (annex,) = to_department.annexes
    assert annex.number is None
    assert "Lưu ý: Cơ quan, đơn vị chỉ báo cáo nội dung được giao." in words_of(annex.blocks)
    assert "I. ĐẶC ĐIỂM TÌNH HÌNH; CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO" in words_of(annex.blocks)


def test_communes_get_the_form_for_figures_too():
    _, to_communes = letters()

    outline, form = to_communes.annexes
    assert (outline.number, form.number) == ("I", "II")
    assert form.orientation is Orientation.LANDSCAPE
    assert cells_of(form.blocks)[:2] == [
        ("Kết quả giảm nghèo (mục II.1)",),
        ("1", "Tổng số hộ dân cư đầu kỳ", "hộ", "", "", ""),
    ]


def test_the_committee_orders_and_signs():
    to_department, _ = letters()

    assert to_department.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert to_department.recipients == ("Như trên", "Lưu: VT")
    assert "UBND huyện Bình Sơn yêu cầu các cơ quan" in " ".join(words_of(to_department.blocks))


def test_the_number_of_an_unnumbered_plan_is_missing():
    to_department, _ = letters()

    assert to_department.missing == ("số, ngày ban hành của Kế hoạch",)


def test_a_receiver_that_the_plan_does_not_name_is_a_gap():
    silent = replace(ASKED, action="Báo cáo kết quả thực hiện theo đề cương")

    letter, _ = letters(make_plan(tasks=(silent,)))

    assert "nơi nhận báo cáo của các cơ quan, đơn vị" in letter.missing


def test_a_school_asks_and_does_not_order():
    school = make_plan(
        issuer="TRƯỜNG THPT CAO LÃNH 2",
        title="Tổ chức Hội nghị tổng kết năm học",
        tasks=(replace(ASKED, owners=("Các tổ chuyên môn", "Nhà trường")),),
    )

    (letter,) = letters(school)

    told = " ".join(words_of(letter.blocks))
    assert letter.addressees == ("Các tổ chuyên môn",)
    assert "đề nghị các cơ quan, đơn vị thực hiện" in told
    assert "giải trình" not in told


def test_a_plan_that_asks_for_no_reports_has_no_letter():
    parts = papers(make_conference(make_plan(tasks=())))

    assert [part.slug for part in parts] == ["bao-cao-trinh-hoi-nghi"]


def test_the_annex_prints_the_outline_of_the_conference_as_it_is_in_force():
    conference = make_conference()
    office = make_clerk(conference)
    own = ReportOutline.objects.get(conference=conference)
    draft = outline_acts.start_draft(own, by=office)
    added = Written(title="Việc làm thêm của địa phương", asks=("Nêu rõ cách làm.",))
    outline_acts.edit(
        draft,
        lambda told: drop(add_section(told, added, level=1, after="I"), "TD04"),
        by=office,
        what="I",
    )
    draft.refresh_from_db()
    before = _annexes(conference)

    outline_acts.release(draft, "", based_on=draft.stamp, by=office)

    after = _annexes(conference)
    assert "II. VIỆC LÀM THÊM CỦA ĐỊA PHƯƠNG" not in before
    assert "II. VIỆC LÀM THÊM CỦA ĐỊA PHƯƠNG" in after
    assert "Ban hành lần 2, thay đề cương đã gửi trước." in after
    assert any("khen thưởng (các cấp)" in words for words in before)
    assert not any("khen thưởng (các cấp)" in words for words in after)


def _annexes(conference) -> list[str]:
    _, to_communes = only(papers(conference), "yeu-cau-bao-cao")
    outline, form = to_communes.annexes
    return [*words_of(outline.blocks), *(cell for row in cells_of(form.blocks) for cell in row)]
