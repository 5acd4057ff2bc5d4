"""What the office fills in about a figure of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hoinghi.reports.formulas import YEARS, conditions, formula
from hoinghi.reports.indicators import Indicator, indicator
from hoinghi.reports.outline_forms import Drawn
from hoinghi.reports.outline_json import row_of
from hoinghi.reports.outline_words import CHAINS, DIRECTIONS, OVER_TIME, OVER_UNITS
from hoinghi.reports.outlines import Outline
from hoinghi.together.forms import EditedTogether
from hoinghi.violations import RuleViolation

_CODE: Final = re.compile(r"[A-Z][A-Z0-9_]{1,19}")
_RESERVED: Final = frozenset({YEARS})
_WHOLE_PROGRAMME: Final = "CT"
_BY_PROJECT: Final = "by project"
_RULE = forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "autocapitalize": "off"})


class FigureForm(EditedTogether, Drawn):
    """A figure: typed or computed, its unit, its rules, where it belongs."""

    section = forms.ChoiceField(label=_("Hỏi ở mục"), choices=())
    code = forms.CharField(
        label=_("Mã"),
        max_length=20,
        help_text=_("Chữ in hoa không dấu và số, ví dụ NN01; dùng trong công thức và tệp."),
    )
    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=300)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=30)
    formula = forms.CharField(
        label=_("Công thức (để trống: đơn vị tự điền)"),
        required=False,
        widget=_RULE,
        max_length=500,
        help_text=_("Ví dụ 100 * NG03 / NG01."),
    )
    decimals = forms.IntegerField(label=_("Số chữ số thập phân"), min_value=0, max_value=3)
    over_units = forms.ChoiceField(
        label=_("Nhiều đơn vị gộp lại"), choices=[(k.value, v) for k, v in OVER_UNITS.items()]
    )
    over_time = forms.ChoiceField(
        label=_("Nhiều kỳ gộp lại"), choices=[(k.value, v) for k, v in OVER_TIME.items()]
    )
    direction = forms.ChoiceField(
        label=_("Chiều tốt"), choices=[(k.value, v) for k, v in DIRECTIONS.items()]
    )
    chain = forms.ChoiceField(
        label=_("Thuộc khâu"), choices=[(k.value, v) for k, v in CHAINS.items()]
    )
    project = forms.ChoiceField(label=_("Dự án"), choices=())
    hard = forms.CharField(
        label=_("Điều kiện bắt buộc: sai thì không gửi được"),
        required=False,
        widget=_RULE,
        max_length=500,
        help_text=_("Ví dụ 0 <= NG03 <= NG01; nhiều điều kiện nối bằng and."),
    )
    soft = forms.CharField(
        label=_("Điều kiện cần giải trình: sai thì phải ghi lý do"),
        required=False,
        widget=_RULE,
        max_length=500,
        help_text=_("Ví dụ NG03 <= 1.5 * NG02."),
    )
    applies = forms.CharField(
        label=_("Áp dụng cho"), required=False, max_length=200, help_text=_("Ví dụ xã đảo.")
    )
    source = forms.CharField(label=_("Căn cứ"), required=False, max_length=200)

    def __init__(self, *args: Any, outline: Outline, **more: Any) -> None:
        super().__init__(*args, **more)
        self.outline = outline
        _choose(
            self.fields["section"],
            [(s.lasting, f"{s.number}. {s.title}") for s in outline.sections],
        )
        _choose(self.fields["project"], _projects(outline))

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip().upper()
        if not _CODE.fullmatch(code) or code in _RESERVED:
            raise ValidationError(
                _now("Mã gồm 2 đến 20 chữ in hoa không dấu, số, gạch dưới; bắt đầu bằng chữ.")
            )
        return code

    def clean_formula(self) -> str:
        return self._read("formula", formula)

    def clean_hard(self) -> str:
        return self._read("hard", conditions)

    def clean_soft(self) -> str:
        return self._read("soft", conditions)

    def _read(self, name: str, read: Any) -> str:
        text = " ".join(str(self.cleaned_data[name]).split())
        if text:
            try:
                read(text)
            except RuleViolation as violation:
                raise ValidationError(str(violation)) from None
        return text

    def made(self, stands: Indicator | None) -> Indicator:
        """Give the indicator; what the form does not ask stays as it *stands*."""
        given = self.cleaned_data
        kept = row_of(stands) if stands else {"core": "1", "name_en": "", "reporter": "commune"}
        return indicator(
            {
                **kept,
                "code": given["code"],
                "name_vi": " ".join(given["name"].split()),
                "unit": given["unit"].strip(),
                "project": given["project"],
                "chain": given["chain"],
                "input": "computed" if given["formula"] else "typed",
                "agg_units": given["over_units"],
                "agg_time": given["over_time"],
                "direction": given["direction"],
                "decimals": str(given["decimals"]),
                "formula": given["formula"],
                "hard_rule": given["hard"],
                "soft_rule": given["soft"],
                "applies": given["applies"].strip() or "all",
                "source": given["source"].strip(),
            }
        )


def shown_figure(one: Indicator, section: str) -> dict[str, Any]:
    """Give what the form shows of a figure."""
    row = row_of(one)
    return {
        "section": section,
        "code": one.code,
        "name": one.name,
        "unit": one.unit,
        "formula": row["formula"],
        "decimals": one.decimals,
        "over_units": row["agg_units"],
        "over_time": row["agg_time"],
        "direction": row["direction"],
        "chain": row["chain"],
        "project": one.project,
        "hard": row["hard_rule"],
        "soft": row["soft_rule"],
        "applies": "" if one.applies == "all" else one.applies,
        "source": one.source,
    }


def _choose(field: forms.Field, choices: Iterable[tuple[str, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def _projects(outline: Outline) -> list[tuple[str, Any]]:
    known: dict[str, Any] = {
        _WHOLE_PROGRAMME: _("Cả chương trình, không riêng dự án nào"),
        _BY_PROJECT: _("Từng dự án và từng nguồn vốn một số"),
        **{one.code: f"{one.code}: {one.title}" for one in outline.projects},
    }
    for one in outline.indicators.values():
        known.setdefault(one.project, one.project)
    return list(known.items())
