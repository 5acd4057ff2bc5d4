"""When the lights of a conference change: as its office set it, else as usual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoinghi.conferences import powers
from hoinghi.conferences.bringing import Brought, Extra, Passage
from hoinghi.conferences.lights import Thresholds, usual
from hoinghi.conferences.models import Conference, LightSettings
from hoinghi.conferences.permissions import require_preparing
from hoinghi.conferences.undo import HappenedSince
from hoinghi.journal.services import record
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.models import Account

ACT = "conferences.set-lights"


def thresholds(conferences: Iterable[Conference]) -> dict[int, Thresholds]:
    """Give what the offices of *conferences* set, by primary key; one query."""
    kept = LightSettings.objects.filter(conference__in=[one.pk for one in conferences])
    return {
        pk: Thresholds(soon_days=soon, red_days=red)
        for pk, soon, red in kept.values_list("conference_id", "soon_days", "red_days")
    }


def thresholds_of(conference: Conference) -> Thresholds:
    """Give by what the lights of *conference* are judged; one query."""
    return thresholds([conference]).get(conference.pk) or usual(timezone.localdate())


@transaction.atomic
def set_lights(
    conference: Conference, wanted: Thresholds, *, by: Account, seen: Thresholds
) -> None:
    """Set when the lights of *conference* change; the same again changes nothing.

    Args:
        seen: What *by* had before them.

    Raises:
        ChangedMeanwhile: It is no longer what was seen.
    """
    Conference.objects.select_for_update().get(pk=conference.pk)
    stands = thresholds_of(conference)
    if stands == wanted:
        return
    if stands != seen:
        raise ChangedMeanwhile(_("ngưỡng đèn"))
    told = as_values(wanted)
    LightSettings.objects.update_or_create(conference=conference, defaults=told)
    record(ACT, by=by.username, subject="ngưỡng đèn", conference_id=conference.pk, data=told)


def as_values(by: Thresholds) -> dict[str, int]:
    """Write thresholds as plain values; ``Thresholds(**…)`` reads them."""
    return {"soon_days": by.soon_days, "red_days": by.red_days}


def undo(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Let the lights change when they did before."""
    require_preparing(by, conference, powers.PREPARE)
    was, now = Thresholds(**data["was"]), Thresholds(**data["now"])
    try:
        set_lights(conference, was, by=by, seen=now)
    except ChangedMeanwhile as meanwhile:
        raise HappenedSince(_("ngưỡng đèn đã được sửa tiếp")) from meanwhile
    return _("Đã trả ngưỡng đèn về như trước.")


def _look(passage: Passage) -> Brought:
    return Brought(count=LightSettings.objects.filter(conference=passage.old).count())


def _bring(passage: Passage, made: Conference, by: Account) -> None:
    if LightSettings.objects.filter(conference=passage.old).exists():
        set_lights(made, thresholds_of(passage.old), by=by, seen=thresholds_of(made))


UNDOS = MappingProxyType({"conferences.lights": undo})
EXTRAS = (Extra(code="nguong-den", title=gettext_lazy("Ngưỡng đèn"), look=_look, bring=_bring),)
