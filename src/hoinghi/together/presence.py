"""Who else has the page open on which something is edited: told, never stored beyond minutes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.together.models import Presence

HERE: Final = timedelta(seconds=50)
"""So long somebody counts as being there: two calls and a slow line."""
FORGOTTEN: Final = timedelta(minutes=3)
_TOKEN_HOLDS: Final = timedelta(hours=4)
_SALT: Final = "hoinghi.together.presence"
_NAMED: Final = 3
_LONGEST: Final = 120
_STANDINGS: Final[list[Callable[[Any], str]]] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What lets a page ask who else is there: given by a view that had checked who may edit."""

    thing: str
    circle: str
    account: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Somebody else who is there; ``name`` empty where it is not for these eyes."""

    name: str


def also_depends_on(standing: Callable[[Any], str]) -> None:
    """Let a pass hold only as long as *standing* of its account gives the same.

    Rooms above know bodies and roles of which this one knows nothing; they say so when they are
    installed.
    """
    if standing not in _STANDINGS:
        _STANDINGS.append(standing)


def issue(thing: str, circle: str, account: AbstractBaseUser) -> str:
    """Give the pass for a page, signed; for that account alone, while it stands as it does now.

    It holds for four hours at the most.
    """
    told = [thing[:_LONGEST], circle[:_LONGEST], account.pk, _standing(account)]
    return signing.dumps(told, salt=_SALT)


def read(token: str, account: AbstractBaseUser) -> Pass | None:
    """Read a pass; None where it is false, too old, somebody else's, or of another standing.

    Whoever has lost the role or the body by which the page opened is not told any more.
    """
    try:
        thing, circle, pk, standing = signing.loads(token, salt=_SALT, max_age=_TOKEN_HOLDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if pk != account.pk or standing != _standing(account):
        return None
    return Pass(thing=thing, circle=circle, account=pk)


def _standing(account: AbstractBaseUser) -> str:
    told = "\n".join(standing(account) for standing in _STANDINGS)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def here(shown: Pass, now: datetime) -> list[Other]:
    """Note that somebody is there, give who else is, whoever came first; one query to read."""
    Presence.objects.bulk_create(
        [Presence(thing=shown.thing, account_id=shown.account, circle=shown.circle, at=now)],
        update_conflicts=True,
        unique_fields=["thing", "account"],
        update_fields=["circle", "at"],
    )
    forget(now)
    found = Presence.objects.filter(thing=shown.thing, at__gt=now - HERE)
    others = found.exclude(account=shown.account).select_related("account__organisation")
    others = others.order_by("pk")
    return [Other(name=one.account.called if one.circle == shown.circle else "") for one in others]


def leave(shown: Pass) -> None:
    """Note that the page was closed."""
    Presence.objects.filter(thing=shown.thing, account=shown.account).delete()


def forget(now: datetime) -> None:
    """Forget everybody who has not been there for minutes."""
    Presence.objects.filter(at__lt=now - FORGOTTEN).delete()


def sentence(others: Sequence[Other]) -> str:
    """Say who else is there; "" where nobody is."""
    if not others:
        return ""
    names = [one.name for one in others if one.name][:_NAMED]
    left = len(others) - len(names)
    if not names:
        return ngettext(
            "%(number)d người khác đang mở trang này.",
            "%(number)d người khác đang mở trang này.",
            left,
        ) % {"number": left}
    told = ", ".join(names)
    if not left:
        return _("%(names)s đang mở trang này.") % {"names": told}
    return ngettext(
        "%(names)s và %(number)d người nữa đang mở trang này.",
        "%(names)s và %(number)d người nữa đang mở trang này.",
        left,
    ) % {"names": told, "number": left}
