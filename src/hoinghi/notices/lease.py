"""One worker at a time: a lease in the database, renewed while its holder lives."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from hoinghi.notices.models import Lease

WORK = "work"
LASTS = timedelta(seconds=60)


def take(holder: str, name: str = WORK) -> bool:
    """Take or renew the lease; False while another living worker holds it."""
    now = timezone.now()
    free = Q(holder=holder) | Q(until__lt=now)
    taken = Lease.objects.filter(free, name=name).update(holder=holder, until=now + LASTS)
    if taken:
        return True
    if Lease.objects.filter(name=name).exists():
        return False
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=holder, until=now + LASTS)
    except IntegrityError:
        return False
    return True


def give_up(holder: str, name: str = WORK) -> None:
    """Let the next worker begin at once."""
    Lease.objects.filter(name=name, holder=holder).delete()
