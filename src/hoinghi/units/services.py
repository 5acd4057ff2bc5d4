"""Acts on bodies and accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from hoinghi.journal.services import record
from hoinghi.reading.names import name_key
from hoinghi.units.bodies import BodyRow
from hoinghi.units.models import AdminUnit, Organisation, OrganisationName


@transaction.atomic
def import_bodies(rows: Sequence[BodyRow], *, by: str) -> int:
    """Take the list of bodies; what is there already is brought up to date, nothing is deleted.

    Returns:
        How many rows were new or changed; 0 when the list was known.
    """
    units = {row.code: _unit(row) for row in rows if row.is_unit}
    _link_units(rows, units)
    bodies: dict[str, tuple[Organisation, bool]] = {}
    for row in rows:
        if not row.is_unit:
            bodies[row.code] = _body(row, units, bodies)
    changed = sum(new for _, new in units.values()) + sum(new for _, new in bodies.values())
    if changed:
        record("units.import_bodies", by=by, subject="danh sách đơn vị", data={"rows": changed})
    return changed


def _unit(row: BodyRow) -> tuple[AdminUnit, bool]:
    wanted = {
        "name": row.name, "kind": row.kind, "level": row.level, "valid_to": row.valid_to,
        "successor_codes": list(row.successors),
    }  # fmt: skip
    unit = AdminUnit.objects.filter(code=row.code, valid_from=row.valid_from).first()
    if unit is None:
        made = AdminUnit.objects.create(code=row.code, valid_from=row.valid_from, **wanted)
        return made, True
    changed = _bring(unit, wanted)
    return unit, changed


def _link_units(rows: Sequence[BodyRow], units: dict[str, tuple[AdminUnit, bool]]) -> None:
    for row in rows:
        if not row.is_unit:
            continue
        unit = units[row.code][0]
        _bring(unit, {"parent": units[row.parent][0] if row.parent else None})


def _body(
    row: BodyRow,
    units: dict[str, tuple[AdminUnit, bool]],
    bodies: dict[str, tuple[Organisation, bool]],
) -> tuple[Organisation, bool]:
    above = bodies[row.parent][0] if row.parent in bodies else None
    place = units[row.parent][0] if row.parent in units else (above.place if above else None)
    wanted = {
        "name": row.name, "short_name": row.short_name, "kind": row.kind, "level": row.level,
        "parent": above, "place": place, "valid_to": row.valid_to,
        "successor_codes": list(row.successors),
    }  # fmt: skip
    body = Organisation.objects.filter(code=row.code, valid_from=row.valid_from).first()
    if body is None:
        body = Organisation.objects.create(code=row.code, valid_from=row.valid_from, **wanted)
        changed = True
    else:
        changed = _bring(body, wanted)
    return body, _names(body, row) or changed


def _names(body: Organisation, row: BodyRow) -> bool:
    spellings = {name_key(name): name for name in reversed(row.names)}
    known = set(body.names.values_list("key", flat=True))
    new = [
        OrganisationName(organisation=body, text=text, key=key)
        for key, text in spellings.items()
        if key not in known
    ]
    OrganisationName.objects.bulk_create(new)
    return bool(new)


def _bring(row: AdminUnit | Organisation, wanted: Mapping[str, object]) -> bool:
    differing = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, wanted[name])
    if differing:
        row.save(update_fields=differing)
    return bool(differing)
