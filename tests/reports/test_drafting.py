"""The draft of the review report: what is in it, who decided so, what changes with figures."""

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.dispatch import services as dispatch
from hoinghi.dispatch.documents import documents_of, staleness_of
from hoinghi.reports import (
    draft_blocks,
    drafting,
    drafting_page,
    drafting_services,
    outlines,
    services,
)
from hoinghi.reports.drafting import draft
from hoinghi.reports.models import ExemplaryModel, Report, Target, ThemeChoice
from hoinghi.reports.papers import papers
from hoinghi.reports.refusals import NoSuchStatement
from hoinghi.reports.statements import Topic, is_of_one
from hoinghi.together.refusals import ChangedMeanwhile
from tests.factories import make_account, make_clerk, make_conference
from tests.paper_words import only, words_of
from tests.reports.drafting_world import SLOW, reported, send

pytestmark = pytest.mark.django_db
SUBJECT = "kết quả công tác giảm nghèo bền vững"


def section(made, number):
    return next(one for one in made.sections if one.section.number == number)


def groups(made, topic):
    every = (topics for one in made.sections for topics in one.topics)
    return next(topics.groups for topics in every if topics.topic is topic)


def test_nothing_is_drafted_before_a_report_comes():
    assert draft(make_conference(), SUBJECT) is None


def test_figures_are_told_with_how_many_reported_them():
    made = draft(reported(), SUBJECT)

    (line, *_) = section(made, "II.1").lines

    assert "Số hộ nghèo cuối năm 2023 là 390 hộ, giảm 30 hộ (7,1%)" in line.told.text
    assert "(Số liệu của 6/22 đơn vị.)" in line.told.text
    assert {one.source for one in line.told.bound} >= {"NG03|2023", "NG02|2023"}
    assert (made.received, made.owed) == (6, 23)


def test_what_several_bodies_say_stands_once_with_all_of_them():
    made = draft(reported(), SUBJECT)

    (first, *_) = groups(made, Topic.SHORTCOMING)

    assert first.is_in
    assert first.gathered.text.startswith(SLOW)
    assert len(first.gathered.bodies) == 6


def test_the_drafter_rewords_merges_leaves_out_and_parts():
    conference = reported()
    clerk, feeding = make_clerk(conference), draft(conference, SUBJECT).feeding
    shortcoming = groups(draft(conference, SUBJECT), Topic.SHORTCOMING)[0].gathered
    causes = [one.gathered for one in groups(draft(conference, SUBJECT), Topic.CAUSE)]

    kept = drafting_services.decide(
        feeding, Topic.SHORTCOMING, shortcoming.names, by=clerk, text="Giải ngân chậm."
    )
    assert groups(draft(conference, SUBJECT), Topic.SHORTCOMING)[0].gathered.text == (
        "Giải ngân chậm."
    )
    with pytest.raises(ChangedMeanwhile):
        drafting_services.decide(feeding, Topic.SHORTCOMING, shortcoming.names, by=clerk)
    drafting_services.decide(
        feeding, Topic.SHORTCOMING, shortcoming.names, by=clerk, is_taken=False, based_on=kept.stamp
    )
    assert not groups(draft(conference, SUBJECT), Topic.SHORTCOMING)[0].is_in
    everyone = frozenset[str]().union(*(one.names for one in causes))
    merged = drafting_services.decide(feeding, Topic.CAUSE, everyone, by=clerk)
    assert len(groups(draft(conference, SUBJECT), Topic.CAUSE)) == 1
    drafting_services.part(merged, by=clerk, based_on=merged.stamp)
    assert not ThemeChoice.objects.filter(topic=Topic.CAUSE.value).exists()


def test_nothing_is_gathered_that_nobody_wrote():
    conference = reported(1)
    feeding = draft(conference, SUBJECT).feeding

    with pytest.raises(NoSuchStatement):
        drafting_services.decide(feeding, Topic.CAUSE, {"999999|IV|0|0"}, by=make_clerk(conference))


