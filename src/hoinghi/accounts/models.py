"""Invitations to an account, and of whom a second step is required."""

from __future__ import annotations

from typing import TypedDict

from django.conf import settings
from django.db import models
from django.utils import timezone

from hoinghi.accounts.rules import Course, State, state
from hoinghi.conferences.scoping import Scoped
from hoinghi.units.models import Organisation, UnitRole


class InvitedRole(TypedDict):
    """A role in a conference that comes with an invitation, as it is stored."""

    conference: int
    role: str


class Invitation(models.Model):
    """Lời mời: a link that may be used once, within its time, to make one's own account.

    Only the digest of the link's secret is kept: whoever reads the database cannot write it.
    """

    SCOPE = {"person": "invited_by"}

    full_name = models.CharField("họ và tên", max_length=150)
    email = models.EmailField("thư điện tử", blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị"
    )
    unit_role = models.CharField(
        "vai trò trong đơn vị",
        max_length=20,
        choices=UnitRole.choices,
        default=UnitRole.REPORTER.value,
    )
    roles: models.JSONField[list[InvitedRole]] = models.JSONField("vai trò", default=list)
    digest = models.CharField("giá trị kiểm tra của liên kết", max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người mời"
    )
    invited_at = models.DateTimeField("mời lúc", auto_now_add=True)
    expires_at = models.DateTimeField("hết hạn lúc")
    mailed_at = models.DateTimeField("gửi thư lúc", null=True)
    accepted_at = models.DateTimeField("nhận lúc", null=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="invitation",
        verbose_name="tài khoản",
    )

    objects = Scoped()

    class Meta:
        verbose_name = "lời mời"
        verbose_name_plural = "lời mời"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def state(self) -> State:
        """What has become of it by now."""
        course = Course(
            expires_at=self.expires_at, accepted_at=self.accepted_at, revoked_at=self.revoked_at
        )
        return state(course, timezone.now())


class SecondStepRule(models.Model):
    """Whoever holds the role has to have a second step before anything else.

    ``host`` none: in every conference; else in the conferences of that body.
    """

    SCOPE = {"host": "host?"}

    role = models.CharField("vai trò", max_length=20)
    host = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="cơ quan"
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đặt"
    )
    set_at = models.DateTimeField("đặt lúc", auto_now_add=True)

    objects = Scoped()

    class Meta:
        verbose_name = "bắt buộc xác thực hai bước"
        verbose_name_plural = "bắt buộc xác thực hai bước"
        constraints = [
            models.UniqueConstraint(fields=["role", "host"], name="one_rule_per_role_and_host"),
            models.UniqueConstraint(
                fields=["role"],
                condition=models.Q(host__isnull=True),
                name="one_rule_per_role_everywhere",
            ),
        ]

    def __str__(self) -> str:
        return self.role


class ErasureRequest(models.Model):
    """A person asks that what is kept about them be erased; ``answer`` says what came of it."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="erasure_requests",
        verbose_name="tài khoản",
    )
    reason = models.TextField("điều muốn nói thêm", blank=True)
    asked_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True)
    answer = models.TextField("trả lời", blank=True)

    class Meta:
        verbose_name = "yêu cầu xóa dữ liệu cá nhân"
        verbose_name_plural = "yêu cầu xóa dữ liệu cá nhân"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(answered_at__isnull=True),
                name="one_open_erasure_request",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}"


class ErasedKind(TypedDict):
    """How much of one kind was erased, as it is stored."""

    key: str
    count: int


class Erasure(models.Model):
    """Biên bản xóa: who erased, when, at whose request, which kinds; nothing of what was erased.

    ``account`` is the emptied account, none for a person who never had one.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="erasures",
        verbose_name="tài khoản đã xóa",
    )
    request = models.ForeignKey(
        ErasureRequest, models.PROTECT, null=True, related_name="+", verbose_name="yêu cầu"
    )
    basis = models.CharField("căn cứ", max_length=200)
    kinds: models.JSONField[list[ErasedKind]] = models.JSONField("những loại đã xóa")
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xóa"
    )
    carried_out_at = models.DateTimeField("xóa lúc", auto_now_add=True)

    class Meta:
        verbose_name = "biên bản xóa dữ liệu cá nhân"
        verbose_name_plural = "biên bản xóa dữ liệu cá nhân"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"số {self.pk}"
