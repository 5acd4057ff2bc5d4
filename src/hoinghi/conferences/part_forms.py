"""Forms for the parts of a plan, made from the fields that each part has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, get_type_hints

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.limits import MOST_LETTERS
from hoinghi.reading.edits import HEADING, kind_of, readers_of
from hoinghi.reading.plan import Lines, Plan
from hoinghi.screen import visible
from hoinghi.together.forms import EditedTogether
from hoinghi.units.day_fields import DayField, is_workable

_LABELS: Final[Mapping[str, Promise]] = {
    "action": _("Việc phải làm"),
    "authority": _("Quyền hạn ký"),
    "collectives": _("Số tập thể"),
    "count": _("Tổng số đại biểu"),
    "date": _("Ngày"),
    "date_text": _("Thời gian như kế hoạch viết"),
    "deadline": _("Hạn cuối"),
    "deadline_text": _("Hạn như kế hoạch viết"),
    "delegate_count": _("Số đại biểu"),
    "duration_days": _("Số ngày"),
    "group": _("Nhóm"),
    "individuals": _("Số cá nhân"),
    "issuer": _("Cơ quan ban hành"),
    "kind": _("Tên loại"),
    "marker": _("Số đề mục"),
    "name": _("Tên"),
    "number": _("Số, ký hiệu"),
    "order": _("Thứ tự"),
    "owners": _("Chủ trì, mỗi dòng một đơn vị"),
    "parent_issuer": _("Cơ quan chủ quản"),
    "partners": _("Phối hợp, mỗi dòng một đơn vị"),
    "path": _("Vị trí trong bố cục"),
    "per_unit": _("Mỗi đơn vị bao nhiêu đại biểu"),
    "place": _("Địa danh"),
    "position": _("Chức vụ"),
    "presenter": _("Người thực hiện"),
    "start": _("Ngày tổ chức"),
    "subject": _("Trích yếu"),
    "text": _("Nội dung"),
    "time": _("Giờ"),
    "title": _("Trích yếu"),
    "topic": _("Chủ đề"),
    "type": _("Tên loại"),
    "unit": _("Đơn vị"),
    "venue": _("Địa điểm"),
}
_LABELS_OF: Final[Mapping[tuple[str, str], Promise]] = {
    ("event", "name"): _("Tên hội nghị"),
    ("event", "time"): _("Giờ bắt đầu, ví dụ 07:30"),
    ("signature", "name"): _("Họ và tên"),
    ("sections", "title"): _("Tên đề mục"),
    ("delegates", "text"): _("Thành phần"),
    (HEADING, "date"): _("Ngày ban hành"),
}
#: Texts that are rarely longer than a line.
_SHORT: Final = frozenset(
    ["number", "time", "marker", "path", "type", "kind", "place", "duration_days", "group"]
)
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:hg]([0-5]\d)$")
_MOST_NAMES = 200
_MOST_COUNTED = 100_000


class NameList(forms.CharField):
    """Names, one a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, (list, tuple)) else value

    def clean(self, value: Any) -> Any:
        names = [_clean(line) for line in str(super().clean(value) or "").splitlines()]
        return list(filter(None, names))[:_MOST_NAMES]


