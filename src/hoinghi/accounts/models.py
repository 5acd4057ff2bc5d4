"""Invitations to an account, and of whom a second step is required."""

from __future__ import annotations

from typing import TypedDict

from django.conf import settings
from django.db import models
from django.utils import timezone

from hoinghi.accounts.rules import Course, State, state
from hoinghi.conferences.scoping import Scoped
from hoinghi.units.models import Organisation


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
