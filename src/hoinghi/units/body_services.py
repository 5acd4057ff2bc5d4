"""Acts on one body: rename, spell, end, say who holds which post; add a body by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from hoinghi.journal.services import record
from hoinghi.reading.names import name_key
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.models import (
    Account,
    AdminUnit,
    FormerName,
    Organisation,
    OrganisationName,
    PostHolder,
)
from hoinghi.units.refusals import (
    HeldAlready,
    NotAName,
    SpellingTaken,
    UnknownSuccessor,
    WrongDay,
)


@transaction.atomic
def rename(body: Organisation, *, name: str, short_name: str, last_day: date, by: Account) -> None:
    """Give *body* another name; papers of *last_day* and before keep the old one.

    Raises:
        SpellingTaken, NotAName, WrongDay: Nothing changed.
    """
    body = Organisation.objects.select_for_update(of=("self",)).get(pk=body.pk)
    former = body.former_names.order_by("valid_to").last()
    first = former.valid_to if former else body.valid_from
    if first and last_day <= first:
        raise WrongDay(last_day, first, "ngày bắt đầu của tên hiện nay")
    before = body.name
    for text in filter(None, (name, short_name)):
        _spell(body, text)
    FormerName.objects.create(
        organisation=body, name=before, short_name=body.short_name, valid_to=last_day
    )
    body.name, body.short_name = name, short_name
    body.save(update_fields=["name", "short_name"])
    _log("units.rename", body, by, before=before, last_day=last_day.isoformat())


@transaction.atomic
def add_spelling(body: Organisation, text: str, *, by: Account) -> None:
    """Let *text* mean *body* too; what means it already changes nothing.

    Raises:
        SpellingTaken, NotAName: Nothing changed.
    """
    if _spell(body, text):
        _log("units.add_spelling", body, by, text=text)


@transaction.atomic
def end(body: Organisation, *, last_day: date, successors: Sequence[str], by: Account) -> None:
    """Say that *body* ends with *last_day*, and which codes took over: a merger, or a split.

    Raises:
        WrongDay, UnknownSuccessor: Nothing changed.
    """
    body = Organisation.objects.select_for_update(of=("self",)).get(pk=body.pk)
    if body.valid_from and last_day < body.valid_from:
        raise WrongDay(last_day, body.valid_from, "ngày bắt đầu của đơn vị")
    later = Organisation.objects.filter(code__in=successors, valid_from__gt=last_day)
    known = set(later.values_list("code", flat=True))
    if unknown := [code for code in successors if code not in known]:
        raise UnknownSuccessor(unknown, last_day)
    body.valid_to, body.successor_codes = last_day, list(successors)
    body.save(update_fields=["valid_to", "successor_codes"])
    _log("units.end_body", body, by, last_day=last_day.isoformat(), successors=list(successors))


@transaction.atomic
def add_post(body: Organisation, *, by: Account, **held: Any) -> PostHolder:
    """Say who holds a post of *body*: person, position, telephone, mail, days, decision.

    Raises:
        HeldAlready: The person is said to hold this post already.
    """
    Organisation.objects.select_for_update(of=("self",)).get(pk=body.pk)
    same = {"person__iexact": held["person"], "position__iexact": held["position"]}
    if PostHolder.objects.filter(organisation=body, valid_to=None, **same).exists():
        raise HeldAlready(held["person"], held["position"])
    holder = PostHolder.objects.create(organisation=body, **held)
    _log("units.add_post", body, by, post=holder.pk)
    return holder


@transaction.atomic
def end_post(holder: PostHolder, *, last_day: date, by: Account) -> None:
    """Say that a person no longer holds the post after *last_day*; the same again changes nothing.

    Raises:
        WrongDay: It comes before the first day.
        ChangedMeanwhile: Somebody else has given another day already.
    """
    holder = PostHolder.objects.select_for_update(of=("self",)).get(pk=holder.pk)
    if holder.valid_to == last_day:
        return
    if holder.valid_to:
        raise ChangedMeanwhile(f"ngày thôi giữ chức vụ thành {holder.valid_to:%d/%m/%Y}")
    if holder.valid_from and last_day < holder.valid_from:
        raise WrongDay(last_day, holder.valid_from, "ngày nhận chức vụ")
    holder.valid_to = last_day
    holder.save(update_fields=["valid_to"])
    _log("units.end_post", holder.organisation, by, post=holder.pk)


@transaction.atomic
def add_body(
    *, above: AdminUnit | Organisation, name: str, short_name: str, kind: str, level: str,
    since: date | None, by: Account,
) -> Organisation:  # fmt: skip
    """Add a body below *above*, a unit or a body.

    Raises:
        SpellingTaken, NotAName: Nothing was added.
    """
    parent, place = (None, above) if isinstance(above, AdminUnit) else (above, above.place)
    body = Organisation.objects.create(
        code=_code(above), name=name, short_name=short_name, kind=kind, level=level,
        parent=parent, place=place, valid_from=since,
    )  # fmt: skip
    for text in filter(None, (name, short_name)):
        _spell(body, text)
    _log("units.add_body", body, by)
    return body


def _spell(body: Organisation, text: str) -> bool:
    key = name_key(text)
    if not key:
        raise NotAName(text)
    bearing = OrganisationName.objects.filter(key=key, organisation__place=body.place_id)
    for one in bearing.exclude(organisation=body.pk).select_related("organisation"):
        if _meet(one.organisation, body):
            raise SpellingTaken(text, one.organisation)
    _, is_new = OrganisationName.objects.get_or_create(
        organisation=body, key=key, defaults={"text": text}
    )
    return is_new


def _meet(one: Organisation, other: Organisation) -> bool:
    """Whether the two stand at a time."""
    begins = not (one.valid_to and other.valid_from and other.valid_from > one.valid_to)
    return begins and not (other.valid_to and one.valid_from and one.valid_from > other.valid_to)


def _code(above: AdminUnit | Organisation) -> str:
    stem = above.code[:60]
    used = set(
        Organisation.objects.filter(code__startswith=f"{stem}-").values_list("code", flat=True)
    )
    return next(code for n in range(1, len(used) + 2) if (code := f"{stem}-{n}") not in used)


def _log(act: str, body: Organisation, by: Account, **data: object) -> None:
    record(
        act,
        by=by.username,
        subject=body.name,
        data={"organisation": body.pk, "day": timezone.localdate().isoformat(), **data},
    )
