"""Acts of people on their notices."""

from __future__ import annotations

from django.utils import timezone

from hoinghi.notices.models import Notice
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
