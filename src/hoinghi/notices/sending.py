"""Sending mail by SMTP: each answer of the server is kept, nothing goes twice where SMTP lets.

SMTP cannot tell "never arrived" from "arrived, but the answer was lost" once the text is on its
way. Such a mail becomes ``UNCLEAR`` and is sent again only by a person; before that moment every
failure is tried again by itself.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parseaddr
from functools import partial

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from hoinghi.conferences import rooms
from hoinghi.conferences.telling import Kind
from hoinghi.notices import composing, rules
from hoinghi.notices.models import Mail, MailTry
from hoinghi.notices.rules import MailState

_AT_ONCE = 50
_STUCK = timedelta(minutes=5)
_SERVER_AWAY = timedelta(minutes=2)
_WORDS = 1_000
# Replies of the server: RFC 5321, 4.2.1.
_GO_AHEAD, _REFUSED, _FOR_GOOD = 354, 400, 500
_CANCELLED = 0
Go = Callable[[], bool]


def is_set_up() -> bool:
    """Tell whether a mail server is named."""
    return bool(settings.EMAIL_HOST)


def deliver(now: datetime, go_on: Go) -> None:
    """Send what is due, one mail after the other, over one connection."""
    _settle_stuck(now)
    if not is_set_up():
        return
    due = Mail.objects.filter(state=MailState.QUEUED, due_at__lte=now).order_by("due_at", "pk")
    mails = [mail for mail in due.select_related("conference")[:_AT_ONCE] if _still_holds(mail)]
    if not mails:
        return
    try:
        server = _connect()
    except (OSError, smtplib.SMTPException) as error:
        _server_away(mails, error, now)
        return
    try:
        for mail in mails:
            if not go_on() or not _send(server, mail):
                break
    finally:
        _leave(server)


def _connect() -> smtplib.SMTP:
    secure = settings.EMAIL_USE_SSL
    kind = partial(smtplib.SMTP_SSL, context=_trust()) if secure else smtplib.SMTP
    server = kind(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT)
    try:
        if settings.EMAIL_USE_TLS:
            server.starttls(context=_trust())
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        server.ehlo_or_helo_if_needed()
    except BaseException:
        server.close()
        raise
    return server


def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _send(server: smtplib.SMTP, mail: Mail) -> bool:
    """Send one mail; False where the connection is gone."""
    text = _on_the_wire(composing.composed(mail).as_bytes())
    try:
        code, words = _announce(server, mail)
    except (OSError, smtplib.SMTPException) as error:
        _try_again(mail, 0, str(error))
        return False
    if code != _GO_AHEAD:
        _answered(mail, code, words)
        server.rset()
        return True
    try:
        server.send(text)
        code, words = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        _note(mail, 0, f"Mất kết nối khi thư đang đi: {error}")
        _to(mail, MailState.UNCLEAR)
        return False
    _answered(mail, code, words)
    return True


def _announce(server: smtplib.SMTP, mail: Mail) -> tuple[int, bytes]:
    """Say from whom and to whom; give 354 where the text may follow, else the refusal."""
    _, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    for ask in (partial(server.mail, sender), partial(server.rcpt, mail.address)):
        code, words = ask()
        if code >= _REFUSED:
            return code, words
    if not _claim(mail):
        return _CANCELLED, b""
    return server.docmd("DATA")


def _on_the_wire(text: bytes) -> bytes:
    """Double leading points and end with one alone. Source: RFC 5321, 4.5.2."""
    lines = text.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    doubled = (b"." + line if line.startswith(b".") else line for line in lines)
    return b"\r\n".join(doubled) + b"\r\n.\r\n"


def _claim(mail: Mail) -> bool:
    """Write down that the text goes out now, before it does."""
    return bool(
        Mail.objects.filter(pk=mail.pk, state=MailState.QUEUED).update(
            state=MailState.SENDING, claimed_at=timezone.now()
        )
    )


def _answered(mail: Mail, code: int, words: bytes) -> None:
    said = words.decode("utf-8", "replace")
    if code == _CANCELLED:
        return
    if code < _REFUSED:
        _note(mail, code, said)
        _to(mail, MailState.SENT, sent_at=timezone.now(), tries=F("tries") + 1)
    elif code < _FOR_GOOD:
        _try_again(mail, code, said)
    else:
        _note(mail, code, said)
        _to(mail, MailState.REFUSED, tries=F("tries") + 1)


def _try_again(mail: Mail, code: int, said: str) -> None:
    mail.tries += 1
    due = rules.next_try(mail.tries, timezone.now())
    if due is None:
        _note(mail, code, f"{said} (đã thử {mail.tries} lần, thôi không thử nữa)")
        _to(mail, MailState.REFUSED, tries=mail.tries)
        return
    _note(mail, code, f"{said} (thử lại lúc {timezone.localtime(due):%H:%M %d/%m})")
    _to(mail, MailState.QUEUED, tries=mail.tries, due_at=due)


def _server_away(mails: list[Mail], error: Exception, now: datetime) -> None:
    """Wait for the server without counting it against any mail."""
    _note(mails[0], 0, f"Không nối được máy chủ thư: {error}")
    Mail.objects.filter(pk__in=[mail.pk for mail in mails], state=MailState.QUEUED).update(
        due_at=now + _SERVER_AWAY
    )


def _settle_stuck(now: datetime) -> None:
    """Say of mails whose sender died with the text on its way that nobody knows."""
    stuck = Mail.objects.filter(state=MailState.SENDING, claimed_at__lt=now - _STUCK)
    for mail in stuck:
        _note(mail, 0, "Máy dừng khi thư đang đi.")
        _to(mail, MailState.UNCLEAR)


def _still_holds(mail: Mail) -> bool:
    """Stop a reminder of what has been delivered meanwhile."""
    if mail.kind != Kind.REMINDER:
        return True
    if any(holds(mail.about) is False for holds in rooms.still_due()):
        _note(mail, 0, "Đơn vị vừa nộp nên không nhắc nữa.")
        _to(mail, MailState.CANCELLED)
        return False
    return True


def _to(mail: Mail, state: MailState, **changes: object) -> None:
    Mail.objects.filter(pk=mail.pk).update(state=state, **changes)


def _note(mail: Mail, code: int, words: str) -> None:
    MailTry.objects.create(mail=mail, code=code, words=words[:_WORDS])


def _leave(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()
