"""Acts on the register of those who sign."""

from __future__ import annotations

from django.db import transaction

from hoinghi.conferences.models import Conference
from hoinghi.journal.services import record
from hoinghi.units.models import PostHolder, SigningMandate

Entry = PostHolder | SigningMandate


@transaction.atomic
def keep(conference: Conference, entry: Entry, *, by: str) -> None:
    """Write *entry*, new or changed, into the register."""
    act = "dispatch.change_signing" if entry.pk else "dispatch.add_signing"
    entry.save()
    record(act, by=by, subject=str(entry), conference_id=conference.pk, data=_told(entry))


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


def _told(entry: Entry) -> dict[str, object]:
    fields = (field.attname for field in entry._meta.concrete_fields if not field.primary_key)
    values = ((name, getattr(entry, name)) for name in fields)
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values
    }
