"""Acts of the office on gateways."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.journal.services import record
from hoinghi.notices import reaching
from hoinghi.notices.models import HookMessage, Webhook
from hoinghi.notices.rules import HookState
from hoinghi.units.models import Account, Organisation


@transaction.atomic
def add(
    conference: Conference,
    *,
    name: str,
    address: str,
    kinds: Sequence[str],
    organisation: Organisation | None,
    by: Account,
) -> Webhook:
    """Let a gateway be told of *kinds*, of all bodies or of one; make its secret.

    Raises:
        AddressRefused: It cannot be reached from outside, or not safely.
    """
    reaching.check(address)
    made = Webhook.objects.create(
        conference=conference,
        organisation=organisation,
        name=name,
        address=address,
        secret=secrets.token_hex(32),
        kinds=list(kinds),
        made_by=by.username,
    )
    _record("notices.add_hook", made, by)
    return made


@transaction.atomic
def stop(hook: Webhook, *, by: Account) -> None:
    """Tell the gateway nothing more; what waits is kept."""
    if Webhook.objects.filter(pk=hook.pk, active=True).update(
        active=False, stopped=f"{by} cho dừng."[:300]
    ):
        _record("notices.stop_hook", hook, by)


@transaction.atomic
def start(hook: Webhook, *, by: Account) -> None:
    """Tell the gateway again, with what has waited."""
    if Webhook.objects.filter(pk=hook.pk, active=False).update(active=True, stopped="", failures=0):
        _record("notices.start_hook", hook, by)


@transaction.atomic
def remove(hook: Webhook, *, by: Account) -> None:
    """Forget the gateway, its secret and its messages."""
    _record("notices.remove_hook", hook, by)
    hook.delete()


@transaction.atomic
def resend(message: HookMessage, *, by: Account) -> None:
    """Send one message once more, with the same key; one that waits goes now."""
    message.state, message.due_at, message.tries = HookState.QUEUED, timezone.now(), 0
    message.save(update_fields=["state", "due_at", "tries"])
    _record("notices.resend_message", message.hook, by)


def _record(act: str, hook: Webhook, by: Account) -> None:
    record(
        act,
        by=by.username,
        subject=hook.name,
        conference_id=hook.conference_id,
        data={"hook": hook.pk},
    )
