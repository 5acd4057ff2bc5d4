"""Thành phần đại biểu: quy tắc, và mỗi chỗ một dòng."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models

from hoinghi.conferences.models import PlanPart
from hoinghi.conferences.scoping import Scoped
from hoinghi.units.models import Organisation


class DelegateRule(PlanPart):
    """One line of the composition: ``count`` in all, ``per_unit`` for each body, where said."""

    FROM_PLAN = ("group", "text", "count", "per_unit")

    group = models.CharField("nhóm", max_length=250, blank=True)
    text = models.TextField("thành phần")
    count = models.PositiveIntegerField("tổng số", null=True)
    per_unit = models.PositiveIntegerField("mỗi đơn vị", null=True)

    class Meta(PlanPart.Meta):
        verbose_name = "quy tắc thành phần"
        verbose_name_plural = "quy tắc thành phần"

    def __str__(self) -> str:
        return self.text


def new_nonce() -> str:
    """Give the random part of an invitation's code: 16 hexadecimal digits."""
    return secrets.token_hex(8)


class DelegatePlace(PlanPart):
    """One place for one delegate. ``rule`` is none where no line of the plan claims it yet.

    ``nonce`` makes its invitation's code; a new nonce revokes the old invitation.
    """

    SCOPE = {"conference": "conference", "body": "organisation"}

    FROM_PLAN = ("rule_id", "organisation_id", "standing", "on_payroll")

    rule = models.ForeignKey(
        DelegateRule, models.PROTECT, null=True, related_name="places", verbose_name="quy tắc"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị"
    )
    standing = models.TextField("tư cách mời", blank=True)
    on_payroll = models.BooleanField("hưởng lương từ ngân sách", default=True)
    nonce = models.CharField("mã ngẫu nhiên", max_length=16, unique=True, default=new_nonce)

    class Meta(PlanPart.Meta):
        verbose_name = "chỗ đại biểu"
        verbose_name_plural = "chỗ đại biểu"

    def __str__(self) -> str:
        body = f" – {self.organisation}" if self.organisation else ""
        return f"{self.standing or 'chưa phân bổ'}{body}"


class ProtocolOrder(models.Model):
    """The order of protocol that a host set for itself; versions are kept, the latest counts.

    ``groups`` as ``protocol.Group`` in JSON; none puts the usual order back in force.
    """

    SCOPE = {"host": "host"}

    host = models.ForeignKey(
        Organisation, models.PROTECT, related_name="protocol_orders", verbose_name="cơ quan"
    )
    number = models.PositiveIntegerField("lần")
    by_name_up_to = models.PositiveIntegerField("giới thiệu từng người đến nhóm")
    groups: models.JSONField[list[dict[str, Any]] | None] = models.JSONField("các nhóm", null=True)
    made_by = models.CharField("người sửa", max_length=150)
    made_at = models.DateTimeField("sửa lúc", auto_now_add=True)

    objects = Scoped()

    class Meta:
        verbose_name = "thứ tự lễ tân"
        verbose_name_plural = "thứ tự lễ tân"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["host", "number"], name="one_order_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.host}, lần {self.number}"


class Hall(models.Model):
    """The seats of a hall as its host wrote them down; versions are kept, the latest counts.

    ``venue`` as the plan names it; ``seats`` as ``halls.hall_of`` reads it.
    """

    SCOPE = {"host": "host"}

    host = models.ForeignKey(
        Organisation, models.PROTECT, related_name="halls", verbose_name="cơ quan"
    )
    venue = models.CharField("hội trường", max_length=250)
    number = models.PositiveIntegerField("lần")
    seats = models.TextField("hàng ghế")
    made_by = models.CharField("người ghi", max_length=150)
    made_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = Scoped()

    class Meta:
        verbose_name = "hội trường"
        verbose_name_plural = "hội trường"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["host", "venue", "number"], name="one_hall_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.venue}, lần {self.number}"