class PartForm(EditedTogether, forms.Form):
    """The fields of one part; ``values`` gives what was typed, as ``reading.as_json`` does."""

    def __init__(self, part: str, key: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.part, self.key = part, key
        for name, hint in _fields_of(part, key).items():
            self.fields[name] = _field(part, name, hint)

    def open_at(self, name: str) -> None:
        """Let the page open with the cursor in the field *name*, else in the first."""
        first = name if name in self.fields else next(iter(self.fields))
        self.fields[first].widget.attrs["autofocus"] = True

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, by field; empty fields are none."""
        return {name: self._value(name) for name in self.fields}

    def _value(self, name: str) -> Any:
        value = self.cleaned_data[name]
        if isinstance(value, list):
            return value
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str):
            # What a part cannot be without is empty rather than none.
            return _clean(value) or (None if self._may_lack(name) else "")
        return value

    def _may_lack(self, name: str) -> bool:
        return type(None) in _kinds(_fields_of(self.part, self.key)[name])

    def clean(self) -> dict[str, Any]:
        """Write the hour as the plan's contract wants it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()) if self.part == "event" else ():
            if isinstance(value, date) and not is_workable(value):
                self.add_error(name, _("Năm này không đúng, hãy xem lại ngày."))
        if self.part == "event" and (told := _clean(cleaned.get("time") or "")):
            clock = _CLOCK.match(told)
            if clock is None:
                self.add_error("time", _("Hãy ghi giờ dạng 07:30."))
            else:
                cleaned["time"] = f"{int(clock[1]):02d}:{clock[2]}"
        return cleaned


def _clean(text: str) -> str:
    return " ".join(visible(text).split())


def _fields_of(part: str, key: str) -> dict[str, Any]:
    """Field → its type, in the order of the part."""
    if part == HEADING:
        return {key: get_type_hints(Plan)[key]}
    cls = kind_of(part)
    if cls is None:
        raise ValueError(f"no such part of a plan: {part!r}")
    hints = get_type_hints(cls)
    return {name: hints[name] for name in readers_of(cls) if Lines not in _kinds(hints[name])}


def _kinds(hint: Any) -> tuple[Any, ...]:
    return getattr(hint, "__args__", (hint,)) if not _is_list(hint) else (hint,)


def _is_list(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is tuple


def _label(part: str, name: str) -> Promise | str:
    found = _LABELS_OF.get((part, name)) or _LABELS.get(name)
    return found or name


def _field(part: str, name: str, hint: Any) -> forms.Field:
    kinds = _kinds(hint)
    common: dict[str, Any] = {
        "label": _label(part, name),
        "required": type(None) not in kinds and not _is_list(hint),
    }
    control = {"class": "form-control", "lang": "vi"}
    if _is_list(hint):
        return NameList(
            widget=forms.Textarea(attrs={**control, "rows": 2}), max_length=MOST_LETTERS, **common
        )
    if date in kinds:
        return DayField(**common)
    if int in kinds or float in kinds:
        return _number(common, whole=int in kinds)
    if name in _SHORT:
        return forms.CharField(widget=forms.TextInput(attrs=control), max_length=250, **common)
    wide = forms.Textarea(attrs={**control, "rows": 2})
    return forms.CharField(widget=wide, max_length=MOST_LETTERS, **common)


def _number(common: dict[str, Any], *, whole: bool) -> forms.Field:
    control = {"class": "form-control"}
    if whole:
        widget = forms.NumberInput(attrs={**control, "inputmode": "numeric"})
        return forms.IntegerField(min_value=0, max_value=_MOST_COUNTED, widget=widget, **common)
    widget = forms.NumberInput(attrs={**control, "step": "0.5"})
    return forms.FloatField(min_value=0, max_value=365, widget=widget, **common)


def label_of(part: str, name: str) -> str:
    """Give how people call a field of a part."""
    return str(_label(part, name))


def kinds() -> list[tuple[str, str]]:
    """Give what marked lines can be said to be, in the order of the house."""
    return [
        ("tasks", _now("Nhiệm vụ")),
        ("agenda", _now("Mục chương trình")),
        ("talks", _now("Tham luận")),
        ("delegates", _now("Thành phần đại biểu")),
        ("funding", _now("Kinh phí")),
        ("legal_bases", _now("Căn cứ")),
        ("recipients", _now("Nơi nhận")),
        ("sections", _now("Đề mục")),
    ]


class MarkForm(forms.Form):
    """What was marked on the left side: from which line to which, and its words."""

    tu = forms.IntegerField(min_value=1, max_value=1_000_000, label=_("Từ dòng"))
    den = forms.IntegerField(min_value=1, max_value=1_000_000, label=_("Đến dòng"))
    chu = forms.CharField(required=False, max_length=MOST_LETTERS, strip=False)
