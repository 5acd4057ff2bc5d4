"""Nhiệm vụ: what the plan or the office orders, of whom, by when; how far each body is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Conference, PlanPart
from hoinghi.conferences.scoping import Scoped
from hoinghi.tasks.rules import Due, DueKind, State, due_set
from hoinghi.units.approving import LONGEST, Stage
from hoinghi.units.models import Organisation

STATES = (
    (State.OPEN.value, _("Chưa nhận")),
    (State.IN_HAND.value, _("Đang làm")),
    (State.HANDED_IN.value, _("Đã nộp")),
    (State.ACCEPTED.value, _("Đã nhận kết quả")),
    (State.RETURNED.value, _("Trả lại")),
    (State.DONE.value, _("Xong")),
    (State.CANCELLED.value, _("Hủy")),
)
APPROVALS = (
    (Stage.ASKED.value, _("Chờ lãnh đạo đơn vị duyệt")),
    (Stage.SENT_BACK.value, _("Lãnh đạo đơn vị trả lại")),
)
DUE_KINDS = (
    (DueKind.PLAN.value, _("Theo kế hoạch")),
    (DueKind.DAY.value, _("Đến hết một ngày")),
    (DueKind.RELATIVE.value, _("Tính theo ngày hội nghị")),
)


class Task(PlanPart):
    """One thing that somebody is told to do.

    ``deadline`` is the day that the plan states; the fields ``due_…`` hold what the office set
    instead (``rules.Due``). ``closes_with`` holds codes of ``conferences.deliveries`` where the
    office chose them (``closing_by_hand``); else the words of the task tell. A task given
    ``by_hand`` has no line of the plan (line 0).
    """

    FROM_PLAN = ("action", "deadline", "deadline_text")
    BY_HAND = "by_hand"
    FIRST_BY_HAND = 10_000
    """Position of the first task given by hand: after all that a plan can hold."""

    action = models.TextField("việc")
    deadline = models.DateField("hạn", null=True)
    deadline_text = models.CharField("hạn như kế hoạch nêu", max_length=250, blank=True)
    by_hand = models.BooleanField("giao thêm", default=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name="thuộc nhiệm vụ"
    )
    due_kind = models.CharField(
        "cách tính hạn", max_length=10, choices=DUE_KINDS, default=DueKind.PLAN.value
    )
    due_on = models.DateField("hạn cuối", null=True)
    due_offset = models.SmallIntegerField("số ngày so với ngày hội nghị", null=True)
    due_working = models.BooleanField("tính ngày làm việc", default=False)
    closing_by_hand = models.BooleanField("văn phòng chọn khi nào tự hoàn thành", default=False)
    closes_with = models.CharField("tự hoàn thành khi", max_length=400, blank=True)
    version = models.PositiveIntegerField("lần sửa", default=0)

    class Meta(PlanPart.Meta):
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"

    def __str__(self) -> str:
        return self.action

    @property
    def due(self) -> Due:
        return due_set(
            self.due_kind,
            self.deadline,
            self.deadline_text,
            self.due_on,
            self.due_offset,
            self.due_working,
        )


class TaskRole(models.TextChoices):
    LEAD = "lead", "Chủ trì"
    SUPPORTING = "supporting", "Phối hợp"


class TaskBody(PlanPart):
    """A body or group of bodies told to act, as written, with the bodies that are meant.

    "UBND các xã, thị trấn" is one row that means every commune's people's committee.
    """

    FROM_PLAN = ("task_id", "role", "written")
    BY_HAND = "task__by_hand"

    task = models.ForeignKey(Task, models.PROTECT, related_name="bodies", verbose_name="nhiệm vụ")
    role = models.CharField("vai trò", max_length=10, choices=TaskRole.choices)
    written = models.CharField("tên như kế hoạch nêu", max_length=300)
    organisations = models.ManyToManyField(Organisation, related_name="+", verbose_name="đơn vị")

    class Meta(PlanPart.Meta):
        verbose_name = "đơn vị thực hiện"
        verbose_name_plural = "đơn vị thực hiện"

    def __str__(self) -> str:
        return self.written


class Duty(models.Model):
    """Phần việc: what one leading body owes of a task, and how far it is.

    A task led by 22 communes has 22 duties; one whose lead is in no list of bodies has one
    without ``organisation``. ``version`` counts the acts, so that the second of two people is
    told. ``delivered_on`` is the day of the hand-in that stands.
    """

    SCOPE = {"conference": "task__conference", "body": "organisation"}

    task = models.ForeignKey(Task, models.PROTECT, related_name="duties", verbose_name="nhiệm vụ")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="duties", verbose_name="đơn vị"
    )
    state = models.CharField("trạng thái", max_length=10, choices=STATES, default=State.OPEN.value)
    person = models.CharField("người phụ trách", max_length=150, blank=True)
    delivered_on = models.DateField("ngày nộp", null=True)
    extended_until = models.DateField("được gia hạn đến hết ngày", null=True)
    version = models.PositiveIntegerField("lần sửa", default=0)
    withdrawn = models.BooleanField("đã rút", default=False)
    approval = models.CharField(
        "lãnh đạo đơn vị duyệt", max_length=LONGEST, choices=APPROVALS, blank=True
    )

    objects = Scoped()

    class Meta:
        verbose_name = "phần việc"
        verbose_name_plural = "phần việc"
        ordering = ["task", "organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "organisation"], name="one_duty_per_body"),
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(organisation__isnull=True),
                name="one_duty_without_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task.action} ({self.organisation})" if self.organisation else str(self.task)


class TaskNote(models.Model):
    """Diễn biến: an act with what was said about it, or a comment; never changed afterwards.

    ``act`` is one of ``rules.Act``, ``"comment"``, ``"evidence"`` or ``"edit"``.
    """

    SCOPE = {"conference": "task__conference", "body": "duty__organisation?"}

    task = models.ForeignKey(Task, models.PROTECT, related_name="notes", verbose_name="nhiệm vụ")
    duty = models.ForeignKey(
        Duty, models.PROTECT, null=True, related_name="notes", verbose_name="phần việc"
    )
    act = models.CharField("việc đã làm", max_length=20)
    text = models.TextField("nội dung", blank=True)
    by = models.CharField("người làm", max_length=150)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    inside = models.BooleanField("trong nội bộ đơn vị", default=False)

    objects = Scoped()

    class Meta:
        verbose_name = "diễn biến"
        verbose_name_plural = "diễn biến"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.by}: {self.act}"


class Evidence(models.Model):
    """Tệp minh chứng of one duty; taken out, not deleted. ``path`` lies in the store of files.

    ``inside``: it waits for the word of the body's leader, and only the body sees it.
    """

    SCOPE = {"conference": "duty__task__conference", "body": "duty__organisation"}

    duty = models.ForeignKey(
        Duty, models.PROTECT, related_name="evidence", verbose_name="phần việc"
    )
    name = models.CharField("tên tệp", max_length=130)
    path = models.CharField("chỗ lưu", max_length=200)
    sha256 = models.CharField("giá trị kiểm tra", max_length=64)
    size = models.PositiveIntegerField("số byte")
    added_by = models.CharField("người gửi", max_length=150)
    added_at = models.DateTimeField("gửi lúc", auto_now_add=True)
    removed = models.BooleanField("đã gỡ", default=False)
    inside = models.BooleanField("chưa ra khỏi đơn vị", default=False)

    objects = Scoped()

    class Meta:
        verbose_name = "tệp minh chứng"
        verbose_name_plural = "tệp minh chứng"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                # The host may note a file itself that still waits inside the body.
                fields=["duty", "sha256", "inside"],
                condition=Q(removed=False),
                name="each_file_once_per_duty",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Fulfilment(models.Model):
    """Something done elsewhere that a share waited for; taken back, not deleted.

    ``source`` names the thing (``deliveries.Delivery``). ``closed`` on the one that moved the
    share.
    """

    SCOPE = {"conference": "duty__task__conference", "body": "duty__organisation"}

    duty = models.ForeignKey(
        Duty, models.PROTECT, related_name="fulfilments", verbose_name="phần việc"
    )
    kind = models.CharField("loại", max_length=40)
    source = models.CharField("nguồn", max_length=120, blank=True)
    said = models.CharField("điều đã làm", max_length=300)
    url = models.CharField("trang", max_length=300, blank=True)
    on = models.DateField("ngày")
    closed = models.BooleanField("làm phần việc chuyển trạng thái", default=False)
    taken_back = models.BooleanField("không còn hiệu lực", default=False)

    objects = Scoped()

    class Meta:
        verbose_name = "điều đã làm ở nơi khác"
        verbose_name_plural = "điều đã làm ở nơi khác"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "kind", "source"],
                condition=Q(taken_back=False),
                name="each_thing_done_elsewhere_once",
            ),
        ]

    def __str__(self) -> str:
        return self.said


class Extension(models.Model):
    """Gia hạn: asked by the body, answered by the host; ``granted`` is None until then.

    ``approval``: how far the word of the body's leader is (``units.approving``); until it is
    given the request lies inside the body, and only the body sees it.
    """

    SCOPE = {"conference": "duty__task__conference", "body": "duty__organisation"}

    duty = models.ForeignKey(
        Duty, models.PROTECT, related_name="extensions", verbose_name="phần việc"
    )
    asked_until = models.DateField("xin đến hết ngày")
    reason = models.TextField("lý do")
    asked_by = models.CharField("người xin", max_length=150)
    asked_at = models.DateTimeField("xin lúc", default=timezone.now)
    approval = models.CharField(
        "lãnh đạo đơn vị duyệt", max_length=LONGEST, choices=APPROVALS, blank=True
    )
    granted = models.BooleanField("được gia hạn", null=True)
    until = models.DateField("cho đến hết ngày", null=True)
    answer = models.TextField("lời trả lời", blank=True)
    answered_by = models.CharField("người trả lời", max_length=150, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True)

    objects = Scoped()

    class Meta:
        verbose_name = "đề nghị gia hạn"
        verbose_name_plural = "đề nghị gia hạn"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty"],
                condition=Q(granted__isnull=True),
                name="one_open_request_per_duty",
            ),
            models.CheckConstraint(
                condition=~Q(granted=True) | Q(until__isnull=False),
                name="granted_extension_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(approval="") | Q(granted__isnull=True),
                name="what_was_not_sent_has_no_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.asked_until:%d/%m/%Y}"

    @property
    def is_sent(self) -> bool:
        """Tell whether it has left the body."""
        return self.approval == Stage.NOT_ASKED

    @property
    def waits_for_leader(self) -> bool:
        return self.approval == Stage.ASKED


class Reminder(models.Model):
    """Lời nhắc: one step of the ladder for one last day; an extension begins it anew."""

    SCOPE = {"conference": "duty__task__conference", "body": "duty__organisation"}

    duty = models.ForeignKey(
        Duty, models.PROTECT, related_name="reminders", verbose_name="phần việc"
    )
    due = models.DateField("hạn được nhắc")
    days = models.SmallIntegerField("số ngày so với hạn")
    sent_on = models.DateField("ngày nhắc")

    objects = Scoped()

    class Meta:
        verbose_name = "lời nhắc"
        verbose_name_plural = "lời nhắc"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "due", "days"], name="each_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.days:+d}"


class DeadlineSettings(models.Model):
    """How the office of one conference counts deadlines and reminds (``rules.Counting``).

    ``reminder_days`` are the steps of the ladder, days from the last day: ``"-7,-3,0,1,3"``.
    """

    SCOPE = {"conference": "conference"}

    conference = models.OneToOneField(
        Conference, models.PROTECT, related_name="deadline_settings", verbose_name="hội nghị"
    )
    before_includes_day = models.BooleanField("“trước ngày …” tính cả ngày ấy", default=True)
    to_next_working_day = models.BooleanField(
        "hạn rơi vào ngày nghỉ thì dời sang ngày làm việc sau", default=False
    )

    reminder_days = models.CharField("nhắc vào các ngày", max_length=100, default="-7,-3,0,1,3")
    letter_after = models.PositiveSmallIntegerField("soạn công văn khi trễ", default=5)

    objects = Scoped()

    class Meta:
        verbose_name = "cách tính hạn"
        verbose_name_plural = "cách tính hạn"

    def __str__(self) -> str:
        return str(self.conference)
