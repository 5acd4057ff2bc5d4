"""What the office fills in about an outline, its sections and its frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hoinghi.reports.outline_edits import Written
from hoinghi.reports.outline_words import KINDS
from hoinghi.reports.outlines import Outline, OutlineSection, SectionKind
from hoinghi.reports.periods import Named, Period, year
from hoinghi.together.forms import EditedTogether
from hoinghi.units.day_fields import DayField

MOST_PERIODS: Final = 20
MOST_NAMED: Final = 60
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,19}")
_YEAR: Final = re.compile(r"(?:năm\s+)?((?:19|20)\d{2})", re.I)
_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_AREA = forms.Textarea(attrs={"rows": 4})


def lines_of(text: str) -> tuple[str, ...]:
    """Give the lines that say something."""
    return tuple(line for one in text.splitlines() if (line := " ".join(one.split()).strip("- ")))


class Drawn(forms.Form):
    """Fields as every page of the house draws them."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in self.fields.values():
            if not isinstance(field, forms.BooleanField):
                is_choice = isinstance(field, forms.ChoiceField)
                field.widget.attrs["class"] = "form-select" if is_choice else "form-control"


class SectionForm(EditedTogether, Drawn):
    """A section: what it is called, asks, is for, how long it may be."""

    title = forms.CharField(label=_("Tên mục"), max_length=300)
    level = forms.ChoiceField(
        label=_("Cấp"),
        choices=[("1", _("Mục lớn (I, II, III)")), ("2", _("Mục con (II.1, II.2)"))],
        required=False,
    )
    asks = forms.CharField(
        label=_("Hướng dẫn: hỏi điều gì, mỗi ý một dòng"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        max_length=6000,
    )
    kind = forms.ChoiceField(
        label=_("Loại nội dung"), choices=[(one.value, told) for one, told in KINDS.items()]
    )
    most_words = forms.IntegerField(
        label=_("Dài nhất bao nhiêu chữ (để trống: không giới hạn)"),
        required=False,
        min_value=10,
        max_value=20_000,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.is_edit:
            del self.fields["level"]

    def written(self) -> Written:
        given = self.cleaned_data
        return Written(
            title=" ".join(given["title"].split()),
            asks=lines_of(given["asks"]),
            kind=SectionKind(given["kind"]),
            most_words=given["most_words"],
        )

    @property
    def wanted_level(self) -> int:
        return int(self.cleaned_data.get("level") or 1)


def shown_section(one: OutlineSection) -> dict[str, Any]:
    """Give what the form shows of a section."""
    return {
        "title": one.title,
        "asks": "\n".join(one.asks),
        "kind": one.kind.value,
        "most_words": one.most_words,
    }


class FrameForm(EditedTogether, Drawn):
    """What holds for the whole outline: its name, notes, periods, projects, sources."""

    title = forms.CharField(label=_("Tên đề cương (tên loại và trích yếu báo cáo)"), max_length=300)
    notes = forms.CharField(
        label=_("Lưu ý chung, mỗi ý một dòng"), widget=_AREA, required=False, max_length=4000
    )
    periods = forms.CharField(
        label=_("Kỳ báo cáo, mỗi dòng một kỳ"),
        help_text=_(
            "Một năm: 2023. Kỳ khác: mã | tên | ngày đầu | ngày cuối, ví dụ "
            "6T2023 | 6 tháng đầu năm 2023 | 01/01/2023 | 30/06/2023."
        ),
        widget=_AREA,
        required=False,
        max_length=2000,
    )
    projects = forms.CharField(
        label=_("Dự án, tiểu dự án báo cáo vốn riêng, mỗi dòng một mã: tên"),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
        max_length=12_000,
    )
    sources = forms.CharField(
        label=_("Nguồn vốn, mỗi dòng một mã: tên"), widget=_AREA, required=False, max_length=4000
    )

    def clean_periods(self) -> str:
        read_periods(self.cleaned_data["periods"])
        return str(self.cleaned_data["periods"])

    def clean_projects(self) -> str:
        read_named(self.cleaned_data["projects"])
        return str(self.cleaned_data["projects"])

    def clean_sources(self) -> str:
        read_named(self.cleaned_data["sources"])
        return str(self.cleaned_data["sources"])

    def put_into(self, outline: Outline) -> Outline:
        """Give *outline* with what was filled in."""
        given = self.cleaned_data
        return replace(
            outline,
            title=" ".join(given["title"].split()),
            notes=lines_of(given["notes"]),
            periods=read_periods(given["periods"]),
            projects=read_named(given["projects"]),
            sources=read_named(given["sources"]),
        )


def shown_frame(outline: Outline) -> dict[str, Any]:
    """Give what the form shows of an outline."""
    return {
        "title": outline.title,
        "notes": "\n".join(outline.notes),
        "periods": "\n".join(map(_shown_period, outline.periods)),
        "projects": "\n".join(f"{one.code}: {one.title}" for one in outline.projects),
        "sources": "\n".join(f"{one.code}: {one.title}" for one in outline.sources),
    }


def _shown_period(one: Period) -> str:
    if one.code.isdecimal() and one == year(int(one.code)):
        return one.code
    return f"{one.code} | {one.title} | {one.first:%d/%m/%Y} | {one.last:%d/%m/%Y}"


def read_periods(text: str) -> tuple[Period, ...]:
    """Read the periods as the form has them.

    Raises:
        ValidationError: A line is no period; it says which.
    """
    found = tuple(_period(line) for line in lines_of(text))
    _require_apart([one.code for one in found], MOST_PERIODS)
    return found


def _period(line: str) -> Period:
    if told := _YEAR.fullmatch(line):
        return year(int(told[1]))
    cells = [one.strip() for one in line.split("|")]
    if len(cells) != 4 or not _CODE.fullmatch(cells[0]) or not cells[1]:
        raise ValidationError(
            _now("“%(line)s” chưa đúng: ghi một năm, hoặc mã | tên | ngày đầu | ngày cuối.")
            % {"line": line}
        )
    first, last = _day(cells[2]), _day(cells[3])
    if last < first:
        raise ValidationError(_now("“%(line)s”: ngày cuối trước ngày đầu.") % {"line": line})
    return Period(code=cells[0], title=cells[1][:100], first=first, last=last)


def _day(told: str) -> date:
    found = _DAY.fullmatch(told)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise ValidationError(_now("“%(day)s” không phải một ngày, dạng 01/07/2025.") % {"day": told})


def read_named(text: str) -> tuple[Named, ...]:
    """Read projects or sources, "mã: tên" a line.

    Raises:
        ValidationError: A line has no code or no name, or a code stands twice.
    """
    found = []
    for line in lines_of(text):
        code, _colon, title = (one.strip() for one in line.partition(":"))
        if not _CODE.fullmatch(code) or not title:
            raise ValidationError(
                _now(
                    "“%(line)s” chưa đúng: ghi mã (chữ không dấu, số, dấu chấm, gạch nối; không "
                    "quá 20 ký tự), dấu hai chấm, rồi tên."
                )
                % {"line": line[:60]}
            )
        found.append(Named(code=code, title=title))
    _require_apart([one.code for one in found], MOST_NAMED)
    return tuple(found)


def _require_apart(codes: Sequence[str], most: int) -> None:
    if len(codes) > most:
        raise ValidationError(_now("Nhiều nhất %(most)d dòng.") % {"most": most})
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise ValidationError(_now("Mã %(code)s có hai lần.") % {"code": ", ".join(twice)})


class DeadlineForm(EditedTogether, Drawn):
    """Until when reports by an outline may come."""

    due_date = DayField(label=_("Hạn gửi riêng (để trống: theo kế hoạch)"), required=False)
    is_locked_after = forms.BooleanField(
        label=_("Quá hạn thì khóa; đơn vị nào được gửi muộn phải ghi tên, ngày, lý do"),
        required=False,
    )
    through_parent = forms.BooleanField(
        label=_("Báo cáo qua cấp trên trực tiếp xem trước, rồi mới được nhận"),
        required=False,
    )


class ReleaseForm(Drawn):
    """The note with which a version is released."""

    note = forms.CharField(
        label=_("Điều gì thay đổi, để các đơn vị biết"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class AddForm(Drawn):
    """An outline more: from what it starts, what it is called."""

    base = forms.ChoiceField(label=_("Bắt đầu từ"), choices=())
    title = forms.CharField(label=_("Tên đề cương"), max_length=300)

    def __init__(self, *args: Any, bases: Sequence[tuple[str, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        chosen = self.fields["base"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = list(bases)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())
