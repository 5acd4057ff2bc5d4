"""Khen thưởng: what the plan allows, and each place for an award."""

from __future__ import annotations

from django.db import models

from hoinghi.awards.rules import RecipientKind
from hoinghi.conferences.models import PlanPart

KINDS = [
    (RecipientKind.COLLECTIVE.value, "tập thể"),
    (RecipientKind.INDIVIDUAL.value, "cá nhân"),
    (RecipientKind.HOUSEHOLD.value, "hộ gia đình"),
]


class AwardCall(PlanPart):
    """The sentence of the plan that orders awards, with its numbers."""

    SCOPE = {"conference": "conference", "office": "conference"}

    FROM_PLAN = ("text", "collectives", "individuals")

    text = models.TextField("nội dung")
    collectives = models.PositiveIntegerField("số tập thể", null=True)
    individuals = models.PositiveIntegerField("số cá nhân", null=True)

    class Meta(PlanPart.Meta):
        verbose_name = "chỉ tiêu khen thưởng"
        verbose_name_plural = "chỉ tiêu khen thưởng"

    def __str__(self) -> str:
        return self.text


class AwardPlace(PlanPart):
    """One place for an award; ``recipient`` stays empty until somebody is chosen."""

    SCOPE = {"conference": "conference", "office": "conference"}

    FROM_PLAN = ("kind",)

    kind = models.CharField("loại", max_length=20, choices=KINDS)
    recipient = models.CharField("tên tập thể, cá nhân", max_length=250, blank=True)
    recipient_detail = models.CharField("chức vụ, đơn vị", max_length=300, blank=True)

    class Meta(PlanPart.Meta):
        verbose_name = "suất khen thưởng"
        verbose_name_plural = "suất khen thưởng"

    def __str__(self) -> str:
        return self.recipient or self.get_kind_display()
