"""Forms of reports, reminder, and the reports that the conference hears."""

import pytest

from hoinghi.conferences.services import establish
from hoinghi.papers.model import GAP, Heading, Orientation, Table
from hoinghi.papers.text import plain
from hoinghi.reading.plan import AgendaItem, Event, Lines
from hoinghi.reading.reader import read_file
from hoinghi.reports.papers import papers
from tests.factories import EXAMPLE, make_bodies, make_conference, make_plan
from tests.paper_words import only, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    make_bodies()
    reading = read_file(EXAMPLE / "ke-hoach.txt")
    return establish(reading, file_name="ke-hoach.txt", by="thử nghiệm").conference


def test_each_group_has_a_form_addressed_as_the_plan_says(conference):
    departments, localities = only(papers(conference), "mau-bao-cao")

    assert departments.addressees == ("Phòng Lao động, Thương binh và Xã hội",)
    assert departments.issuer.name == "TÊN CƠ QUAN, ĐƠN VỊ"
    assert departments.issuer.parent == "ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN"
    assert localities.issuer.name == "ỦY BAN NHÂN DÂN\nTÊN ĐỊA PHƯƠNG"
    assert localities.signature.authority == ("TM. ỦY BAN NHÂN DÂN",)
    assert localities.missing == ()


def test_a_form_tells_in_footnotes_what_is_asked(conference):
    form = only(papers(conference), "mau-bao-cao")[0]
    headings = [block for block in form.blocks if isinstance(block, Heading)]
    first = headings[0].text[0]

    assert first.text == "I. ĐẶC ĐIỂM TÌNH HÌNH; CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"
    assert first.note.startswith("Đặc điểm chính ảnh hưởng đến công tác giảm nghèo")
    assert words_of(form.blocks)[2] == GAP


def test_the_reminder_lists_all_who_owe_a_report(conference):
    (letter,) = only(papers(conference), "don-doc-bao-cao")
    (table,) = letter.annexes[0].blocks

    assert letter.addressees[-1] == "Ủy ban nhân dân các xã, thị trấn"
    assert (
        "26 cơ quan, đơn vị, địa phương gửi báo cáo trước ngày 22/11/2023"
        in (words_of(letter.blocks)[0])
    )
    assert len(table.rows) == 26
    assert [plain(cell) for cell in table.rows[0].cells] == [
        "1",
        "Phòng Nông nghiệp và Phát triển nông thôn huyện Bình Sơn",
        "trước ngày 22/11/2023",
        "",
        "",
    ]


def test_each_report_that_the_programme_names_has_its_paper(conference):
    programme, movement = only(papers(conference), "bao-cao-trinh-hoi-nghi")

    assert programme.title == (
        "Kết quả giữa kỳ Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025"
    )
    assert movement.title.startswith("Kết quả phong trào thi đua “Bình Sơn vì người nghèo")
    assert "1. Kết quả thực hiện các nội dung thi đua" in words_of(movement.blocks)
    assert movement.annexes == ()


def test_figures_of_all_localities_stand_across_with_a_sum(conference):
    programme = only(papers(conference), "bao-cao-trinh-hoi-nghi")[0]
    tables = [block for annex in programme.annexes for block in annex.blocks if _is_table(block)]

    assert [annex.number for annex in programme.annexes] == ["I", "II", "III", "IV", "V", "VI"]
    assert {annex.orientation for annex in programme.annexes} == {Orientation.LANDSCAPE}
    assert {len(table.rows) for table in tables} == {23}
    assert all(table.numbered and table.rows[-1].sums for table in tables)
    assert max(len(table.columns) for table in tables) == 9
    assert plain(tables[0].rows[0].cells[1]) == "Thị trấn Châu Ổ"


def _is_table(block):
    return isinstance(block, Table)


def test_a_course_hears_no_report():
    plan = make_plan(title="Tập huấn", event=Event(name="Tập huấn nghiệp vụ"))

    assert not [part for part in papers(make_conference(plan)) if "trinh" in part.slug]


def test_a_review_whose_programme_names_no_report_has_one_on_all():
    points = (AgendaItem(order=1, time=None, text="Khai mạc", presenter=None, lines=Lines(4, 4)),)
    (report,) = only(papers(make_conference(make_plan(agenda=points))), "bao-cao-trinh-hoi-nghi")

    assert report.title == "Kết quả Hội nghị sơ kết giữa kỳ công tác giảm nghèo bền vững"
