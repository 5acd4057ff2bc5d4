"""Việc nền một lượt: cho máy chạy theo lịch (cron, systemd timer) thay cho `hoinghi worker`."""

from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand

from hoinghi.notices import lease, worker


class Command(BaseCommand):
    """Do all that is waiting, once; nothing where another worker is at it."""

    help = "Đọc nhật ký, báo cho người có liên quan, gửi thư và tin đến hạn; một lượt."

    def handle(self, *_args: Any, **_options: Any) -> None:
        holder = f"deliver-{os.getpid()}"
        if not lease.take(holder):
            self.stdout.write("Việc nền đang chạy ở nơi khác.")
            return
        try:
            worker.turn(go_on=lambda: lease.take(holder))
        finally:
            lease.give_up(holder)
