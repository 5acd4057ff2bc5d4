"""Which mail server sends for this installation, as environment variables name it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from email.utils import parseaddr

from hoinghi.site.home import CannotStart

USUAL_PORTS = {"none": 25, "starttls": 587, "tls": 465}
TIMEOUT = 30
"""Seconds that a mail server may take to answer one command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """How mail leaves the house; ``host`` is empty where no server is named.

    ``security``: ``none``, ``starttls`` (begins in the clear, then turns to TLS) or ``tls``.
    """

    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str


def mail_server() -> MailServer:
    """Give what the variables ``HOINGHI_MAIL_…`` name.

    Raises:
        CannotStart: One of them cannot be used; the password is never shown.
    """
    security = os.environ.get("HOINGHI_MAIL_SECURITY", "starttls")
    if security not in USUAL_PORTS:
        raise CannotStart(
            f"HOINGHI_MAIL_SECURITY là “{security}”, không phải none, starttls hay tls.",
            "Hãy hỏi người quản trị máy chủ thư, thường là starttls (cổng 587).",
        )
    return MailServer(
        host=os.environ.get("HOINGHI_MAIL_HOST", "").strip(),
        port=_port(os.environ.get("HOINGHI_MAIL_PORT") or str(USUAL_PORTS[security])),
        security=security,
        user=os.environ.get("HOINGHI_MAIL_USER", ""),
        password=os.environ.get("HOINGHI_MAIL_PASSWORD", ""),
        sender=_sender(os.environ.get("HOINGHI_MAIL_FROM", "hoinghi <hoinghi@localhost>")),
    )


def _port(given: str) -> int:
    if given.isascii() and given.isdigit() and 0 < int(given) < 65536:
        return int(given)
    raise CannotStart(
        f"HOINGHI_MAIL_PORT là “{given}”, không phải số cổng.", "Hãy đặt một số, ví dụ 587."
    )


def _sender(given: str) -> str:
    _, address = parseaddr(given)
    if "@" not in address or "\n" in given or "\r" in given:
        raise CannotStart(
            f"HOINGHI_MAIL_FROM là “{given}”, không phải địa chỉ thư.",
            "Hãy viết như: Văn phòng UBND huyện <vanphong@binhson.gov.vn>",
        )
    return given
