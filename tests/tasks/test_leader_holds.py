"""What the leader of a body let go out stays as it was read; the rest is told to nobody outside."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hoinghi.conferences.undo import HappenedSince
from hoinghi.journal.models import Entry
from hoinghi.tasks import evidence, services, undoing
from hoinghi.tasks.models import Duty, Evidence, TaskBody, TaskRole
from hoinghi.tasks.refusals import ChangedMeanwhile, LeaderApproves, LeaderHolds
from hoinghi.tasks.rules import Act, State
from hoinghi.units.models import Account, Membership
from tests.factories import make_account
from tests.tasks.house import House, do, file, make_house, page, signed_in

pytestmark = pytest.mark.django_db
WAITS = "Chờ lãnh đạo đơn vị duyệt"


@pytest.fixture
def house() -> House:
    return make_house()


def handed_in(house: House) -> Evidence:
    """Let the leader send one file of the clerk."""
    do(house.duty, Act.ASK_LEADER, house.clerk, sent=[file()])
    do(house.duty, Act.HAND_IN, house.leader, text="Kính gửi")
    return Evidence.objects.get()


def sent_again(house: House, by: Account, name: str) -> Duty:
    """Press the button of the hand-in again, on the page as it was before."""
    return services.act_on(
        house.duty, Act.HAND_IN, based_on=0, by=by, text="Kính gửi", sent=[file(name)]
    )


def undone(house: House, by: Account, act: Act, **more: object) -> None:
    """Do *act*, then undo it at once."""
    done = told_of(house, by, act, **more)
    undoing.act(house.conference, by, done)


def told_of(house: House, by: Account, act: Act, **more: object) -> dict[str, object]:
    house.duty.refresh_from_db()
    was = undoing.before(house.duty)
    do(house.duty, act, by, **more)
    return {"act": act.value, **was}


def names() -> list[str]:
    return sorted(one.name for one in Evidence.objects.filter(removed=False))


def address(name: str, duty: Duty, *more: object) -> str:
    return reverse(f"tasks:{name}", args=[duty.task.conference.slug, duty.task_id, duty.pk, *more])


def test_a_leader_corrects_what_was_just_sent_by_sending_it_again(house: House):
    handed_in(house)

    sent_again(house, house.leader, "sua.pdf")

    assert names() == ["du-thao.pdf", "sua.pdf"]


def test_a_reporter_who_bears_the_name_of_the_leader_adds_nothing_to_it(house: House):
    for account in (house.leader, house.clerk):
        account.full_name = "Nguyễn Văn Trung"
        account.save()
    handed_in(house)

    with pytest.raises(ChangedMeanwhile):
        sent_again(house, house.clerk, "khac.pdf")

    assert names() == ["du-thao.pdf"]


def test_who_is_leader_no_more_adds_nothing_to_what_was_sent_as_leader(house: House):
    handed_in(house)
    Membership.objects.filter(account=house.leader).delete()

    with pytest.raises(LeaderApproves):
        sent_again(house, house.leader, "khac.pdf")

    assert names() == ["du-thao.pdf"]


def test_who_sent_before_the_body_chose_approval_adds_nothing_afterwards(house: House):
    body = house.duty.organisation
    body.leader_approves = False
    body.save()
    do(house.duty, Act.HAND_IN, house.clerk, text="Kính gửi")
    body.leader_approves = True
    body.save()

    with pytest.raises(LeaderApproves):
        sent_again(house, house.clerk, "khac.pdf")

    assert names() == []


@pytest.mark.parametrize("acts", [(), (Act.ACCEPT,), (Act.ACCEPT, Act.CLOSE)])
def test_a_reporter_takes_out_nothing_that_the_leader_let_go(house: House, acts: tuple[Act, ...]):
    kept = handed_in(house)
    for act in acts:
        do(house.duty, act, house.office)

    with pytest.raises(LeaderHolds, match="chỉ lãnh đạo đơn vị đổi được tệp"):
        evidence.remove(kept, by=house.clerk)
    shown = signed_in(house.clerk).post(address("file", house.duty, kept.pk))

    assert (shown.status_code, "Hãy đề nghị lãnh đạo đơn vị gỡ" in shown.text) == (409, True)
    assert names() == ["du-thao.pdf"]


def test_a_reporter_changes_no_file_while_the_leader_reads(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk, sent=[file(), file("phu-luc.pdf")])
    kept = Evidence.objects.get(name="phu-luc.pdf")

    with pytest.raises(LeaderHolds, match="rút lại điều đã trình"):
        evidence.remove(kept, by=house.clerk)
    do(house.duty, Act.SEND_BACK, house.leader, text="Bỏ phụ lục")
    evidence.remove(kept, by=house.clerk)
    do(house.duty, Act.ASK_LEADER, house.clerk)

    # Nor does it come back unseen.
    with pytest.raises(LeaderHolds):
        undoing.remove_evidence(house.conference, house.clerk, {"evidence": kept.pk})
    assert names() == ["du-thao.pdf"]


def test_the_buttons_that_take_files_out_are_shown_to_those_who_may(house: House):
    kept = handed_in(house)
    removing = f'action="{address("file", house.duty, kept.pk)}"'

    shown = [removing in page(house.duty, who) for who in (house.clerk, house.leader, house.office)]

    assert shown == [False, True, True]


def test_the_leader_and_the_office_still_take_a_file_out(house: House):
    kept = handed_in(house)

    evidence.remove(kept, by=house.leader)
    undoing.remove_evidence(house.conference, house.leader, {"evidence": kept.pk})
    evidence.remove(kept, by=house.office)

    assert names() == []


def test_without_the_choice_of_the_body_a_reporter_takes_a_file_out(house: House):
    kept = handed_in(house)
    house.duty.organisation.leader_approves = False
    house.duty.organisation.save()

    evidence.remove(kept, by=house.clerk)

    assert names() == []


def test_undoing_a_take_back_does_not_deliver_without_the_leader(house: House):
    handed_in(house)
    taken_back = told_of(house, house.clerk, Act.TAKE_BACK)

    with pytest.raises(LeaderApproves):
        undoing.act(house.conference, house.clerk, taken_back)

    house.duty.refresh_from_db()
    assert house.duty.state == State.IN_HAND


def test_what_cannot_be_undone_is_not_offered(house: House):
    handed_in(house)
    form = {"act": "take_back", "based_on": 2}
    where = address("act", house.duty)

    to_clerk = signed_in(house.clerk).post(where, form, follow=True).text
    do(house.duty, Act.HAND_IN, house.leader)
    form["based_on"] = 4
    to_leader = signed_in(house.leader).post(where, form, follow=True).text

    assert ("Đã ghi" in to_clerk, 'name="token"' in to_clerk) == (True, False)
    assert 'name="token"' in to_leader


def test_the_leader_and_the_host_undo_as_before(house: House):
    handed_in(house)

    undone(house, house.leader, Act.TAKE_BACK)
    undone(house, house.office, Act.RETURN, text="Nhầm")

    house.duty.refresh_from_db()
    assert house.duty.state == State.HANDED_IN


def test_undoing_a_return_does_not_deliver_files_changed_since(house: House):
    kept = handed_in(house)
    returned = told_of(house, house.office, Act.RETURN, text="Thiếu biểu")
    evidence.remove(kept, by=house.clerk)

    with pytest.raises(HappenedSince):
        undoing.act(house.conference, house.office, returned)

    house.duty.refresh_from_db()
    assert house.duty.state == State.RETURNED


def test_whoever_acts_next_has_seen_the_files_as_they_are(house: House):
    kept = handed_in(house)
    house.duty.refresh_from_db()
    seen = house.duty.version
    evidence.remove(kept, by=house.leader)

    with pytest.raises(ChangedMeanwhile) as refusal:
        services.act_on(house.duty, Act.ACCEPT, based_on=seen, by=house.office)

    assert (str(house.leader) in str(refusal.value), kept.name in str(refusal.value)) == (
        True,
        False,
    )


def test_what_was_said_inside_is_not_told_to_an_office_that_comes_too_late(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk, text="lời trình riêng")

    with pytest.raises(ChangedMeanwhile) as refusal:
        services.act_on(house.duty, Act.CLOSE, based_on=0, by=house.office)

    assert "riêng" not in str(refusal.value)


def test_the_office_is_not_told_of_files_taken_out_before_they_were_sent(house: House):
    do(house.duty, Act.TAKE, house.clerk, sent=[file("nhap-cu.pdf"), file("ban-chinh.pdf")])
    evidence.remove(Evidence.objects.get(name="nhap-cu.pdf"), by=house.clerk)
    again = SimpleUploadedFile("ban-chinh.pdf", b"%PDF-1.7 ban hai")
    evidence.remove(Evidence.objects.get(name="ban-chinh.pdf"), by=house.clerk)
    do(house.duty, Act.ASK_LEADER, house.clerk, sent=[again])
    do(house.duty, Act.HAND_IN, house.leader)

    told, ours = page(house.duty, house.office), page(house.duty, house.clerk)

    # Once among the files, once in what was done.
    talk = told.split('id="dien-bien"')[1]
    assert ("nhap-cu.pdf" in told, talk.count("ban-chinh.pdf")) == (False, 1)
    assert "nhap-cu.pdf" in ours


def test_the_stage_inside_the_body_is_not_told_to_the_host(house: House):
    whole = reverse("tasks:task", args=[house.conference.slug, house.duty.task_id])
    do(house.duty, Act.ASK_LEADER, house.clerk)

    assert WAITS in page(house.duty, house.clerk)
    assert WAITS not in page(house.duty, house.office)
    assert WAITS not in signed_in(house.office).get(whole).text


def test_the_stage_inside_the_body_is_not_told_to_one_that_supports_it(house: House):
    task = house.duty.task
    others = Duty.objects.filter(task=task).exclude(pk=house.duty.pk)
    helping = make_account(username="giup")
    helping.organisation = others[0].organisation
    helping.save()
    others.update(withdrawn=True)
    support = TaskBody.objects.create(
        conference=house.conference,
        task=task,
        role=TaskRole.SUPPORTING,
        written="đơn vị giúp việc",
        position=99,
        first_line=1,
        last_line=1,
    )
    support.organisations.add(helping.organisation)
    do(house.duty, Act.ASK_LEADER, house.clerk)

    shown = page(house.duty, helping)

    assert ("phan-viec-nay" in shown, WAITS in shown) == (True, False)


def test_a_file_that_waits_inside_is_not_given_away_by_the_same_file(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk, sent=[file()])
    the_same = SimpleUploadedFile("cong-van-den.pdf", file().read())

    do(house.duty, Act.HAND_IN, house.office, sent=[the_same])

    assert "cong-van-den.pdf" in page(house.duty, house.office)
    assert "du-thao.pdf" not in page(house.duty, house.office)
    do(house.duty, Act.RETURN, house.office, text="Thiếu biểu")
    do(house.duty, Act.HAND_IN, house.leader)
    # One copy serves, once the body sends its own.
    assert names() == ["cong-van-den.pdf"]
    assert "du-thao.pdf" not in page(house.duty, house.office)


def test_the_log_says_which_files_they_are_only_when_they_go_out(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk, sent=[file()])
    kept = Evidence.objects.get()
    assert kept.sha256 not in "".join(str(one.data) for one in Entry.objects.all())

    do(house.duty, Act.HAND_IN, house.leader)

    assert Entry.objects.get(act="tasks.hand_in").data["sha256"] == [kept.sha256]
