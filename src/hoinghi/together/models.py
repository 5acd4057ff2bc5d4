"""What several people at one thing leave behind for a while: forms sent, pages open."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SentForm(models.Model):
    """One sending of one form of one page; kept for an hour.

    ``mark`` is a digest of account, page and all that was filled in. ``location`` is where the
    answer led; empty while the first sending is still at work.
    """

    mark = models.CharField("dấu", max_length=64, unique=True)
    location = models.CharField("nơi đến", max_length=2_000, blank=True)
    at = models.DateTimeField("lúc", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "lần gửi"
        verbose_name_plural = "lần gửi"

    def __str__(self) -> str:
        return self.mark


class Presence(models.Model):
    """Somebody has a page open on which something is edited; forgotten within minutes.

    ``thing`` names what is edited, ``"task:12"``; ``circle`` those among whom names are known,
    ``"conference:3"``.
    """

    thing = models.CharField("điều đang sửa", max_length=120)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="tài khoản"
    )
    circle = models.CharField("biết tên nhau trong", max_length=120)
    at = models.DateTimeField("lúc", db_index=True)

    class Meta:
        verbose_name = "người đang mở trang"
        verbose_name_plural = "người đang mở trang"
        constraints = [
            models.UniqueConstraint(fields=["thing", "account"], name="one_presence_each"),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.thing}"
