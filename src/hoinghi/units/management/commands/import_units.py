"""Nạp các tỉnh, xã hiện hành từ bộ dữ liệu vietnam-provinces."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hoinghi.journal.rules import HOUSE
from hoinghi.units import present
from hoinghi.units.services import import_present
from hoinghi.violations import RuleViolation


class Command(BaseCommand):
    """Take over the units of today; a second time changes nothing."""

    help = "Nạp các tỉnh, xã, phường, đặc khu hiện hành (từ 01/07/2025) vào danh bạ đơn vị."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--committees",
            action="append",
            default=[],
            metavar="MÃ_TỈNH",
            help="ghi thêm UBND của mọi xã, phường thuộc tỉnh này (mã hai chữ số); lặp lại được",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            taken = import_present(by=HOUSE, committees_of=options["committees"])
        except RuleViolation as violation:
            raise CommandError(str(violation)) from None
        self.stdout.write(
            f"{present.source()}: {taken.new} đơn vị mới, {taken.changed} thay đổi, "
            f"{taken.same} giữ nguyên."
        )
        for told in taken.left_out:
            self.stderr.write(f"Không nạp: {told}")
