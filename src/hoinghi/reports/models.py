"""Báo cáo: who owes a report, what is asked, what was sent and what is said of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Conference, PlanPart
from hoinghi.conferences.scoping import Scoped
from hoinghi.reports.states import State
from hoinghi.units.approving import LONGEST
from hoinghi.units.models import Organisation

STATES = [
    (State.DRAFT.value, _("Đang soạn")),
    (State.APPROVED.value, _("Lãnh đạo đơn vị đã duyệt")),
    (State.SENT.value, _("Đã gửi")),
    (State.PASSED.value, _("Đã qua cấp trên trực tiếp")),
    (State.RETURNED.value, _("Trả lại")),
    (State.ACCEPTED.value, _("Đã nhận")),
    (State.REOPENED.value, _("Mở lại")),
]


class ReportCall(PlanPart):
    """A sentence of the plan that orders reports by an outline, with its deadline."""

    FROM_PLAN = ("action", "due_date", "due_text", "outline")

    action = models.TextField("nội dung")
    due_date = models.DateField("hạn gửi", null=True)
    due_text = models.CharField("hạn như kế hoạch nêu", max_length=250, blank=True)
    outline = models.CharField("mã đề cương", max_length=60)

    class Meta(PlanPart.Meta):
        verbose_name = "yêu cầu báo cáo"
        verbose_name_plural = "yêu cầu báo cáo"

    def __str__(self) -> str:
        return self.action


class ReportDuty(PlanPart):
    """One body that owes a report; ``organisation`` is none where the name is not known."""

    SCOPE = {"conference": "conference", "body": "organisation"}

    FROM_PLAN = ("call_id", "written", "organisation_id")

    call = models.ForeignKey(
        ReportCall, models.PROTECT, related_name="duties", verbose_name="yêu cầu"
    )
    written = models.CharField("tên như kế hoạch nêu", max_length=300)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị"
    )

    class Meta(PlanPart.Meta):
        verbose_name = "đơn vị phải báo cáo"
        verbose_name_plural = "đơn vị phải báo cáo"

    def __str__(self) -> str:
        return str(self.organisation or self.written)


class ReportOutline(models.Model):
    """Đề cương of a conference; what it asks stands in its versions.

    ``due_date`` overrides that of the plan's order. ``through_parent``: the body directly above
    looks at a report before the organiser does.
    """

    SCOPE = {"conference": "conference"}

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="+")
    code = models.CharField("mã", max_length=60)
    title = models.CharField("tên", max_length=300)
    position = models.PositiveIntegerField("thứ tự", default=0)
    due_date = models.DateField("hạn gửi", null=True)
    is_locked_after = models.BooleanField("quá hạn thì khóa", default=True)
    through_parent = models.BooleanField("qua cấp trên trực tiếp", default=False)

    objects = Scoped()

    class Meta:
        verbose_name = "đề cương báo cáo"
        verbose_name_plural = "đề cương báo cáo"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "code"], name="outline_code_once"),
        ]

    def __str__(self) -> str:
        return self.title


class OutlineVersion(models.Model):
    """A version of an outline (``outline_json``); without ``released_at`` it is being edited."""

    SCOPE = {"conference": "outline__conference"}

    outline = models.ForeignKey(
        ReportOutline, models.PROTECT, related_name="versions", verbose_name="đề cương"
    )
    number = models.PositiveIntegerField("lần")
    content = models.JSONField("nội dung")
    note = models.TextField("thay đổi", blank=True)
    stamp = models.PositiveIntegerField("lần sửa", default=0)
    released_at = models.DateTimeField("ban hành lúc", null=True)
    released_by = models.CharField("người ban hành", max_length=150, blank=True)

    objects = Scoped()

    class Meta:
        verbose_name = "phiên bản đề cương"
        verbose_name_plural = "phiên bản đề cương"
        ordering = ["outline", "number"]
        constraints = [
            models.UniqueConstraint(fields=["outline", "number"], name="outline_version_once"),
            models.UniqueConstraint(
                fields=["outline"],
                condition=Q(released_at__isnull=True),
                name="one_outline_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outline} ({self.number})"


class Target(models.Model):
    """Chỉ tiêu giao: the value that an indicator is to reach in a period.

    ``organisation`` None: for the whole conference. ``period`` "" stands for the end of all.
    """

    SCOPE = {"conference": "outline__conference", "body": "organisation?"}

    outline = models.ForeignKey(ReportOutline, models.PROTECT, related_name="targets")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    indicator = models.CharField("mã chỉ tiêu", max_length=40)
    period = models.CharField("kỳ", max_length=20, blank=True)
    value = models.DecimalField("giá trị", max_digits=20, decimal_places=3)
    source = models.CharField("căn cứ", max_length=250, blank=True)

    objects = Scoped()

    class Meta:
        verbose_name = "chỉ tiêu giao"
        verbose_name_plural = "chỉ tiêu giao"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outline", "organisation", "indicator", "period"],
                name="target_once_per_body",
            ),
            models.UniqueConstraint(
                fields=["outline", "indicator", "period"],
                condition=Q(organisation__isnull=True),
                name="target_once_for_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}: {self.value}"


class Report(models.Model):
    """Báo cáo of one body by one outline: what it is writing, and where it stands.

    Attributes:
        call: The order of the plan; None where the office asked by itself.
        allocation: Sections, indicators and projects that it answers (``asking.Allocation``).
        draft: What is being written (``content``): the body's own until it is sent.
        stamp: Counts the changes, so that the second of two people is told.
        approval: How far the word of the body's leader is (``units.approving.Stage``).
        on_behalf: By which paper the office enters it for the body; "" where the body writes.
        extended_until: It may be sent until the end of that day, whatever the deadline.
    """

    SCOPE = {"conference": "outline__conference", "body": "organisation"}

    outline = models.ForeignKey(ReportOutline, models.PROTECT, related_name="reports")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    call = models.ForeignKey(
        ReportCall, models.PROTECT, null=True, related_name="reports", verbose_name="yêu cầu"
    )
    version = models.ForeignKey(OutlineVersion, models.PROTECT, related_name="+")
    allocation = models.JSONField("phân công", default=dict)
    state = models.CharField("trạng thái", max_length=10, choices=STATES, default=State.DRAFT.value)
    approval = models.CharField("lãnh đạo đơn vị duyệt", max_length=LONGEST, blank=True)
    approved_by = models.CharField("người duyệt", max_length=150, blank=True)
    draft = models.JSONField("dự thảo", default=dict)
    stamp = models.PositiveIntegerField("lần sửa", default=0)
    changed_by = models.CharField("người sửa", max_length=150, blank=True)
    changed_at = models.DateTimeField("sửa lúc", null=True)
    latest = models.ForeignKey(
        "ReportRevision", models.PROTECT, null=True, related_name="+", verbose_name="lần gửi cuối"
    )
    first_sent_on = models.DateField("gửi lần đầu ngày", null=True)
    extended_until = models.DateField("được gửi đến hết ngày", null=True)
    extension_reason = models.TextField("lý do cho gửi muộn", blank=True)
    extended_by = models.CharField("người cho gửi muộn", max_length=150, blank=True)
    passed_by = models.CharField("người cho qua", max_length=150, blank=True)
    passed_on = models.DateField("qua cấp trên ngày", null=True)
    reminded_on = models.DateField("đôn đốc lần cuối ngày", null=True)
    on_behalf = models.CharField("cơ quan tổ chức đang nhập thay, theo", max_length=250, blank=True)
    withdrawn = models.BooleanField("không còn phải báo cáo", default=False)

    objects = Scoped()

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        ordering = ["outline", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outline", "organisation"], name="report_once_per_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outline} – {self.organisation}"


class ReportRevision(models.Model):
    """A report as it was sent; never changed afterwards.

    Attributes:
        content: What was answered (``content.as_json``).
        digest: Check value of the content, who sent it and when (``receipts``).
        on_behalf: How it came where the office entered it: "thư điện tử ngày …", else "".
    """

    SCOPE = {"conference": "report__outline__conference", "body": "report__organisation"}

    report = models.ForeignKey(Report, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField("lần gửi")
    version = models.ForeignKey(OutlineVersion, models.PROTECT, related_name="+")
    content = models.JSONField("nội dung")
    sent_at = models.DateTimeField("gửi lúc")
    sent_by = models.CharField("người gửi", max_length=150)
    approved_by = models.CharField("người duyệt", max_length=150, blank=True)
    on_behalf = models.CharField("nhập thay", max_length=250, blank=True)
    digest = models.CharField("mã kiểm tra", max_length=64)

    objects = Scoped()

    class Meta:
        verbose_name = "lần gửi báo cáo"
        verbose_name_plural = "lần gửi báo cáo"
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="revision_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"


class FileKind(models.TextChoices):
    SIGNED = "signed", _("Bản có chữ ký, dấu")
    SOURCE = "source", _("Tệp Word, Excel của đơn vị")
    PICTURE = "picture", _("Hình trong báo cáo")
    HANDED = "handed", _("Biểu cơ quan tổ chức chuyển")
    OTHER = "other", _("Tài liệu kèm theo")


class ReportFile(models.Model):
    """A file of a report; taken out, not deleted. ``revision``: the one that it was sent with.

    Until then (None) only the body sees it. One that was ``HANDED`` to it goes nowhere before the
    body takes something of it.
    """

    SCOPE = {"conference": "report__outline__conference", "body": "report__organisation"}

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    revision = models.ForeignKey(ReportRevision, models.PROTECT, null=True, related_name="files")
    kind = models.CharField("loại", max_length=10, choices=FileKind.choices)
    name = models.CharField("tên tệp", max_length=130)
    path = models.CharField("chỗ lưu", max_length=200)
    sha256 = models.CharField("giá trị kiểm tra", max_length=64)
    size = models.PositiveIntegerField("số byte")
    added_by = models.CharField("người gửi", max_length=150)
    added_at = models.DateTimeField("lúc", auto_now_add=True)
    removed = models.BooleanField("đã gỡ", default=False)

    objects = Scoped()

    class Meta:
        verbose_name = "tệp của báo cáo"
        verbose_name_plural = "tệp của báo cáo"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class ReviewNote(models.Model):
    """What is said about a place of a report, and the answers to it; never changed afterwards.

    Attributes:
        place: Number of a section ("II.1"), name of a cell ("NG03|2023|"), "" for the whole.
        answers: The note that it answers.
        is_reason: A reason for returning: to be seen to before the report is sent again.
    """

    SCOPE = {"conference": "report__outline__conference", "body": "report__organisation"}

    report = models.ForeignKey(Report, models.PROTECT, related_name="notes")
    revision = models.ForeignKey(ReportRevision, models.PROTECT, null=True, related_name="notes")
    place = models.CharField("chỗ", max_length=120, blank=True)
    text = models.TextField("nội dung")
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="answered_by")
    is_reason = models.BooleanField("lý do trả lại", default=False)
    inside = models.BooleanField("trong nội bộ đơn vị", default=False)
    by = models.CharField("người viết", max_length=150)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    settled_at = models.DateTimeField("xong lúc", null=True)
    settled_by = models.CharField("người cho là xong", max_length=150, blank=True)

    objects = Scoped()

    class Meta:
        verbose_name = "trao đổi về báo cáo"
        verbose_name_plural = "trao đổi về báo cáo"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.by}: {self.text[:40]}"


class RemarkSetAside(models.Model):
    """A remark of the quality list that somebody looked at: it is no fault, and why.

    ``remark`` names rule, place and what was found (``quality.Remark.key``): where the body sends
    something else there, it is asked anew.
    """

    SCOPE = {"conference": "report__outline__conference", "office": "report__outline__conference"}

    report = models.ForeignKey(Report, models.PROTECT, related_name="set_aside")
    remark = models.CharField("nhận xét", max_length=200)
    reason = models.TextField("lý do")
    by = models.CharField("người xét", max_length=150)
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = Scoped()

    class Meta:
        verbose_name = "nhận xét được bỏ qua"
        verbose_name_plural = "nhận xét được bỏ qua"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "remark"], name="remark_set_aside_once"),
        ]

    def __str__(self) -> str:
        return self.remark


class KnownFigure(models.Model):
    """Số chính thức đã có of a body, from a list that the office brought in."""

    SCOPE = {"conference": "outline__conference", "body": "organisation"}

    outline = models.ForeignKey(ReportOutline, models.PROTECT, related_name="known_figures")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    indicator = models.CharField("mã chỉ tiêu", max_length=40)
    period = models.CharField("kỳ", max_length=20)
    part = models.CharField("dự án, nguồn", max_length=60, blank=True)
    value = models.DecimalField("giá trị", max_digits=20, decimal_places=3)
    source = models.CharField("nguồn số liệu", max_length=250, blank=True)

    objects = Scoped()

    class Meta:
        verbose_name = "số chính thức đã có"
        verbose_name_plural = "số chính thức đã có"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outline", "organisation", "indicator", "period", "part"],
                name="known_figure_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}: {self.value}"


class ThemeChoice(models.Model):
    """What the drafter decided about a group of near statements: taken, reworded, left out.

    Attributes:
        topic: "shortcoming", "cause", "lesson", "recommendation" (``themes.Topic``).
        members: Names of the statements ("revision|section|paragraph"), by which it is found again.
        text: In the drafter's words; "" takes those of the statement in the middle.
    """

    SCOPE = {"conference": "outline__conference", "office": "outline__conference"}

    outline = models.ForeignKey(ReportOutline, models.PROTECT, related_name="theme_choices")
    topic = models.CharField("loại", max_length=20)
    members = models.JSONField("các ý", default=list)
    text = models.TextField("lời viết lại", blank=True)
    decision = models.CharField("quyết định", max_length=10)
    stamp = models.PositiveIntegerField("lần sửa", default=0)
    by = models.CharField("người chọn", max_length=150)
    at = models.DateTimeField("lúc", auto_now=True)

    objects = Scoped()

    class Meta:
        verbose_name = "ý được gom"
        verbose_name_plural = "ý được gom"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.topic}: {self.text[:40]}"


class ModelKind(models.TextChoices):
    EXEMPLAR = "exemplar", _("Điển hình tiên tiến")
    INITIATIVE = "initiative", _("Sáng kiến, cách làm hay")


class ExemplaryModel(models.Model):
    """Điển hình tiên tiến, sáng kiến of the register, with where it stands in the reports.

    ``statement`` names the passage that it was taken from; "" where the office entered it.
    """

    SCOPE = {"conference": "outline__conference", "office": "outline__conference"}

    outline = models.ForeignKey(ReportOutline, models.PROTECT, related_name="models")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    kind = models.CharField("loại", max_length=12, choices=ModelKind.choices)
    title = models.CharField("tên", max_length=300)
    text = models.TextField("cách làm, kết quả", blank=True)
    repeatable = models.TextField("có thể nhân rộng ở đâu", blank=True)
    statement = models.CharField("đoạn nguồn", max_length=120, blank=True)
    is_left_out = models.BooleanField("không đưa vào", default=False)
    stamp = models.PositiveIntegerField("lần sửa", default=0)
    by = models.CharField("người ghi", max_length=150)
    at = models.DateTimeField("lúc", auto_now=True)

    objects = Scoped()

    class Meta:
        verbose_name = "điển hình, sáng kiến"
        verbose_name_plural = "điển hình, sáng kiến"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class RunningTotal(models.Model):
    """Totals of a group of bodies for a period, kept right by every report that is sent.

    ``group`` is a key of ``units`` ("" for the whole); ``figures`` packed (``rollup``).
    """

    SCOPE = {"conference": "outline__conference", "office": "outline__conference"}

    outline = models.ForeignKey(ReportOutline, models.PROTECT, related_name="totals")
    group = models.CharField("nhóm", max_length=40, blank=True)
    period = models.CharField("kỳ", max_length=20)
    figures = models.BinaryField("số liệu")

    objects = Scoped()

    class Meta:
        verbose_name = "tổng đang có"
        verbose_name_plural = "tổng đang có"
        constraints = [
            models.UniqueConstraint(
                fields=["outline", "group", "period"], name="running_total_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outline} {self.group} {self.period}"


class TotalsLayout(models.Model):
    """What stands where in the running totals of an outline; it only ever grows at its end."""

    SCOPE = {"conference": "outline__conference", "office": "outline__conference"}

    outline = models.OneToOneField(ReportOutline, models.PROTECT, related_name="totals_layout")
    slots = models.JSONField("các ô", default=list)

    objects = Scoped()

    class Meta:
        verbose_name = "cách xếp tổng đang có"
        verbose_name_plural = "cách xếp tổng đang có"

    def __str__(self) -> str:
        return str(self.outline)
