"""The first page of an account: what it comes for, after signing in and behind every "home"."""

from __future__ import annotations

from django.urls import reverse

from hoinghi.conferences.queries import only_led_by, visible_to
from hoinghi.units.models import Account


def first_page(account: Account) -> str:
    """Give the address: a unit's what it owes, a leader's how the only conference stands.

    Everybody else, and whoever holds a role in several conferences, begins at their list.
    """
    own = list(visible_to(account)[:2])
    if account.organisation_id and not own:
        return reverse("tasks:mine")
    if len(own) == 1 and only_led_by(account, own):
        return reverse("conferences:leader", args=[own[0].slug])
    return reverse("conferences:list")
