"""The log of acts (nhật ký)."""

from __future__ import annotations

from django.db import models

from hoinghi.journal.rules import Act

LONGEST_SUBJECT = 200


class Entry(models.Model):
    """One act; never changed, never deleted. ``seal`` covers it and the entry before it."""

    at = models.DateTimeField("lúc")
    actor = models.CharField("người thực hiện", max_length=150)
    act = models.CharField("việc", max_length=80)
    conference_id = models.BigIntegerField("hội nghị", null=True, db_index=True)
    subject = models.CharField("đối tượng", max_length=LONGEST_SUBJECT)
    data = models.JSONField("chi tiết", default=dict)
    previous = models.CharField("giá trị kiểm tra trước", max_length=64, unique=True)
    seal = models.CharField("giá trị kiểm tra", max_length=64, unique=True)

    class Meta:
        verbose_name = "mục nhật ký"
        verbose_name_plural = "nhật ký"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.actor}: {self.act} {self.subject}"

    def as_act(self) -> Act:
        """Give the value that the seal covers."""
        return Act(
            at=self.at.isoformat(),
            actor=self.actor,
            act=self.act,
            conference_id=self.conference_id,
            subject=self.subject,
            data=self.data,
        )
