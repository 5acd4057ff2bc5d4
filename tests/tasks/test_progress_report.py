"""Báo cáo tiến độ: đúng thể thức, có biểu đồ, có danh sách ai trễ; chỉ văn phòng soạn được."""

import io
from datetime import date

import docx
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.papers import draw
from hoinghi.papers.check.check import check
from hoinghi.papers.check.files import measure
from hoinghi.papers.model import Figure, Format
from hoinghi.tasks.models import Duty
from hoinghi.tasks.progress import progress
from hoinghi.tasks.rules import State
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db
LATE, EARLY = date(2023, 11, 30), date(2023, 11, 1)


@pytest.fixture
def conference() -> Conference:
    return make_conference()


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("today", [EARLY, LATE])
def test_the_report_keeps_to_the_form(conference: Conference, form: Format, today: date):
    made = draw((progress(conference, today),), form)

    report = check(measure(made, f"tien-do.{form.value}"))
    assert [(d.code, d.measured, d.spot.words) for d in report.deviations] == []


def test_it_shows_the_chart_and_names_the_late(conference: Conference):
    paper = progress(conference, LATE)

    (chart,) = (block for block in paper.blocks if isinstance(block, Figure))
    assert "phần việc đã nộp" in chart.alternative
    text = _text(draw((paper,), Format.PDF))
    assert "Hình 1." in text
    assert "Còn 23 phần việc quá hạn ở 23 cơ quan" in text
    assert "Ủy ban nhân dân xã Bình Châu" in text


def test_nobody_late_is_said_and_no_list_follows(conference: Conference):
    Duty.objects.update(state=State.DONE.value, delivered_on=EARLY)

    paper = progress(conference, LATE)

    assert paper.annexes == ()
    assert "Không có phần việc nào quá hạn." in _text(draw((paper,), Format.PDF))


def test_the_office_takes_it_from_the_record(client: Client, conference: Conference):
    client.force_login(make_account(conference))

    answer = client.get(reverse("tasks:progress", args=[conference.slug, "docx"]))

    document = docx.Document(io.BytesIO(b"".join(answer.streaming_content)))
    assert any("TÌNH HÌNH CHUNG" in paragraph.text for paragraph in document.paragraphs)
    assert len(document.inline_shapes) == 1


def test_a_leader_reads_and_does_not_draft(client: Client, conference: Conference):
    leader = make_account(username="lanhdao")
    grant(conference, leader, Role.LEADER, by="thử nghiệm")
    client.force_login(leader)

    answer = client.get(reverse("tasks:progress", args=[conference.slug, "pdf"]))

    assert answer.status_code == 403


def _text(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(text.split())
