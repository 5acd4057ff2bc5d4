"""Nhắc việc theo lịch: mỗi ngày chạy một lần (cron, systemd timer)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.tasks.reminding import due_reminders, remind


class Command(BaseCommand):
    """Send the reminders of today for every conference; a second time the same day sends none."""

    help = "Nhắc các đơn vị còn nợ việc, theo lịch nhắc của từng hội nghị; mỗi ngày chạy một lần."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--xem-truoc",
            dest="only_count",
            action="store_true",
            help="Chỉ cho biết sẽ nhắc bao nhiêu phần việc; không gửi gì.",
        )

    def handle(self, *_args: Any, only_count: bool = False, **_options: Any) -> None:
        today = timezone.localdate()
        for conference in Conference.objects.order_by("pk"):
            with whole(conference):
                found = due_reminders(conference, today)
                self.stdout.write(f"{conference.slug}: {len(found)} phần việc đến bậc nhắc")
                if not only_count:
                    made = remind(conference, today, shown=found)
                    self.stdout.write(f"{conference.slug}: {len(made)} lời nhắc")
