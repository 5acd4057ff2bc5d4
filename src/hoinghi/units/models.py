"""Administrative units, bodies, accounts; all dated, because reforms come and old figures stay."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Cấp hành chính; districts ended on 30 June 2025."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "tỉnh"
    DISTRICT = "district", "huyện"
    COMMUNE = "commune", "xã"
    VILLAGE = "village", "thôn"


class BodyKind(models.TextChoices):
    """Loại cơ quan, đơn vị."""

    PEOPLES_COMMITTEE = "peoples_committee", "Ủy ban nhân dân"
    PEOPLES_COUNCIL = "peoples_council", "Hội đồng nhân dân"
    PARTY_BODY = "party_body", "Cơ quan Đảng"
    FATHERLAND_FRONT = "fatherland_front", "Ủy ban Mặt trận Tổ quốc"
    DEPARTMENT = "department", "Phòng chuyên môn"
    PROVINCIAL_DEPARTMENT = "provincial_department", "Sở"
    MASS_ORGANISATION = "mass_organisation", "Tổ chức chính trị - xã hội"
    OFFICE = "office", "Văn phòng"
    BANK = "bank", "Ngân hàng"
    POLICE = "police", "Công an"
    MILITARY = "military", "Quân sự"
    PUBLIC_SERVICE_UNIT = "public_service_unit", "Đơn vị sự nghiệp"
    STEERING_COMMITTEE = "steering_committee", "Ban Chỉ đạo"
    SCHOOL = "school", "Trường học"
    HEALTH_FACILITY = "health_facility", "Cơ sở y tế"
    TRADE_UNION = "trade_union", "Công đoàn"
    ASSOCIATION = "association", "Hội quần chúng"
    VERTICAL_AGENCY = "vertical_agency", "Cơ quan ngành dọc"
    JUDICIAL = "judicial", "Tòa án, Viện kiểm sát"
    COOPERATIVE = "cooperative", "Hợp tác xã"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    VILLAGE = "village", "Thôn, tổ dân phố"
    CENTRAL_AGENCY = "central_agency", "Cơ quan trung ương"
    OTHER = "other", "Khác"


Row = TypeVar("Row", bound=models.Model)


class DatedQuerySet(models.QuerySet[Row]):
    """Rows that hold for a time."""

    def on(self, day: date) -> Self:
        """Keep what stands on *day*; an open end stands for ever."""
        began = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        lasts = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        return self.filter(began & lasts)


class AdminUnit(models.Model):
    """Đơn vị hành chính; a code may be used again, so code and first day together are the key.

    ``successor_codes`` is kept as the list says it, because the list of the successors often
    comes later; ``units.succession`` finds who is meant. ``source`` names the data set that it
    was taken from; empty for what the office entered itself.
    """

    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên đầy đủ", max_length=200)
    kind = models.CharField("loại", max_length=20)
    level = models.CharField("cấp", max_length=20, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name="thuộc"
    )
    valid_from = models.DateField("từ ngày", null=True)
    valid_to = models.DateField("đến hết ngày", null=True)
    successor_codes = models.JSONField("mã đơn vị kế tục", default=list, blank=True)
    source = models.CharField("nguồn", max_length=120, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị hành chính"
        verbose_name_plural = "đơn vị hành chính"
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="unit_code_and_first_day"),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(valid_from__isnull=True),
                name="unit_code_without_first_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """Cơ quan, đơn vị, tổ chức: whatever sends, receives, reports, speaks or attends."""

    code = models.CharField("mã", max_length=80)
    name = models.CharField("tên", max_length=250)
    short_name = models.CharField("tên viết tắt", max_length=120, blank=True)
    kind = models.CharField("loại", max_length=30, choices=BodyKind.choices)
    level = models.CharField("cấp", max_length=20, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name="trực thuộc"
    )
    place = models.ForeignKey(
        AdminUnit, models.PROTECT, null=True, related_name="bodies", verbose_name="địa bàn"
    )
    valid_from = models.DateField("từ ngày", null=True)
    valid_to = models.DateField("đến hết ngày", null=True)
    successor_codes = models.JSONField("mã cơ quan kế tục", default=list, blank=True)
    leader_approves = models.BooleanField("lãnh đạo đơn vị duyệt trước khi gửi", default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan, đơn vị"
        verbose_name_plural = "cơ quan, đơn vị"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="body_code_and_first_day"),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(valid_from__isnull=True),
                name="body_code_without_first_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationName(models.Model):
    """One way of writing the name of a body; ``key`` is equal for all spellings of a name."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    text = models.CharField("cách viết", max_length=250)
    key = models.CharField("khóa so sánh", max_length=250, db_index=True)

    class Meta:
        verbose_name = "cách viết tên"
        verbose_name_plural = "cách viết tên"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="name_once_per_body"),
        ]

    def __str__(self) -> str:
        return self.text


