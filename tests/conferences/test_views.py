"""Trang của hội nghị: ai thấy gì, thấy đủ, và tải về được."""

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import docx
import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences import dossier
from hoinghi.conferences.lights import Light
from hoinghi.conferences.models import Conference
from hoinghi.delegates.queries import place_counts
from hoinghi.reading.plan import Finding, Lines, Severity
from tests.factories import PLAN, make_account, make_conference, make_plan

FINDINGS = (
    Finding(
        code="form.hint",
        severity=Severity.HINT,
        message="Gợi ý đứng sau.",
        lines=(Lines(3, 3),),
        remedy="Không bắt buộc.",
    ),
    Finding(
        code="numbers.sum",
        severity=Severity.ERROR,
        message="Tổng số đại biểu không khớp.",
        lines=(Lines(12, 12), Lines(14, 15)),
        remedy="Hãy cộng lại.",
    ),
)


def sign_in(client: Client, *conferences: Conference) -> Client:
    client.force_login(make_account(*conferences))
    return client


def address(name: str, conference: Conference, *more: str) -> str:
    room = "dispatch" if name == "papers" else "conferences"
    return reverse(f"{room}:{name}", args=[conference.slug, *more])


def pages(conference: Conference) -> list[str]:
    part = dossier.parts(conference)[0]
    return [
        address("overview", conference),
        address("dossier-state", conference),
        address("leader", conference),
        address("plan", conference),
        address("papers", conference),
        address("archive", conference),
        address("paper", conference, part.slug, part.formats[0].value),
        address("each-copy", conference, part.slug, part.formats[0].value),
    ]


def text_of(response) -> str:
    return response.content.decode()


@pytest.mark.django_db
def test_a_stranger_gets_the_same_answer_as_for_a_conference_that_is_not_there(client: Client):
    conference = make_conference()
    client.force_login(make_account(username="nguoila"))

    answers = {client.get(page).status_code for page in pages(conference)}

    assert answers == {404}


@pytest.mark.django_db
def test_without_an_account_every_page_leads_to_signing_in(client: Client):
    conference = make_conference()

    answers = [client.get(page) for page in [reverse("conferences:list"), *pages(conference)]]

    assert {answer.status_code for answer in answers} == {302}
    assert all(answer.url.startswith("/dang-nhap/?next=") for answer in answers)


@pytest.mark.django_db
def test_no_cache_keeps_a_page_of_an_account(client: Client):
    conference = make_conference()
    sign_in(client, conference)

    answers = [client.get(page) for page in pages(conference)]

    assert {answer["Cache-Control"] for answer in answers} == {"private, no-store"}


@pytest.mark.django_db
def test_the_list_shows_only_the_account_s_own_conferences(client: Client):
    own = make_conference()
    make_conference(make_plan(title="Hội nghị của người khác", event=PLAN.event))
    other = Conference.objects.exclude(pk=own.pk).get()
    Conference.objects.filter(pk=other.pk).update(title="Hội nghị của người khác")
    sign_in(client, own)

    shown = text_of(client.get(reverse("conferences:list")))

    assert own.title in shown
    assert "Hội nghị của người khác" not in shown


@pytest.mark.django_db
def test_the_list_asks_as_much_for_three_conferences_as_for_one(
    client: Client, django_assert_num_queries
):
    conferences = [
        make_conference(make_plan(title=f"Hội nghị thứ {number}")) for number in (1, 2, 3)
    ]
    account = make_account(conferences[0])
    client.force_login(account)
    page = reverse("conferences:list")
    with django_assert_num_queries(14):
        client.get(page)
    client.force_login(make_account(*conferences, username="bahoinghi"))

    with django_assert_num_queries(14):
        shown = text_of(client.get(page))

    assert shown.count('class="card hn-conference"') == 3


