"""Việc nền: mỗi lúc một người làm, việc ngày làm một lần."""

from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event, Thread
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from hoinghi.notices import lease, worker
from hoinghi.notices.models import Lease, Mark
from hoinghi.together import presence
from hoinghi.together.models import Presence
from hoinghi.together.presence import Pass
from tests.factories import make_account, make_conference
from tests.notices.people import clerk, told

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def go_on() -> bool:
    return True


@pytest.mark.django_db
def test_one_worker_at_a_time_until_it_stops_renewing():
    assert lease.take("một")
    assert not lease.take("hai")
    assert lease.take("một")

    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert lease.take("hai")
    assert not lease.take("một")


@pytest.mark.django_db
def test_chores_wait_for_the_morning_and_are_done_once(monkeypatch: pytest.MonkeyPatch):
    done = []
    monkeypatch.setattr(worker, "_chores", done.append)
    day = datetime(2023, 11, 20, 6, 59, tzinfo=HERE)

    worker.daily(day, go_on)
    assert done == []
    worker.daily(day + timedelta(minutes=1), go_on)
    worker.daily(day + timedelta(hours=9), go_on)

    assert done == [day.date()]
    assert Mark.objects.get(name="daily").reached == day.date().toordinal()


@pytest.mark.django_db
def test_one_steps_mistake_does_not_stop_the_next(monkeypatch: pytest.MonkeyPatch):
    make_conference()
    commune = clerk()

    def broken(_now: datetime, _more: object) -> None:
        raise ValueError

    monkeypatch.setattr(worker, "STEPS", (broken, *worker.STEPS))
    worker.turn()

    assert told(commune)[0][0] == "assigned"


@pytest.mark.django_db
def test_who_had_a_page_open_is_forgotten_though_nobody_opens_one_again():
    now = timezone.now()
    shown = Pass(thing="task:1", circle="conference:1", account=make_account().pk)
    presence.here(shown, now - timedelta(minutes=4))
    presence.here(replace(shown, thing="task:2"), now - timedelta(minutes=2))

    worker.turn()

    assert list(Presence.objects.values_list("thing", flat=True)) == ["task:2"]


@pytest.mark.django_db(transaction=True)
def test_the_loop_reads_the_log_and_gives_up_its_lease():
    make_conference()
    commune = clerk()
    Mark.objects.get_or_create(name="stream")
    stop = Event()
    loop = Thread(target=_run, args=[stop])
    loop.start()
    for _ in range(100):
        if told(commune):
            break
        stop.wait(0.1)
    stop.set()
    loop.join(20)

    assert told(commune)[0][0] == "assigned"
    assert not Lease.objects.exists()


def _run(stop: Event) -> None:
    from django.db import connections

    try:
        worker.run(stop, pause=0.05)
    finally:
        connections.close_all()
