"""Reaching an address that somebody typed, without being led into the office's own network.

The name is resolved once, every address behind it must be public, and the connection goes to
just the address that was looked at: a name that answers otherwise a second time leads nowhere.
No redirect is followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from hoinghi.violations import RuleViolation

SILENCE = 10
"""Seconds without a word after which a gateway counts as away."""
_WHOLE = 30
"""Seconds that a whole answer may take, however slowly it drips."""
_MOST_READ = 1_000
LONGEST = 500
# Mapped, translated and compatible addresses (RFC 4291, 2.5.5; RFC 2765, 2.1) and those of NAT64
# (RFC 6052, 2.1) carry an IPv4 address in their last four bytes.
_WITH_IPV4_AT_THE_END = tuple(
    map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96"))
)


class AddressRefused(RuleViolation):
    """An address to which nothing is sent."""

    code = "notices.address-refused"

    def __init__(self, what: str) -> None:
        self.remedy = "Hãy ghi địa chỉ https:// công khai của cổng nhắn tin."
        super().__init__(f"{what} {self.remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a gateway answered; the words are cut short."""

    code: int
    words: str


def check(address: str) -> SplitResult:
    """Give *address* in its parts, if something may be sent there at all.

    Raises:
        AddressRefused: It is none, not https, or names a private address.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise AddressRefused("Địa chỉ viết không đúng.") from None
    plain = not address.isascii() or not address.isprintable() or " " in address
    if plain or not parts.hostname or len(address) > LONGEST or port == 0:
        raise AddressRefused("Địa chỉ viết không đúng.")
    if parts.username or parts.password:
        raise AddressRefused("Địa chỉ không được mang tên và mật khẩu.")
    wanted = ("https", "http") if settings.WEBHOOK_PRIVATE else ("https",)
    if parts.scheme not in wanted:
        raise AddressRefused("Địa chỉ phải bắt đầu bằng https://.")
    _refuse_private(parts.hostname)
    return parts


def post(address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Send *body* to *address*.

    Raises:
        AddressRefused: It leads to a private address, today or by name.
        OSError, http.client.HTTPException: The gateway could not be reached or is no web server.
    """
    parts = check(address)
    assert parts.hostname
    port = parts.port or (443 if parts.scheme == "https" else 80)
    server = _Pinned(parts.hostname, port, _resolved(parts.hostname, port), parts.scheme == "https")
    path = parts.path or "/"
    path += f"?{parts.query}" if parts.query else ""
    hang_up = Timer(_WHOLE, server.hang_up)
    hang_up.start()
    try:
        server.request("POST", path, body, dict(headers))
        answer = server.getresponse()
        words = answer.read(_MOST_READ).decode("utf-8", "replace").replace("\x00", "")
        return Answer(code=answer.status, words=words)
    finally:
        hang_up.cancel()
        server.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to one address that was looked at, whatever the name says a moment later."""

    def __init__(self, host: str, port: int, address: str, secure: bool) -> None:
        super().__init__(host, port, timeout=SILENCE)
        self._address, self._secure = address, secure
        # The host is named without the port that everybody expects.
        self.default_port = 443 if secure else 80

    def connect(self) -> None:
        reached = socket.create_connection((self._address, self.port), SILENCE)
        if self._secure:
            trust = ssl.create_default_context()
            reached = trust.wrap_socket(reached, server_hostname=self.host)
        self.sock = reached

    def hang_up(self) -> None:
        if self.sock:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def _resolved(host: str, port: int) -> str:
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        _refuse_private(address)
    return found[0]


def _refuse_private(host: str) -> None:
    if settings.WEBHOOK_PRIVATE:
        return
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return
    inner = _carried(address)
    site_local = getattr(address, "is_site_local", False)
    if not (address.is_global and inner.is_global) or inner.is_multicast or site_local:
        raise AddressRefused(f"Địa chỉ {host} nằm trong mạng nội bộ.")


def _carried(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Give the IPv4 address that a gateway of the network would reach in place of *address*."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if any(address in net for net in _WITH_IPV4_AT_THE_END):
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.sixtofour or address
