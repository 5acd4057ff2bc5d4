"""Thẻ do pretix xuất: chạy trong môi trường riêng của pretix, gọi đúng phần xuất thẻ của nó.

``python _pretix.py fill 166 1660`` makes an event of each size in the database that
``PRETIX_CONFIG_FILE`` names; ``python _pretix.py badges-page SỐ LƯỢT RA`` (or ``badges-a4``) is a
case of ``_case``: the time is that of the exporter's ``render`` alone.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from _case import main
from _guests import Guest, guests

_TEXT = {
    "type": "textarea", "color": [0, 0, 0, 1], "fontfamily": "Open Sans", "italic": False,
    "align": "center", "left": "10", "width": "128", "text": "",
}  # fmt: skip
LAYOUT = [
    {**_TEXT, "bottom": "100", "fontsize": "20", "bold": True, "content": "attendee_name"},
    {**_TEXT, "bottom": "85", "fontsize": "14", "bold": False, "content": "attendee_company"},
    {"type": "barcodearea", "left": "50", "bottom": "20", "size": "45", "content": "secret"},
]


def start() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretix.settings")
    import django

    django.setup()


def fill(sizes: Sequence[int]) -> None:
    """An event of each of *sizes*, unless there is one: paid orders of one attendee each."""
    from django.db import transaction
    from django_scopes import scopes_disabled
    from pretix.base.models import Event

    with scopes_disabled():
        for size in sizes:
            if not Event.objects.filter(slug=f"hn{size}").exists():
                with transaction.atomic():
                    _event(size)


def _event(size: int) -> None:
    from django.utils.timezone import now
    from pretix.base.models import Event, Order, OrderPosition, Organizer
    from pretix.plugins.badges.models import BadgeLayout

    organiser = Organizer.objects.create(name=f"Hoa Sen {size}", slug=f"hs{size}")
    event = Event.objects.create(
        organizer=organiser, name="Hội nghị", slug=f"hn{size}", currency="EUR", live=True,
        date_from=now() + datetime.timedelta(days=1), plugins="pretix.plugins.badges",
    )  # fmt: skip
    item = event.items.create(name="Đại biểu", default_price=0, admission=True, personalized=True)
    BadgeLayout.objects.create(event=event, default=True, name="Thẻ", layout=json.dumps(LAYOUT))
    channel = organiser.sales_channels.get(identifier="web")
    for guest in guests(size, 1):
        order = Order.objects.create(
            event=event, status=Order.STATUS_PAID, email="a@example.org", datetime=now(),
            total=Decimal(0), expires=now() + datetime.timedelta(days=9), locale="en",
            sales_channel=channel,
        )  # fmt: skip
        OrderPosition.objects.create(
            order=order, item=item, price=Decimal(0), positionid=1, company=guest.unit,
            attendee_name_parts={"_scheme": "full", "full_name": guest.name},
        )  # fmt: skip


def one_a_page(people: Sequence[Guest], out: Path) -> None:
    _export(len(people), out, "one")


def on_a4(people: Sequence[Guest], out: Path) -> None:
    from pretix.plugins.badges.exporters import OPTIONS

    several = next(key for key, how in OPTIONS.items() if how["cols"] * how["rows"] > 1)
    _export(len(people), out, several)


def _export(size: int, out: Path, rendering: str) -> None:
    if size == 1:
        return  # the call that warms other cases up; pretix is loaded by ``start``
    from django_scopes import scopes_disabled
    from pretix.base.models import Event
    from pretix.plugins.badges.exporters import BadgeExporter

    with scopes_disabled(), out.open("wb+") as stream:
        event = Event.objects.get(slug=f"hn{size}")
        form: dict[str, Any] = {
            "items": [item.pk for item in event.items.all()], "include_pending": False,
            "rendering": rendering, "order_by": "name", "include_addons": True,
        }  # fmt: skip
        BadgeExporter(event, event.organizer).render(form, output_file=stream)


CASES = {"badges-page": (one_a_page, "pretix"), "badges-a4": (on_a4, "pretix")}

if __name__ == "__main__":
    start()
    if sys.argv[1] == "fill":
        fill([int(size) for size in sys.argv[2:]])
    else:
        main(CASES)
