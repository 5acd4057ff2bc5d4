"""Who may do what in a conference, as values that pages draw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from hoinghi.conferences import rooms
from hoinghi.conferences.models import Conference, Grant, Role
from hoinghi.conferences.powers import Power
from hoinghi.conferences.scoping import whole
from hoinghi.units.models import Account, UnitRole


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleColumn:
    """A role as a column of the table, with those who hold it now; ``is_mine``: so do I."""

    code: str
    label: str | Promise
    is_of_unit: bool
    is_mine: bool
    holders: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerRow:
    """A power with a mark for each column; ``is_mine``: one of my roles holds it."""

    power: Power
    held: tuple[tuple[RoleColumn, bool], ...]
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The whole table."""

    columns: tuple[RoleColumn, ...]
    rows: tuple[PowerRow, ...]


def grants_of(conference: Conference) -> list[Grant]:
    """Give who holds which role, in the order of roles and names; one query.

    Whoever is refused, or has a part in the conference, may know whom to ask.
    """
    order = list(Role)
    with whole(conference):
        found = list(Grant.objects.select_related("account__organisation"))
    return sorted(found, key=lambda one: (order.index(Role(one.role)), str(one.account), one.pk))


def holders(conference: Conference, roles: Iterable[Role]) -> list[Grant]:
    """Give those who hold one of *roles* and can be asked; one query."""
    wanted = frozenset(roles)
    return [one for one in grants_of(conference) if one.role in wanted and one.account.is_active]


def table(
    conference: Conference, mine: frozenset[Role], units: frozenset[UnitRole], *, all_mine: bool
) -> Table:
    """Give powers and roles.

    Args:
        mine: Roles of the account that looks; ``units``: in its own body.
        all_mine: The account may do everything anyway.
    """
    by_role: dict[str, list[Account]] = {}
    for one in grants_of(conference):
        by_role.setdefault(one.role, []).append(one.account)
    columns = (
        *(_column(role, mine, tuple(by_role.get(role, ()))) for role in Role),
        *(_unit_column(role, units) for role in UnitRole),
    )
    return Table(
        columns=columns, rows=tuple(_row(power, columns, all_mine) for power in rooms.powers())
    )


def _column(role: Role, mine: frozenset[Role], held_by: tuple[Account, ...]) -> RoleColumn:
    return RoleColumn(
        code=role.value,
        label=role.label,
        is_of_unit=False,
        is_mine=role in mine,
        holders=held_by,
    )


def _unit_column(role: UnitRole, mine: frozenset[UnitRole]) -> RoleColumn:
    return RoleColumn(
        code=f"unit-{role.value}",
        label=role.label,
        is_of_unit=True,
        is_mine=role in mine,
        holders=(),
    )


def _row(power: Power, columns: tuple[RoleColumn, ...], all_mine: bool) -> PowerRow:
    codes = {role.value for role in power.roles} | {f"unit-{role.value}" for role in power.units}
    held = tuple((column, column.code in codes) for column in columns)
    is_mine = all_mine or any(column.is_mine and has for column, has in held)
    return PowerRow(power=power, held=held, is_mine=is_mine)
