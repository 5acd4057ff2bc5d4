"""The index of what can be found; made from the rows of the rooms, and made anew at any time."""

from __future__ import annotations

from django.db import models

from hoinghi.conferences.models import Conference


class Document(models.Model):
    """One findable thing. ``tokens`` (``rules.tokens``) is what the engine's own index holds.

    The migration makes that index: on SQLite an FTS5 table kept by triggers, on PostgreSQL a
    ``tsvector`` column that the server derives, with GIN. A later migration that makes this table
    anew on SQLite must make the triggers again.

    Attributes:
        object_id, part: Primary key of the row, and which thing of that row.
        host: Body of whose conferences ``place`` takes one.
    """

    kind = models.CharField("loại", max_length=30)
    object_id = models.BigIntegerField("khóa của dòng")
    part = models.PositiveIntegerField("phần", default=0)
    conference = models.ForeignKey(
        Conference, models.CASCADE, null=True, related_name="+", verbose_name="hội nghị"
    )
    host = models.BigIntegerField("cơ quan tổ chức", null=True)
    title = models.TextField("tên")
    text = models.TextField("nội dung", blank=True)
    place = models.CharField("trang", max_length=1000)
    tokens = models.TextField("từ để tìm")

    class Meta:
        verbose_name = "mục tìm kiếm"
        verbose_name_plural = "mục tìm kiếm"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "part"], name="each_thing_found_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.title}"
