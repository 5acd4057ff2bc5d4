"""Templates (mẫu văn bản) that bodies have written in place of the standard ones."""

from __future__ import annotations

from django.db import models

from hoinghi.conferences.scoping import Scoped
from hoinghi.units.models import Organisation


class TemplateVersion(models.Model):
    """One wording of a template, as a body saved it; never changed, never deleted.

    ``template`` is "delegates/invitation": room and file name of the standard template.
    ``source`` is Markdown with placeholders; where the body brought its own Word file, ``word``
    holds that file and ``source`` is empty.
    """

    SCOPE = {"host": "body"}

    body = models.ForeignKey(
        Organisation, models.PROTECT, related_name="template_versions", verbose_name="cơ quan"
    )
    template = models.CharField("mẫu", max_length=80)
    number = models.PositiveIntegerField("lần")
    source = models.TextField("nội dung", blank=True)
    word = models.BinaryField("tệp Word", null=True)
    file_name = models.CharField("tên tệp", max_length=250, blank=True)
    comment = models.CharField("ghi chú", max_length=250, blank=True)
    saved_by = models.CharField("người lưu", max_length=150)
    saved_at = models.DateTimeField("lưu lúc", auto_now_add=True)

    objects = Scoped()

    class Meta:
        verbose_name = "phiên bản mẫu"
        verbose_name_plural = "phiên bản mẫu"
        ordering = ["body", "template", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "template", "number"], name="one_wording_per_number"
            ),
            models.CheckConstraint(
                condition=models.Q(word__isnull=True) | models.Q(source=""),
                name="wording_is_text_or_word",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} (lần {self.number})"


class TemplateInForce(models.Model):
    """The version that the papers of a body use; no row where they use the template from above."""

    SCOPE = {"host": "body"}

    body = models.ForeignKey(
        Organisation, models.PROTECT, related_name="templates_in_force", verbose_name="cơ quan"
    )
    template = models.CharField("mẫu", max_length=80)
    version = models.ForeignKey(
        TemplateVersion, models.PROTECT, related_name="in_force", verbose_name="phiên bản"
    )

    objects = Scoped()

    class Meta:
        verbose_name = "mẫu đang dùng"
        verbose_name_plural = "mẫu đang dùng"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "template"], name="one_template_in_force_per_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.version}"
