"""Acts on a report: writing, having it approved, sending, returning, accepting, opening again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.deliveries import Delivery, DeliveryKind, Retraction, announce, retract
from hoinghi.journal.prepared import Prepared
from hoinghi.journal.services import record
from hoinghi.reports import content as contents
from hoinghi.reports import running_totals
from hoinghi.reports.above import body_above
from hoinghi.reports.content import Content, as_json, of_json
from hoinghi.reports.merging import Clash, Written, merged
from hoinghi.reports.models import FileKind, Report, ReportFile, ReportRevision, ReviewNote
from hoinghi.reports.outline_queries import asked_of, last_day
from hoinghi.reports.permissions import sender_of
from hoinghi.reports.refusals import (
    ActRefused,
    LeaderApproves,
    Locked,
    NothingWritten,
    NotPassed,
    NotReady,
    NotYours,
    OfficeEnters,
    ReasonMissing,
)
from hoinghi.reports.report_check import check_report
from hoinghi.reports.rich_text import clean
from hoinghi.reports.states import RECEIVED, WRITABLE, Act, State, after
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units import approving
from hoinghi.units.approving import Stage, Step
from hoinghi.units.models import Account

_FOR_UPDATE = ("outline__conference", "organisation", "version", "call")
_MOVED = (
    "state", "approval", "approved_by", "latest", "first_sent_on", "passed_by", "passed_on",
)  # fmt: skip


@transaction.atomic
def save(
    report: Report, written: Written, *, by: Account, as_office: bool = False
) -> tuple[Report, tuple[Clash, ...]]:
    """Write into the draft what somebody of the body *wrote*, place by place.

    Saving by itself leaves no entry in the log: what is sent does. What was ``written`` offline
    merges with what others wrote since; where both changed a place, theirs stands.

    Args:
        as_office: Of the office that enters what came on paper (``behalf.begin``).

    Returns:
        The report as it stands, and the places where somebody else was first.

    Raises:
        NotYours: *by* is of another body.
        OfficeEnters: The office is entering it, or does so no longer.
        ActRefused: It is sent, or lies with the leader.
    """
    stands = locked(report)
    _require_writer(stands, by, as_office)
    if State(stands.state) not in WRITABLE or stands.approval == Stage.ASKED:
        raise ActRefused(stands)
    found = merged(of_json(stands.draft), _cleaned(written))
    told = as_json(found.content)
    if told != stands.draft:
        _keep(stands, told, by)
    return stands, found.clashes


@transaction.atomic
def send(
    report: Report,
    *,
    based_on: int,
    by: Account,
    on_behalf: str = "",
    now: datetime | None = None,
) -> ReportRevision:
    """Send the draft as it stands: a revision that nobody changes, with its receipt.

    Args:
        based_on: ``stamp`` of the draft that the person saw.
        on_behalf: Of the office that enters it: by which paper it came.
        now: By default this moment; of examples and imports an earlier one.

    Raises:
        NotReady, NothingWritten: What is wrong stands at its place; nothing was sent.
        Locked: The deadline is over.
        LeaderApproves: The leader of the body has not approved it.
        ChangedMeanwhile: Somebody else wrote since.
        ActRefused, NotYours: It is not to be sent now, or not by *by*.
    """
    stands = locked(report)
    at = now or timezone.now()
    state = _may_send(stands, by, on_behalf)
    if stands.stamp != based_on:
        raise ChangedMeanwhile("báo cáo", stands.changed_by)
    require_open(stands, timezone.localdate(at))
    told = _require_ready(stands)
    revision = _revision(stands, by, on_behalf, at)
    _move(stands, state, latest=revision, first=timezone.localdate(at))
    deliver(stands, revision)
    running_totals.count(stands, revision, told.answers)
    recorded("send", stands, by, revision=revision.number, digest=revision.digest)
    return revision


@transaction.atomic
def take_step(report: Report, step: Step, *, by: Account, text: str = "") -> Report:
    """Ask the leader of the body, send back inside it, or withdraw the asking.

    Raises:
        ActRefused: *step* is not for *by* at this stage.
        ReasonMissing: Sent back without a reason.
    """
    stands = locked(report)
    sender = sender_of(stands, by)
    writable = State(stands.state) in WRITABLE
    if step is Step.SEND or sender is None or not writable:
        raise ActRefused(stands)
    if not approving.may(step, Stage(stands.approval), sender):
        raise ActRefused(stands)
    if step is Step.ASK:
        _require_ready(stands)
    if step is Step.SEND_BACK:
        note(stands, text, by=by, inside=True)
    stands.approval = approving.after(step).value
    stands.save(update_fields=["approval"])
    recorded(f"{step.value}_inside", stands, by)
    return stands


@transaction.atomic
def approve(report: Report, *, based_on: int, by: Account) -> Report:
    """Approve inside the body what its people send afterwards, with the signed copy.

    Raises:
        ActRefused: *by* does not lead the body, or there is nothing to approve.
        NotReady, NothingWritten: It cannot be sent as it stands.
        ChangedMeanwhile: Somebody wrote since.
    """
    stands = locked(report)
    sender, target = sender_of(stands, by), after(State(stands.state), Act.APPROVE)
    if sender is None or not sender.is_leader or target is None:
        raise ActRefused(stands)
    if stands.stamp != based_on:
        raise ChangedMeanwhile("báo cáo", stands.changed_by)
    _require_ready(stands)
    stands.state, stands.approval, stands.approved_by = target.value, "", by.username
    stands.save(update_fields=["state", "approval", "approved_by"])
    recorded("approve", stands, by)
    return stands


@transaction.atomic
def withdraw(report: Report, *, by: Account) -> Report:
    """Take back what was approved or sent and nobody accepted yet; what was sent is kept.

    Raises:
        ActRefused, NotYours: It is accepted, or not sent.
        Locked: It could not be sent again: the deadline is over.
    """
    stands = locked(report)
    _require_own(stands, by)
    if stands.state == State.SENT:
        _require_in_time(stands, timezone.localdate())
    return _undeliver(stands, Act.WITHDRAW, by, "Đơn vị rút lại báo cáo để sửa.")


@transaction.atomic
def return_(
    report: Report, reasons: dict[str, str], *, based_on: int | None, by: Account
) -> Report:
    """Return a report with a reason for each place: a section, a cell, or "" for the whole.

    Args:
        based_on: Number of the revision that was read; None for whatever is latest.

    Raises:
        ReasonMissing: No place has a reason.
        ActRefused: It is not there to be returned.
        ChangedMeanwhile: The body sent another revision meanwhile.
    """
    stands = locked(report)
    told = {place: text.strip() for place, text in reasons.items() if text.strip()}
    if not told:
        raise ReasonMissing
    require_latest(stands, based_on)
    for place, text in told.items():
        note(stands, text, by=by, place=place, is_reason=True)
    return _undeliver(stands, Act.RETURN, by, "Báo cáo bị trả lại để sửa.", places=sorted(told))


@transaction.atomic
def accept(report: Report, *, based_on: int | None, by: Account) -> Report:
    """Accept the latest revision; its figures count from the moment it was sent.

    Raises:
        ActRefused, ChangedMeanwhile: It is not there, or another one has come.
        NotPassed: The body above is to look at it first.
    """
    stands = locked(report)
    require_latest(stands, based_on)
    target = _target(stands, Act.ACCEPT)
    if stands.state == State.SENT and (above := body_above(stands)):
        raise NotPassed(str(above))
    _move(stands, target)
    recorded("accept", stands, by, revision=stands.latest.number if stands.latest else None)
    return stands


@transaction.atomic
def reopen(report: Report, reason: str, *, by: Account) -> Report:
    """Open an accepted report again, so that the body may send another revision.

    Raises:
        ReasonMissing, ActRefused: Nothing was changed.
    """
    stands = locked(report)
    if not reason.strip():
        raise ReasonMissing
    note(stands, reason, by=by, is_reason=True)
    return _undeliver(stands, Act.REOPEN, by, "Báo cáo được mở lại để sửa.")


@transaction.atomic
def let_late(report: Report, until: date, reason: str, *, by: Account) -> Report:
    """Let one body send until the end of a day after the deadline; named and dated.

    Raises:
        ReasonMissing: It takes a reason.
    """
    stands = locked(report)
    if not reason.strip():
        raise ReasonMissing
    stands.extended_until, stands.extension_reason = until, reason.strip()
    stands.extended_by = by.username
    stands.save(update_fields=["extended_until", "extension_reason", "extended_by"])
    recorded("let_late", stands, by, until=until.isoformat(), reason=reason.strip()[:500])
    return stands


def note(
    report: Report,
    text: str,
    *,
    by: Account,
    place: str = "",
    is_reason: bool = False,
    inside: bool = False,
    answers: ReviewNote | None = None,
) -> ReviewNote:
    """Say something about a place of *report*.

    Raises:
        ReasonMissing: Nothing was said.
    """
    if not text.strip():
        raise ReasonMissing
    return ReviewNote.objects.create(
        report=report,
        revision=report.latest,
        place=place,
        text=text.strip(),
        answers=answers,
        is_reason=is_reason,
        inside=inside,
        by=by.username,
        organisation_id=by.organisation_id,
    )


def require_open(report: Report, day: date) -> None:
    """Let nothing in after the last day.

    Raises:
        Locked: The deadline is over, and nobody let this body send late.
    """
    if not _is_asked_again(report):
        _require_in_time(report, day)


def _require_in_time(report: Report, day: date) -> None:
    last = last_day(report)
    if last is not None and day > last:
        raise Locked(last)


def _is_asked_again(report: Report) -> bool:
    """Tell whether the office itself returned or reopened what was sent last.

    Its reasons tell, not the state: a body that takes its report back is in the same state, and
    one whose leader approves anew has left it.
    """
    reasons = ReviewNote.objects.filter(report=report, is_reason=True, revision=report.latest_id)
    return report.latest_id is not None and reasons.exists()


def locked(report: Report) -> Report:
    """Give *report* as it stands, held until the transaction ends."""
    found = _LOCKED.first(report.pk)
    if found is None:
        raise Report.DoesNotExist
    return found


# In nobody's sight: whoever calls it holds a report that was found in somebody's.
_LOCKED: Final = Prepared(
    lambda pk: (
        Report.objects.select_for_update(of=("self",))
        .select_related(*_FOR_UPDATE, "latest")
        .defer("version__content", "latest__content")
        .filter(pk=pk)
        .order_by()
    ),
    1,
)


def _require_own(report: Report, by: Account) -> None:
    if by.organisation_id is None or by.organisation_id != report.organisation_id:
        raise NotYours(report)


def _require_writer(report: Report, by: Account, as_office: bool) -> None:
    if not as_office:
        _require_own(report, by)
    if as_office != bool(report.on_behalf):
        raise OfficeEnters(report)


def _may_send(report: Report, by: Account, on_behalf: str) -> State:
    target = _target(report, Act.SEND)
    if on_behalf:
        return target
    _require_writer(report, by, as_office=False)
    sender = sender_of(report, by)
    if sender is None:
        raise NotYours(report)
    is_approved = report.state == State.APPROVED
    if not is_approved and not approving.may(Step.SEND, Stage(report.approval), sender):
        raise LeaderApproves
    if sender.is_leader and not is_approved:
        report.approved_by = by.username
    return target


def _target(report: Report, act: Act) -> State:
    target = after(State(report.state), act)
    if target is None or report.withdrawn:
        raise ActRefused(report)
    return target


def require_latest(report: Report, based_on: int | None) -> None:
    """Let nobody judge what has been replaced meanwhile.

    Raises:
        ChangedMeanwhile: Another revision has come.
    """
    number = report.latest.number if report.latest else None
    if based_on is not None and number != based_on:
        raise ChangedMeanwhile("báo cáo", report.changed_by, "gửi lại")


def _require_ready(report: Report) -> Content:
    told = of_json(report.draft)
    if not told.answers and not told.texts and not _has_file(report):
        raise NothingWritten
    checked = check_report(told, asked_of(report))
    if not checked.may_be_sent:
        raise NotReady(checked)
    return told


def _has_file(report: Report) -> bool:
    kept = ReportFile.objects.filter(report=report, revision=None, removed=False)
    return kept.exclude(kind=FileKind.HANDED).exists()


def _cleaned(written: Written) -> Written:
    texts = {
        number: (before, clean(text) if text is not None else None)
        for number, (before, text) in written.texts.items()
    }
    return replace(written, texts=texts)


def _keep(report: Report, told: dict[str, Any], by: Account) -> None:
    report.draft, report.stamp = told, report.stamp + 1
    report.changed_by, report.changed_at = by.username, timezone.now()
    report.save(update_fields=["draft", "stamp", "changed_by", "changed_at"])


def _revision(report: Report, by: Account, on_behalf: str, at: datetime) -> ReportRevision:
    made = ReportRevision(
        report=report,
        number=(report.latest.number if report.latest else 0) + 1,
        version=report.version,
        content=report.draft,
        sent_at=at,
        sent_by=by.username,
        approved_by=report.approved_by,
        on_behalf=on_behalf,
    )
    files = _FILES.tuples(report.pk, FileKind.HANDED.value)
    made.digest = _digest(made, [sha256 for _pk, sha256 in files])
    made.save(force_insert=True)
    if files:
        ReportFile.objects.filter(pk__in=[pk for pk, _sha256 in files]).update(revision=made)
    return made


_FILES: Final = Prepared(
    lambda report, handed: (
        ReportFile.objects.filter(report=report, revision=None, removed=False)
        .exclude(kind=handed)
        .order_by("sha256")
        .values_list("pk", "sha256")
    ),
    1,
    FileKind.HANDED.value,
)


def receipt_digest(revision: ReportRevision) -> str:
    """Compute the check value of a receipt from what was sent, by whom and when."""
    files = ReportFile.objects.filter(revision=revision).order_by("sha256")
    return _digest(revision, list(files.values_list("sha256", flat=True)))


def _digest(revision: ReportRevision, files: list[str]) -> str:
    return contents.digest(
        {
            "report": revision.report_id,
            "number": revision.number,
            "version": revision.version_id,
            "content": revision.content,
            "files": files,
            "sent_at": revision.sent_at.astimezone(UTC).isoformat(),
            "sent_by": revision.sent_by,
        }
    )


def _move(
    report: Report,
    state: State,
    *,
    latest: ReportRevision | None = None,
    first: date | None = None,
) -> None:
    report.state = state.value
    report.approval = ""
    if latest is not None:
        report.latest = latest
        report.first_sent_on = report.first_sent_on or first
    report.save(update_fields=_MOVED)


def _undeliver(
    report: Report, act: Act, by: Account, said: str, *, places: list[str] | None = None
) -> Report:
    target, was = _target(report, act), State(report.state)
    report.approved_by, report.passed_by, report.passed_on = "", "", None
    _move(report, target)
    if was in RECEIVED:
        retract(
            Retraction(
                conference_id=report.outline.conference_id, source=_source(report), said=said
            )
        )
        if report.latest is not None:
            running_totals.uncount(report, report.latest)
    number = report.latest.number if report.latest else None
    recorded(act.value, report, by, places=places or [], revision=number)
    return report


def deliver(report: Report, revision: ReportRevision) -> None:
    """Tell the house that the body has handed in."""
    announce(
        Delivery(
            conference_id=report.outline.conference_id,
            organisation_id=report.organisation_id,
            kind=DeliveryKind.REPORT,
            on=timezone.localdate(revision.sent_at),
            said=f"Đã gửi báo cáo, lần {revision.number}",
            source=_source(report),
            url=reverse("reports:report", args=[report.outline.conference.slug, report.pk]),
        )
    )


def _source(report: Report) -> str:
    return f"report:{report.pk}"


def recorded(act: str, report: Report, by: Account, **more: Any) -> None:
    """Write an act on *report* into the log."""
    record(
        f"reports.{act}",
        by=by.username,
        subject=str(report),
        conference_id=report.outline.conference_id,
        data={"report": report.pk, "organisation": report.organisation_id, **more},
    )


def content_sent(report: Report) -> Content | None:
    """Give what was sent last; None before anything was."""
    return of_json(report.latest.content) if report.latest else None
