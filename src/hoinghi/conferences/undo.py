"""Taking an act back: offered with its message, done by the inverse act of the room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest
from django.utils.module_loading import import_string

from hoinghi.conferences import rooms
from hoinghi.conferences.models import Conference
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

KEPT_FOR = 60 * 60
"""Seconds for which an act may be taken back from its message."""
MARK = "undo"
_SALT = "hoinghi.conferences.undo"

Undoing = Callable[[Conference, Account, Mapping[str, Any]], str]
"""Checks who may, undoes, gives the sentence that says so; a ``RuleViolation`` where it cannot."""


class HappenedSince(RuleViolation):
    """Something else was done since, which undoing would wipe out."""

    code = "conferences.happened-since"

    def __init__(self, what: str) -> None:
        self.remedy = "Hãy xem trạng thái mới rồi làm việc cần thiết."
        super().__init__(f"Không hoàn tác được: {what}. {self.remedy}")


class OfferLapsed(RuleViolation):
    """The offer is too old, or was made to somebody else."""

    code = "conferences.offer-lapsed"

    def __init__(self) -> None:
        self.remedy = "Hãy mở lại trang và làm việc ngược lại ở đó nếu vẫn cần."
        super().__init__(f"Lời mời hoàn tác này không còn dùng được. {self.remedy}")


def offer(
    request: HttpRequest, conference: Conference, said: str, act: str, /, **data: Any
) -> None:
    """Say what was done, with a button that takes it back.

    Args:
        act: Name in a room's ``undos``.
        data: Plain JSON values that the inverse act needs.
    """
    told = [act, conference.pk, request.user.pk, data]
    token = signing.dumps(told, salt=_SALT, compress=True)
    messages.success(request, said, extra_tags=f"{MARK}:{conference.slug}:{token}")


def undo(conference: Conference, token: str, *, by: Account) -> str:
    """Do the inverse act that *token* names; give the sentence that says so.

    Raises:
        OfferLapsed: It is older than an hour, or somebody else's.
        HappenedSince: Something else was done since.
    """
    try:
        act, pk, account, data = signing.loads(token, salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature as error:
        raise OfferLapsed from error
    undoing = dict(_undos()).get(act)
    if undoing is None or (pk, account) != (conference.pk, by.pk):
        raise OfferLapsed
    return undoing(conference, by, data)


def _undos() -> Iterator[tuple[str, Undoing]]:
    for path in rooms.undos():
        yield from import_string(path).items()
