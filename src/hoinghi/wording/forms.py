"""What the page of a template sends."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hoinghi.papers.word_template import MAX_BYTES
from hoinghi.together.forms import EditedTogether
from hoinghi.unreadable import most_mb


class WordingForm(EditedTogether, forms.Form):
    """The text of a template, and the version that it was written upon."""

    not_together = ("comment", "based_on")

    source = forms.CharField(
        label=_("Nội dung mẫu"),
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 24, "spellcheck": "false", "autocapitalize": "none", "lang": "vi"}
        ),
        error_messages={"required": _("Mẫu chưa có chữ nào; hãy viết nội dung rồi lưu.")},
    )
    comment = forms.CharField(label=_("Ghi chú cho lần lưu này"), required=False, max_length=250)
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class WordForm(forms.Form):
    """A Word file of the office in place of a text; drawn inside the form of that text."""

    use_required_attribute = False

    word = forms.FileField(
        label=_("Tệp Word (.docx)"),
        max_length=250,
        widget=forms.FileInput(
            attrs={
                "accept": ".docx",
                "class": "form-control",
                "data-most": most_mb(MAX_BYTES),
            }
        ),
        error_messages={
            "required": _("Hãy chọn tệp Word rồi bấm tải lên."),
            "empty": _("Tệp vừa chọn rỗng; hãy chọn tệp khác."),
        },
    )
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
