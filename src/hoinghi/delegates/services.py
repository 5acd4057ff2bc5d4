"""Acts on delegates."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from hoinghi.conferences.models import Conference
from hoinghi.delegates import protocol
from hoinghi.delegates.halls import HallRefused, hall_of, written
from hoinghi.delegates.models import Hall, ProtocolOrder
from hoinghi.delegates.protocol import Group, Order
from hoinghi.delegates.queries import hall, latest_order
from hoinghi.journal.services import record
from hoinghi.together.queries import called
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.models import Organisation
from hoinghi.violations import RuleViolation


class OrderRefused(RuleViolation):
    """An order of protocol that would leave somebody without a place."""

    code = "delegates.order-refused"

    def __init__(self, faults: Sequence[str]) -> None:
        self.remedy = "Hãy sửa các nhóm nêu trên rồi lưu lại; thứ tự đang dùng vẫn giữ nguyên."
        super().__init__(f"Chưa lưu được thứ tự: {'; '.join(faults)}. {self.remedy}")


def set_order(conference: Conference, order: Order, *, based_on: int, by: str) -> ProtocolOrder:
    """Put *order* in force for the host of *conference*; the versions before it are kept.

    Args:
        based_on: Number of the version that was changed; 0 for the usual order.

    Raises:
        OrderRefused: Groups that contradict each other, or people whom none takes.
        ChangedMeanwhile: The version in force is no longer *based_on*.
    """
    if faults := protocol.faults(order.groups):
        raise OrderRefused(faults)
    rows = [protocol.as_row(group) for group in in_turn(order.groups)]
    return _keep(conference, rows, order.by_name_up_to, based_on=based_on, by=by)


def restore_usual_order(conference: Conference, *, based_on: int, by: str) -> ProtocolOrder:
    """Put the usual order back in force; a version like any other.

    Raises:
        ChangedMeanwhile: The version in force is no longer *based_on*.
    """
    return _keep(conference, None, protocol.usual().by_name_up_to, based_on=based_on, by=by)


def set_hall(conference: Conference, seats: str, *, based_on: int, by: str) -> Hall:
    """Keep the seats of the hall in which *conference* meets; the versions before it are kept.

    Args:
        seats: As ``halls.hall_of`` reads it.
        based_on: Number of the version that was changed; 0 where there was none.

    Raises:
        HallRefused: The seats are not understood, or the plan names no hall.
        ChangedMeanwhile: The version that counts is no longer *based_on*.
    """
    if conference.host is None or not conference.venue:
        raise HallRefused(["kế hoạch chưa nêu cơ quan tổ chức hoặc địa điểm"])
    rows = hall_of(seats)
    last = hall(conference)
    if (last.number if last else 0) != based_on:
        raise ChangedMeanwhile("hội trường này", called(last.made_by) if last else "", "ghi")
    return _keep_hall(conference, conference.host, written(rows), based_on + 1, by)


@transaction.atomic
def _keep_hall(
    conference: Conference, host: Organisation, seats: str, number: int, by: str
) -> Hall:
    try:
        with transaction.atomic():
            made = Hall.objects.create(
                host=host, venue=conference.venue, number=number, seats=seats, made_by=by
            )
    except IntegrityError:
        raise ChangedMeanwhile("hội trường này", did="ghi") from None
    record(
        "delegates.set_hall",
        by=by,
        subject=f"hội trường {conference.venue}",
        conference_id=conference.pk,
        data={"number": number},
    )
    return made


def in_turn(groups: Sequence[Group]) -> list[Group]:
    """Put groups in the turn in which they are asked: by number, those for any body last."""
    return sorted(groups, key=lambda group: (not group.kinds, group.number))


@transaction.atomic
def _keep(
    conference: Conference,
    rows: list[dict[str, object]] | None,
    by_name_up_to: int,
    *,
    based_on: int,
    by: str,
) -> ProtocolOrder:
    if conference.host is None:
        raise OrderRefused(["hội nghị chưa rõ cơ quan tổ chức"])
    last = latest_order(conference)
    if last and last.number != based_on:
        raise ChangedMeanwhile("thứ tự này", called(last.made_by))
    try:
        with transaction.atomic():
            made = ProtocolOrder.objects.create(
                host=conference.host,
                number=based_on + 1,
                by_name_up_to=by_name_up_to,
                groups=rows,
                made_by=by,
            )
    except IntegrityError:
        raise ChangedMeanwhile("thứ tự này") from None
    record(
        "delegates.set_order",
        by=by,
        subject="thứ tự lễ tân",
        conference_id=conference.pk,
        data={"number": made.number, "is_usual": rows is None},
    )
    return made
