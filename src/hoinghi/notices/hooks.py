"""Messages to gateways (Zalo, SMS): made from the stream, signed, tried for a day, logged."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from types import MappingProxyType
from typing import Final

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.telling import Kind, Telling
from hoinghi.journal.models import Entry
from hoinghi.journal.rules import HOUSE
from hoinghi.journal.services import record
from hoinghi.notices import reaching, rules
from hoinghi.notices.composing import one_line
from hoinghi.notices.models import HookMessage, HookTry, Webhook
from hoinghi.notices.rules import HookState
from hoinghi.units.models import Organisation

_AT_ONCE = 20
_SHORT = 160
"""Characters of an SMS, nearly; a gateway may cut what is longer anywhere."""
_ON_THE_PAGE: Final = MappingProxyType(
    {
        Kind.RETURNED: "Bị trả lại hoặc mở lại để làm tiếp; lý do ở trang của việc.",
        Kind.COMMENT: "Có trao đổi mới; đọc ở trang của việc.",
        Kind.EXTENSION_ASKED: "Có đề nghị gia hạn; lý do ở trang của việc.",
    }
)
_GONE = 410


def queue(entry: Entry, conference: Conference, tellings: Iterable[Telling]) -> None:
    """Make the messages of one act; part of the caller's transaction."""
    hooks = list(Webhook.objects.filter(conference=conference, active=True))
    if not hooks:
        return
    told = list(tellings)
    names = Organisation.objects.in_bulk({body for one in told for body in one.bodies})
    HookMessage.objects.bulk_create(
        (
            _message(hook, entry, conference, one, names)
            for one in told
            for hook in hooks
            if one.kind in hook.kinds and _concerns(hook, one)
        ),
        ignore_conflicts=True,
    )


def deliver(now: datetime, go_on: Callable[[], bool]) -> None:
    """Send what is due, to every gateway that has not been stopped."""
    due = HookMessage.objects.filter(state=HookState.QUEUED, due_at__lte=now, hook__active=True)
    for message in due.select_related("hook__conference").order_by("due_at", "pk")[:_AT_ONCE]:
        if not go_on():
            return
        # An earlier one of this round may have stopped the gateway.
        if Webhook.objects.filter(pk=message.hook_id, active=True).exists():
            _send(message)


def in_short(telling: Telling) -> str:
    """Give one line for a telephone; what people wrote is read only by who signs in."""
    return _ON_THE_PAGE.get(telling.kind) or one_line(telling.text, _SHORT)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Sign *body* as sent at *timestamp* (seconds since 1970): HMAC-SHA256, hexadecimal."""
    signed = timestamp.encode() + b"." + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def headers_of(message: HookMessage, body: bytes, now: datetime) -> dict[str, str]:
    """Give the headers by which a gateway knows that a message is ours, and which."""
    timestamp = str(int(now.timestamp()))
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "hoinghi",
        "X-Hoinghi-Event": message.kind,
        "X-Hoinghi-Delivery": message.key,
        "X-Hoinghi-Timestamp": timestamp,
        "X-Hoinghi-Signature": f"sha256={signature(message.hook.secret, timestamp, body)}",
    }


def _send(message: HookMessage) -> None:
    body = message.body.encode()
    try:
        answer = reaching.post(
            message.hook.address, body, headers_of(message, body, timezone.now())
        )
    except reaching.AddressRefused as refused:
        _stop(message.hook, str(refused))
        _failed(message, 0, str(refused))
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        _failed(message, 0, str(error) or type(error).__name__)
    else:
        _answered(message, answer)


def _answered(message: HookMessage, answer: reaching.Answer) -> None:
    if 200 <= answer.code < 300:
        HookTry.objects.create(message=message, code=answer.code, words=answer.words)
        HookMessage.objects.filter(pk=message.pk).update(state=HookState.SENT, tries=F("tries") + 1)
        Webhook.objects.filter(pk=message.hook_id).update(failures=0)
        return
    if answer.code == _GONE:
        _stop(message.hook, "Cổng trả lời 410: không còn nhận tin.")
    _failed(message, answer.code, answer.words)


def _failed(message: HookMessage, code: int, words: str) -> None:
    HookTry.objects.create(message=message, code=code, words=words[:1_000])
    message.tries += 1
    due = rules.next_try(message.tries, timezone.now())
    message.state = HookState.QUEUED if due else HookState.FAILED
    message.due_at = due or message.due_at
    message.save(update_fields=["tries", "state", "due_at"])
    Webhook.objects.filter(pk=message.hook_id).update(failures=F("failures") + 1)
    hook = Webhook.objects.get(pk=message.hook_id)
    if hook.active and hook.failures >= rules.MOST_FAILURES:
        _stop(hook, f"Hỏng {hook.failures} lần liền.")


def _stop(hook: Webhook, why: str) -> None:
    if Webhook.objects.filter(pk=hook.pk, active=True).update(active=False, stopped=why[:300]):
        record(
            "notices.stop_hook",
            by=HOUSE,
            subject=hook.name,
            conference_id=hook.conference_id,
            data={"hook": hook.pk, "text": why},
        )


def _concerns(hook: Webhook, telling: Telling) -> bool:
    return hook.organisation_id is None or hook.organisation_id in telling.bodies


def _message(
    hook: Webhook,
    entry: Entry,
    conference: Conference,
    telling: Telling,
    names: dict[int, Organisation],
) -> HookMessage:
    key = str(uuid.uuid4())
    bodies = [names[body] for body in sorted(telling.bodies) if body in names]
    if hook.organisation_id:
        # A gateway of one body learns of no other.
        bodies = [body for body in bodies if body.pk == hook.organisation_id]
    told = {
        "id": key,
        "kind": telling.kind.value,
        "at": entry.at.isoformat(),
        "conference": {"slug": conference.slug, "title": conference.title},
        "bodies": [{"code": body.code, "name": body.name} for body in bodies],
        "title": telling.title,
        "text": in_short(telling),
        "url": settings.BASE_URL + telling.url if telling.url else "",
    }
    return HookMessage(
        hook=hook,
        key=key,
        entry_id=entry.pk,
        kind=telling.kind.value,
        about=telling.about,
        body=json.dumps(told, ensure_ascii=False),
        state=HookState.QUEUED,
        due_at=timezone.now(),
    )