def test_reworded_words_follow_the_figures_and_say_what_they_were():
    conference = reported()
    clerk, made = make_clerk(conference), draft(conference, SUBJECT)
    line = section(made, "II.1").lines[0]
    drafting_services.reword(
        made.feeding, line.original, by=clerk, text="Đến nay còn 390 hộ nghèo."
    )

    send(next_one(), 20)
    after = section(draft(conference, SUBJECT), "II.1").lines[0]

    assert after.told.text == "Đến nay còn 630 hộ nghèo."
    assert [(one.before, one.now) for one in after.moved] == [("390 hộ", "630 hộ")]


def test_the_paper_tells_the_draft_and_its_facts_name_their_totals():
    conference = reported()

    report = only(papers(conference), "bao-cao-trinh-hoi-nghi")[0]

    words = "\n".join(words_of(report.blocks))
    assert "Số hộ nghèo cuối năm 2023 là 390 hộ" in words
    assert SLOW in words
    assert any(fact.value == "390 hộ" and "NG03|2023" in fact.source for fact in report.facts)


def test_a_model_of_the_register_stands_in_the_report_with_its_body():
    conference = reported()
    feeding = draft(conference, SUBJECT).feeding
    (told, *_) = [one for one in drafting.said_in(feeding) if one.topic is Topic.MODEL]

    model = drafting_services.keep_model(
        feeding,
        by=make_clerk(conference),
        kind="initiative",
        title="Ngân hàng bò",
        statement=told.source.name,
    )

    assert model.organisation.short_name == told.source.body
    assert section(draft(conference, SUBJECT), "III").models == (model,)
    assert ExemplaryModel.objects.get().statement == told.source.name


def test_a_returned_report_is_no_longer_in_the_draft():
    conference = reported(1)
    report = Report.objects.exclude(latest=None).get()

    services.return_(report, {"": "Thiếu số"}, based_on=None, by=make_clerk(conference))

    assert draft(conference, SUBJECT) is None


@pytest.fixture
def office():
    conference = reported()
    client = Client()
    client.force_login(make_clerk(conference))
    return conference, client


def test_the_page_is_for_the_office_and_acts_from_it_hold(office):
    conference, client = office
    page = client.get(reverse("reports:drafting", args=[conference.slug]))
    group = groups(draft(conference, SUBJECT), Topic.SHORTCOMING)[0].gathered

    client.post(
        reverse("reports:draft-group", args=[conference.slug, 1]),
        {"topic": "shortcoming", "group": f"0 {' '.join(group.names)}", "act": "take",
         "text": "Giải ngân chậm."},
    )  # fmt: skip

    assert page.status_code == 200
    assert "390 hộ" in page.content.decode()
    assert ThemeChoice.objects.get().text == "Giải ngân chậm."
    commune = Client()
    commune.force_login(make_account(username="x", body=Report.objects.first().organisation))
    assert commune.get(reverse("reports:drafting", args=[conference.slug])).status_code in (
        403,
        404,
    )


def test_the_register_page_takes_a_model_from_a_report(office):
    conference, client = office
    address = reverse("reports:models", args=[conference.slug])
    told = next(
        one
        for one in drafting.said_in(draft(conference, SUBJECT).feeding)
        if one.topic is Topic.MODEL
    )

    client.post(address, {"kind": "exemplar", "title": "Bò", "statement": told.source.name})

    assert ExemplaryModel.objects.get().title == "Bò"
    assert "Bò" in client.get(address).content.decode()


MOVEMENT = "phong trào thi đua vì người nghèo"


def test_the_report_on_the_movement_tells_of_the_movement_alone():
    conference = reported()
    send(next_one(), 9, TD01=12, TD04=3)

    made = draft(conference, MOVEMENT)

    told = {one.section.number: [line.told.text for line in one.lines] for one in made.sections}
    assert "Vì người nghèo" in told["II.2"][0]
    assert "khen thưởng" in told["II.4"][0]
    assert not any("hộ nghèo cuối" in text for texts in told.values() for text in texts)
    assert groups(made, Topic.MODEL)


