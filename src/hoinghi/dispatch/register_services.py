"""Acts on the register of those who sign."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict

from hoinghi.conferences.models import Conference
from hoinghi.journal.services import record
from hoinghi.together.queries import last_saver
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.together.rules import Saver
from hoinghi.units.models import PostHolder, SigningMandate

Entry = PostHolder | SigningMandate


@transaction.atomic
def keep(
    conference: Conference, entry: Entry, *, by: str, seen: Mapping[str, Any] | None = None
) -> None:
    """Write *entry*, new or changed, into the register.

    Args:
        seen: What the entry said when *by* changed it, by name of the field.

    Raises:
        ChangedMeanwhile: It says something else by now, or was taken out.
    """
    act = "dispatch.change_signing" if entry.pk else "dispatch.add_signing"
    if entry.pk and seen is not None:
        stands = (
            type(entry)._base_manager.select_for_update(of=("self",)).filter(pk=entry.pk).first()
        )
        if stands is None or model_to_dict(stands, fields=list(seen)) != dict(seen):
            raise ChangedMeanwhile("mục này")
    entry.save()
    record(act, by=by, subject=str(entry), conference_id=conference.pk, data=_told(entry))


def last_change(entry: Entry | None) -> Saver | None:
    """Give who last changed *entry*, and when."""
    if entry is None or entry.pk is None:
        return None
    return last_saver("dispatch.change_signing", data__pk=entry.pk)


@transaction.atomic
def remove(conference: Conference, entry: Entry, *, by: str) -> None:
    """Take out an entry made by mistake; the log keeps what it said."""
    told = _told(entry)
    entry.delete()
    record(
        "dispatch.remove_signing",
        by=by,
        subject=str(entry),
        conference_id=conference.pk,
        data=told,
    )


def values_of(entry: Entry) -> dict[str, object]:
    """Give what an entry says as plain values, without its key."""
    return {name: value for name, value in _told(entry).items() if name != "pk"}


def filled(entry: Entry, told: Mapping[str, Any]) -> Entry:
    """Let *entry* say what ``values_of`` gave."""
    for name, value in told.items():
        is_day = name in ("valid_from", "valid_to") and value
        setattr(entry, name, date.fromisoformat(value) if is_day else value)
    return entry


def _told(entry: Entry) -> dict[str, object]:
    fields = (field.attname for field in entry._meta.concrete_fields if not field.primary_key)
    values = ((name, getattr(entry, name)) for name in fields)
    told = {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values
    }
    return {"pk": entry.pk, **told}