@pytest.mark.parametrize("name", ["overview", "dossier-state", "leader", "plan", "papers"])
@pytest.mark.django_db
def test_a_page_asks_as_much_for_three_times_the_facts(client: Client, name: str):
    small = make_conference()
    large = make_conference(
        make_plan(
            title="Hội nghị có nhiều việc hơn",
            tasks=PLAN.tasks + PLAN.tasks[1:] * 4,
            talks=PLAN.talks * 3,
            agenda=PLAN.agenda * 3,
            recipients=PLAN.recipients * 3,
            findings=FINDINGS * 3,
        )
    )
    sign_in(client, small, large)

    asked = []
    for conference in (small, large):
        client.get(address(name, conference))
        with CaptureQueriesContext(connection) as captured:
            client.get(address(name, conference))
        asked.append(len(captured))

    assert asked[0] == asked[1]


@pytest.mark.django_db
def test_an_empty_list_says_what_to_do(client: Client):
    sign_in(client)

    assert "xem lại rồi xác nhận" in text_of(client.get(reverse("conferences:list")))


@pytest.mark.django_db
def test_the_list_counts_the_findings_of_the_plan_in_force(client: Client):
    sign_in(client, make_conference(make_plan(findings=FINDINGS)))

    assert "2 phát hiện trong kế hoạch" in text_of(client.get(reverse("conferences:list")))


@pytest.mark.django_db
def test_the_overview_says_first_what_stops_the_conference(client: Client):
    conference = make_conference(make_plan(findings=FINDINGS))
    sign_in(client, conference)

    context = client.get(address("overview", conference)).context

    told = [(todo.light, todo.text) for todo in context["shown"]().todos]
    assert told[:2] == [
        (Light.RED, "Kế hoạch có 1 chỗ phải sửa."),
        (Light.RED, "Ấn định ngày, giờ tổ chức hội nghị."),
    ]
    assert (Light.AMBER, "5 suất khen thưởng chưa có tên tập thể, cá nhân.") in told
    assert (Light.AMBER, "1 tham luận chưa có chủ đề.") in told
    after = client.get(address("dossier-state", conference)).context["todos"]
    assert after[-1].text.endswith("thông tin mà hồ sơ còn thiếu.")


@pytest.mark.django_db
def test_the_overview_writes_the_arithmetic_of_the_delegates_out(client: Client):
    conference = make_conference()
    sign_in(client, conference)

    panels = client.get(address("overview", conference)).context["panels"]

    delegates = next(panel for panel in panels if panel.slug == "dai-bieu")
    assert delegates.number == 166
    assert delegates.note == "1 + 22 × 2 + 22 × 4 = 133; 166 − 133 = 33"
    assert [row.value for row in delegates.rows] == ["1", "22 × 2 = 44", "22 × 4 = 88", "33"]


@pytest.mark.django_db
def test_the_overview_shows_every_room_that_the_plan_gives_something(client: Client):
    conference = make_conference()
    sign_in(client, conference)

    response = client.get(address("overview", conference))

    assert [panel.slug for panel in response.context["panels"]] == [
        "nhiem-vu", "bao-cao", "chuong-trinh", "tham-luan", "dai-bieu", "khen-thuong", "kinh-phi",
        "noi-nhan",
    ]  # fmt: skip
    assert "22/11/2023" in text_of(response)
    assert 'href="/hoi-nghi/' + conference.slug + '/ke-hoach/#dong-18"' in text_of(response)


@pytest.mark.parametrize(
    "days, shown",
    [
        (12, ">12</span> <span>ngày nữa"),
        (0, "Hôm nay"),
        (-3, "Đã diễn ra"),
        (None, "Chưa ấn định ngày"),
    ],
)
@pytest.mark.django_db
def test_the_overview_counts_the_days_down(client: Client, days: int | None, shown: str):
    conference = make_conference()
    today = timezone.localdate()
    Conference.objects.update(starts_on=None if days is None else today + timedelta(days=days))
    sign_in(client, conference)

    assert shown in text_of(client.get(address("overview", conference)))


@pytest.mark.django_db
def test_a_plan_that_says_nearly_nothing_still_has_its_pages(client: Client):
    conference = make_conference(
        replace(PLAN.__class__(), title="Hội nghị tổng kết", date=date(2023, 10, 2))
    )
    sign_in(client, conference)

    answers = {
        client.get(address(name, conference)).status_code for name in ("overview", "plan", "papers")
    }

    assert answers == {200}


