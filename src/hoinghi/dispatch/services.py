"""Acts on papers: keep or renew a draft, issue it, drop it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.dispatch import delivering, kept, refusals, rules, store
from hoinghi.dispatch.documents import documents_of
from hoinghi.dispatch.models import PaperRecord, Revision, RevisionFile
from hoinghi.dispatch.rules import Contents, Document, Effect, State
from hoinghi.journal.models import Entry
from hoinghi.papers import draw
from hoinghi.papers.as_json import papers_to_json
from hoinghi.papers.model import Format
from hoinghi.together.queries import called
from hoinghi.violations import RuleViolation

_EARLIEST = date(2000, 1, 1)
_TITLE = 300
LONGEST_REASON = 1_000


def keep(conference: Conference, ref: str, *, by: str) -> Revision:
    """Keep today's paper as a draft; a draft that says the same stays as it is.

    Raises:
        NotInDossier: Today's facts give no such paper.
        NothingToIssue: It is issued, so that only a replacement can follow.
    """
    document = _today(conference, ref)
    with transaction.atomic():
        return _keep(conference, document, by=by)


def keep_all(conference: Conference, *, by: str) -> int:
    """Keep a draft of every paper that is not issued; give how many were kept or renewed."""
    count = 0
    with transaction.atomic():
        newest = {
            revision.record.ref: revision
            for revision in Revision.objects.filter(record__conference=conference)
            .select_related("record")
            .defer("contents")
            .order_by("number")
        }
        for ref, document in documents_of(conference).items():
            last = newest.get(ref)
            if last is None or (last.is_draft and last.made_from != document.digest):
                _keep(conference, document, by=by)
                count += 1
    return count


def issue(
    conference: Conference,
    ref: str,
    *,
    serial: int | None,
    day: date,
    seen: str,
    gaps_checked: bool,
    by: str,
) -> Revision:
    """Issue a paper: its words, facts and files stay as they are from now on.

    Args:
        serial: Số; None leaves it open for the register or the clerk's hand.
        seen: ``made_from`` of the draft, or digest of the paper, that the clerk had before them.
        gaps_checked: The clerk has seen to what the paper still lacks.

    Raises:
        DraftOvertaken: What was seen is not what would be issued.
        NothingToIssue: It is issued already.
        NumberTaken, DayRefused, GapsOpen: The number, the day, the open gaps.
    """
    draft = _to_issue(conference, ref, by=by)
    if draft.made_from != seen:
        raise refusals.DraftOvertaken("Dữ kiện hoặc bản dự thảo vừa thay đổi.")
    _check_day(draft, day)
    if draft.missing and not gaps_checked:
        raise refusals.GapsOpen(len(draft.missing))
    contents = rules.numbered(draft.papers, serial, day)
    # Drawn before the transaction: others must not wait for it.
    files = [
        (form, store.put(draw(rules.as_drawn(contents), form), form))
        for form in draft.record.drawn_as
    ]
    try:
        with transaction.atomic():
            return _issue(draft, contents, files, serial=serial, day=day, by=by)
    except IntegrityError as error:
        raise _why_not(draft, contents, serial, day) from error


def put_forward(conference: Conference, ref: str, *, seen: str, by: str) -> Revision:
    """Hand a draft to those who sign (trình ký); a second time changes nothing.

    Args:
        seen: ``made_from`` of the draft that the clerk had before them.

    Raises:
        DraftOvertaken: There is no such draft, or today's facts have overtaken it.
    """
    with transaction.atomic():
        draft = _draft(conference, ref)
        today = documents_of(conference).get(ref)
        if draft.made_from != seen or (today and today.digest != draft.made_from):
            raise refusals.DraftOvertaken("Dữ kiện hoặc bản dự thảo vừa thay đổi.")
        if not draft.awaits_signature:
            _hand(draft, by=by)
            kept.tell("dispatch.put_forward", draft, by=by, open_gaps=len(draft.missing))
        return draft


def take_back(conference: Conference, ref: str, *, by: str) -> Revision:
    """Take a draft back from those who sign, to mend it; it stays a draft.

    Raises:
        DraftOvertaken: It does not wait to be signed any more.
    """
    with transaction.atomic():
        draft = _draft(conference, ref)
        if not draft.awaits_signature:
            raise refusals.DraftOvertaken("Bản dự thảo này không còn chờ ký.")
        _hand(draft, by="")
        kept.tell("dispatch.take_back", draft, by=by)
        return draft


def send_back(conference: Conference, ref: str, *, seen: str, why: str, by: str) -> Revision:
    """Return a draft unsigned, with the reason, to who put it forward; it stays a draft.

    Args:
        seen: ``made_from`` of the draft that was read.

    Raises:
        ReturnedUnsaid: There is no reason.
        DraftOvertaken: It does not wait to be signed any more, or is not what was read.
    """
    why = why.replace("\x00", "").strip()[:LONGEST_REASON]
    if not why:
        raise refusals.ReturnedUnsaid
    with transaction.atomic():
        draft = _draft(conference, ref)
        if not draft.awaits_signature or draft.made_from != seen:
            raise refusals.DraftOvertaken("Bản dự thảo này không còn chờ ký.")
        put = {"put_by": draft.put_forward_by, "put_at": _stamp(draft)}
        _hand(draft, by="", returned_by=by, why=why)
        kept.tell("dispatch.send_back", draft, by=by, why=why, **put)
        return draft


def wait_again(draft: Revision, *, by: str) -> None:
    """Let a draft that was returned wait to be signed, put forward by whom and when it was."""
    told = Entry.objects.filter(act="dispatch.send_back", data__revision=draft.pk).latest("pk")
    _hand(draft, by=told.data["put_by"])
    draft.put_forward_at = datetime.fromisoformat(told.data["put_at"])
    draft.save(update_fields=["put_forward_at"])
    kept.tell("dispatch.undo", draft, by=by)


def _stamp(draft: Revision) -> str:
    return draft.put_forward_at.isoformat() if draft.put_forward_at else ""


def _draft(conference: Conference, ref: str) -> Revision:
    last = kept.last(conference, ref)
    if last is None or not last.is_draft:
        raise refusals.DraftOvertaken("Bản dự thảo này vừa được phát hành hoặc đã bỏ.")
    return last


def _hand(draft: Revision, *, by: str, returned_by: str = "", why: str = "") -> None:
    """Let a draft wait for a signature, put forward by *by*, or no longer: taken back, returned."""
    draft.put_forward_at, draft.put_forward_by = timezone.now() if by else None, by
    draft.returned_at = timezone.now() if returned_by else None
    draft.returned_by, draft.returned_why = returned_by, why
    draft.save(
        update_fields=[
            "put_forward_at", "put_forward_by", "returned_at", "returned_by", "returned_why",
        ]
    )  # fmt: skip


def drop(conference: Conference, ref: str, *, by: str) -> Revision:
    """Drop the draft of a paper; what is issued stays.

    Raises:
        DraftOvertaken: There is no draft any more.
    """
    with transaction.atomic():
        last = _draft(conference, ref)
        kept.set_state(last, State.DROPPED)
        kept.tell("dispatch.drop", last, by=by)
        return last


def _today(conference: Conference, ref: str) -> Document:
    document = documents_of(conference).get(ref)
    if document is None:
        raise refusals.NotInDossier
    return document


def _keep(conference: Conference, document: Document, *, by: str) -> Revision:
    record, _ = PaperRecord.objects.select_for_update().get_or_create(
        conference=conference,
        slug=document.slug,
        key=document.key,
        defaults={
            "title": document.title[:_TITLE],
            "order": document.order,
            "formats": ",".join(document.formats),
        },
    )
    _follow(record, document)
    last = kept.standing(record)
    if last and not last.is_draft:
        raise refusals.NothingToIssue(rules.cited(last.papers), called(last.issued_by))
    if last and last.made_from == document.digest:
        return last
    contents, effect, target = document.contents, Effect.NONE, None
    if last:
        kept.set_state(last, State.DROPPED)
        effect, target = Effect(last.effect), last.target
    if target and effect is Effect.REPLACES:
        contents = rules.replacing(contents, target.papers)
    return kept.add(
        record,
        contents,
        facts=document.facts,
        made_from=document.digest,
        missing=document.missing,
        effect=effect,
        target=target,
        by=by,
    )


def _follow(record: PaperRecord, document: Document) -> None:
    """Let the record say what the paper is called and drawn as today."""
    title, formats = document.title[:_TITLE], ",".join(document.formats)
    if (record.title, record.formats, record.order) != (title, formats, document.order):
        record.title, record.formats, record.order = title, formats, document.order
        record.save(update_fields=["title", "formats", "order"])


def _to_issue(conference: Conference, ref: str, *, by: str) -> Revision:
    """Give the draft to issue; today's paper is kept first where there is none.

    A draft that today's facts have overtaken is not issued: somebody has to look at it first.
    """
    with transaction.atomic():
        last = kept.last(conference, ref)
        document = documents_of(conference).get(ref)
        if last is None:
            return _keep(conference, _today(conference, ref), by=by)
        if not last.is_draft:
            raise refusals.NothingToIssue(rules.cited(last.papers), called(last.issued_by))
        if document and last.made_from != document.digest:
            raise refusals.DraftOvertaken("Dữ kiện đã thay đổi sau khi giữ bản dự thảo.")
        return last


def _check_day(draft: Revision, day: date) -> None:
    if day < _EARLIEST:
        raise refusals.DayRefused(day, "quá xa trong quá khứ")
    if day > timezone.localdate():
        raise refusals.DayRefused(day, "chưa đến, nên chưa thể là ngày ban hành")
    before = draft.target.dated if draft.target else None
    if before and day < before:
        raise refusals.DayRefused(day, f"trước ngày của văn bản mà nó nói tới ({before:%d/%m/%Y})")


def _issue(
    draft: Revision,
    contents: Contents,
    files: Sequence[tuple[Format, store.Stored]],
    *,
    serial: int | None,
    day: date,
    by: str,
) -> Revision:
    revision = Revision.objects.select_for_update().select_related("record").get(pk=draft.pk)
    if not revision.is_draft:
        raise refusals.DraftOvertaken("Người khác vừa phát hành hoặc bỏ bản dự thảo này.")
    revision.state = State.ISSUED
    revision.contents = papers_to_json(contents)
    revision.serial, revision.dated, revision.year = serial, day, day.year
    revision.issued_at, revision.issued_by = timezone.now(), by
    revision.save()
    for form, stored in files:
        RevisionFile.objects.create(
            revision=revision,
            form=form,
            path=stored.path,
            sha256=stored.sha256,
            size=stored.size,
        )
    if revision.target_id:
        _affect(revision)
    delivering.tell(revision)
    kept.tell(
        "dispatch.issue",
        revision,
        by=by,
        number=serial,
        day=day.isoformat(),
        files={form.value: stored.sha256 for form, stored in files},
        open_gaps=len(revision.missing),
    )
    return revision


def _affect(issued: Revision) -> None:
    """Let an issued paper do to its target what it says."""
    target = Revision.objects.select_for_update().get(followers=issued)
    if not target.is_in_force:
        raise refusals.NotInForce(target.record.title)
    target.state = rules.AFTERWARDS[Effect(issued.effect)]
    if issued.effect == Effect.CORRECTS and issued.settled:
        target.settled = issued.settled
    target.save(update_fields=["state", "settled"])


def _why_not(draft: Revision, contents: Contents, serial: int | None, day: date) -> RuleViolation:
    taken = Revision.objects.filter(
        issuer=draft.issuer, symbol=draft.symbol, year=day.year, serial=serial
    ).exclude(pk=draft.pk)
    if serial is not None and taken.exists():
        return refusals.NumberTaken(f"{serial:02d}/{rules.symbol_of(contents)}", day.year)
    return refusals.DraftOvertaken("Người khác vừa làm một việc trên văn bản này.")
