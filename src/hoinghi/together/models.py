"""Forms that were sent: the same one a second time does nothing."""

from __future__ import annotations

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
