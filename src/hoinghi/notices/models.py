"""Thông báo for people, mails and messages to gateways; how far the stream was read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import Scoped
from hoinghi.notices.choices import KINDS, MAIL_CHOICES, MAIL_STATES
from hoinghi.notices.gateway_models import HookMessage, HookTry, Webhook
from hoinghi.units.models import Organisation

__all__ = [
    "CalendarFeed",
    "Concern",
    "HookMessage",
    "HookTry",
    "KnownDate",
    "Lease",
    "Mail",
    "MailTry",
    "Mailing",
    "Mark",
    "Notice",
    "Preference",
    "QuietHours",
    "Webhook",
]


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
    for_digest = models.BooleanField("chờ thư tổng hợp", default=False)

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
            models.Index(
                fields=["account"], condition=Q(for_digest=True), name="notices_for_digest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"


class Preference(models.Model):
    """How one account wants to be told of one kind; the usual way where it has not said."""

    SCOPE = {"person": "account"}

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField("loại", max_length=20, choices=KINDS)
    in_app = models.BooleanField("hiện trên trang", default=True)
    mail = models.CharField("thư", max_length=10, choices=MAIL_CHOICES)

    objects = Scoped()

    class Meta:
        verbose_name = "lựa chọn nhận tin"
        verbose_name_plural = "lựa chọn nhận tin"
        constraints = [
            models.UniqueConstraint(fields=["account", "kind"], name="one_choice_per_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.kind}"


class QuietHours(models.Model):
    """Hours in which no mail goes to an account; past midnight where the end is earlier."""

    SCOPE = {"person": "account"}

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    begins = models.TimeField("từ")
    ends = models.TimeField("đến")

    objects = Scoped()

    class Meta:
        verbose_name = "giờ yên tĩnh"
        verbose_name_plural = "giờ yên tĩnh"

    def __str__(self) -> str:
        return f"{self.begins:%H:%M}–{self.ends:%H:%M}"


class Mailing(models.Model):
    """A mass mail: drafts that wait for one confirmation.

    ``automatic``: so many people would get mail for one act that the office is asked first.
    ``left_out`` names who gets none, and why.
    """

    SCOPE = {"conference": "conference", "office": "conference"}

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    subject = models.CharField("tiêu đề", max_length=200)
    automatic = models.BooleanField("tự động", default=False)
    left_out = models.JSONField("không nhận được", default=list)
    made_by = models.CharField("người soạn", max_length=150)
    made_at = models.DateTimeField("soạn lúc", auto_now_add=True)
    closed_by = models.CharField("người xác nhận hoặc bỏ", max_length=150, blank=True)
    closed_at = models.DateTimeField("xác nhận hoặc bỏ lúc", null=True)

    objects = Scoped()

    class Meta:
        verbose_name = "đợt thư"
        verbose_name_plural = "đợt thư"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.subject


class Mail(models.Model):
    """One mail to one address, as it goes out; ``message_id`` stays through every try.

    ``entry_id`` is the act that it comes from; None for a mass mail or a digest. ``calendar`` is
    the file that goes with it (iCalendar), ``method`` what calendars do with it.
    """

    SCOPE = {"conference": "conference", "office": "conference"}

    conference = models.ForeignKey(Conference, models.CASCADE, null=True, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    mailing = models.ForeignKey(Mailing, models.CASCADE, null=True, related_name="mails")
    entry_id = models.BigIntegerField("mục nhật ký", null=True)
    kind = models.CharField("loại", max_length=20, blank=True)
    about = models.CharField("về", max_length=60, blank=True)
    name = models.CharField("người nhận", max_length=150, blank=True)
    address = models.CharField("địa chỉ", max_length=254)
    subject = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("nội dung")
    url = models.CharField("trang", max_length=300, blank=True)
    calendar = models.TextField("tệp lịch", blank=True)
    method = models.CharField("việc của lịch", max_length=10, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=MAIL_STATES)
    made_at = models.DateTimeField("soạn lúc", auto_now_add=True)
    due_at = models.DateTimeField("gửi từ lúc")
    claimed_at = models.DateTimeField("bắt đầu gửi lúc", null=True)
    sent_at = models.DateTimeField("gửi lúc", null=True)
    tries = models.PositiveSmallIntegerField("số lần thử", default=0)
    message_id = models.CharField("mã thư", max_length=200, unique=True)

    objects = Scoped()

    class Meta:
        verbose_name = "thư"
        verbose_name_plural = "thư"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry_id", "account", "kind", "about"],
                condition=Q(entry_id__isnull=False),
                name="each_mail_once",
            ),
            models.UniqueConstraint(
                fields=["mailing", "address"],
                condition=Q(mailing__isnull=False, entry_id__isnull=True),
                name="each_address_once_per_mailing",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="queued"), name="mails_to_send"),
            models.Index(fields=["conference", "-id"], name="mails_of_conference"),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.subject}"


class MailTry(models.Model):
    """What became of one try to send: the server's answer, or what people did about it."""

    SCOPE = {"conference": "mail__conference", "office": "mail__conference"}

    mail = models.ForeignKey(Mail, models.CASCADE, related_name="log")
    at = models.DateTimeField("lúc", auto_now_add=True)
    code = models.PositiveSmallIntegerField("mã trả lời", default=0)
    words = models.TextField("lời trả lời")

    objects = Scoped()

    class Meta:
        verbose_name = "lần gửi"
        verbose_name_plural = "lần gửi"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.words}"


class CalendarFeed(models.Model):
    """The personal calendar of an account; of its secret address only a hash is kept."""

    SCOPE = {"person": "account"}

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    hash = models.CharField("giá trị kiểm tra", max_length=64, unique=True)
    made_at = models.DateTimeField("tạo lúc", auto_now=True)

    objects = Scoped()

    class Meta:
        verbose_name = "lịch riêng"
        verbose_name_plural = "lịch riêng"

    def __str__(self) -> str:
        return str(self.account_id)
