"""A conference that its body keeps as a model for those to come: marking it, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hoinghi.conferences import powers
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import require_preparing
from hoinghi.conferences.undo import HappenedSince
from hoinghi.journal.services import record
from hoinghi.units.models import Account


@transaction.atomic
def mark(conference: Conference, wanted: bool, *, by: Account) -> bool:
    """Make *conference* a template, or no longer; give whether that changed anything.

    Raises:
        NotAllowed: *by* does not prepare *conference*.
    """
    require_preparing(by, conference, powers.MARK_TEMPLATE)
    stands = Conference.objects.select_for_update().get(pk=conference.pk)
    if stands.is_template == wanted:
        return False
    stands.is_template = wanted
    stands.save(update_fields=["is_template"])
    record(
        "conferences.mark-template" if wanted else "conferences.unmark-template",
        by=by.username,
        subject=stands.slug,
        conference_id=stands.pk,
    )
    return True


def undo(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Take the mark, or its removal, back."""
    if not mark(conference, not data["wanted"], by=by):
        raise HappenedSince(_("việc chọn làm mẫu đã được đổi lại rồi"))
    return _("Đã trả về như trước.")


UNDOS = MappingProxyType({"conferences.template": undo})
