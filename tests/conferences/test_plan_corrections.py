"""Sửa bản đọc tại chỗ, thêm điều đọc sót, bỏ qua phát hiện; hội nghị theo bản đã sửa."""

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.conferences import dismissals, draft_confirming, plan_drafts, plan_edits, plan_review
from hoinghi.conferences.findings import still_open
from hoinghi.conferences.models import Conference, PlanDraft, PlanRevision
from hoinghi.journal.models import Entry
from hoinghi.journal.services import record
from hoinghi.tasks.models import Task
from hoinghi.units.models import Organisation
from tests.factories import make_account, make_bodies
from tests.plan_files import TEXT

pytestmark = pytest.mark.django_db
MISSPELT = TEXT.replace("soạn kịch bản", "soạn, bổ xung kịch bản")


@pytest.fixture
def clerk(client: Client):
    make_bodies()
    account = make_account(username="canbo")
    client.force_login(account)
    return account


def take_in(by, text: str = TEXT, amends: Conference | None = None) -> PlanDraft:
    data = text.encode()
    return plan_drafts.take_in(data, "ke-hoach.txt", size=len(data), by=by, amends=amends)


def at(name: str, draft: PlanDraft, *more: object) -> str:
    return reverse(f"conferences:{name}", args=[draft.pk, *more])


def form_of(client: Client, address: str) -> dict[str, str]:
    """What the form at *address* shows, as a browser would send it back."""
    form = client.get(address).context["form"]
    held = {name: form[name].value() for name in form.fields}
    hidden = {"opened": str(form.stamp).partition('value="')[2].partition('"')[0]}
    return {name: "" if value is None else str(value) for name, value in {**held, **hidden}.items()}


def saved(client: Client, address: str, **changed: str):
    return client.post(address, {**form_of(client, address), **changed})


def test_a_date_is_corrected_in_its_place_and_the_conference_follows(client: Client, clerk):
    draft = take_in(clerk)
    address = at("part-edit", draft, "event", "-")

    answer = saved(client, address, start="2023-12-05", time="7h30")
    page = client.get(draft.get_absolute_url()).content.decode()
    conference = draft_confirming.confirm(draft, by=clerk).conference

    assert answer.status_code == 302
    assert "05/12/2023" in page
    assert "Những chỗ đã sửa" in page
    assert (str(conference.starts_on), conference.time) == ("2023-12-05", "07:30")
    revision = PlanRevision.objects.get()
    assert revision.as_read == draft.plan
    assert revision.edits[0]["after"] == {"start": "2023-12-05", "time": "07:30"}
    assert Entry.objects.filter(act="conferences.correct-plan", actor="canbo").count() == 1


def test_a_conference_is_not_set_for_a_year_that_no_page_can_draw(client: Client, clerk):
    draft = take_in(clerk)

    answer = saved(client, at("part-edit", draft, "event", "-"), start="31/12/9999")

    assert "Năm này không đúng" in answer.text
    assert not plan_edits.edits_of(draft)


def test_in_place_the_answer_is_the_right_side_and_says_what_changed(client: Client, clerk):
    draft = take_in(clerk)
    address = at("part-edit", draft, "tasks", "r0")

    shown = client.get(address, headers={"HX-Request": "true"}).content.decode()
    answer = client.post(
        address,
        {**form_of(client, address), "deadline": "2023-11-25"},
        headers={"HX-Request": "true"},
    )

    assert "<html" not in shown
    assert answer.headers["HX-Retarget"] == "#ben-doc"
    assert 'data-focus="muc-tasks-r0"' in answer.content.decode()
    assert "hn-plan-changed" in answer.headers["HX-Trigger-After-Settle"]


def test_what_is_wrong_in_a_field_is_said_beside_it_and_nothing_is_kept(client: Client, clerk):
    draft = take_in(clerk)

    answer = saved(client, at("part-edit", draft, "event", "-"), time="buổi sáng")

    assert answer.status_code == 422
    assert "07:30" in answer.content.decode()
    assert plan_edits.edits_of(draft) == ()


