"""Trang Văn bản: ai làm được gì, văn bản nào không còn khớp, tệp nào trả về."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.dispatch import services, store
from hoinghi.dispatch.documents import documents_of
from hoinghi.dispatch.listing import Act
from hoinghi.dispatch.models import PaperRecord, Revision
from hoinghi.dispatch.rules import State
from hoinghi.papers import draw
from hoinghi.units.models import Account
from tests.dispatch.test_kept_papers import FIXED, SMALL, amend, letter_ref, make_kept, words_of
from tests.factories import PASSWORD, make_account, make_conference, make_plan

pytestmark = pytest.mark.django_db

NOTICE = "thong-bao-ket-luan"
DAY = "20/11/2023"


def at(name: str, conference: Conference, *more: object) -> str:
    return reverse(f"dispatch:{name}", args=[conference.slug, *more])


@pytest.fixture
def conference(client: Client) -> Conference:
    made = make_conference(FIXED)
    client.force_login(make_account(made))
    return made


def shown(response) -> str:
    return response.content.decode()


YES = {"gaps_checked": "on", "confirmed": "1"}


def seen_by(client: Client, conference: Conference, ref: str = NOTICE) -> str:
    return client.get(at("paper", conference, ref)).context["issue_form"].initial["seen"]


def act_of(client: Client, conference: Conference, ref: str = NOTICE) -> Act | None:
    rows = client.get(at("papers", conference)).context["shelf"]().rows
    return next(row.act for row in rows if row.ref == ref)


def test_the_way_of_a_paper_from_draft_to_replacement(client: Client, conference: Conference):
    assert act_of(client, conference) is Act.ISSUE
    client.post(at("keep", conference, NOTICE))
    amend()
    assert act_of(client, conference) is Act.RENEW
    client.post(at("keep", conference, NOTICE))
    given = {
        "serial": "12",
        "day": DAY,
        "seen": seen_by(client, conference),
        "gaps_checked": "on",
    } | YES
    issued = client.post(at("issue", conference, NOTICE), given, follow=True)
    assert "Đã phát hành" in shown(issued)
    assert act_of(client, conference) is None
    amend(FIXED)
    assert act_of(client, conference) is Act.REPLACE

    page = client.post(at("replace", conference, NOTICE), follow=True)

    assert "Đã lập dự thảo văn bản thay thế" in shown(page)
    assert act_of(client, conference) is Act.ISSUE
    states = Revision.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == [State.DROPPED, State.ISSUED, State.DRAFT]


def test_the_list_says_which_facts_changed(client: Client, conference: Conference):
    make_kept(conference, NOTICE)
    amend()

    page = client.get(at("papers", conference))

    (row,) = page.context["shelf"]().stale
    assert row.ref == NOTICE
    assert "1 văn bản không còn khớp dữ kiện" in shown(page)
    for words in ("Ngày tổ chức:", "ngày 05 tháng 12 năm 2023", "ngày 07 tháng 12 năm 2023"):
        assert words in shown(page)


def test_the_overview_asks_to_replace_what_was_issued(client: Client, conference: Conference):
    make_kept(conference, NOTICE)
    amend()

    page = client.get(reverse("conferences:dossier-state", args=[conference.slug]))

    told = [todo.text for todo in page.context["todos"]]
    assert "1 văn bản đã phát hành không còn khớp dữ kiện: thay thế hoặc đính chính." in told


def test_the_overview_says_why_a_paper_is_to_be_updated(client: Client, conference: Conference):
    services.keep_all(conference, by="an")
    amend()

    page = client.get(reverse("conferences:dossier-state", args=[conference.slug]))

    panel = next(p for p in page.context["panels"] if p.slug == "van-ban-can-cap-nhat")
    notes = {row.text: row.note for row in panel.rows}
    assert notes["Thông báo kết luận"] == (
        "Ngày tổ chức: ngày 05 tháng 12 năm 2023 → ngày 07 tháng 12 năm 2023"
    )


def test_a_paper_that_the_plan_no_longer_calls_for_is_to_be_recalled(client: Client):
    made = make_conference(SMALL)
    client.force_login(make_account(made))
    ref = letter_ref(made)
    make_kept(made, ref)
    amend(make_plan(delegates=(), talks=()))

    page = client.get(at("papers", made))

    (row,) = page.context["shelf"]().stale
    assert (row.ref, row.act, row.is_gone) == (ref, Act.RECALL, True)
    client.post(at("recall", made, ref), {"reason": "Không tổ chức tham luận"})
    notice = Revision.objects.get(record__slug="thu-hoi")
    assert "Lý do thu hồi: Không tổ chức tham luận." in words_of(notice)


def test_a_correction_takes_the_lines_that_were_typed(client: Client, conference: Conference):
    make_kept(conference, NOTICE)
    lines = {
        "dong-TOTAL_FORMS": "2",
        "dong-INITIAL_FORMS": "0",
        "dong-0-place": "Mục I.1",
        "dong-0-printed": "66 hộ",
        "dong-0-right": "69 hộ",
        "dong-1-place": "",
    }

    client.post(at("correct", conference, NOTICE), lines)

    letter = Revision.objects.get(record__slug="dinh-chinh")
    table = letter.papers[0].blocks[1]
    assert ["".join(run.text for run in cell) for cell in table.rows[0].cells] == [
        "1", "Mục I.1", "66 hộ", "69 hộ",
    ]  # fmt: skip
    assert len(table.rows) == 1


def test_one_click_makes_the_correction_of_all_that_differs(client: Client, conference: Conference):
    make_kept(conference, NOTICE)
    amend()

    client.post(at("correct", conference, NOTICE))

    table = Revision.objects.get(record__slug="dinh-chinh").papers[0].blocks[1]
    assert len(table.rows) == 1
    assert "05 tháng 12" in table.rows[0].cells[2][0].text


@pytest.mark.parametrize(
    "lines, said",
    [
        ({"dong-TOTAL_FORMS": "x"}, "ManagementForm"),
        ({"dong-TOTAL_FORMS": "1", "dong-INITIAL_FORMS": "0", "dong-0-place": "I"}, "còn thiếu"),
        ({"dong-TOTAL_FORMS": "1", "dong-INITIAL_FORMS": "0"}, "Chưa có chỗ nào cần đính chính"),
        ({"dong-TOTAL_FORMS": "1", "dong-INITIAL_FORMS": "0", "dong-0-place": "a" * 301,
          "dong-0-printed": "b", "dong-0-right": "c"}, "300"),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_refused_in_words(
    client: Client, conference: Conference, lines: dict[str, str], said: str
):
    make_kept(conference, NOTICE)

    page = client.post(at("correct", conference, NOTICE), lines, follow=True)

    assert said in shown(page)
    assert not Revision.objects.filter(record__slug="dinh-chinh").exists()


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"day": ""}, "Hãy gõ ngày ghi trên văn bản"),
        ({"day": "31/02/2023"}, "Ngày không đúng"),
        ({"day": "01/01/2999"}, "chưa đến"),
        ({"serial": "0"}, "từ 1 đến 99999"),
        ({"serial": "12a"}, "từ 1 đến 99999"),
        ({"serial": "999999999999999"}, "từ 1 đến 99999"),
        ({"gaps_checked": ""}, "chỗ chưa có thông tin"),
        ({"seen": "x"}, "vừa thay đổi"),
    ],
)
def test_what_is_typed_wrong_is_told_and_nothing_is_issued(
    client: Client, conference: Conference, changed: dict[str, str], said: str
):
    given = {
        "serial": "12",
        "day": DAY,
        "seen": seen_by(client, conference),
        "gaps_checked": "on",
    } | YES

    page = client.post(at("issue", conference, NOTICE), {**given, **changed})

    assert page.status_code == 200
    assert said in shown(page)
    assert not Revision.objects.filter(state=State.ISSUED).exists()


ACTS = ["keep", "issue", "replace", "correct", "recall", "drop"]


@pytest.mark.parametrize("act", ACTS)
def test_who_only_reads_may_not_act_and_sees_no_button(client: Client, act: str):
    made = make_conference(SMALL)
    leader = Account.objects.create_user(username="lanhdao", password=PASSWORD)
    grant(made, leader, Role.LEADER, by="thử")
    client.force_login(leader)

    assert client.post(at(act, made, NOTICE)).status_code == 403
    assert client.post(at("keep-all", made)).status_code == 403
    pages = shown(client.get(at("papers", made))) + shown(client.get(at("paper", made, NOTICE)))
    assert at(act, made, NOTICE) not in pages
    assert not Revision.objects.exists()


def test_a_stranger_finds_nothing(client: Client, conference: Conference):
    make_kept(conference, NOTICE)
    client.force_login(make_account(username="nguoila"))

    pages = [
        at("papers", conference),
        at("paper", conference, NOTICE),
        at("difference", conference, NOTICE, 1, 0),
        at("today-file", conference, NOTICE, "pdf"),
        at("kept-file", conference, NOTICE, 1, "pdf"),
    ]

    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(at(act, conference, NOTICE)).status_code for act in ACTS} == {404}


@pytest.mark.parametrize(
    "name, more",
    [
        ("paper", ["khong-co"]),
        ("difference", [NOTICE, 1, 0]),
        ("difference", [NOTICE, 0, 9]),
        ("today-file", [NOTICE, "exe"]),
        ("today-file", ["khong-co", "pdf"]),
        ("kept-file", [NOTICE, 1, "pdf"]),
        ("pick", [NOTICE]),
    ],
)
def test_what_is_not_there_is_not_found(
    client: Client, conference: Conference, name: str, more: list[object]
):
    assert client.get(at(name, conference, *more)).status_code == 404


def test_an_issued_file_comes_back_byte_for_byte(client: Client, conference: Conference):
    issued = make_kept(conference, NOTICE)
    expected = {file.form: store.get(file) for file in issued.files.all()}
    amend()

    answers = {
        form: client.get(at("kept-file", conference, NOTICE, 1, form)) for form in ("docx", "pdf")
    }

    assert {form: answer.content for form, answer in answers.items()} == expected
    assert answers["docx"]["Content-Disposition"].startswith("attachment")
    assert answers["pdf"]["Content-Disposition"].startswith("inline")


def test_a_draft_is_drawn_from_the_words_that_were_kept(client: Client, conference: Conference):
    draft = services.keep(conference, NOTICE, by="an")
    amend()

    answer = client.get(at("kept-file", conference, NOTICE, 1, "docx"))

    assert answer.content == draw(draft.papers, "docx")


def test_a_damaged_file_says_what_to_do(client: Client, conference: Conference):
    issued = make_kept(conference, NOTICE)
    (settings.MEDIA_ROOT / issued.files.get(form="pdf").path).write_bytes(b"khac")

    answer = client.get(at("kept-file", conference, NOTICE, 1, "pdf"))

    assert answer.status_code == 500
    assert "bản sao lưu" in shown(answer)


def test_the_difference_page_shows_words_and_leads_on(client: Client, conference: Conference):
    make_kept(conference, NOTICE)
    amend()

    page = shown(client.get(at("difference", conference, NOTICE, 1, 0)))

    assert '<del><span class="visually-hidden">bỏ: </span>05 </del>' in page
    assert '<ins><span class="visually-hidden">thêm: </span>07 </ins>' in page
    assert at("replace", conference, NOTICE) in page


def test_two_revisions_are_picked_in_any_order(client: Client, conference: Conference):
    make_kept(conference, NOTICE)

    answer = client.get(at("pick", conference, NOTICE), {"tu": "2", "den": "1"})

    assert answer.url == at("difference", conference, NOTICE, 1, 2)


def test_nothing_that_was_written_is_taken_for_html(client: Client):
    made = make_conference(make_plan(delegates=(), title="Hội nghị <script>alert(1)</script>"))
    Conference.objects.update(title="Hội nghị <script>alert(1)</script>")
    client.force_login(make_account(made))
    make_kept(Conference.objects.get(), NOTICE)

    for page in (
        at("papers", made),
        at("paper", made, NOTICE),
        at("difference", made, NOTICE, 1, 0),
    ):
        assert "<script>alert" not in shown(client.get(page))


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_the_list_asks_as_much_for_three_hundred_kept_papers_as_for_one(
    client: Client, conference: Conference
):
    services.keep(conference, NOTICE, by="an")
    one = asked(client, at("papers", conference))
    ref = letter_ref(conference)
    services.keep(conference, ref, by="an")
    make_kept(conference, "chuong-trinh")
    three = asked(client, at("papers", conference))
    template = Revision.objects.get(record__slug=NOTICE)
    for number in range(300):
        record = PaperRecord.objects.create(
            conference=conference, slug="cu", key=str(number), title="Cũ", order=1, formats="pdf"
        )
        template.pk, template.record = None, record
        template.save()

    assert [one, three, asked(client, at("papers", conference))] == [one] * 3


def test_changed_papers_are_compared_with_one_query_for_all(client: Client, conference: Conference):
    services.keep_all(conference, by="an")
    amend()
    with CaptureQueriesContext(connection) as captured:
        page = client.get(at("papers", conference))

    revisions = [q for q in captured if 'FROM "dispatch_revision"' in q["sql"]]
    assert len(page.context["shelf"]().stale) > 3
    assert len(revisions) == 2


def test_the_dossier_is_made_once_for_each_change_of_facts(conference: Conference):
    first = documents_of(conference)

    assert documents_of(Conference.objects.get()) is first
    assert documents_of(amend()) is not first


def test_a_day_may_be_typed_as_people_write_it(client: Client, conference: Conference):
    given = {
        "serial": "7",
        "day": DAY,
        "seen": seen_by(client, conference),
        "gaps_checked": "on",
    } | YES

    client.post(at("issue", conference, NOTICE), given)

    assert Revision.objects.get(state=State.ISSUED).dated == date(2023, 11, 20)


def test_before_issuing_the_consequences_are_said_and_nothing_is_done(
    client: Client, conference: Conference
):
    given = {"serial": "7", "day": DAY, "seen": seen_by(client, conference), "gaps_checked": "on"}

    asked = client.post(at("issue", conference, NOTICE), given)

    assert "Sẽ phát hành văn bản số 07 ngày 20/11/2023." in shown(asked)
    assert "Không thu lại được" in shown(asked)
    assert not Revision.objects.filter(state=State.ISSUED).exists()
