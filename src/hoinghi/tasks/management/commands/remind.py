"""Nhắc việc theo lịch: mỗi ngày chạy một lần (cron, systemd timer)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.tasks.reminding import remind


class Command(BaseCommand):
    """Send the reminders of today for every conference; a second time the same day sends none."""

    help = "Nhắc các đơn vị còn nợ việc, theo lịch nhắc của từng hội nghị; mỗi ngày chạy một lần."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for conference in Conference.objects.order_by("pk"):
            with whole(conference):
                made = remind(conference, timezone.localdate())
            self.stdout.write(f"{conference.slug}: {len(made)} lời nhắc")
