"""Nguồn kinh phí."""

from __future__ import annotations

from django.db import models

from hoinghi.conferences.models import PlanPart


class FundingSource(PlanPart):
    """One source of money as the plan names it; numbers of project and sub-project where said."""

    SCOPE = {"conference": "conference", "office": "conference"}

    FROM_PLAN = ("name", "project", "sub_project", "programme", "year", "text")

    name = models.TextField("nguồn")
    programme = models.TextField("chương trình", blank=True)
    project = models.PositiveIntegerField("dự án", null=True)
    sub_project = models.PositiveIntegerField("tiểu dự án", null=True)
    year = models.PositiveIntegerField("năm ngân sách", null=True)
    text = models.TextField("câu của kế hoạch")

    class Meta(PlanPart.Meta):
        verbose_name = "nguồn kinh phí"
        verbose_name_plural = "nguồn kinh phí"

    def __str__(self) -> str:
        return self.name
