"""Văn bản giữ lại: dự thảo, phát hành, thay thế, đính chính, thu hồi; hai người cùng làm."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.services import establish
from hoinghi.dispatch import amendment_services, amendments, rules, services, store
from hoinghi.dispatch import refusals as no
from hoinghi.dispatch.amendments import Misprint, Remedy
from hoinghi.dispatch.documents import documents_of, staleness_of
from hoinghi.dispatch.models import PaperRecord, Revision, RevisionFile
from hoinghi.dispatch.rules import State
from hoinghi.journal.models import Entry
from hoinghi.journal.services import first_broken
from hoinghi.papers.text import plain
from tests.factories import PLAN, make_conference, make_plan, make_reading

pytestmark = pytest.mark.django_db

DAY = date(2023, 11, 20)
LETTER = "moi-tham-luan--hoi-nong-dan-huyen-binh-son"
SMALL = make_plan(delegates=())
FIXED = make_plan(delegates=(), event=replace(PLAN.event, start=date(2023, 12, 5), date_text=None))
MOVED = make_plan(delegates=(), event=replace(PLAN.event, start=date(2023, 12, 7), date_text=None))


def letter_ref(conference: Conference) -> str:
    return next(ref for ref in documents_of(conference) if ref.startswith(LETTER))


def make_kept(conference: Conference, ref: str, **given: object) -> Revision:
    seen = documents_of(conference)[ref].digest
    options = {"serial": 12, "day": DAY, "seen": seen, "gaps_checked": True, "by": "an", **given}
    return services.issue(conference, ref, **options)


def amend(plan=MOVED) -> Conference:
    return establish(
        make_reading(plan), file_name="sua.docx", by="an", accept_changes=True
    ).conference


def words_of(revision: Revision) -> str:
    blocks = rules.first_of(revision.papers).blocks
    return "\n".join(plain(block.text) for block in blocks if hasattr(block, "text"))


def test_each_letter_of_a_part_is_a_paper_of_its_own_and_copies_are_one():
    documents = documents_of(make_conference())

    letters = [d for d in documents.values() if d.slug == "moi-tham-luan"]
    invitations = [d for d in documents.values() if d.slug == "giay-moi"]
    assert len(letters) == 2
    assert len({d.ref for d in letters}) == 2
    assert [rules.count_of(d.contents) for d in invitations] == [166]
    assert invitations[0].ref == "giay-moi"


def test_a_draft_keeps_words_and_facts_and_twice_keeps_one():
    conference = make_conference(FIXED)

    first = services.keep(conference, "thong-bao-ket-luan", by="an")
    second = services.keep(conference, "thong-bao-ket-luan", by="bình")

    assert first == second
    assert (first.state, first.number, first.made_by) == (State.DRAFT, 1, "an")
    assert first.papers == rules.without_facts(documents_of(conference)[first.record.ref].contents)
    assert ("Ngày tổ chức", "ngày 05 tháng 12 năm 2023") in [
        (fact.label, fact.value) for fact in first.stated
    ]


def test_a_stale_draft_is_simply_renewed():
    conference = make_conference(FIXED)
    draft = services.keep(conference, "thong-bao-ket-luan", by="an")

    conference = amend()
    renewed = services.keep(conference, "thong-bao-ket-luan", by="an")

    draft.refresh_from_db()
    assert (draft.state, renewed.state, renewed.number) == (State.DROPPED, State.DRAFT, 2)
    assert "07 tháng 12 năm 2023" in words_of(renewed)


def test_what_changed_is_told_by_facts_and_by_words():
    conference = make_conference(FIXED)
    kept = services.keep(conference, "thong-bao-ket-luan", by="an")

    today = documents_of(amend())["thong-bao-ket-luan"]
    stale = staleness_of(kept, today)

    assert not kept.accounts_for(today.digest)
    assert [(c.label, c.before, c.after) for c in stale.facts] == [
        ("Ngày tổ chức", "ngày 05 tháng 12 năm 2023", "ngày 07 tháng 12 năm 2023")
    ]
    assert stale.remedy is Remedy.REPLACE
    assert stale.words >= 1


def test_papers_that_do_not_state_the_changed_fact_stay_as_they_are():
    conference = make_conference(FIXED)
    services.keep_all(conference, by="an")

    today = documents_of(amend())

    stale = {
        revision.record.slug
        for revision in Revision.objects.all()
        if not revision.accounts_for(today[revision.record.ref].digest)
    }
    assert "thong-bao-ket-luan" in stale
    assert "bang-phan-cong-nhiem-vu" not in stale


def test_issuing_freezes_number_day_words_and_files():
    conference = make_conference(FIXED)
    ref = letter_ref(conference)

    issued = make_kept(conference, ref)

    paper = rules.first_of(issued.papers)
    assert (paper.number.serial, paper.date, paper.missing) == (12, DAY, ())
    assert rules.cited(issued.papers) == "Công văn số 12/UBND ngày 20 tháng 11 năm 2023"
    assert {file.form for file in issued.files.all()} == {"docx", "pdf"}
    assert all(store.get(file)[:2] in (b"PK", b"%P") for file in issued.files.all())


def test_the_files_of_an_issued_paper_stay_the_same_whatever_happens_later():
    conference = make_conference(FIXED)
    issued = make_kept(conference, "thong-bao-ket-luan")
    before = {file.form: store.get(file) for file in issued.files.all()}

    amend()

    issued.refresh_from_db()
    assert {file.form: store.get(file) for file in issued.files.all()} == before
    assert "05 tháng 12" in words_of(issued)


def test_a_changed_or_lost_file_is_not_handed_out():
    issued = make_kept(make_conference(SMALL), letter_ref(Conference.objects.get()))
    docx, pdf = issued.files.order_by("form")
    (settings.MEDIA_ROOT / docx.path).write_bytes(b"khac")
    (settings.MEDIA_ROOT / pdf.path).unlink()

    with pytest.raises(store.FileDamaged, match="đã bị thay đổi"):
        store.get(docx)
    with pytest.raises(store.FileDamaged, match="không còn trên đĩa"):
        store.get(pdf)


def test_an_internal_paper_is_issued_without_a_number():
    issued = make_kept(make_conference(SMALL), "bang-phan-cong-nhiem-vu", serial=None)

    assert (issued.symbol, issued.serial) == ("", None)
    assert rules.first_of(issued.papers).date == DAY


def test_the_number_may_stay_open():
    issued = make_kept(make_conference(SMALL), letter_ref(Conference.objects.get()), serial=None)

    assert rules.first_of(issued.papers).number.serial is None


def test_a_number_serves_once_a_year():
    conference = make_conference(SMALL)
    first, second = [ref for ref in documents_of(conference) if ref.startswith("moi-tham-luan")]
    make_kept(conference, first)

    with pytest.raises(no.NumberTaken, match="12/UBND"):
        make_kept(conference, second)

    assert make_kept(conference, second, serial=13).serial == 13
    assert Revision.objects.count() == 2


@pytest.mark.parametrize(
    "day, why",
    [
        (date(1999, 12, 31), "quá xa"),
        (timezone.localdate() + timedelta(days=1), "chưa đến"),
    ],
)
def test_a_day_that_cannot_be_is_refused(day: date, why: str):
    conference = make_conference(SMALL)

    with pytest.raises(no.DayRefused, match=why):
        make_kept(conference, letter_ref(conference), day=day)


def test_open_gaps_hold_a_paper_until_somebody_has_seen_to_them():
    conference = make_conference(SMALL)

    with pytest.raises(no.GapsOpen):
        make_kept(conference, "thong-bao-ket-luan", gaps_checked=False)

    assert not Revision.objects.filter(state=State.ISSUED).exists()
    assert not RevisionFile.objects.exists()


def test_what_changed_since_the_page_was_opened_is_not_issued():
    conference = make_conference(FIXED)
    services.keep(conference, "thong-bao-ket-luan", by="an")
    seen = documents_of(conference)["thong-bao-ket-luan"].digest
    conference = amend()

    with pytest.raises(no.DraftOvertaken):
        make_kept(conference, "thong-bao-ket-luan", seen=seen)

    assert not Revision.objects.filter(state=State.ISSUED).exists()


def test_of_two_clerks_who_issue_one_paper_the_second_is_told_who_did():
    conference = make_conference(SMALL)
    ref = letter_ref(conference)
    make_kept(conference, ref, by="an")

    with pytest.raises(no.NothingToIssue, match=r"đã được phát hành \(an\)"):
        make_kept(conference, ref, serial=13, by="bình")


def test_two_issues_that_pass_each_other_leave_one_paper(monkeypatch):
    conference = make_conference(SMALL)
    ref = letter_ref(conference)
    draw, calls = services.draw, []

    def draw_while_another_issues(contents, form):
        if not calls:
            calls.append(form)
            make_kept(conference, ref, by="nhanh hơn")
        return draw(contents, form)

    monkeypatch.setattr(services, "draw", draw_while_another_issues)

    with pytest.raises(no.DraftOvertaken, match="Người khác vừa phát hành"):
        make_kept(conference, ref, serial=13, by="chậm hơn")

    assert [r.issued_by for r in Revision.objects.filter(state=State.ISSUED)] == ["nhanh hơn"]


def test_an_issued_paper_is_replaced_by_one_that_names_it():
    conference = make_conference(FIXED)
    first = make_kept(conference, "thong-bao-ket-luan")
    conference = amend()

    draft = amendment_services.replace(conference, "thong-bao-ket-luan", by="an")
    first.refresh_from_db()
    assert first.state == State.ISSUED
    second = make_kept(conference, "thong-bao-ket-luan", serial=15, seen=draft.made_from)

    first.refresh_from_db()
    assert (first.state, second.state) == (State.REPLACED, State.ISSUED)
    assert second.target == first
    assert words_of(second).endswith(
        "Thông báo này thay thế Thông báo số 12/TB-UBND ngày 20 tháng 11 năm 2023."
    )
    assert "./." not in words_of(second)


def test_a_replacement_may_be_renewed_and_still_names_what_it_replaces():
    conference = make_conference(FIXED)
    first = make_kept(conference, "thong-bao-ket-luan")
    amendment_services.replace(amend(), "thong-bao-ket-luan", by="an")

    later = make_plan(
        delegates=(), event=replace(PLAN.event, start=date(2023, 12, 9), date_text=None)
    )
    renewed = services.keep(amend(later), "thong-bao-ket-luan", by="an")

    assert renewed.target == first
    assert "09 tháng 12" in words_of(renewed)
    assert words_of(renewed).count("thay thế") == 1


def test_only_one_act_about_an_issued_paper_waits_at_a_time():
    conference = make_conference(FIXED)
    make_kept(conference, "thong-bao-ket-luan")
    amendment_services.replace(conference, "thong-bao-ket-luan", by="an")

    with pytest.raises(no.AlreadyUnderWay, match="dự thảo thay thế do an lập"):
        amendment_services.recall(conference, "thong-bao-ket-luan", "sai", by="bình")

    services.drop(conference, "thong-bao-ket-luan", by="an")
    assert amendment_services.recall(conference, "thong-bao-ket-luan", "sai", by="bình").is_draft


def test_a_correction_is_a_letter_with_a_table_and_settles_what_it_names():
    conference = make_conference(FIXED)
    issued = make_kept(conference, "thong-bao-ket-luan")
    conference = amend()
    today = documents_of(conference)["thong-bao-ket-luan"]
    wrong = amendments.misprints(staleness_of(issued, today))

    draft = amendment_services.correct(conference, "thong-bao-ket-luan", wrong, by="an")
    make_kept_letter(conference, draft)

    issued.refresh_from_db()
    paper = rules.first_of(draft.papers)
    assert (paper.kind, paper.number.symbol) == ("CV", "UBND")
    assert paper.title == "đính chính Thông báo số 12/TB-UBND ngày 20 tháng 11 năm 2023"
    assert any("05 tháng 12" in w.printed and "07 tháng 12" in w.right for w in wrong)
    assert issued.state == State.CORRECTED
    assert issued.accounts_for(today.digest)


def make_kept_letter(conference: Conference, draft: Revision) -> Revision:
    return services.issue(
        conference,
        draft.record.ref,
        serial=20,
        day=DAY,
        seen=draft.made_from,
        gaps_checked=True,
        by="an",
    )


def test_a_recalled_paper_may_be_issued_anew():
    conference = make_conference(SMALL)
    ref = letter_ref(conference)
    issued = make_kept(conference, ref)

    notice = amendment_services.recall(conference, ref, "  ban hành nhầm \n thẩm quyền. ", by="an")
    make_kept_letter(conference, notice)

    issued.refresh_from_db()
    assert issued.state == State.RECALLED
    assert rules.first_of(notice.papers).kind == "TB"
    assert "Lý do thu hồi: ban hành nhầm thẩm quyền." in words_of(notice)
    assert make_kept(conference, ref, serial=31).number == 2


@pytest.mark.parametrize("act", ["correct", "recall"])
def test_working_papers_are_neither_corrected_nor_recalled(act: str):
    conference = make_conference(SMALL)
    make_kept(conference, "bang-phan-cong-nhiem-vu", serial=None)
    given = {"correct": [Misprint(place="a", printed="b", right="c")], "recall": "sai"}[act]

    with pytest.raises(no.NotThisWay):
        getattr(amendment_services, act)(conference, "bang-phan-cong-nhiem-vu", given, by="an")


@pytest.mark.parametrize("act, given", [("replace", ()), ("recall", ("sai",))])
def test_what_is_not_issued_is_not_replaced_or_recalled(act: str, given: tuple[str, ...]):
    conference = make_conference(SMALL)
    services.keep(conference, "thong-bao-ket-luan", by="an")

    with pytest.raises(no.NotInForce):
        getattr(amendment_services, act)(conference, "thong-bao-ket-luan", *given, by="an")


def test_empty_reasons_and_corrections_of_nothing_are_refused():
    conference = make_conference(SMALL)

    with pytest.raises(no.ReasonMissing):
        amendment_services.recall(conference, "thong-bao-ket-luan", " \n ", by="an")
    with pytest.raises(no.NothingWrong):
        amendment_services.correct(conference, "thong-bao-ket-luan", [], by="an")


@pytest.mark.parametrize("ref", ["khong-co", "khong-co--gi", "--", "giay-moi--x"])
def test_a_paper_that_is_not_there_is_refused(ref: str):
    with pytest.raises(no.NotInDossier):
        services.keep(make_conference(SMALL), ref, by="an")


def test_keeping_all_keeps_each_once_and_leaves_the_issued_alone():
    conference = make_conference(FIXED)
    make_kept(conference, "thong-bao-ket-luan")
    papers = len(documents_of(conference))

    assert services.keep_all(conference, by="an") == papers - 1
    assert services.keep_all(conference, by="an") == 0
    assert PaperRecord.objects.count() == papers


def test_every_act_stands_in_the_log_and_the_chain_holds():
    conference = make_conference(FIXED)
    make_kept(conference, "thong-bao-ket-luan")
    draft = amendment_services.replace(amend(), "thong-bao-ket-luan", by="an")
    services.drop(conference, "thong-bao-ket-luan", by="an")

    acts = [entry.act for entry in Entry.objects.filter(act__startswith="dispatch.")]
    assert acts == ["dispatch.keep", "dispatch.issue", "dispatch.replaces", "dispatch.drop"]
    assert draft.number == 2
    assert first_broken() is None


def test_the_database_too_allows_one_draft_at_a_time():
    conference = make_conference(SMALL)
    draft = services.keep(conference, "thong-bao-ket-luan", by="an")
    draft.pk, draft.number = None, 2

    with pytest.raises(IntegrityError):
        draft.save()