def next_one() -> Report:
    """Give a commune that has not reported yet."""
    owed = Report.objects.filter(latest=None, organisation__kind="peoples_committee")
    return owed.select_related("organisation", "outline").first()


def test_a_kept_report_says_which_figure_changed_from_what_to_what():
    conference = reported()
    kept = dispatch.keep(conference, "bao-cao-trinh-hoi-nghi", by="vanphong")

    send(next_one(), 20)
    today = documents_of(conference)["bao-cao-trinh-hoi-nghi"]

    stale = staleness_of(kept, today)
    assert ("390 hộ", "630 hộ") in [(one.before, one.after) for one in stale.facts]


def target(feeding, code, value):
    Target.objects.create(outline=feeding, indicator=code, period="2023", value=value)


def test_results_are_drawn_against_their_targets_and_from_start_to_end():
    conference = reported()
    feeding = draft(conference, SUBJECT).feeding
    target(feeding, "NG04", 7)
    target(feeding, "NG03", 380)

    made = drafting._draft(conference, SUBJECT)

    goals, slope, bars = (one.chart for one in section(made, "II.1").drawings)
    assert [goals.state(row) for row in goals.rows] == ["chưa đạt", "đạt"]
    assert (slope.start, slope.end) == ("Đầu năm 2023", "Cuối năm 2023")
    assert [slope.rows[0].label, len(slope.rows)] == ["Chung", 7]
    assert len(bars.rows) == 6
    assert "chưa đạt chỉ tiêu giao (380 hộ)" in section(made, "II.1").lines[0].told.text


def test_a_paper_with_a_chart_is_stale_when_a_figure_of_the_chart_changes():
    conference = reported()
    feeding = draft(conference, SUBJECT).feeding
    before = {fact.source: fact.value for fact in draft_blocks.facts(draft(conference, SUBJECT))}

    send(next_one(), 20)
    after = {fact.source: fact.value for fact in draft_blocks.facts(draft(conference, SUBJECT))}

    drawn = f"hoinghi.reports/{feeding.code}#NG04|2023-2023|Chung"
    assert before[drawn] == "7,00 → 6,50"
    assert after[drawn] != before[drawn]


def test_what_tells_of_one_body_alone_names_it():
    assert is_of_one("Sau ba năm 31 hộ tự nguyện đăng ký thoát nghèo.")
    assert is_of_one("Nhân rộng mô hình ở thôn Tân Mỹ.")
    assert not is_of_one("Giải ngân hết vốn năm 2023, xong trước ngày 30/6/2024.")


def test_what_is_asked_of_the_own_offices_stands_apart():
    assert draft_blocks._is_to_own("Kiến nghị UBND huyện phân bổ vốn của tỉnh sớm", "huyện")
    assert draft_blocks._is_to_own("Đề nghị Phòng Văn hóa và Thông tin thay loa", "huyện")
    assert not draft_blocks._is_to_own("Đề nghị UBND tỉnh giao vốn cho huyện sớm", "huyện")
    assert not draft_blocks._is_to_own("Kiến nghị Sở Lao động giữ thẻ cho xã", "huyện")


def test_a_movement_has_figures_of_its_own():
    asked = outlines.outline("phong-trao-thi-dua")

    assert {one.project for one in asked.indicators.values()} == {"TD"}
    assert asked.indicators["TD10"].is_computed
    assert section_codes(asked, "II.4") == ("TD04", "TD07", "TD08", "TD09", "TD10")


def section_codes(asked, number):
    return asked.section(number).indicators


def test_very_many_statements_of_a_group_are_named_by_one_check_value(monkeypatch):
    monkeypatch.setattr(drafting_page, "_MOST_NAMED", 3)
    made = draft(reported(), SUBJECT)
    group = groups(made, Topic.SHORTCOMING)[0].gathered

    (sent,) = drafting_page.names_of(group)

    assert drafting_page.named(made, [sent]) == sorted(group.names)
    assert drafting_page.named(made, ["#strange"]) == ["#strange"]
