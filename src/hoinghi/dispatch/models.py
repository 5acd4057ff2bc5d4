"""Nơi nhận; papers that were kept, and what became of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from hoinghi.conferences.models import Conference, PlanPart
from hoinghi.conferences.scoping import Scoped
from hoinghi.dispatch.rules import (
    IN_FORCE,
    LETTER_SLUGS,
    REF_PARTS,
    Contents,
    Effect,
    State,
)
from hoinghi.papers.as_json import papers_from_json
from hoinghi.papers.model import Fact, Format
from hoinghi.units.models import Organisation

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

_OUT = sorted(state.value for state in (*IN_FORCE, State.REPLACED, State.RECALLED))


class DistributionLine(PlanPart):
    """One line of Nơi nhận of the plan, with the bodies that are meant."""

    SCOPE = {"conference": "conference", "office": "conference"}

    FROM_PLAN = ("text",)

    text = models.CharField("nơi nhận", max_length=300)
    organisations = models.ManyToManyField(Organisation, related_name="+", verbose_name="đơn vị")

    class Meta(PlanPart.Meta):
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"

    def __str__(self) -> str:
        return self.text


class PaperRecord(models.Model):
    """A paper that the office keeps: a part of the dossier, or one letter of it.

    ``slug`` and ``key`` are those of ``rules.Document``; ``order`` is its place in the dossier.
    """

    SCOPE = {"conference": "conference", "office": "conference"}

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="+")
    slug = models.SlugField("phần hồ sơ", max_length=80)
    key = models.SlugField("nơi gửi", max_length=80, blank=True)
    title = models.CharField("tên", max_length=300)
    order = models.PositiveIntegerField("thứ tự")
    formats = models.CharField("dạng tệp", max_length=40)

    objects = Scoped()

    if TYPE_CHECKING:
        revisions: RelatedManager[Revision]

    class Meta:
        verbose_name = "văn bản giữ lại"
        verbose_name_plural = "văn bản giữ lại"
        ordering = ["order", "slug", "key"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "slug", "key"], name="one_record_each"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dispatch:paper", args=[self.conference.slug, self.ref])

    @property
    def ref(self) -> str:
        return f"{self.slug}{REF_PARTS}{self.key}" if self.key else self.slug

    @property
    def is_letter(self) -> bool:
        """Tell whether it is about an issued paper, and so in no part of the dossier."""
        return self.slug in LETTER_SLUGS

    @property
    def drawn_as(self) -> tuple[Format, ...]:
        return tuple(Format(name) for name in self.formats.split(","))


class RevisionState(models.TextChoices):
    """Trạng thái của một lần giữ."""

    DRAFT = State.DRAFT.value, "Dự thảo"
    DROPPED = State.DROPPED.value, "Dự thảo cũ"
    ISSUED = State.ISSUED.value, "Đã phát hành"
    CORRECTED = State.CORRECTED.value, "Đã đính chính"
    REPLACED = State.REPLACED.value, "Đã bị thay thế"
    RECALLED = State.RECALLED.value, "Đã thu hồi"


class RevisionEffect(models.TextChoices):
    """Việc mà văn bản này làm với văn bản đã phát hành."""

    REPLACES = Effect.REPLACES.value, "Thay thế"
    CORRECTS = Effect.CORRECTS.value, "Đính chính"
    RECALLS = Effect.RECALLS.value, "Thu hồi"


class Revision(models.Model):
    """A paper as it was at one time, with the facts that it was made from.

    A draft may be dropped for a newer one; once issued, only ``state`` and ``settled`` change.

    Attributes:
        contents: ``papers.as_json``; facts stand beside it.
        facts: ``[label, value, source]`` each.
        made_from: Digest of what the facts gave, before number, date and added sentences.
        settled: Digest of what the facts gave when an issued correction last took care of them.
        target: The issued revision that this one replaces, corrects or recalls (``effect``).
        put_forward_at, put_forward_by: When and by whom a draft was handed to be signed (trình
            ký); a draft that is renewed has to be put forward anew.
        returned_at, returned_by, returned_why: When, by whom and why a draft that was put forward
            came back unsigned (trả lại dự thảo); put forward anew, it begins anew.
        issuer, symbol, serial, dated: The number that was given; ``serial`` may stay open.
    """

    SCOPE = {"conference": "record__conference", "office": "record__conference"}

    record = models.ForeignKey(PaperRecord, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField("lần")
    state = models.CharField("trạng thái", max_length=10, choices=RevisionState.choices)
    contents = models.JSONField("nội dung")
    facts = models.JSONField("dữ kiện", default=list)
    missing = models.JSONField("còn thiếu", default=list)
    made_from = models.CharField("giá trị kiểm tra", max_length=64)
    settled = models.CharField("giá trị đã đính chính", max_length=64, blank=True)
    effect = models.CharField("tác động", max_length=10, choices=RevisionEffect.choices, blank=True)
    target = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="followers",
        verbose_name="văn bản liên quan",
    )
    reason = models.TextField("lý do", blank=True)
    made_at = models.DateTimeField("soạn lúc", auto_now_add=True)
    made_by = models.CharField("người soạn", max_length=150)
    issuer = models.CharField("cơ quan ban hành", max_length=250, blank=True)
    symbol = models.CharField("ký hiệu", max_length=60, blank=True)
    serial = models.PositiveIntegerField("số", null=True)
    dated = models.DateField("ngày ban hành", null=True)
    year = models.PositiveIntegerField("năm", null=True)
    put_forward_at = models.DateTimeField("trình ký lúc", null=True)
    put_forward_by = models.CharField("người trình ký", max_length=150, blank=True)
    returned_at = models.DateTimeField("trả lại lúc", null=True)
    returned_by = models.CharField("người trả lại", max_length=150, blank=True)
    returned_why = models.TextField("lý do trả lại", blank=True)
    issued_at = models.DateTimeField("phát hành lúc", null=True)
    issued_by = models.CharField("người phát hành", max_length=150, blank=True)

    objects = Scoped()

    if TYPE_CHECKING:
        files: RelatedManager[RevisionFile]
        followers: RelatedManager[Revision]
        record_id: int
        target_id: int | None

    class Meta:
        verbose_name = "lần giữ văn bản"
        verbose_name_plural = "lần giữ văn bản"
        ordering = ["record", "number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="one_revision_per_number"),
            models.UniqueConstraint(
                fields=["record"], condition=Q(state=State.DRAFT.value), name="one_draft_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["target"],
                condition=Q(state=State.DRAFT.value),
                name="one_open_act_about_a_paper",
            ),
            models.UniqueConstraint(
                fields=["issuer", "symbol", "year", "serial"],
                condition=Q(serial__isnull=False),
                name="each_number_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(put_forward_at__isnull=True) | ~Q(put_forward_by=""),
                name="who_put_forward_is_known",
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True)
                | (Q(put_forward_at__isnull=True) & ~Q(returned_by="") & ~Q(returned_why="")),
                name="what_was_returned_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_OUT) | Q(dated__isnull=False, issued_at__isnull=False),
                name="issued_papers_have_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record.title} (lần {self.number})"

    @property
    def papers(self) -> Contents:
        """The papers themselves."""
        return papers_from_json(self.contents)

    @property
    def stated(self) -> tuple[Fact, ...]:
        """The facts it was made from."""
        return tuple(Fact(label=la, value=value, source=at) for la, value, at in self.facts)

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def awaits_signature(self) -> bool:
        return self.is_draft and self.put_forward_at is not None

    @property
    def is_in_force(self) -> bool:
        return self.state in IN_FORCE

    @property
    def forms(self) -> tuple[Format, ...]:
        """Formats in which it is handed out; reads ``files`` of an issued one."""
        if self.dated:
            return tuple(Format(file.form) for file in self.files.all())
        return self.record.drawn_as

    @property
    def issued_as(self) -> tuple[int | None, date | None]:
        """Number and date given at issue."""
        return self.serial, self.dated

    @property
    def number_said(self) -> str:
        """Số và ký hiệu: "12/UBND-VX"."""
        return f"{self.serial:02d}/{self.symbol}" if self.serial else ""

    def accounts_for(self, digest: str) -> bool:
        """Tell whether the paper, with its corrections, says what facts of *digest* give."""
        return digest in (self.made_from, self.settled)


class RevisionFile(models.Model):
    """A file as it went out; its bytes are read again and never drawn again."""

    SCOPE = {
        "conference": "revision__record__conference",
        "office": "revision__record__conference",
    }

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="files")
    form = models.CharField("dạng", max_length=10)
    path = models.CharField("nơi lưu", max_length=200)
    sha256 = models.CharField("giá trị kiểm tra", max_length=64)
    size = models.PositiveIntegerField("số byte")

    objects = Scoped()

    class Meta:
        verbose_name = "tệp đã phát hành"
        verbose_name_plural = "tệp đã phát hành"
        ordering = ["revision", "form"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "form"], name="one_file_of_each_form"),
        ]

    def __str__(self) -> str:
        return self.path
