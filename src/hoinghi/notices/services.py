"""Acts of people on their notices."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from django.db import transaction
from django.utils import timezone

from hoinghi.conferences.telling import Kind
from hoinghi.notices.models import Notice, Preference, QuietHours
from hoinghi.notices.rules import OWED, Wish
from hoinghi.units.models import Account


def mark_read(account: Account, pk: int) -> Notice | None:
    """Note that *account* has read one notice; none where it is somebody else's."""
    found = Notice.objects.filter(account=account, pk=pk).first()
    if found and found.read_at is None:
        found.read_at = timezone.now()
        found.save(update_fields=["read_at"])
    return found


def mark_all_read(account: Account) -> int:
    """Note that everything was read; give how many that were."""
    return Notice.objects.filter(account=account, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def choose(account: Account, wishes: Mapping[str, Wish], quiet: tuple[time, time] | None) -> None:
    """Keep how *account* wants to be told; what it owes shows in the application always."""
    for kind, wish in wishes.items():
        Preference.objects.update_or_create(
            account=account,
            kind=kind,
            defaults={"in_app": wish.in_app or Kind(kind) in OWED, "mail": wish.mail.value},
        )
    if quiet is None:
        QuietHours.objects.filter(account=account).delete()
        return
    begins, ends = quiet
    QuietHours.objects.update_or_create(account=account, defaults={"begins": begins, "ends": ends})