@pytest.mark.django_db
def test_the_plan_page_leads_from_what_was_read_to_its_lines(client: Client):
    conference = make_conference(make_plan(findings=FINDINGS))
    sign_in(client, conference)

    shown = text_of(client.get(address("plan", conference)))

    assert shown.count('<p id="dong-') == 30
    assert '<p id="dong-12" data-line="12" class="hn-written is-read has-error">' in shown
    assert "dòng 12 của kế hoạch" in shown
    assert 'data-lines="18-19">dòng 18–19</a>' in shown
    assert "Tổng số đại biểu không khớp." in shown


@pytest.mark.django_db
def test_the_papers_stand_in_the_order_of_the_dossier(client: Client):
    conference = make_conference()
    sign_in(client, conference)

    shelf = client.get(address("papers", conference)).context["shelf"]()

    assert [row.part for row in shelf.parts] == dossier.parts(conference)
    assert [row.number for row in shelf.parts] == list(range(1, len(shelf.parts) + 1))


@pytest.mark.django_db
def test_a_word_file_comes_down_and_opens(client: Client):
    conference = make_conference()
    sign_in(client, conference)

    response = client.get(address("paper", conference, "bang-phan-cong-nhiem-vu", "docx"))

    assert response["Content-Disposition"].startswith('attachment; filename="')
    assert response["Content-Disposition"].endswith('-bang-phan-cong-nhiem-vu.docx"')
    assert "wordprocessingml" in response["Content-Type"]
    document = docx.Document(io.BytesIO(b"".join(response)))
    cells = [cell.text for row in document.tables[-1].rows for cell in row.cells]
    assert "Tham mưu xét chọn tập thể, cá nhân khen thưởng" in cells


@pytest.mark.django_db
def test_a_pdf_opens_in_the_browser(client: Client):
    conference = make_conference()
    sign_in(client, conference)

    response = client.get(address("paper", conference, "bang-phan-cong-nhiem-vu", "pdf"))

    assert response["Content-Disposition"].startswith('inline; filename="')
    assert response["Content-Type"] == "application/pdf"
    assert "object-src 'self'" in response["Content-Security-Policy"]
    assert len(pypdfium2.PdfDocument(b"".join(response))) >= 1


@pytest.mark.parametrize(
    "part, ending",
    [
        ("khong-co", "pdf"),
        ("bang-phan-cong-nhiem-vu", "exe"),
        ("giay-khen", "docx"),
    ],
)
@pytest.mark.django_db
def test_a_paper_that_is_not_in_the_dossier_is_not_found(client: Client, part: str, ending: str):
    conference = make_conference()
    sign_in(client, conference)

    assert client.get(address("paper", conference, part, ending)).status_code == 404


@pytest.mark.django_db
def test_the_archive_holds_every_file_of_the_dossier(client: Client):
    conference = make_conference()
    sign_in(client, conference)

    response = client.get(address("archive", conference))

    content = b"".join(response.streaming_content)
    expected = [
        f"ho-so-{conference.slug}/{dossier.file_name(part, form, number)}"
        for number, part in enumerate(dossier.parts(conference), start=1)
        for form in part.formats
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == expected
    assert response["Content-Disposition"] == f'attachment; filename="ho-so-{conference.slug}.zip"'


@pytest.mark.django_db
def test_each_delegate_has_an_invitation_in_a_file_of_its_own(client: Client):
    conference = make_conference()
    sign_in(client, conference)
    places = place_counts(conference).total

    response = client.get(address("each-copy", conference, "giay-moi", "pdf"))

    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        names = archive.namelist()
        files = {archive.read(name) for name in names}
    assert names[0] == "giay-moi/giay-moi-001.pdf"
    assert len(names) == len(files) == places
    assert all(file.startswith(b"%PDF-") for file in files)


@pytest.mark.django_db
def test_no_page_of_a_conference_takes_a_change(client: Client):
    conference = make_conference()
    sign_in(client, conference)

    assert {client.post(page).status_code for page in pages(conference)} == {405}
