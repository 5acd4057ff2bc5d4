"""``hoinghi manage reindex``: make the index of the search anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from hoinghi.search.services import reindex


class Command(BaseCommand):
    help = "Lập lại chỉ mục tìm kiếm từ dữ liệu, và cho biết chỗ nào đã khác."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild; print each kind, and what differed."""
        differences = reindex()
        for one in differences:
            changed = f", {one.changed} mục đã khác" if one.changed else ""
            self.stdout.write(f"{one.kind}: {one.total} mục{changed}")
        all_changed = sum(one.changed for one in differences)
        told = f"Đã sửa {all_changed} mục." if all_changed else "Chỉ mục khớp với dữ liệu."
        self.stdout.write(told)
