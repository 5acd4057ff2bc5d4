"""Việc nền bị giết (kill -9) đúng lúc một thư đang đi: thư sau vẫn đi, không thư nào đi hai lần."""

import asyncio
import os
import subprocess
import sys
from collections import Counter
from email import message_from_bytes
from pathlib import Path
from threading import Event

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.factories import EXAMPLE
from tests.notices.post_office import post_office

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = """
from hoinghi.conferences.scoping import everything
from hoinghi.tasks.models import Duty
from hoinghi.units.models import Account
with everything():
    owed = Duty.objects.filter(organisation__isnull=False, task__position=1)
    for duty in owed[:2]:
        Account.objects.create(
            username=str(duty.pk), email=f"{duty.pk}@xa.vn", organisation_id=duty.organisation_id
        )
"""
LATER = """
from datetime import timedelta
from django.utils import timezone
from hoinghi.conferences.scoping import everything
from hoinghi.notices.models import Lease, Mail
Lease.objects.all().delete()
with everything():
    Mail.objects.update(claimed_at=timezone.now() - timedelta(minutes=10))
"""
STATES = """
from hoinghi.conferences.scoping import everything
from hoinghi.notices.models import Mail
with everything():
    print(*Mail.objects.order_by("pk").values_list("state", flat=True))
"""


class Slow:
    """Takes its time over a text, and says when the first has come."""

    def __init__(self) -> None:
        self.arrived: Counter[str] = Counter()
        self.first = Event()

    async def handle_DATA(  # noqa: N802 - the name that the server looks for
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert envelope.content
        self.arrived[message_from_bytes(envelope.content)["Message-ID"]] += 1
        self.first.set()
        await asyncio.sleep(0.5)
        return "250 ok"


def test_a_worker_killed_with_a_mail_on_its_way_sends_none_twice(tmp_path: Path):
    slow = Slow()
    with post_office(slow) as port:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "HOINGHI_VAR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path / 'hoinghi.sqlite3'}",
            "HOINGHI_MAIL_HOST": "127.0.0.1",
            "HOINGHI_MAIL_PORT": str(port),
            "HOINGHI_MAIL_SECURITY": "none",
        }
        hoinghi = [sys.executable, "-m", "hoinghi.cli"]

        def run(*arguments: str) -> str:
            done = subprocess.run(
                [*hoinghi, *arguments], env=environment, capture_output=True, text=True, check=True
            )
            return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""

        run("prepare", str(EXAMPLE / "ke-hoach.txt"), "--json")
        run("manage", "shell", "--no-imports", "-c", PEOPLE)
        worker = subprocess.Popen([*hoinghi, "worker"], env=environment, stdout=subprocess.DEVNULL)
        assert slow.first.wait(60)
        worker.kill()
        worker.wait()
        run("manage", "shell", "--no-imports", "-c", LATER)
        run("manage", "deliver")

        states = run("manage", "shell", "--no-imports", "-c", STATES).split()

    assert states[0] == "unclear"
    assert set(states[1:]) == {"sent"}
    assert set(slow.arrived.values()) == {1}
    assert len(slow.arrived) == len(states)
