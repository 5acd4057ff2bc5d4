"""Accounts to look around with; each installation makes its own passwords."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass

from django.conf import settings

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.units.models import Account, Membership, Organisation, UnitRole

_DEMO = (
    ("vanphong", "Cán bộ cơ quan thường trực", Role.STANDING_OFFICE),
    ("lanhdao", "Lãnh đạo chủ trì", Role.LEADER),
)
DEMO_BODY = "21052-UBND"
"""The body of the example whose people one may be: it is still writing its report."""
_OF_BODY = (
    ("canboxa", "Cán bộ báo cáo của xã", UnitRole.REPORTER),
    ("lanhdaoxa", "Lãnh đạo UBND xã", UnitRole.LEADER),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """What is printed at the start: name, password, role in words."""

    username: str
    password: str
    role: str


def demo_accounts(conference: Conference, *, by: str) -> list[DemoAccount]:
    """Make the demo accounts once, and let each see *conference*."""
    given = []
    for username, full_name, role in _DEMO:
        # Directory, accounts and templates are kept by somebody of the host itself.
        body = conference.host if role is Role.STANDING_OFFICE else None
        account, password = _account(username, full_name, body)
        grant(conference, account, role, by=by, of_house=True)
        given.append(DemoAccount(username=username, password=password, role=str(role.label)))
    return given


def demo_accounts_of_body() -> list[DemoAccount]:
    """Make the reporter and the leader of a body of the example; its leader approves what leaves.

    None where the list of bodies has no such body.
    """
    body = Organisation.objects.filter(code=DEMO_BODY, valid_to__year=2025).first()
    if body is None:
        return []
    if not body.leader_approves:
        body.leader_approves = True
        body.save(update_fields=["leader_approves"])
    given = []
    for username, full_name, role in _OF_BODY:
        account, password = _account(username, full_name, body)
        Membership.objects.get_or_create(account=account, organisation=body, role=role)
        told = f"{role.label}: {body.short_name or body.name}"
        given.append(DemoAccount(username=username, password=password, role=told))
    return given


def _account(username: str, full_name: str, body: Organisation | None) -> tuple[Account, str]:
    """Give a demo account, made if need be, with the password of this installation."""
    password = _kept_passwords()[username]
    account, is_new = Account.objects.get_or_create(
        username=username, defaults={"full_name": full_name, "organisation": body}
    )
    if is_new or not account.check_password(password):
        account.set_password(password)
        account.save(update_fields=["password"])
    return account, password


def _kept_passwords() -> dict[str, str]:
    """Give the passwords of this installation, made when first asked, readable by its owner."""
    kept = settings.DATA / "tai-khoan-mau.json"
    passwords: dict[str, str] = {}
    if kept.exists():
        passwords = json.loads(kept.read_text(encoding="ascii"))
    wanting = [name for name, _, _ in (*_DEMO, *_OF_BODY) if name not in passwords]
    if wanting:
        passwords |= {name: secrets.token_urlsafe(9) for name in wanting}
        beside = kept.with_suffix(".moi")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
            json.dump(passwords, new)
        beside.replace(kept)
    return passwords
