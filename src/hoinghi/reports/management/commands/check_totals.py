"""Soát các tổng đang có của số liệu báo cáo: cộng lại từ đầu rồi so."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.reports.running_totals import every_outline, rebuild, wrong


class Command(BaseCommand):
    """Recompute the running totals of every outline and compare; mend them when asked to."""

    help = "Cộng lại số liệu của các báo cáo được tính và so với tổng đang có ở mọi cấp."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sua", dest="mend", action="store_true", help="Ghi lại các tổng không khớp."
        )

    def handle(self, *_args: Any, mend: bool = False, **_options: Any) -> None:
        bad = 0
        for conference in Conference.objects.order_by("pk"):
            with whole(conference):
                for outline in every_outline(conference):
                    found = wrong(outline)
                    bad += len(found)
                    said = "khớp" if not found else f"{len(found)} tổng không khớp"
                    self.stdout.write(f"{conference.slug}: {outline.code}: {said}")
                    if found and mend:
                        rebuild(outline)
                        self.stdout.write(f"{conference.slug}: {outline.code}: đã ghi lại")
        if bad and not mend:
            raise CommandError(f"{bad} tổng không khớp với báo cáo. Chạy lại với --sua để ghi lại.")
