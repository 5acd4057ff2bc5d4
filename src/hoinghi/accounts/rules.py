"""What holds of invitations and of the second step, decided from values alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

INVITATION_LASTS = timedelta(days=7)
"""How long an invitation may be answered."""

ADMINISTRATOR, OF_A_UNIT = "administrator", "unit"
"""Roles that no conference grants: who runs the installation, and who works for a unit."""


class State(StrEnum):
    """What has become of an invitation."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The days of an invitation; none where it did not happen."""

    expires_at: datetime
    accepted_at: datetime | None = None
    revoked_at: datetime | None = None


def state(course: Course, now: datetime) -> State:
    """Say what has become of an invitation by *now*."""
    if course.accepted_at:
        return State.ACCEPTED
    if course.revoked_at:
        return State.REVOKED
    return State.EXPIRED if course.expires_at <= now else State.WAITING


def digest(secret: str) -> str:
    """Give what is kept of the secret in a link: enough to know it again, not to write it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def proposed_name(full_name: str, email: str) -> str:
    """Propose a sign-in name: what stands before the ``@``, else the name without diacritics.

    ``("Nguyễn Thị Đào", "")`` gives ``"nguyenthidao"``.
    """
    local = email.partition("@")[0]
    if local:
        return re.sub(r"[^\w.+-]", "", local)[:60].lower()
    plain = unicodedata.normalize("NFD", full_name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", plain)[:60]
