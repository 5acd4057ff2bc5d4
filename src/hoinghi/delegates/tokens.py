"""The code in an invitation's QR: short, signed (Ed25519), bound to one place. Python thuần.

A token is version (1 byte), conference (4), nonce of the place (8), signature (64), as URL-safe
base64 without padding: 103 characters. A device that knows the public key can check it offline.
Source: RFC 8032 (Ed25519).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

VERSION = 1
_SIGNED = 13
_NONCE_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What a valid token says: conference and nonce of the place (16 hexadecimal digits)."""

    conference_id: int
    nonce: str


def issue(ticket: Ticket, secret: str) -> str:
    """Write the token of *ticket*, signed with the key of this installation's *secret*.

    Raises:
        ValueError: The nonce is not 16 hexadecimal digits.
        OverflowError: The number of the conference does not fit four bytes.
    """
    if len(ticket.nonce) != _NONCE_DIGITS:
        raise ValueError(f"nonce must be {_NONCE_DIGITS} hexadecimal digits, got {ticket.nonce!r}")
    signed = bytes([VERSION]) + ticket.conference_id.to_bytes(4) + bytes.fromhex(ticket.nonce)
    return _written(signed + _key(secret).sign(signed))


def read(token: str, secret: str) -> Ticket | None:
    """Give what *token* says; none if it is not ours or was changed."""
    from cryptography.exceptions import InvalidSignature  # heavy, and rarely needed

    try:
        told = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        _key(secret).public_key().verify(told[_SIGNED:], told[:_SIGNED])
    except (InvalidSignature, binascii.Error, ValueError):
        return None
    # Base64 has several spellings for the same bytes; only the one we print is ours.
    if told[0] != VERSION or _written(told) != token:
        return None
    return Ticket(conference_id=int.from_bytes(told[1:5]), nonce=told[5:_SIGNED].hex())


def _written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@lru_cache(maxsize=4)
def _key(secret: str) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # heavy, and rarely needed
        Ed25519PrivateKey,
    )

    seed = hashlib.sha256(b"hoinghi invitation token 1\0" + secret.encode()).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)