class FormerName(models.Model):
    """What a body was called until the end of ``valid_to``; papers of then keep that name."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="former_names")
    name = models.CharField("tên", max_length=250)
    short_name = models.CharField("tên viết tắt", max_length=120, blank=True)
    valid_to = models.DateField("đến hết ngày")

    class Meta:
        verbose_name = "tên cũ"
        verbose_name_plural = "tên cũ"
        ordering = ["valid_to"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "valid_to"], name="one_former_name_per_day"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Account(AbstractUser):
    """Tài khoản of a person who works in the application."""

    full_name = models.CharField("họ và tên", max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="accounts", verbose_name="đơn vị"
    )

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def called(self) -> str:
        """The person's name, else that of the body; the sign-in name where there is neither."""
        return self.full_name or str(self.organisation or self.username)


class UnitRole(models.TextChoices):
    """Vai trò of an account in its own body."""

    REPORTER = "reporter", _("Cán bộ báo cáo của đơn vị")
    LEADER = "leader", _("Lãnh đạo đơn vị")


class Membership(models.Model):
    """Which role an account has in its body, from when until when.

    An account without any is a reporter of its body (``Account.organisation``).
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name="tài khoản",
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name="đơn vị"
    )
    role = models.CharField("vai trò", max_length=20, choices=UnitRole.choices)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò trong đơn vị"
        verbose_name_plural = "vai trò trong đơn vị"
        ordering = ["organisation", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "organisation", "role", "valid_from"],
                name="each_unit_role_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.get_role_display()}"


class PostHolder(models.Model):
    """Người giữ chức vụ: who holds which post of a body, from when until when.

    ``is_acting``: quyền (Q.) or in charge (phụ trách) where nobody is appointed head. Telephone
    and mail are those of the office, for those who prepare conferences and the body itself.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="post_holders", verbose_name="đơn vị"
    )
    position = models.CharField("chức vụ", max_length=120)
    person = models.CharField("họ và tên", max_length=120)
    is_acting = models.BooleanField("quyền (Q.) hoặc phụ trách", default=False)
    telephone = models.CharField("điện thoại", max_length=40, blank=True)
    mail = models.EmailField("thư điện tử", max_length=200, blank=True)
    decision = models.CharField("quyết định bổ nhiệm, bầu", max_length=200, blank=True)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "người giữ chức vụ"
        verbose_name_plural = "người giữ chức vụ"
        ordering = ["organisation", "position", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="post_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.position}"


class MandateKind(models.TextChoices):
    """Ký thừa lệnh hoặc thừa ủy quyền. Source: Nghị định 30/2020/NĐ-CP, Điều 13."""

    BY_ORDER = "TL", "Thừa lệnh (TL.)"
    BY_AUTHORISATION = "TUQ", "Thừa ủy quyền (TUQ.)"


class SigningMandate(models.Model):
    """A head lets another post sign: what, from when until when, by which document."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="mandates", verbose_name="đơn vị"
    )
    kind = models.CharField("hình thức", max_length=3, choices=MandateKind.choices)
    position = models.CharField("chức vụ được giao ký", max_length=120)
    scope = models.CharField("loại văn bản, nội dung được ký", max_length=300)
    basis = models.CharField("văn bản giao", max_length=200)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "ủy quyền ký"
        verbose_name_plural = "ủy quyền ký"
        ordering = ["organisation", "kind", "valid_from", "pk"]
        constraints = [
            # Điều 13.4: authorisation is limited in time; an order may stand until withdrawn.
            models.CheckConstraint(
                condition=~Q(kind="TUQ") | Q(valid_to__isnull=False),
                name="authorisation_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}. {self.position}: {self.scope}"


class ListKind(models.TextChoices):
    """What a list that was sent holds."""

    BODIES = "bodies", "Cơ quan, đơn vị"
    PEOPLE = "people", "Người giữ chức vụ"


class ListDraft(models.Model):
    """A list of bodies or people that somebody sent, kept until it is confirmed or thrown away.

    Attributes:
        tables: What the file holds (``units.tables.tables_as_json``); emptied once a list of
            people is taken over, because only what was asked for is kept of people.
        layout: What each column means, as the person settled it (``units.columns.Layout``).
        taken: What came of it, said when it was confirmed.
    """

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="list_drafts",
        verbose_name="người đưa lên",
    )
    kind = models.CharField("loại", max_length=10, choices=ListKind.choices)
    file_name = models.CharField("tệp", max_length=250)
    sha256 = models.CharField("giá trị kiểm tra", max_length=64)
    tables = models.JSONField("bảng")
    notes = models.JSONField("lưu ý khi đọc", default=list)
    layout = models.JSONField("ý nghĩa các cột")
    uploaded_at = models.DateTimeField("đưa lên lúc", auto_now_add=True)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True)
    taken = models.JSONField("đã ghi", default=dict)

    class Meta:
        verbose_name = "danh sách chờ xác nhận"
        verbose_name_plural = "danh sách chờ xác nhận"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("units:list-draft", args=[self.pk])
