"""What takes a new hall or order of protocol back: the version before it, as a new one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.undo import HappenedSince
from hoinghi.delegates import protocol, services
from hoinghi.delegates.models import Hall, ProtocolOrder
from hoinghi.delegates.permissions import require_arranging
from hoinghi.delegates.protocol import Order
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.models import Account


def hall(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Keep the seats that stood before."""
    require_arranging(by, conference)
    older = Hall.objects.get(
        host=conference.host, venue=conference.venue, number=data["number"] - 1
    )
    try:
        services.set_hall(conference, older.seats, based_on=data["number"], by=by.username)
    except ChangedMeanwhile as meanwhile:
        raise HappenedSince(_("hội trường đã được ghi tiếp")) from meanwhile
    return _("Đã trả số ghế về như trước.")


def order(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Put the order that stood before in force."""
    require_arranging(by, conference)
    number = data["number"]
    older = ProtocolOrder.objects.filter(host=conference.host, number=number - 1).first()
    try:
        if older is None or older.groups is None:
            services.restore_usual_order(conference, based_on=number, by=by.username)
        else:
            groups = tuple(protocol.of_row(row) for row in older.groups)
            again = Order(groups=groups, by_name_up_to=older.by_name_up_to)
            services.set_order(conference, again, based_on=number, by=by.username)
    except ChangedMeanwhile as meanwhile:
        raise HappenedSince(_("thứ tự lễ tân đã được sửa tiếp")) from meanwhile
    return _("Đã trả thứ tự lễ tân về như trước.")


UNDOS = MappingProxyType({"delegates.set_hall": hall, "delegates.set_order": order})
