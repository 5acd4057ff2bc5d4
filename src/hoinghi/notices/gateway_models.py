"""Gateways (Zalo, SMS), what they were told and what they answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import Scoped
from hoinghi.notices.choices import HOOK_STATES, KINDS
from hoinghi.units.models import Organisation


class Webhook(models.Model):
    """A gateway (Zalo, SMS) that is told of some kinds, of all bodies or of one.

    ``failures`` counts tries in a row that failed; too many stop the gateway (``stopped``).
    """

    SCOPE = {"conference": "conference", "office": "conference"}

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="+", verbose_name="đơn vị"
    )
    name = models.CharField("tên", max_length=100)
    address = models.CharField("địa chỉ", max_length=500)
    secret = models.CharField("khóa ký", max_length=64)
    kinds = models.JSONField("loại tin", default=list)
    active = models.BooleanField("đang dùng", default=True)
    stopped = models.CharField("vì sao dừng", max_length=300, blank=True)
    failures = models.PositiveIntegerField("số lần hỏng liền nhau", default=0)
    made_by = models.CharField("người lập", max_length=150)
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)

    objects = Scoped()

    class Meta:
        verbose_name = "kết nối"
        verbose_name_plural = "kết nối"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class HookMessage(models.Model):
    """One message to a gateway; ``key`` lets the gateway know a repeated one."""

    SCOPE = {"conference": "hook__conference", "office": "hook__conference"}

    hook = models.ForeignKey(Webhook, models.CASCADE, related_name="messages")
    key = models.CharField("mã tin", max_length=36, unique=True)
    entry_id = models.BigIntegerField("mục nhật ký")
    kind = models.CharField("loại", max_length=20, choices=KINDS)
    about = models.CharField("về", max_length=60)
    body = models.TextField("nội dung")
    state = models.CharField("trạng thái", max_length=10, choices=HOOK_STATES)
    tries = models.PositiveSmallIntegerField("số lần thử", default=0)
    made_at = models.DateTimeField("soạn lúc", auto_now_add=True)
    due_at = models.DateTimeField("gửi từ lúc")

    objects = Scoped()

    class Meta:
        verbose_name = "tin gửi cổng"
        verbose_name_plural = "tin gửi cổng"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hook", "entry_id", "kind", "about"], name="each_message_once"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="queued"), name="messages_to_send")
        ]

    def __str__(self) -> str:
        return self.key


class HookTry(models.Model):
    """What a gateway answered to one try; code 0 where it did not answer."""

    SCOPE = {"conference": "message__hook__conference", "office": "message__hook__conference"}

    message = models.ForeignKey(HookMessage, models.CASCADE, related_name="log")
    at = models.DateTimeField("lúc", auto_now_add=True)
    code = models.PositiveSmallIntegerField("mã trả lời", default=0)
    words = models.TextField("lời trả lời", blank=True)

    objects = Scoped()

    class Meta:
        verbose_name = "lần gửi cổng"
        verbose_name_plural = "lần gửi cổng"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.words}"
