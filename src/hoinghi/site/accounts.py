"""Accounts to look around with; each installation makes its own passwords."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass

from django.conf import settings

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.units.models import Account

_DEMO = (
    ("vanphong", "Cán bộ cơ quan thường trực", Role.STANDING_OFFICE),
    ("lanhdao", "Lãnh đạo chủ trì", Role.LEADER),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """What is printed at the start: name, password, role in words."""

    username: str
    password: str
    role: str


def demo_accounts(conference: Conference, *, by: str) -> list[DemoAccount]:
    """Make the demo accounts once, and let each see *conference*."""
    passwords = _kept_passwords()
    given = []
    for username, full_name, role in _DEMO:
        account, is_new = Account.objects.get_or_create(
            username=username,
            defaults={
                "full_name": full_name,
                # Directory, accounts and templates are kept by somebody of the host itself.
                "organisation": conference.host if role is Role.STANDING_OFFICE else None,
            },
        )
        if is_new or not account.check_password(passwords[username]):
            account.set_password(passwords[username])
            account.save(update_fields=["password"])
        grant(conference, account, role, by=by, of_house=True)
        given.append(
            DemoAccount(username=username, password=passwords[username], role=str(role.label))
        )
    return given


def _kept_passwords() -> dict[str, str]:
    """Give the passwords of this installation, made at the first start, readable by its owner."""
    kept = settings.DATA / "tai-khoan-mau.json"
    if not kept.exists():
        made = {username: secrets.token_urlsafe(9) for username, _, _ in _DEMO}
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            json.dump(made, new)
    passwords: dict[str, str] = json.loads(kept.read_text(encoding="ascii"))
    return passwords
