"""Thông báo for people, how far the stream was read, and who reads it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import Scoped
from hoinghi.conferences.telling import Kind
from hoinghi.units.models import Organisation

KINDS = (
    (Kind.ASSIGNED.value, _("Việc được giao")),
    (Kind.DEADLINE.value, _("Thời hạn thay đổi")),
    (Kind.WITHDRAWN.value, _("Việc được rút, hủy")),
    (Kind.REMINDER.value, _("Nhắc việc")),
    (Kind.RETURNED.value, _("Kết quả bị trả lại, việc mở lại")),
    (Kind.ACCEPTED.value, _("Kết quả được nhận")),
    (Kind.EXTENSION.value, _("Trả lời xin gia hạn")),
    (Kind.HANDED_IN.value, _("Đơn vị nộp kết quả")),
    (Kind.EXTENSION_ASKED.value, _("Đơn vị xin gia hạn")),
    (Kind.COMMENT.value, _("Trao đổi")),
    (Kind.PLAN.value, _("Kế hoạch sửa đổi")),
    (Kind.PAPER.value, _("Văn bản phát hành, thay thế, thu hồi")),
    (Kind.DATE.value, _("Thời gian, địa điểm hội nghị")),
    (Kind.ROLE.value, _("Vai trò được giao")),
)


class Mark(models.Model):
    """How far something has come: the last entry read, the last day whose chores are done."""

    name = models.CharField("tên", max_length=40, unique=True)
    reached = models.BigIntegerField("đến", default=0)
    silent_until = models.BigIntegerField("không báo đến", default=0)

    class Meta:
        verbose_name = "mốc"
        verbose_name_plural = "mốc"

    def __str__(self) -> str:
        return f"{self.name}: {self.reached}"


class Lease(models.Model):
    """Who does the background work now; whoever stops renewing it loses it."""

    name = models.CharField("tên", max_length=40, unique=True)
    holder = models.CharField("người giữ", max_length=80)
    until = models.DateTimeField("đến lúc")

    class Meta:
        verbose_name = "quyền chạy nền"
        verbose_name_plural = "quyền chạy nền"

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"


class Concern(models.Model):
    """An act that a body may read of in the feed; holders of a role read of every act."""

    SCOPE = {"conference": "conference", "body": "organisation"}

    entry_id = models.BigIntegerField("mục nhật ký")
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    objects = Scoped()

    class Meta:
        verbose_name = "mục nhật ký của đơn vị"
        verbose_name_plural = "mục nhật ký của đơn vị"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "conference", "entry_id"], name="each_concern_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.entry_id}"


class KnownDate(models.Model):
    """A day as calendars know it; ``sequence`` rises with each change (RFC 5545, 3.8.7.4).

    ``key`` is that of ``conferences.telling.Dated``. What is gone stays as cancelled, so that
    calendars take it out.
    """

    SCOPE = {"conference": "conference", "body": "organisation?"}

    key = models.CharField("khóa", max_length=60, unique=True)
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="+", verbose_name="đơn vị"
    )
    title = models.TextField("việc")
    day = models.DateField("ngày", null=True)
    time = models.CharField("giờ", max_length=5, blank=True)
    days = models.PositiveSmallIntegerField("số ngày", default=1)
    place = models.CharField("nơi", max_length=250, blank=True)
    url = models.CharField("trang", max_length=300)
    sequence = models.PositiveIntegerField("lần đổi", default=0)
    cancelled = models.BooleanField("đã hủy", default=False)
    changed_at = models.DateTimeField("đổi lúc")

    objects = Scoped()

    class Meta:
        verbose_name = "ngày trong lịch"
        verbose_name_plural = "ngày trong lịch"
        indexes = [models.Index(fields=["conference", "organisation"], name="known_dates_of_body")]

    def __str__(self) -> str:
        return f"{self.day}: {self.title}"


class Notice(models.Model):
    """Thông báo: one thing told to one account.

    ``entry_id`` is the act that it comes from; the same act never tells the same thing twice.
    ``dates`` are the keys of ``KnownDate`` that go with it into calendars.
    """

    SCOPE = {"person": "account"}

    entry_id = models.BigIntegerField("mục nhật ký")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name="người nhận"
    )
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    kind = models.CharField("loại", max_length=20, choices=KINDS)
    about = models.CharField("về", max_length=60)
    title = models.TextField("tên việc")
    text = models.TextField("nội dung", blank=True)
    url = models.CharField("trang", max_length=300, blank=True)
    dates = models.JSONField("ngày trong lịch", default=list)
    at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đọc lúc", null=True)

    objects = Scoped()

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry_id", "account", "kind", "about"], name="each_notice_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["account"], condition=Q(read_at__isnull=True), name="unread_notices"
            ),
            models.Index(fields=["account", "-id"], name="notices_of_account"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"
