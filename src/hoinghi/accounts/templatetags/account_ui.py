"""Fields and data of the pages of accounts."""

from __future__ import annotations

import json

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput, Select, SelectMultiple
from django.template import RequestContext
from django.utils.safestring import SafeString

from hoinghi.accounts import permissions

register = template.Library()


@register.filter
def as_json(value: object) -> str:
    """Write *value* for an attribute that a script reads; the template escapes it."""
    return json.dumps(value)


@register.filter
def dressed(field: BoundField) -> SafeString:
    """Draw *field* in the look of the house; Django itself ties help and errors to it."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        look = "form-check-input"
    elif isinstance(widget, Select | SelectMultiple):
        look = "form-select"
    else:
        look = "form-control"
    wrong = " is-invalid" if field.errors else ""
    return field.as_widget(attrs={"class": f"{look}{wrong}"})


@register.simple_tag
def mail_goes_out() -> bool:
    """Tell whether a mail server is named, so that a page may promise a mail."""
    return bool(settings.EMAIL_HOST)


@register.simple_tag(takes_context=True)
def may_administer(context: RequestContext) -> bool:
    """Tell whether the one who looks at the page looks after accounts."""
    return permissions.may_administer(context["user"])


@register.simple_tag
def other_house() -> dict[str, str] | None:
    """Give the name and key of the OIDC server that this installation is tied to."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return {"key": apps[0]["provider_id"], "name": apps[0]["name"]} if apps else None
