"""Who may see and do what about tasks, decided once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import NotAllowed, known_conference, may, roles_held
from hoinghi.conferences.powers import Power
from hoinghi.journal.prepared import Prepared
from hoinghi.tasks import powers
from hoinghi.tasks.models import Duty, Task, TaskRole
from hoinghi.tasks.rules import (
    BY_THE_BODY,
    DELIVERED,
    INSIDE,
    Act,
    State,
    may_change_files,
    may_pass,
)
from hoinghi.units import queries as units
from hoinghi.units.approving import Sender, Stage
from hoinghi.units.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What somebody is to the tasks of one conference.

    Attributes:
        may_prepare: Holds a role of the host that prepares: accepts, returns, cancels.
        sees_all: Holds any role in the conference.
        organisation_id: The body for which the account works; None for none.
        sender: What the account is to what that body sends; None where it works for none.
    """

    account: Account
    may_prepare: bool
    sees_all: bool
    organisation_id: int | None
    sender: Sender | None

    def may(self, act: Act, duty: Duty) -> bool:
        """Tell whether *act* is for this person: a body only its own share, the host all.

        What passes between the people of a body and its leader is for none outside.
        """
        if self.may_prepare and act not in INSIDE:
            return True
        return act in BY_THE_BODY and self.leads(duty)

    def passes(self, act: Act, duty: Duty) -> bool:
        """Tell whether the leader of the body would let *act* pass; of the host nobody asks."""
        if self.sender is None or not self.leads(duty):
            return True
        return may_pass(act, Stage(duty.approval), self.sender)

    def may_undo(self, act: Act, duty: Duty, was: State) -> bool:
        """Tell whether the leader of the body would let *act* be undone, back to the state *was*.

        To undo taking back delivers anew, with files that may be others by now.
        """
        delivers = act in BY_THE_BODY and was in DELIVERED
        return not delivers or self.passes(Act.HAND_IN, duty)

    def may_change(self, duty: Duty) -> bool:
        """Tell whether files and the person in charge of *duty* are this person's to change."""
        return self.may_prepare or self.leads(duty)

    def may_change_files(self, duty: Duty) -> bool:
        """Tell whether files may be taken out of *duty* as it stands, or put back."""
        if self.sender is None or not self.leads(duty):
            return self.may_prepare
        return may_change_files(State(duty.state), Stage(duty.approval), self.sender)

    def leads(self, duty: Duty) -> bool:
        return self.organisation_id is not None and duty.organisation_id == self.organisation_id

    def sees(self, duty: Duty, duties: Iterable[Duty], is_supporting: bool) -> bool:
        """Tell whether files and words about *duty* are for these eyes.

        A supporting body sees the share that it supports; of 22 communes, none sees another's.
        """
        alone = len(list(duties)) == 1
        return self.sees_all or self.leads(duty) or (is_supporting and alone)


def standing_in(conference: Conference, account: Account) -> Standing:
    """Give what *account* is to the tasks of *conference*; four queries at the most."""
    return Standing(
        account=account,
        may_prepare=may(account, conference, powers.LEAD),
        sees_all=may(account, conference, powers.READ),
        organisation_id=account.organisation_id,
        sender=units.sender(account, timezone.localdate()),
    )


def sender_of(duty: Duty, account: Account, day: date) -> Sender | None:
    """Give what *account* is to what the body of *duty* sends; None for those of other bodies."""
    return units.sender(account, day) if is_of_the_body(duty, account) else None


def is_of_the_body(duty: Duty, account: Account) -> bool:
    """Tell whether *account* works for the body whose share *duty* is."""
    return account.organisation_id is not None and account.organisation_id == duty.organisation_id


def tasks_of_body(organisation_id: int) -> Q:
    """Keep tasks that a body leads or supports."""
    leads = Q(duties__organisation=organisation_id, duties__withdrawn=False)
    supports = Q(
        bodies__organisations=organisation_id,
        bodies__role=TaskRole.SUPPORTING,
        bodies__withdrawn=False,
    )
    return leads | supports


def concerned_or_404(account: Account, slug: str) -> tuple[Conference, Standing]:
    """Give the conference at *slug* to those with a role in it, and to bodies with a task in it.

    Raises:
        Http404: There is none, or it is not for this account: the two look the same.
    """
    conference = known_conference(account, slug) or (
        Conference.objects.select_related("host").filter(slug=slug).first()
    )
    if conference is None:
        raise Http404
    standing = standing_in(conference, account)
    if standing.sees_all:
        return conference, standing
    if standing.organisation_id is not None and concerns(conference, standing.organisation_id):
        return conference, standing
    if roles_held(account, conference):
        raise NotAllowed(powers.READ, conference)
    raise Http404


def concerns(conference: Conference, body: int) -> bool:
    """Tell whether *body* leads or supports a task of *conference*."""
    return bool(Task.objects.of(conference).filter(tasks_of_body(body)).exists())


def concerned_task_or_404(account: Account, slug: str, pk: int) -> tuple[Task, Standing]:
    """Give a task to those who see all of its conference, and to the bodies that it concerns.

    Raises:
        Http404: There is none, it is withdrawn, or it is not for this account.
    """
    conference, standing = concerned_or_404(account, slug)
    if standing.sees_all:
        task = _ANY.first(conference.pk, pk)
    else:
        assert standing.organisation_id is not None
        own = Task.objects.of(conference).filter(tasks_of_body(standing.organisation_id))
        task = own.distinct().filter(pk=pk).select_related("parent").first()
    if task is None:
        raise Http404
    task.conference = conference
    return task, standing


_ANY: Final = Prepared(
    lambda conference, pk: (
        Task.objects.filter(conference=conference, withdrawn=False, pk=pk)
        .order_by()
        .select_related("parent")[:1]
    ),
    1,
    2,
)


def require(allowed: bool, conference: Conference, power: Power = powers.REPORT) -> None:
    """Let nobody else go on.

    Raises:
        NotAllowed: The act is for the host's office, or for the body that leads.
    """
    if not allowed:
        raise NotAllowed(power, conference)
