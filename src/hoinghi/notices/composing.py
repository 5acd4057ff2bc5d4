"""Mails as they go out: plain text and HTML, without pictures from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from hoinghi.notices.models import Mail

_SUBJECT = 200


def one_line(text: str, most: int = _SUBJECT) -> str:
    """Fold *text* into one line that may stand in a header."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def usable_address(address: str) -> str:
    """Give *address* if mail can go there, else an empty text; letters of ASCII alone."""
    address = address.strip()
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address if address.isascii() else ""


def message_id(secret: str) -> str:
    """Give the identity of a mail: stays the same however often it is tried."""
    _, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return f"<{secret}@{sender.rpartition('@')[2] or 'localhost'}>"


def as_text(mail: Mail) -> str:
    """Give what programs without HTML show."""
    return render_to_string("notices/mail.txt", _context(mail))


def as_html(mail: Mail) -> str:
    """Give the part that most programs show."""
    return render_to_string("notices/mail.html", _context(mail))


def as_fragment(mail: Mail) -> str:
    """Give the HTML part without its page, for the preview."""
    return render_to_string("notices/_mail_body.html", _context(mail))


def composed(mail: Mail) -> EmailMessage:
    """Give the mail as it is sent. No header can be smuggled in: all are single lines."""
    name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(one_line(name), addr_spec=sender)
    message["To"] = Address(one_line(mail.name), addr_spec=mail.address)
    message["Subject"] = one_line(mail.subject)
    message["Date"] = format_datetime(timezone.localtime())
    message["Message-ID"] = mail.message_id
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = f"<{preferences_url()}>"
    message["Content-Language"] = "vi"
    message.set_content(as_text(mail), charset="utf-8", cte="quoted-printable")
    message.add_alternative(as_html(mail), subtype="html", charset="utf-8", cte="base64")
    if mail.calendar:
        _attach(message, mail)
    return message


def preferences_url() -> str:
    return settings.BASE_URL + reverse("notices:preferences")


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPart:
    """One conference in the mail of the day: its title and what happened."""

    title: str
    lines: Sequence[str]


def digest_text(parts: Sequence[DigestPart]) -> str:
    """Write the mail of the day."""
    return "\n\n".join(
        "\n".join([part.title, *(f"– {line}" for line in part.lines)]) for part in parts
    )


def _attach(message: EmailMessage, mail: Mail) -> None:
    message.add_attachment(
        mail.calendar.encode(),
        maintype="text",
        subtype="calendar",
        filename="lich.ics",
        params={"method": mail.method, "charset": "utf-8"},
    )


def _context(mail: Mail) -> dict[str, object]:
    with override("vi"):
        return {
            "mail": mail,
            "link": settings.BASE_URL + mail.url if mail.url else "",
            "preferences": preferences_url(),
        }
