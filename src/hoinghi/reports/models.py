"""Báo cáo: the order to report, and who owes a report."""

from __future__ import annotations

from django.db import models

from hoinghi.conferences.models import PlanPart
from hoinghi.units.models import Organisation


class ReportCall(PlanPart):
    """A sentence of the plan that orders reports by an outline, with its deadline."""

    FROM_PLAN = ("action", "due_date", "due_text", "outline")

    action = models.TextField("nội dung")
    due_date = models.DateField("hạn gửi", null=True)
    due_text = models.CharField("hạn như kế hoạch nêu", max_length=250, blank=True)
    outline = models.CharField("mã đề cương", max_length=60)

    class Meta(PlanPart.Meta):
        verbose_name = "yêu cầu báo cáo"
        verbose_name_plural = "yêu cầu báo cáo"

    def __str__(self) -> str:
        return self.action


class ReportDuty(PlanPart):
    """One body that owes a report; ``organisation`` is none where the name is not known."""

    SCOPE = {"conference": "conference", "body": "organisation"}

    FROM_PLAN = ("call_id", "written", "organisation_id")

    call = models.ForeignKey(
        ReportCall, models.PROTECT, related_name="duties", verbose_name="yêu cầu"
    )
    written = models.CharField("tên như kế hoạch nêu", max_length=300)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị"
    )

    class Meta(PlanPart.Meta):
        verbose_name = "đơn vị phải báo cáo"
        verbose_name_plural = "đơn vị phải báo cáo"

    def __str__(self) -> str:
        return str(self.organisation or self.written)
