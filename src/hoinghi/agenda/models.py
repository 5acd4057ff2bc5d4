"""Chương trình hội nghị và tham luận."""

from __future__ import annotations

from django.db import models

from hoinghi.conferences.models import PlanPart
from hoinghi.units.models import Organisation


class AgendaItem(PlanPart):
    """One point of the programme; ``minutes`` is set by the office, not by the plan."""

    FROM_PLAN = ("time", "text", "presenter")

    time = models.CharField("giờ", max_length=20, blank=True)
    text = models.TextField("nội dung")
    presenter = models.CharField("người thực hiện", max_length=250, blank=True)
    minutes = models.PositiveIntegerField("số phút", null=True)

    class Meta(PlanPart.Meta):
        verbose_name = "mục chương trình"
        verbose_name_plural = "mục chương trình"

    def __str__(self) -> str:
        return self.text


class Talk(PlanPart):
    """Tham luận: who is asked to speak, and on what."""

    SCOPE = {"conference": "conference", "body": "organisation"}

    FROM_PLAN = ("unit", "topic", "organisation_id")

    unit = models.CharField("đơn vị", max_length=250)
    topic = models.TextField("chủ đề", blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="đơn vị trong danh bạ",
    )

    class Meta(PlanPart.Meta):
        verbose_name = "tham luận"
        verbose_name_plural = "tham luận"

    def __str__(self) -> str:
        return f"{self.unit}: {self.topic}" if self.topic else self.unit
