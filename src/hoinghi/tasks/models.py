"""Nhiệm vụ: what the plan orders, of whom, by when."""

from __future__ import annotations

from django.db import models

from hoinghi.conferences.models import PlanPart
from hoinghi.units.models import Organisation


class Task(PlanPart):
    """One thing that somebody is told to do; ``deadline`` is the last day allowed."""

    FROM_PLAN = ("action", "deadline", "deadline_text")

    action = models.TextField("việc")
    deadline = models.DateField("hạn", null=True)
    deadline_text = models.CharField("hạn như kế hoạch nêu", max_length=250, blank=True)

    class Meta(PlanPart.Meta):
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"

    def __str__(self) -> str:
        return self.action


class TaskRole(models.TextChoices):
    LEAD = "lead", "Chủ trì"
    SUPPORTING = "supporting", "Phối hợp"


class TaskBody(PlanPart):
    """A body or group of bodies told to act, as written, with the bodies that are meant.

    "UBND các xã, thị trấn" is one row that means every commune's people's committee.
    """

    FROM_PLAN = ("task_id", "role", "written")

    task = models.ForeignKey(Task, models.PROTECT, related_name="bodies", verbose_name="nhiệm vụ")
    role = models.CharField("vai trò", max_length=10, choices=TaskRole.choices)
    written = models.CharField("tên như kế hoạch nêu", max_length=300)
    organisations = models.ManyToManyField(Organisation, related_name="+", verbose_name="đơn vị")

    class Meta(PlanPart.Meta):
        verbose_name = "đơn vị thực hiện"
        verbose_name_plural = "đơn vị thực hiện"

    def __str__(self) -> str:
        return self.written
