"""A conference, established from a plan."""

from __future__ import annotations

from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.scoping import Scoped
from hoinghi.units.models import AdminUnit, Level, Organisation


class ReviewKind(models.TextChoices):
    """Loại hội nghị."""

    INTERIM = "interim", "Sơ kết"
    FINAL = "final", "Tổng kết"
    OTHER = "other", "Khác"


class Role(models.TextChoices):
    """Vai trò of an account in one conference of its host."""

    STANDING_OFFICE = "standing_office", _("Cơ quan thường trực")
    OFFICE = "office", _("Văn phòng")
    AWARD_SECRETARY = "award_secretary", _("Thư ký khen thưởng")
    AWARD_COUNCIL = "award_council", _("Thành viên Hội đồng thi đua, khen thưởng")
    FINANCE = "finance", _("Tài chính")
    CHECK_IN = "check_in", _("Bàn đón tiếp")
    LEADER = "leader", _("Lãnh đạo")


class Conference(models.Model):
    """Hội nghị. Where the plan does not say, fields stay empty; nothing is guessed.

    ``as_of`` is the day by which bodies and norms are taken (``rules.as_of``). ``identity`` is
    equal for all revisions of one plan (``rules.identity``); ``edition`` tells apart gatherings
    that the same host holds again under the same title. ``is_template``: the body keeps it as a
    model for conferences to come.
    """

    slug = models.SlugField("mã", max_length=80, unique=True)
    identity = models.CharField("nhận dạng", max_length=64)
    edition = models.PositiveIntegerField("lần tổ chức", default=1)
    title = models.TextField("tên hội nghị")
    kind = models.CharField("loại", max_length=10, choices=ReviewKind.choices)
    level = models.CharField("cấp", max_length=20, choices=Level.choices, blank=True)
    host = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="conferences",
        verbose_name="cơ quan tổ chức",
    )
    host_name = models.CharField("cơ quan ban hành kế hoạch", max_length=250, blank=True)
    host_parent = models.CharField("cơ quan chủ quản", max_length=250, blank=True)
    area = models.ForeignKey(
        AdminUnit, models.PROTECT, null=True, related_name="conferences", verbose_name="địa bàn"
    )
    place = models.CharField("địa danh", max_length=120, blank=True)
    starts_on = models.DateField("ngày tổ chức", null=True)
    as_of = models.DateField("ngày tính danh bạ và định mức", null=True)
    date_text = models.CharField("thời gian như kế hoạch nêu", max_length=250, blank=True)
    time = models.CharField("giờ", max_length=5, blank=True)
    duration_days = models.DecimalField("số ngày", max_digits=4, decimal_places=1, null=True)
    venue = models.CharField("địa điểm", max_length=250, blank=True)
    expected_delegates = models.PositiveIntegerField("số đại biểu", null=True)
    plan_number = models.CharField("số kế hoạch", max_length=60, blank=True)
    plan_date = models.DateField("ngày kế hoạch", null=True)
    signing_authority = models.CharField("quyền hạn ký", max_length=200, blank=True)
    signatory_position = models.CharField("chức vụ người ký", max_length=200, blank=True)
    signatory_name = models.CharField("người ký", max_length=120, blank=True)
    is_template = models.BooleanField("mẫu của cơ quan", default=False)

    class Meta:
        verbose_name = "hội nghị"
        verbose_name_plural = "hội nghị"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["identity", "edition"], name="one_of_each_edition"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("conferences:overview", args=[self.slug])


class PlanRevision(models.Model):
    """A plan as it was confirmed: source, what was read, findings; never changed afterwards.

    ``plan`` is what was read with what people corrected; where they did, ``as_read`` is the former
    alone and ``edits`` the latter (``reading.edits``). ``layout`` is how the file gave its lines
    (``reading.recheck``). ``file_path`` is where the file lies (``kept_files``), empty where only
    its text was kept.
    """

    SCOPE = {"conference": "conference"}

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField("lần")
    file_name = models.CharField("tệp", max_length=250)
    sha256 = models.CharField("giá trị kiểm tra", max_length=64)
    source = models.TextField("văn bản nguồn, mỗi dòng một dòng")
    plan = models.JSONField("kế hoạch đã đọc")
    as_read: models.JSONField[dict[str, Any] | None] = models.JSONField(
        "như máy đọc", null=True, default=None
    )
    edits: models.JSONField[list[dict[str, Any]]] = models.JSONField("chỗ đã sửa", default=list)
    layout: models.JSONField[dict[str, Any] | None] = models.JSONField(
        "hình dạng các dòng", null=True, default=None
    )
    file_path = models.CharField("chỗ giữ tệp", max_length=200, blank=True)
    confirmed_at = models.DateTimeField("xác nhận lúc", auto_now_add=True)
    confirmed_by = models.CharField("người xác nhận", max_length=150)

    objects = Scoped()

    class Meta:
        verbose_name = "bản kế hoạch"
        verbose_name_plural = "bản kế hoạch"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="one_plan_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} (lần {self.number})"