def test_the_second_of_two_people_is_shown_both_texts(client: Client, clerk):
    clerk.full_name = "Nguyễn Văn Ổi"
    clerk.save()
    draft = take_in(clerk)
    address = at("part-edit", draft, "event", "-")
    mine = form_of(client, address)
    saved(client, address, venue="Nhà văn hóa")

    answer = client.post(address, {**mine, "venue": "Sân vận động"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nhà văn hóa" in page
    assert "Sân vận động" in page
    assert "<strong>Nguyễn Văn Ổi</strong> đã lưu" in page
    assert plan_edits.corrected(draft).plan.event.venue == "Nhà văn hóa"


def test_who_confirmed_is_told_by_name(client: Client, clerk):
    clerk.full_name = "Nguyễn Văn Ổi"
    clerk.save()
    draft = take_in(clerk)
    saved(client, at("part-edit", draft, "event", "-"), venue="Nhà văn hóa")
    conference = draft_confirming.confirm(draft, by=clerk).conference

    shown = client.get(draft.get_absolute_url()).text
    plan = client.get(reverse("conferences:plan", args=[conference.slug])).text

    assert "Nguyễn Văn Ổi xác nhận lúc" in shown
    assert f"{clerk.username} · " not in shown
    assert "bởi Nguyễn Văn Ổi" in plan


def test_a_missed_task_is_marked_read_and_becomes_a_task(client: Client, clerk):
    draft = take_in(clerk)
    first = plan_edits.corrected(draft).plan.tasks[0].lines.first
    plan_edits.remove(draft, part="tasks", key="r0", seen=0, by=clerk)
    address = f"{at('part-add', draft, 'tasks')}?tu={first}&den={first}"

    page = client.get(address)
    (form,) = page.context["forms"]
    said = {form.add_prefix(n): form[n].value() for n in form.fields}
    said = {n: "\n".join(v) if isinstance(v, list) else v or "" for n, v in said.items()}
    answer = client.post(
        at("part-add", draft, "tasks"), {**said, "tu": first, "den": first, "luu": "1"}
    )
    conference = draft_confirming.confirm(draft, by=clerk).conference

    assert page.status_code == 200
    assert "{{" not in page.content.decode()
    assert answer.status_code == 302
    assert Task.objects.of(conference).filter(first_line=first).exists()


@pytest.mark.parametrize("mark", ["", "?tu=0&den=1", "?tu=x&den=2", "?tu=99999999999&den=1"])
def test_a_mark_that_is_none_is_refused(client: Client, clerk, mark: str):
    assert client.get(at("part-add", take_in(clerk), "tasks") + mark).status_code == 400


def test_a_mark_beyond_the_end_takes_the_last_line(client: Client, clerk):
    answer = client.get(at("part-add", take_in(clerk), "tasks") + "?tu=90000&den=90009")

    assert answer.status_code == 200


def test_unsure_parts_are_settled_one_by_one_and_the_count_goes_down(client: Client, clerk):
    draft = take_in(clerk)
    plan = {**draft.plan}
    for task in plan["tasks"][:2]:
        task["doubt"] = "không rõ ai thực hiện"
    doubted = PlanDraft.objects.create(
        uploaded_by=clerk, file_name="b", sha256="b", source=draft.source, plan=plan
    )
    before = plan_review.of_draft(doubted).unsure_count

    client.post(at("part-settle", doubted, "tasks", "r0"))
    client.post(at("part-settle", doubted, "tasks", "r0"))

    assert plan_review.of_draft(doubted).unsure_count == before - 1
    assert len(plan_edits.edits_of(doubted)) == 1


def test_a_correction_is_undone(client: Client, clerk):
    draft = take_in(clerk)
    saved(client, at("part-edit", draft, "event", "-"), venue="Nhà văn hóa")

    client.post(at("part-undo", draft, 1))
    client.post(at("part-undo", draft, 1))

    assert plan_edits.corrected(draft).plan == plan_edits.corrected(draft, ()).plan
    assert len(plan_edits.edits_of(draft)) == 2


def test_a_misspelling_is_put_right_where_it_was_read(client: Client, clerk):
    draft = take_in(clerk, MISSPELT)
    noted = next(
        one for one in plan_review.of_draft(draft).noted if one.finding.code == "language.misspelt"
    )

    client.post(at("draft-finding", draft, noted.key), {"viec": "sua"})

    review = plan_review.of_draft(draft)
    assert [one.key for one in review.settled] == [noted.key]
    assert any("bổ sung kịch bản" in task.action for task in review.plan.tasks)


def test_no_mistake_is_remembered_with_its_reason_for_other_plans_of_the_issuer(
    client: Client, clerk
):
    draft = take_in(clerk)
    noted = plan_review.of_draft(draft).open[0]
    address = at("draft-finding", draft, noted.key)

    without = client.post(address, {"viec": "bo-qua", "ly_do": "  "}, follow=True)
    client.post(address, {"viec": "bo-qua", "ly_do": "tên riêng"})
    conference = draft_confirming.confirm(draft, by=clerk).conference
    amended = take_in(clerk, "\n" + TEXT.replace("Hội trường", "Nhà văn hóa"), conference)
    review = plan_review.of_draft(amended)
    overview = client.get(conference.get_absolute_url())

    assert "Chưa có lý do" in without.content.decode()
    assert [one.reason for one in review.noted if one.message == noted.message] == ["tên riêng"]
    assert noted.message not in [one.message for one in overview.context["findings"]]
    client.post(address, {"viec": "xet-lai"})
    assert noted.key in [one.key for one in plan_review.of_draft(draft).open]


def test_nobody_silences_what_is_found_in_the_plans_of_others(client: Client, clerk):
    conference = draft_confirming.confirm(take_in(clerk), by=clerk).conference
    stranger = make_account(username="nguoila")
    theirs = take_in(stranger)
    noted = plan_review.of_draft(theirs).open[0]
    issuer = conference.revisions.get()

    dismissals.dismiss(noted, _issuer(theirs), "im đi", by=stranger)

    assert noted.key in [one.key for one in plan_review.of_revision(issuer).open]
    assert noted.key not in [one.key for one in plan_review.of_draft(theirs).open]


def test_a_list_that_holds_a_plan_of_a_stranger_lets_them_silence_only_that(clerk):
    own = draft_confirming.confirm(take_in(clerk), by=clerk).conference
    stranger = make_account(username="nguoila")
    sent = take_in(stranger, TEXT.replace("Hội trường", "Nhà văn hóa"))
    another = draft_confirming.Choice.ANOTHER
    theirs = draft_confirming.confirm(sent, by=stranger, choice=another).conference
    revisions = {one.conference_id: one for one in PlanRevision.objects.all()}
    noted = plan_review.of_revision(revisions[own.pk]).open[0]

    dismissals.dismiss(noted, _issuer(sent), "im đi", by=stranger)
    told = plan_review.noted_of_all(revisions)
    keys = {pk: {one.key for one in still_open(found)} for pk, found in told.items()}

    assert (noted.key in keys[own.pk], noted.key in keys[theirs.pk]) == (True, False)
    assert keys == {
        pk: {one.key for one in plan_review.of_revision(found).open}
        for pk, found in revisions.items()
    }


def _issuer(draft: PlanDraft) -> str:
    from hoinghi.conferences.issuers import issuer_of

    return issuer_of(plan_edits.corrected(draft).plan)


def test_the_list_and_the_plan_page_count_only_what_is_open(client: Client, clerk):
    conference = draft_confirming.confirm(take_in(clerk), by=clerk).conference
    page = client.get(reverse("conferences:plan", args=[conference.slug]))
    noted = page.context["shown"]().review.open
    listed = reverse("conferences:list")
    before = client.get(listed).context["rows"][0].findings

    client.post(
        reverse("conferences:plan-finding", args=[conference.slug, noted[0].key]),
        {"viec": "bo-qua", "ly_do": "đúng như quyết định"},
    )

    assert before == len(noted)
    assert client.get(listed).context["rows"][0].findings == before - 1


def test_nobody_else_corrects_a_draft(client: Client, clerk):
    draft = take_in(clerk)
    noted = plan_review.of_draft(draft).open[0]
    client.force_login(make_account(username="nguoila"))

    answers = [
        client.post(at("part-edit", draft, "event", "-")),
        client.get(at("part-edit", draft, "event", "-")),
        client.get(at("part-add", draft, "tasks") + "?tu=1&den=1"),
        client.post(at("part-remove", draft, "tasks", "r0")),
        client.post(at("part-settle", draft, "tasks", "r0")),
        client.post(at("part-undo", draft, 1)),
        client.post(at("draft-finding", draft, noted.key), {"viec": "sua"}),
        client.get(at("draft-read", draft)),
        client.get(at("draft-summary", draft)),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_a_part_that_there_is_not_is_not_found(client: Client, clerk):
    draft = take_in(clerk)

    for part, key in (("tasks", "r999"), ("nope", "r0"), ("heading", "nope"), ("event", "r0")):
        assert client.get(at("part-edit", draft, part, key)).status_code == 404
    assert client.post(at("part-remove", draft, "nope", "r0")).status_code == 404


def test_confirming_what_was_corrected_elsewhere_meanwhile_is_refused(client: Client, clerk):
    draft = take_in(clerk)
    saved(client, at("part-edit", draft, "event", "-"), venue="Nhà văn hóa")

    answer = client.post(at("confirm", draft), {"choice": "new", "seen": 0, "version": 0})

    assert answer.status_code == 409
    assert "vừa được sửa ở một trang khác" in answer.content.decode()
    assert not Conference.objects.exists()


def test_the_plan_in_force_is_opened_again_with_its_corrections(client: Client, clerk):
    draft = take_in(clerk)
    saved(client, at("part-edit", draft, "event", "-"), venue="Nhà văn hóa")
    conference = draft_confirming.confirm(draft, by=clerk).conference

    answer = client.post(reverse("conferences:correct", args=[conference.slug]))
    again = PlanDraft.objects.latest("pk")
    page = client.get(answer["Location"]).content.decode()
    saved(client, at("part-edit", again, "event", "-"), venue="Sân vận động")
    draft_confirming.confirm(again, by=clerk, choice=draft_confirming.Choice.AMEND, seen=1)
    conference.refresh_from_db()

    assert "không còn gì phải làm" in page
    assert conference.venue == "Sân vận động"
    assert [edit["number"] for edit in conference.revisions.last().edits] == [1, 2]


def test_the_file_alone_never_takes_back_what_people_corrected(client: Client, clerk):
    draft = take_in(clerk)
    saved(client, at("part-edit", draft, "event", "-"), venue="Nhà văn hóa")
    conference = draft_confirming.confirm(draft, by=clerk).conference
    from hoinghi.conferences import plan_findings, services

    again = services.establish(
        plan_findings.look(take_in(make_account(username="khac")), ()).reading,
        file_name="k.txt",
        by="lệnh",
    )

    assert (again.conference, again.changes) == (conference, ())


def test_hostile_words_are_kept_as_words(client: Client, clerk):
    draft = take_in(clerk)

    saved(client, at("part-edit", draft, "event", "-"), venue="<script>x</script>\u202e Hội trường")

    page = client.get(draft.get_absolute_url()).content.decode()
    assert "<script>x" not in page
    assert "\u202e" not in plan_edits.corrected(draft).plan.event.venue


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_page_takes_the_same_number_of_queries_however_much_was_corrected(
    client: Client, clerk, number: int, django_assert_max_num_queries
):
    draft = take_in(clerk)
    for at_ in range(number):
        values = {"venue": f"Phòng {at_}"}
        plan_edits.save(draft, part="event", key="-", values=values, seen=at_, by=clerk)
    client.get(at("draft-read", draft))

    with django_assert_max_num_queries(15):
        page = client.get(at("draft-read", draft)).content.decode()

    assert page.count("Hoàn tác</") + page.count("Hoàn tác<span") == number


def late(text: str = TEXT) -> str:
    """The plan with a day, and a task that is due after it."""
    told = "Chuyển bài tham luận cho Phòng LĐTBXH trước ngày"
    text = text.replace("dự kiến đầu tháng 12/2023", "ngày 01/12/2023")
    return text.replace(f"{told} 22/11/2023", f"{told} 08/12/2023")


def code_of(noted) -> list[str]:
    return [one.finding.code for one in noted]


def test_a_correction_that_cures_a_finding_removes_it_and_says_so(client: Client, clerk):
    draft = take_in(clerk, late())
    own = "dates.deadline-after-event"
    noted = next(one for one in plan_review.of_draft(draft).open if one.finding.code == own)
    address = at("part-edit", draft, "tasks", "r2") + f"?phat-hien={noted.key}"

    answer = client.post(
        address,
        {**form_of(client, address), "deadline": "2023-11-22"},
        headers={"HX-Request": "true"},
    )

    review = plan_review.of_draft(draft)
    assert own not in code_of(review.open)
    assert own in code_of(review.settled)
    assert "1 phát hiện không còn nữa." in answer.content.decode()
    assert 'data-focus="ph-' in answer.content.decode()


def test_a_correction_that_makes_a_contradiction_shows_it(client: Client, clerk):
    draft = take_in(clerk, late())
    before = code_of(plan_review.of_draft(draft).open)

    answer = saved(client, at("part-edit", draft, "event", "-"), start="2023-11-01")
    page = client.get(answer["Location"]).content.decode()

    after = code_of(plan_review.of_draft(draft).open)
    assert after.count("dates.deadline-after-event") > before.count("dates.deadline-after-event")
    assert "phát hiện mới:" in page


def test_what_is_undone_is_found_again(client: Client, clerk):
    draft = take_in(clerk, late())
    before = code_of(plan_review.of_draft(draft).open)
    saved(client, at("part-edit", draft, "tasks", "r2"), deadline="2023-11-22")

    client.post(at("part-undo", draft, 1))

    assert code_of(plan_review.of_draft(draft).open) == before


def test_a_dismissed_finding_stays_dismissed_whatever_else_is_corrected(client: Client, clerk):
    draft = take_in(clerk)
    noted = plan_review.of_draft(draft).open[0]
    client.post(at("draft-finding", draft, noted.key), {"viec": "bo-qua", "ly_do": "đúng vậy"})

    saved(client, at("part-edit", draft, "event", "-"), venue="Sân vận động")

    assert [one.reason for one in plan_review.of_draft(draft).dismissed] == ["đúng vậy"]


def test_the_conference_keeps_the_findings_that_are_left(client: Client, clerk):
    draft = take_in(clerk, late())
    saved(client, at("part-edit", draft, "tasks", "r2"), deadline="2023-11-22")

    conference = draft_confirming.confirm(draft, by=clerk).conference

    left = plan_review.of_revision(conference.revisions.get())
    assert "dates.deadline-after-event" not in code_of(left.open)
    assert "dates.deadline-after-event" in code_of(left.settled)
    again = plan_review.of_draft(plan_drafts.reopen(conference, by=clerk))
    assert code_of(again.open) == code_of(left.open)


def test_a_draft_of_which_only_the_text_is_known_keeps_the_findings_of_its_reading(
    client: Client, clerk
):
    draft = take_in(clerk, late())
    PlanDraft.objects.update(layout=None)
    draft.refresh_from_db()
    before = code_of(plan_review.of_draft(draft).open)

    saved(client, at("part-edit", draft, "tasks", "r2"), deadline="2023-11-22")

    assert code_of(plan_review.of_draft(draft).open) == before


def test_a_body_that_joins_the_directory_is_known_to_the_next_look(clerk):
    from hoinghi.conferences.known_bodies import known_to_issuer
    from hoinghi.reading.as_json import plan_from_json

    plan = plan_from_json(take_in(clerk).plan)
    before = known_to_issuer(plan)
    Organisation.objects.filter(name="Ủy ban nhân dân xã Bình Châu").update(
        name="Ủy ban nhân dân xã Mới"
    )
    stale = known_to_issuer(plan)
    record("units.rename", by="canbo", subject="xã Mới")

    assert before is stale
    assert "Ủy ban nhân dân xã Mới" in [body.name for body in known_to_issuer(plan).bodies]
