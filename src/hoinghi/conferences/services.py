"""Acts on a conference: establishing it from a plan, amending it, granting roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils import timezone

from hoinghi.conferences import from_plan, queries, rules
from hoinghi.conferences.judging import issuers_of
from hoinghi.conferences.models import Conference, Grant, PlanRevision, Role
from hoinghi.conferences.rooms import Change, Consequence, intakes, watches
from hoinghi.conferences.scoping import whole
from hoinghi.journal.services import record
from hoinghi.reading.as_json import plan_to_json
from hoinghi.reading.reader import Reading
from hoinghi.reading.recheck import shape_to_json
from hoinghi.units import queries as units
from hoinghi.units.directory import Body
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation


class NobodyOfThatName(RuleViolation):
    """There is no such account to give a role to."""

    code = "conferences.nobody-of-that-name"

    def __init__(self, name: str) -> None:
        self.remedy = "Hãy gõ đúng tên đăng nhập hoặc địa chỉ thư; người chưa có thì mời vào trước."
        super().__init__(f"Không có tài khoản nào tên “{name}” đang dùng được. {self.remedy}")


class LastStandingOffice(RuleViolation):
    """A conference always keeps somebody who gives roles."""

    code = "conferences.last-standing-office"

    def __init__(self) -> None:
        self.remedy = "Hãy giao vai trò ấy cho người khác trước, rồi thu hồi ở đây."
        super().__init__(
            "Đây là tài khoản duy nhất giữ vai trò cơ quan thường trực của hội nghị, nên chưa thể "
            f"thu hồi. {self.remedy}"
        )


class PlanDiffers(RuleViolation):
    """The conference stands by another wording of the plan; nothing was changed yet.

    Attributes:
        changes: What taking the new wording would change.
        consequences: What that means for work that has begun, as the rooms say.
    """

    code = "conferences.plan-differs"

    def __init__(
        self,
        conference: Conference,
        changes: Sequence[Change],
        consequences: Sequence[Consequence] = (),
    ) -> None:
        self.conference = conference
        self.changes = tuple(changes)
        self.consequences = tuple(consequences)
        self.remedy = (
            "Hãy xem kỹ các thay đổi: nếu đây là bản sửa đổi thì thêm --accept để áp dụng; "
            "nếu là một hội nghị khác cùng tên thì thêm --another."
        )
        super().__init__(
            f"Hội nghị “{conference.title}” đã được lập theo một bản kế hoạch khác; "
            f"bản mới làm thay đổi {len(changes)} điểm, chưa điểm nào được áp dụng. {self.remedy}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Established:
    """What came of a plan: the conference, and what taking the plan changed."""

    conference: Conference
    is_new: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """How a plan came by the page.

    Attributes:
        file_path: Where the file lies (``kept_files``); empty where only its text was kept.
        as_read: What was read before people corrected it, as JSON; None where nobody did.
        edits: What they corrected (``reading.edits``), as JSON.
        host: Primary key of the body that issues it, as whoever sent it said or is near to;
            heeded where several bear its name.
    """

    file_path: str = ""
    as_read: dict[str, Any] | None = None
    edits: tuple[dict[str, Any], ...] = ()
    host: int | None = None


class _Undone(Exception):
    """Leaves a transaction without keeping what was done in it."""


def establish(
    reading: Reading,
    *,
    file_name: str,
    by: str,
    accept_changes: bool = False,
    another: bool = False,
    amends: Conference | None = None,
    sent: Sent | None = None,
) -> Established:
    """Make the conference that a plan orders, or bring it in line with an amended plan.

    Every room takes its part in one transaction. The same plan a second time changes nothing.

    Args:
        accept_changes: The plan amends the conference that stands: take it.
        another: The plan orders another gathering under the same title: leave the first alone.
        amends: The conference that the plan is said to amend, even under another title; without
            it the plan's issuer and title tell.
        sent: Of a plan that came by the page; it is in force only with the same corrections,
            while a file alone never takes back what people corrected.

    Raises:
        PlanDiffers: The conference stands by another wording and *accept_changes* is false.
        NothingToEstablish: The plan orders no gathering.
    """
    try:
        return _establish(reading, file_name, by, accept_changes, another, amends, sent)
    except IntegrityError:
        # Somebody else established the same plan in the same moment: look again.
        return _establish(reading, file_name, by, accept_changes, another, amends, sent)


def _establish(
    reading: Reading,
    file_name: str,
    by: str,
    accept_changes: bool,
    another: bool,
    amends: Conference | None,
    sent: Sent | None,
) -> Established:
    with transaction.atomic():
        editions = _editions(reading, amends, sent)
        for edition in editions:
            if is_in_force(edition, reading, sent):
                return Established(conference=edition, is_new=False, changes=())
        standing = None if another else _nearest(editions, reading)
        if standing and not accept_changes:
            raise PlanDiffers(standing, *_would_change(standing, reading, file_name, by, sent))
        return _take(standing, reading, file_name=file_name, by=by, sent=sent or Sent())


def standing_for(
    reading: Reading, amends: Conference | None = None, sent: Sent | None = None
) -> Conference | None:
    """Give the conference that the plan would bring in line; none where it orders a new one.

    Raises:
        NothingToEstablish: The plan orders no gathering.
    """
    return _nearest(_editions(reading, amends, sent), reading)


def _editions(reading: Reading, amends: Conference | None, sent: Sent | None) -> list[Conference]:
    if amends:
        return [amends]
    found = list(Conference.objects.filter(identity=rules.identity(reading.plan)))
    host = _host(reading, sent) if found else None
    if host is None:
        return found
    # Two communes of one name may hold a conference of one title.
    return [one for one in found if one.host_id in (None, int(host.code))]


def _nearest(editions: list[Conference], reading: Reading) -> Conference | None:
    """Give the edition that the plan most likely amends: that of the same day, else the last."""
    same_day = [c for c in editions if c.starts_on == reading.plan.event.start]
    return max(same_day or editions, key=lambda c: c.edition, default=None)


def grant(
    conference: Conference, account: Account, role: Role, *, by: str, of_house: bool = False
) -> None:
    """Give *account* a role in the conference; giving it again changes nothing.

    Args:
        of_house: The host itself gives it (``queries.speaks_for_house``); a role that its holder
            took by sending the plan becomes one of the house so.
    """
    with whole(conference), transaction.atomic():
        held, is_new = Grant.objects.get_or_create(
            conference=conference, account=account, role=role, defaults={"of_house": of_house}
        )
        is_raised = of_house and not held.of_house
        if is_raised:
            Grant.objects.filter(pk=held.pk).update(of_house=True)
        if is_new or is_raised:
            record(
                "conferences.grant",
                by=by,
                subject=account.username,
                conference_id=conference.pk,
                data={"role": role.value, "of_house": of_house},
            )


def give_role(conference: Conference, name: str, role: Role, *, by: Account) -> Account:
    """Give a role to the account of *name*: how it signs in, or its mail.

    Raises:
        NobodyOfThatName: No active account, or several, go by that name.
    """
    told = name.strip()
    wanted = Q(username__iexact=told) | Q(email__iexact=told)
    found = list(Account.objects.filter(wanted, is_active=True)[:2]) if told else []
    if len(found) != 1:
        raise NobodyOfThatName(told)
    of_house = queries.speaks_for_house(by, conference, timezone.localdate())
    grant(conference, found[0], role, by=by.username, of_house=of_house)
    return found[0]


def take_role(conference: Conference, account: Account, role: Role, *, by: str) -> bool:
    """Take a role from *account*; taking it again changes nothing.

    Raises:
        LastStandingOffice: Nobody would be left who gives roles.
    """
    with whole(conference), transaction.atomic():
        # Two who take each other's role at once wait here for each other.
        Conference.objects.select_for_update().get(pk=conference.pk)
        if role is Role.STANDING_OFFICE and not _has_another_office(conference, account):
            raise LastStandingOffice
        gone, _ = Grant.objects.filter(account=account, role=role).delete()
        if gone:
            record(
                "conferences.revoke",
                by=by,
                subject=account.username,
                conference_id=conference.pk,
                data={"role": role.value, "account": account.pk},
            )
    return bool(gone)


def _has_another_office(conference: Conference, account: Account) -> bool:
    others = Grant.objects.filter(conference=conference, role=Role.STANDING_OFFICE)
    return others.filter(account__is_active=True).exclude(account=account).exists()


def is_in_force(conference: Conference, reading: Reading, sent: Sent | None = None) -> bool:
    """Tell whether the conference stands by just this file, and by these corrections of it."""
    with whole(conference):
        newest = conference.revisions.order_by("-number").first()
    if newest is None or newest.sha256 != reading.source_sha256:
        return False
    corrected = sent is not None and bool(sent.edits or newest.edits)
    return not corrected or _said(newest.plan) == _said(plan_to_json(reading.plan))


def _said(plan: dict[str, Any]) -> dict[str, Any]:
    # What is found depends on the bodies known on the day, too.
    return {name: value for name, value in plan.items() if name != "findings"}


def _would_change(
    conference: Conference, reading: Reading, file_name: str, by: str, sent: Sent | None
) -> tuple[tuple[Change, ...], tuple[Consequence, ...]]:
    """Take the plan for a moment and undo it: exactly what would change, by the same code."""
    told: tuple[tuple[Change, ...], tuple[Consequence, ...]] = ((), ())
    try:
        with whole(conference), transaction.atomic():
            tried = Conference.objects.get(pk=conference.pk)
            watching = [watch(tried) for watch in watches()]
            # With its entry in the log: what is remembered by edition knows it for another one.
            host = Sent(host=sent.host if sent else None)
            made = _taken(tried, False, reading, file_name, by, host)
            told = made.changes, tuple(one for tell in watching for one in tell())
            raise _Undone
    except _Undone:
        return told


def _take(
    standing: Conference | None, reading: Reading, *, file_name: str, by: str, sent: Sent
) -> Established:
    conference = standing or _new(reading, sent)
    with whole(conference):
        return _taken(conference, standing is None, reading, file_name, by, sent)


def _taken(
    conference: Conference, is_new: bool, reading: Reading, file_name: str, by: str, sent: Sent
) -> Established:
    _keep_identity(conference, reading)
    changes = _bring_all(conference, reading, sent)
    number = conference.revisions.count() + 1
    PlanRevision.objects.create(
        conference=conference,
        number=number,
        file_name=file_name,
        sha256=reading.source_sha256,
        source="\n".join(reading.document.lines),
        plan=plan_to_json(reading.plan),
        as_read=sent.as_read,
        edits=list(sent.edits),
        layout=shape_to_json(reading.shape),
        file_path=sent.file_path,
        confirmed_by=by,
    )
    record(
        "conferences.establish" if is_new else "conferences.amend",
        by=by,
        subject=conference.slug,
        conference_id=conference.pk,
        data={"plan": reading.source_sha256, "revision": number, "changes": len(changes)},
    )
    return Established(conference=conference, is_new=is_new, changes=tuple(changes))


def _keep_identity(conference: Conference, reading: Reading) -> None:
    """Follow an amended plan under another title, so that it is known again next time."""
    identity = rules.identity(reading.plan)
    if identity != conference.identity:
        conference.identity, conference.edition = identity, _next_edition(identity)
        conference.save(update_fields=["identity", "edition"])


def _next_edition(identity: str) -> int:
    last = Conference.objects.filter(identity=identity).aggregate(last=Max("edition"))["last"]
    return (last or 0) + 1


def _new(reading: Reading, sent: Sent) -> Conference:
    slug = wanted = rules.slug(reading.plan)
    taken = set(Conference.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number = 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    identity = rules.identity(reading.plan)
    edition = _next_edition(identity)
    fields = from_plan.describe(reading.plan, _host(reading, sent))
    return Conference.objects.create(slug=slug, identity=identity, edition=edition, **fields)


def _bring_all(conference: Conference, reading: Reading, sent: Sent) -> list[Change]:
    host = _host(reading, sent, conference)
    changes = from_plan.bring(conference, from_plan.describe(reading.plan, host))
    changes += from_plan.take(reading.plan, conference)
    for take in intakes():
        changes += take(reading.plan, conference)
    return changes


def issuers(reading: Reading, sender: int | None = None) -> tuple[Body, ...]:
    """Give the bodies that may issue the plan, by its day: one where it is certain.

    Args:
        sender: Primary key of the body of whoever sent it.
    """
    return issuers_of(reading.plan, units.directory(rules.as_of(reading.plan)), sender)


def _host(reading: Reading, sent: Sent | None, standing: Conference | None = None) -> Body | None:
    """Give the body that issues the plan; of several of its name the one that was said, or that
    holds the conference already. None where nobody said: it is not guessed."""
    found = {int(one.code): one for one in issuers(reading)}
    if len(found) == 1:
        return next(iter(found.values()))
    said = sent.host if sent else None
    return found.get(said or 0) or found.get((standing.host_id if standing else 0) or 0)