Part = TypeVar("Part", bound=models.Model)


class PlanDraft(models.Model):
    """A plan that somebody sent to be looked at; what was read is never changed afterwards.

    ``amends`` is the conference on whose page it was sent as an amended plan. The findings stand
    in ``plan``, as read; ``layout`` (``reading.recheck``) lets them be found anew, none where only
    the text is known. What people correct is kept apart, as ``PlanEdit``. ``copied_from`` is the
    conference of which it is a copy, ``shift_days`` days later; ``brings`` holds the codes of what
    comes along from there that stands in no plan (``conferences.bringing``). ``made`` is the
    conference that was made or amended when it was confirmed.
    """

    SCOPE = {"person": "uploaded_by"}

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="plan_drafts",
        verbose_name="người đưa lên",
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="đơn vị của người đưa lên, lúc ấy",
    )
    amends = models.ForeignKey(
        Conference,
        models.PROTECT,
        null=True,
        related_name="plan_drafts",
        verbose_name="sửa đổi hội nghị",
    )
    file_name = models.CharField("tệp", max_length=250)
    sha256 = models.CharField("giá trị kiểm tra", max_length=64)
    source = models.TextField("văn bản nguồn, mỗi dòng một dòng")
    plan = models.JSONField("kế hoạch đã đọc")
    layout: models.JSONField[dict[str, Any] | None] = models.JSONField(
        "hình dạng các dòng", null=True, default=None
    )
    file_path = models.CharField("chỗ giữ tệp", max_length=200, blank=True)
    copied_from = models.ForeignKey(
        Conference, models.PROTECT, null=True, related_name="+", verbose_name="lập từ hội nghị"
    )
    shift_days = models.IntegerField("số ngày dời", default=0)
    brings: models.JSONField[list[str]] = models.JSONField("mang theo", default=list)
    uploaded_at = models.DateTimeField("đưa lên lúc", auto_now_add=True)
    made = models.ForeignKey(
        Conference, models.PROTECT, null=True, related_name="+", verbose_name="đã thành hội nghị"
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True)
    confirmed_by = models.CharField("người xác nhận", max_length=150, blank=True)

    objects = Scoped()

    class Meta:
        verbose_name = "kế hoạch chờ xác nhận"
        verbose_name_plural = "kế hoạch chờ xác nhận"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("conferences:draft", args=[self.pk])


class PlanEdit(models.Model):
    """One correction of what was read from a draft (``reading.edits``); never changed afterwards.

    ``number`` counts within the draft; undoing is a correction too (``undoes``). ``changes`` maps
    each field to its value before and after, as JSON. ``finding`` is the finding that it settles.
    """

    SCOPE = {"person": "draft__uploaded_by"}

    draft = models.ForeignKey(PlanDraft, models.PROTECT, related_name="edits")
    number = models.PositiveIntegerField("lần")
    act = models.CharField("việc", max_length=10)
    part = models.CharField("phần", max_length=20)
    key = models.CharField("mục", max_length=20, blank=True)
    changes: models.JSONField[dict[str, Any]] = models.JSONField("thay đổi", default=dict)
    undoes = models.PositiveIntegerField("hoàn tác lần", null=True)
    finding = models.CharField("phát hiện được giải quyết", max_length=64, blank=True)
    by = models.CharField("người sửa", max_length=150)
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = Scoped()

    class Meta:
        verbose_name = "chỗ sửa bản đọc"
        verbose_name_plural = "chỗ sửa bản đọc"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_plan_edit_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.draft} ({self.number})"


