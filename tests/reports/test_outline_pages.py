"""Outlines on their pages: edited as a draft, released with what changed; nobody loses anything."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hoinghi.reports import outline_acts, services
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, of_json
from hoinghi.reports.merging import Written
from hoinghi.reports.models import OutlineVersion, Report, ReportOutline
from hoinghi.reports.outline_edits import drop, remove_section, step
from hoinghi.reports.outline_queries import asked_of, content_of
from hoinghi.reports.outline_refusals import NothingChanged
from hoinghi.reports.outlines import outline as known_outline
from hoinghi.reports.states import State
from hoinghi.together.refusals import ChangedMeanwhile
from tests.factories import make_account, make_clerk, make_conference

pytestmark = pytest.mark.django_db
IN_TIME = timezone.make_aware(datetime(2023, 11, 20, 9))


@pytest.fixture
def conference():
    return make_conference()


@pytest.fixture
def office(conference):
    return make_clerk(conference)


@pytest.fixture
def outline(conference) -> ReportOutline:
    return ReportOutline.objects.get(conference=conference)


@pytest.fixture
def client(office) -> Client:
    made = Client()
    made.force_login(office)
    return made


def address(name: str, outline: ReportOutline, **more) -> str:
    return (
        reverse(f"reports:{name}", args=[outline.conference.slug, outline.pk], kwargs=None)
        if (not more)
        else reverse(
            f"reports:{name}", kwargs={"slug": outline.conference.slug, "pk": outline.pk, **more}
        )
    )


def wrote(report: Report, text: str, by) -> Report:
    told = Written(
        answers={Cell("TH01", "2023"): (None, Answer(said=Said.NUMBER, number=Decimal(4)))},
        texts={"II.2": (None, f"<p>{text}</p>")},
    )
    stands, _ = services.save(report, told, by=by)
    return stands


def reports_of(outline: ReportOutline):
    return Report.objects.filter(outline=outline, organisation__kind="peoples_committee")


def test_the_outline_that_the_plan_asks_for_stands_in_the_list(client, conference):
    page = client.get(reverse("reports:outlines", args=[conference.slug]))

    text = page.content.decode()
    assert page.status_code == 200
    assert "đang dùng: lần 1" in text
    assert "23 đơn vị phải báo cáo" in text


def test_a_section_moves_and_all_are_numbered_anew(client, outline):
    client.post(address("outline-start", outline))

    client.post(address("outline-act", outline), {"viec": "up", "muc": "III"})

    draft = outline_acts.draft_of(outline)
    told = content_of(draft)
    numbers = {one.lasting: one.number for one in told.sections}
    assert (numbers["III"], numbers["II"], numbers["II.1"]) == ("II", "III", "III.1")
    assert content_of(outline.versions.get(number=1)).sections[1].number == "II"


def test_a_section_is_written_anew(client, outline):
    client.post(address("outline-start", outline))
    page = client.get(address("outline-section", outline, key="VI"))
    opened = page.context["form"].stamp

    sent = client.post(
        address("outline-section", outline, key="VI"),
        {
            "title": "Kiến nghị",
            "asks": "- Với huyện\n- Với tỉnh",
            "kind": "proposals",
            "most_words": "300",
            "opened": opened.partition('value="')[2].partition('"')[0],
        },
    )

    assert sent.status_code == 302
    section = content_of(outline_acts.draft_of(outline)).section("VI")
    assert (section.title, section.asks, section.most_words) == (
        "Kiến nghị",
        ("Với huyện", "Với tỉnh"),
        300,
    )


def test_two_editors_of_one_section_lose_nothing(client, outline):
    client.post(address("outline-start", outline))
    there = address("outline-section", outline, key="VI")
    opened = client.get(there).context["form"].stamp.partition('value="')[2].partition('"')[0]
    told = {"kind": "proposals", "most_words": "250", "opened": opened}
    asks = "\n".join(content_of(outline_acts.draft_of(outline)).section("VI").asks)
    client.post(there, {**told, "title": "Kiến nghị", "asks": asks})

    second = client.post(there, {**told, "title": "Đề xuất", "asks": asks})

    assert second.status_code == 409
    assert "Kiến nghị" in second.content.decode()
    assert content_of(outline_acts.draft_of(outline)).section("VI").title == "Kiến nghị"


def test_an_indicator_of_the_offices_own_is_asked(client, outline):
    client.post(address("outline-start", outline))
    there = address("outline-add-figure", outline, key="III")
    told = {
        "section": "III", "code": "rd01", "name": "Số mô hình được nhân rộng", "unit": "mô hình",
        "formula": "", "decimals": "0", "over_units": "sum", "over_time": "sum",
        "direction": "up", "chain": "outcome", "project": "CT", "hard": "RD01 >= 0",
        "soft": "", "applies": "", "source": "",
    }  # fmt: skip

    refused = client.post(there, {**told, "hard": "RD01 => 0"})
    client.post(there, told)

    assert refused.status_code == 422
    assert "Công thức" in refused.content.decode()
    asked = content_of(outline_acts.draft_of(outline))
    assert asked.section("III").indicators[-1] == "RD01"
    assert asked.indicators["RD01"].hard[0].text == "RD01 >= 0"


def test_a_formula_is_said_in_words_while_it_is_typed(client, outline):
    client.post(address("outline-start", outline))
    there = address("outline-formula", outline, kind="formula")

    told = client.get(there, {"formula": "100 * NG03 / NG01"}).content.decode()
    strange = client.get(there, {"formula": "NG03 / LA01"}).content.decode()
    wrong = client.get(there, {"formula": "__import__('os')"}).content.decode()

    assert "100 × [" in told
    assert "Đề cương không hỏi LA01" in strange
    assert "không dùng được" in wrong


def test_what_a_formula_needs_is_not_taken_out(client, outline):
    client.post(address("outline-start", outline))

    page = client.post(
        address("outline-act", outline), {"viec": "figure-drop", "ma": "NG03"}, follow=True
    )

    assert "NG03 được dùng để tính" in page.content.decode()
    assert "NG03" in content_of(outline_acts.draft_of(outline)).indicators


def test_reports_being_written_follow_a_release_and_what_was_sent_stays(outline, office):
    first, second = reports_of(outline)[:2]
    writer = make_account(username="mot", body=first.organisation)
    sender = make_account(username="hai", body=second.organisation)
    wrote(first, "Đang viết dở", writer)
    sent = wrote(second, "Đã gửi", sender)
    services.send(sent, based_on=sent.stamp, by=sender, now=IN_TIME)
    draft = outline_acts.start_draft(outline, by=office)
    outline_acts.edit(draft, lambda told: step(told, "II.2", up=True), by=office, what="II.2")
    outline_acts.edit(draft, lambda told: remove_section(told, "V"), by=office, what="V")
    draft.refresh_from_db()

    moved = outline_acts.release(draft, "Đổi thứ tự", based_on=draft.stamp, by=office)

    first.refresh_from_db()
    second.refresh_from_db()
    assert moved == 22
    assert (first.version.number, second.version.number) == (2, 1)
    assert of_json(first.draft).texts == {"II.1": "<p>Đang viết dở</p>"}
    assert of_json(first.draft).answers[Cell("TH01", "2023")].number == 4
    assert "V" in first.allocation["sections"]
    assert asked_of(first).outline.section("V").title == "Kiến nghị, đề xuất"
    assert second.latest.version.number == 1
    assert second.state == State.SENT


def test_the_list_marks_reports_sent_by_an_older_version(client, outline, office):
    report = reports_of(outline).first()
    sender = make_account(username="hai", body=report.organisation)
    sent = wrote(report, "Đã gửi", sender)
    services.send(sent, based_on=sent.stamp, by=sender, now=IN_TIME)
    draft = outline_acts.start_draft(outline, by=office)
    outline_acts.edit(draft, lambda told: drop(told, "TD04"), by=office, what="TD04")
    draft.refresh_from_db()
    outline_acts.release(draft, "", based_on=draft.stamp, by=office)

    page = client.get(reverse("reports:outlines", args=[outline.conference.slug]))

    assert "1 báo cáo gửi theo bản cũ" in page.content.decode()


def test_a_draft_that_says_the_same_or_changed_meanwhile_is_not_released(outline, office):
    draft = outline_acts.start_draft(outline, by=office)

    with pytest.raises(ChangedMeanwhile):
        outline_acts.release(draft, "", based_on=draft.stamp + 1, by=office)
    with pytest.raises(NothingChanged):
        outline_acts.release(draft, "", based_on=draft.stamp, by=office)


def test_releasing_shows_what_changes(client, outline, office):
    draft = outline_acts.start_draft(outline, by=office)
    outline_acts.edit(draft, lambda told: drop(told, "TD04"), by=office, what="TD04")

    page = client.get(address("outline-release", outline))

    text = page.content.decode()
    assert "Chỉ tiêu TD04" in text
    assert "23 báo cáo chưa gửi sẽ chuyển sang bản này" in text


def test_a_conference_may_have_several_outlines(client, conference, office):
    sent = client.post(
        reverse("reports:outlines-add", args=[conference.slug]),
        {"base": "nha:phong-trao-thi-dua", "title": "Báo cáo phong trào"},
    )

    made = ReportOutline.objects.get(title="Báo cáo phong trào")
    assert sent["Location"] == reverse("reports:outline", args=[conference.slug, made.pk])
    told = content_of(OutlineVersion.objects.get(outline=made))
    assert told.sections
    assert told.periods


def test_bodies_do_not_see_the_editor(conference, outline):
    report = reports_of(outline).first()
    visitor = Client()
    visitor.force_login(make_account(username="xa", body=report.organisation))

    assert visitor.get(address("outline", outline)).status_code == 404


@pytest.mark.parametrize("known", ["giam-ngheo-ben-vung", "chung", "phong-trao-thi-dua"])
def test_every_outline_of_the_house_opens_in_the_editor(client, office, conference, known):
    made = outline_acts.add_outline(conference, known_outline(known), "Thử", by=office)

    page = client.get(address("outline", made))

    assert page.status_code == 200
    assert "Xem lại và ban hành" in page.content.decode()


def test_the_page_of_an_outline_asks_the_same_for_any_number_of_sections(
    client, outline, office, django_assert_max_num_queries
):
    outline_acts.start_draft(outline, by=office)
    client.get(address("outline", outline))

    with django_assert_max_num_queries(20):
        client.get(address("outline", outline))
