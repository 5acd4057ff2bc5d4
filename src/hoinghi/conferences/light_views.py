"""The page on which the office sets when lights turn amber and red."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from hoinghi.conferences import light_settings, powers, undo
from hoinghi.conferences.lights import Thresholds, usual
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.together.forms import EditedTogether
from hoinghi.together.queries import last_saver
from hoinghi.violations import RuleViolation

MOST_DAYS = 90


class LightsForm(EditedTogether, forms.Form):
    """When lights change."""

    soon_days = forms.IntegerField(
        label=gettext_lazy("Vàng khi còn không quá (ngày) đến hạn"),
        min_value=0,
        max_value=MOST_DAYS,
    )
    red_days = forms.IntegerField(
        label=gettext_lazy("Đỏ khi trễ hạn từ (ngày)"), min_value=1, max_value=MOST_DAYS
    )

    def thresholds(self) -> Thresholds:
        told = self.cleaned_data
        return Thresholds(soon_days=told["soon_days"], red_days=told["red_days"])


@require_http_methods(["GET", "HEAD", "POST"])
def lights(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show and set when the lights change."""
    conference = visible_conference_or_404(request.user, slug)
    require_preparing(request.user, conference, powers.PREPARE)
    stands = light_settings.thresholds_of(conference)
    was = light_settings.as_values(stands)
    form = LightsForm(
        request.POST if request.method == "POST" else None,
        initial=was,
        told_by=lambda: last_saver(light_settings.ACT, conference_id=conference.pk),
    )
    if request.method == "POST" and form.is_valid():
        wanted = form.thresholds()
        try:
            light_settings.set_lights(conference, wanted, by=request.user, seen=stands)
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            now = light_settings.as_values(wanted)
            said = _("Đã lưu ngưỡng đèn; mọi đèn theo ngưỡng mới.")
            undo.offer(request, conference, said, "conferences.lights", was=was, now=now)
            return redirect("conferences:lights", slug)
    context = {
        "conference": conference,
        "here": "lights",
        "form": form,
        "usual": usual(timezone.localdate()),
    }
    return render(request, "conferences/lights.html", context, status=409 if form.meeting else 200)