class Dismissal(models.Model):
    """A finding that somebody said is no mistake, for all plans of the same issuer.

    ``finding`` is the key of code and words (``conferences.findings``); ``issuer`` of the body
    that issues the plan. It counts where ``made_by`` prepares a conference of that issuer, and
    for the plans that the account sent itself.
    """

    issuer = models.CharField("nhận dạng cơ quan ban hành", max_length=64)
    finding = models.CharField("nhận dạng phát hiện", max_length=64)
    code = models.CharField("mã", max_length=60)
    message = models.TextField("phát hiện")
    reason = models.TextField("lý do")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="dismissals",
        verbose_name="người bỏ qua",
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    taken_back_by = models.CharField("người xét lại", max_length=150, blank=True)

    class Meta:
        verbose_name = "phát hiện được bỏ qua"
        verbose_name_plural = "phát hiện được bỏ qua"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "finding", "made_by"],
                condition=models.Q(taken_back_by=""),
                name="each_finding_dismissed_once",
            ),
        ]

    def __str__(self) -> str:
        return self.message


class PlanPartQuerySet(models.QuerySet[Part]):
    """Facts that rooms took from the plan."""

    def of(self, conference: Conference) -> Self:
        """Keep what the plan in force says, in its order."""
        return self.filter(conference=conference, withdrawn=False).order_by("position")

    def from_plan(self, conference: Conference) -> Self:
        """Keep those that a plan may change or withdraw: not what people added themselves."""
        by_hand = getattr(self.model, "BY_HAND", "")
        return self.of(conference).filter(**({by_hand: False} if by_hand else {}))


PlanParts = Scoped.from_queryset(PlanPartQuerySet)


class PlanPart(models.Model):
    """A fact with its place in the plan; withdrawn, not deleted, when an amended plan drops it.

    ``FROM_PLAN`` names the fields that the plan decides: an amended plan changes these and
    leaves what people have added since. ``BY_HAND`` names the field that is true of rows which
    people added themselves; no plan touches those.
    """

    SCOPE = {"conference": "conference"}

    FROM_PLAN: ClassVar[tuple[str, ...]] = ()
    BY_HAND: ClassVar[str] = ""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField("thứ tự")
    first_line = models.PositiveIntegerField("từ dòng")
    last_line = models.PositiveIntegerField("đến dòng")
    withdrawn = models.BooleanField("đã rút", default=False)

    objects = PlanParts()

    class Meta:
        abstract = True
        ordering = ["position"]


class LegalBasis(PlanPart):
    """Căn cứ of the plan; ``number`` is empty for a Luật."""

    FROM_PLAN = ("type", "number", "issued_on", "issuer", "subject")

    type = models.CharField("tên loại", max_length=60)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày", null=True)
    issuer = models.CharField("cơ quan ban hành", max_length=250, blank=True)
    subject = models.TextField("trích yếu", blank=True)

    class Meta(PlanPart.Meta):
        verbose_name = "căn cứ"
        verbose_name_plural = "căn cứ"

    def __str__(self) -> str:
        return f"{self.type} số {self.number}" if self.number else f"{self.type} {self.subject}"


class Grant(models.Model):
    """A role that an account holds in a conference.

    ``of_house``: given by somebody who speaks for the host itself (``queries.speaks_for_house``).
    Anybody may send a plan and runs the conference that comes of it; only a role of the house
    gives a say in what is the host's beyond it: directory, accounts, templates.
    """

    SCOPE = {"conference": "conference"}

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="grants")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants", verbose_name="tài khoản"
    )
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    of_house = models.BooleanField("do chính cơ quan tổ chức giao", default=False)

    objects = Scoped()

    class Meta:
        verbose_name = "vai trò trong hội nghị"
        verbose_name_plural = "vai trò trong hội nghị"
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "account", "role"], name="each_role_granted_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.get_role_display()}"

    @property
    def is_only_here(self) -> bool:
        """Tell whether it would give a say in what is the host's, had the host given it."""
        return self.role in {Role.STANDING_OFFICE, Role.OFFICE} and not self.of_house


class LightSettings(models.Model):
    """When the lights of one conference change, as its office set it (``lights.Thresholds``)."""

    SCOPE = {"conference": "conference"}

    conference = models.OneToOneField(
        Conference, models.CASCADE, related_name="light_settings", verbose_name="hội nghị"
    )
    soon_days = models.PositiveSmallIntegerField("vàng khi còn từng này ngày")
    red_days = models.PositiveSmallIntegerField("đỏ khi trễ từ từng này ngày")

    objects = Scoped()

    class Meta:
        verbose_name = "ngưỡng đèn"
        verbose_name_plural = "ngưỡng đèn"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(red_days__gte=1), name="red_from_the_first_day_late_on"
            ),
        ]

    def __str__(self) -> str:
        return str(self.conference)
