"""Who may see a conference, decided once."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from hoinghi.conferences import powers, rooms
from hoinghi.conferences.models import Conference, PlanDraft, Role
from hoinghi.conferences.powers import Power
from hoinghi.conferences.queries import (
    all_roles_of,
    drafts_of,
    in_charge,
    roles_everywhere,
    roles_of,
    visible_to,
)
from hoinghi.units.models import Account, Organisation


class SignedInRequest(HttpRequest):
    """A request of somebody with an account: the site lets nobody else reach such a view."""

    user: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was found out at the start of a request about the conference of its address."""

    conference: Conference
    roles: frozenset[Role]


_KNOWN = "_known_in_this_request"


def remember(account: Account, known: Known) -> None:
    """Keep *known* with the account of one request, so that nobody asks a second time."""
    setattr(account, _KNOWN, known)


def roles_held(account: Account, conference: Conference) -> frozenset[Role]:
    """Give the roles of *account* in *conference*; one query, none within a request."""
    known: Known | None = getattr(account, _KNOWN, None)
    if known and known.conference.pk == conference.pk:
        return known.roles
    return roles_of(conference, account)


def known_conference(account: Account, slug: str) -> Conference | None:
    """Give the conference at *slug* as the request has found it, whoever may see it; no query."""
    known: Known | None = getattr(account, _KNOWN, None)
    return known.conference if known and known.conference.slug == slug else None


def sight_of(account: Account, conference: Conference) -> tuple[str, ...]:
    """Give what two accounts have in common who may see and do the same here: their roles.

    Every power of the organiser's side hangs on a role (``powers``), so what was drawn for one
    may be shown to the other; a superuser holds them all.
    """
    if account.is_superuser:
        return tuple(sorted(Role))
    return tuple(sorted(roles_held(account, conference)))


def sees_office(account: Account, conference: Conference) -> bool:
    """Tell whether the organiser's own rows are for *account*: any role but that of the door."""
    return account.is_superuser or bool(roles_held(account, conference) - {Role.CHECK_IN})


def visible_conference_or_404(
    account: Account, slug: str, power: Power = powers.READ
) -> Conference:
    """Give the conference at *slug* if *account* has a role in it, and *power*.

    Raises:
        Http404: There is none, or it is not for this account: the two look the same from outside.
        NotAllowed: The role of *account* is for other things.
    """
    conference = _with_a_role_or_404(account, slug)
    require_power(account, conference, power)
    return conference


def _with_a_role_or_404(account: Account, slug: str) -> Conference:
    known: Known | None = getattr(account, _KNOWN, None)
    if known and known.conference.slug == slug and (known.roles or account.is_superuser):
        return known.conference
    conference: Conference | None = (
        visible_to(account).select_related("host").filter(slug=slug).first()
    )
    if conference is None:
        raise Http404
    return conference


def require_founding(account: Account) -> None:
    """Let nobody establish a conference whose account is only for the desk at the door.

    Raises:
        PermissionDenied: The account has no body, and no role but that of the desk.
    """
    if account.organisation_id is None and all_roles_of(account) == {Role.CHECK_IN}:
        raise PermissionDenied("Tài khoản của bàn đón tiếp chỉ dùng để điểm danh.")


def visible_draft_or_404(account: Account, pk: int) -> PlanDraft:
    """Give the plan that was sent if *account* may see and continue it (``queries.drafts_of``).

    Raises:
        Http404: There is none, or it is not for this account: the two look the same from outside.
    """
    draft: PlanDraft | None = drafts_of(account).filter(pk=pk).first()
    if draft is None:
        raise Http404
    return draft


class NotAllowed(PermissionDenied):
    """The account holds no role with the power that was needed; the page of refusal says which."""

    def __init__(self, power: Power, conference: Conference) -> None:
        self.power = power
        self.conference = conference
        roles = ", ".join(str(role.label) for role in Role if role in power.roles)
        super().__init__(f"Việc này ({power.title}) dành cho: {roles}.")


def may(account: Account, conference: Conference, power: Power) -> bool:
    """Tell whether *account* holds *power* at the organiser; one query, none within a request."""
    return account.is_superuser or bool(power.roles & roles_held(account, conference))


def require_power(account: Account, conference: Conference, power: Power) -> None:
    """Let only those go on who hold *power*.

    Raises:
        NotAllowed: *account* holds another role, or only looks on.
    """
    if not may(account, conference, power):
        raise NotAllowed(power, conference)


def open_entries(account: Account, conference: Conference) -> list[rooms.Entry]:
    """Give the pages of *conference* that *account* may open; one query, none in a request."""
    held = roles_held(account, conference)
    return rooms.entries(lambda power: account.is_superuser or bool(power.roles & held))


def may_prepare(account: Account, conference: Conference) -> bool:
    """Tell whether *account* writes papers and settings of *conference*."""
    return may(account, conference, powers.PREPARE)


def prepares_any(account: Account) -> bool:
    """Tell whether *account* prepares a conference of its own house; one query.

    Anybody with an account may send a plan and prepares what comes of it. Somebody of a commune
    who sends a plan of the district, or of no body at all, gets no say in the directory by that.
    """
    return _prepared_at_home(account).exists()


def houses_prepared_by(account: Account) -> QuerySet[Organisation]:
    """Give the hosts by whose conferences ``prepares_any`` is true: the area that it opens."""
    held = _prepared_at_home(account).exclude(host=None).order_by()
    return Organisation.objects.filter(pk__in=held.values("host"))


def _prepared_at_home(account: Account) -> QuerySet[Conference]:
    return in_charge(account, powers.PREPARE.roles)


def standing_of(account: Account) -> str:
    """Give what is another as soon as *account* has another body or role; one query."""
    held = sorted(map(repr, roles_everywhere(account)))
    return repr((account.organisation_id, account.is_superuser, held))


def belongs_to_host(account: Account, conference: Conference) -> bool:
    """Tell whether the house that holds *conference* has put *account* in charge; one query.

    A host that nobody knows keeps nothing that could be taken from it.
    """
    if account.is_superuser or conference.host_id is None:
        return True
    held = in_charge(account, {*powers.PREPARING, Role.LEADER})
    return held.filter(host=conference.host_id).exists()


def may_call(account: Account, conference: Conference) -> bool:
    """Tell whether office telephones of bodies that are late are for *account*; two queries.

    Anybody may send a plan that names all bodies of a province: a role alone opens no telephone,
    only one in a conference of one's own house.
    """
    if account.is_superuser:
        return True
    known = conference.host_id is not None and may(account, conference, powers.CALL)
    return known and belongs_to_host(account, conference)


def require_preparing(
    account: Account, conference: Conference, power: Power = powers.PREPARE
) -> None:
    """Let only those who prepare *conference* go on; *power* says what for.

    Raises:
        NotAllowed: *account* holds another role, or only looks on.
    """
    require_power(account, conference, power)


def concerned_or_404(account: Account, slug: str) -> Conference:
    """Give the conference at *slug* to all whom it concerns: with any role, or by their body.

    Raises:
        Http404: There is none, or nothing of it concerns this account: the two look the same.
    """
    known: Known | None = getattr(account, _KNOWN, None)
    conference = Conference.objects.select_related("host").filter(slug=slug).first()
    if known and known.conference.slug == slug:
        conference = known.conference
    if conference is None or not _is_concerned(account, conference):
        raise Http404
    return conference


def _is_concerned(account: Account, conference: Conference) -> bool:
    if account.is_superuser or roles_held(account, conference):
        return True
    body = account.organisation_id
    return body is not None and rooms.concerned(conference, body)
