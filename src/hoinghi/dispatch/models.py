"""Nơi nhận."""

from __future__ import annotations

from django.db import models

from hoinghi.conferences.models import PlanPart
from hoinghi.units.models import Organisation


class DistributionLine(PlanPart):
    """One line of Nơi nhận of the plan, with the bodies that are meant."""

    FROM_PLAN = ("text",)

    text = models.CharField("nơi nhận", max_length=300)
    organisations = models.ManyToManyField(Organisation, related_name="+", verbose_name="đơn vị")

    class Meta(PlanPart.Meta):
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"

    def __str__(self) -> str:
        return self.text
