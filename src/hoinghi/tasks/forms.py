"""What the office fills in about tasks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.deliveries import deliverables
from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of
from hoinghi.papers.words import capitalise_first
from hoinghi.tasks.closing import AS_READ, Closing, closing_of
from hoinghi.tasks.giving import Wanted
from hoinghi.tasks.models import Task, TaskRole
from hoinghi.tasks.rules import LONGEST_TEXT, Act, Counting, Due, DueKind, Ladder
from hoinghi.together.forms import EditedTogether
from hoinghi.units.day_fields import DayField, is_workable
from hoinghi.units.models import Organisation

MOST_DAYS = 400
MOST_REMINDER_DAYS = 60
_AS_READ, _CHOSEN = "read", "chosen"


class DueForm(EditedTogether, forms.Form):
    """A deadline: none of its own, a day, or counted from the day of the conference."""

    due_kind = forms.ChoiceField(label=_("Thời hạn"), choices=())
    due_on = DayField(label=_("Ngày cuối cùng (tính cả ngày này)"), required=False)
    due_days = forms.IntegerField(
        label=_("Số ngày so với ngày hội nghị"), required=False, min_value=0, max_value=MOST_DAYS
    )
    due_side = forms.ChoiceField(
        label=_("Trước hay sau"),
        choices=[("before", _("trước ngày hội nghị")), ("after", _("sau ngày hội nghị"))],
        required=False,
        initial="before",
    )
    due_working = forms.BooleanField(
        label=_("Chỉ tính ngày làm việc (trừ thứ Bảy, Chủ nhật, lễ, tết)"), required=False
    )

    closing = forms.ChoiceField(
        label=_("Tự hoàn thành"),
        choices=[
            (_AS_READ, _("Theo lời văn của việc")),
            (_CHOSEN, _("Khi làm xong những điều chọn dưới đây")),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial=_AS_READ,
    )
    delivers = forms.MultipleChoiceField(
        label=_("Những điều làm xong thì việc này xong"),
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, of_plan: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        known = self.fields["delivers"]
        assert isinstance(known, forms.MultipleChoiceField)
        known.choices = [
            (code, capitalise_first(str(one.title)))
            for code, one in deliverables().items()
            if one.is_noticed
        ]
        kinds = self.fields["due_kind"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = [
            (DueKind.PLAN.value, _("Theo kế hoạch") if of_plan else _("Không đặt hạn")),
            (DueKind.DAY.value, _("Đến hết một ngày")),
            (DueKind.RELATIVE.value, _("Tính theo ngày hội nghị")),
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        kind, day = told.get("due_kind"), told.get("due_on")
        if kind == DueKind.DAY and not day and "due_on" not in self.errors:
            self.add_error("due_on", _("Hãy ghi ngày cuối cùng của thời hạn."))
        if day and not is_workable(day):
            self.add_error("due_on", _("Năm này không đúng, hãy xem lại ngày."))
        is_counted = kind == DueKind.RELATIVE and "due_days" not in self.errors
        if is_counted and told.get("due_days") is None:
            self.add_error("due_days", _("Hãy ghi số ngày; 0 là đúng ngày hội nghị."))
        return told

    @property
    def shows_kinds(self) -> bool:
        """Tell whether the office chooses what closes the task."""
        return bool(self["closing"].value() == _CHOSEN)

    def closing_told(self) -> Closing:
        """Give what closes the task by itself, as it was filled in."""
        if self.cleaned_data["closing"] != _CHOSEN:
            return AS_READ
        return Closing(chosen=tuple(self.cleaned_data["delivers"]))

    def due(self) -> Due:
        """Give the deadline that was filled in."""
        told = self.cleaned_data
        kind = DueKind(told["due_kind"])
        days = told["due_days"] if kind is DueKind.RELATIVE else None
        if days is not None and told["due_side"] != "after":
            days = -days
        return Due(
            kind=kind,
            on=told["due_on"] if kind is DueKind.DAY else None,
            offset=days,
            working=kind is DueKind.RELATIVE and told["due_working"],
        )


class TaskForm(DueForm):
    """A task given by hand."""

    field_order = ("action", "leads", "supporting")
    action = forms.CharField(
        label=_("Việc phải làm"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
    leads = forms.ModelMultipleChoiceField(
        label=_("Chủ trì (mỗi đơn vị một phần việc)"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    supporting = forms.ModelMultipleChoiceField(
        label=_("Phối hợp"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, conference: Conference, **more: Any) -> None:
        super().__init__(*args, **more)
        known = [int(body.code) for body in directory_of(conference).bodies]
        bodies = Organisation.objects.filter(pk__in=known).order_by("name")
        for name in ("leads", "supporting"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)
            field.queryset = bodies

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        both = set(told.get("leads") or ()) & set(told.get("supporting") or ())
        if both:
            names = ", ".join(sorted(body.name for body in both))
            self.add_error(
                "supporting",
                _("%(names)s đã chủ trì, không ghi phối hợp nữa.") % {"names": names},
            )
        return told

    def wanted(self) -> Wanted:
        """Give the task that was filled in."""
        told = self.cleaned_data
        return Wanted(
            action=told["action"],
            leads=tuple(told["leads"]),
            supporting=tuple(told["supporting"]),
            due=self.due(),
            closing=self.closing_told(),
        )


class CountingForm(EditedTogether, forms.Form):
    """How the office counts deadlines."""

    before_includes_day = forms.BooleanField(
        label=_("“Trước ngày 22/11” tính cả ngày 22/11"), required=False
    )
    to_next_working_day = forms.BooleanField(
        label=_(
            "Hạn rơi vào ngày nghỉ thì đến hết ngày làm việc sau đó "
            "(Bộ luật Dân sự 2015, Điều 148 khoản 5)"
        ),
        required=False,
    )

    reminder_days = forms.CharField(
        label=_("Nhắc vào những ngày nào so với hạn (số âm là trước hạn, 0 là ngày hết hạn)"),
        max_length=100,
    )
    letter_after = forms.IntegerField(
        label=_("Trễ từ bao nhiêu ngày thì soạn công văn đôn đốc"), min_value=1, max_value=99
    )

    def clean_reminder_days(self) -> tuple[int, ...]:
        told = self.cleaned_data["reminder_days"].replace(";", ",").replace(" ", ",").split(",")
        try:
            days = sorted({int(one) for one in told if one})
        except ValueError:
            days = []
        if not days or any(abs(one) > MOST_REMINDER_DAYS for one in days):
            raise forms.ValidationError(
                _("Hãy ghi các số từ -60 đến 60, cách nhau bằng dấu phẩy: -7, -3, 0, 1, 3.")
            )
        return tuple(days)

    def counting(self) -> Counting:
        told = self.cleaned_data
        return Counting(
            before_includes_day=told["before_includes_day"],
            to_next_working_day=told["to_next_working_day"],
        )

    def ladder(self) -> Ladder:
        told = self.cleaned_data
        return Ladder(days=told["reminder_days"], letter_after=told["letter_after"])


class PersonForm(EditedTogether, forms.Form):
    """Who of the body is in charge of a share."""

    person = forms.CharField(
        label=_("Người phụ trách"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "name"}),
    )


class BulkForm(forms.Form):
    """One act on many tasks."""

    act = forms.ChoiceField(
        label=_("Làm với các việc đã chọn"),
        choices=[
            (Act.ACCEPT.value, _("Nhận kết quả")),
            (Act.CLOSE.value, _("Xong việc")),
            (Act.RETURN.value, _("Trả lại")),
            (Act.CANCEL.value, _("Hủy phần việc")),
            (Act.REOPEN.value, _("Mở lại")),
        ],
    )
    text = forms.CharField(
        label=_("Lý do (trả lại, hủy, mở lại)"), required=False, max_length=LONGEST_TEXT
    )


def shown_due(task: Task) -> dict[str, object]:
    """Give what the form shows of a deadline."""
    days = task.due_offset
    return {
        "due_kind": task.due_kind,
        "due_on": task.due_on,
        "due_days": None if days is None else abs(days),
        "due_side": "after" if days and days > 0 else "before",
        "due_working": task.due_working,
        "closing": _CHOSEN if task.closing_by_hand else _AS_READ,
        "delivers": list(closing_of(task).chosen or ()),
    }


def shown(task: Task) -> dict[str, object]:
    """Give what the form shows of a task given by hand."""
    bodies = task.bodies.filter(withdrawn=False)

    def of(role: TaskRole) -> list[int]:
        found = bodies.filter(role=role, organisations__isnull=False)
        return list(found.values_list("organisations", flat=True))

    return {
        **shown_due(task),
        "action": task.action,
        "leads": of(TaskRole.LEAD),
        "supporting": of(TaskRole.SUPPORTING),
    }
