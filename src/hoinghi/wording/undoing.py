"""What takes putting a template in force back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.undo import HappenedSince
from hoinghi.units.models import Account
from hoinghi.wording import catalogue, queries, services
from hoinghi.wording.permissions import require_writing


def put_in_force(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Let the papers use the template again that they used before."""
    require_writing(by, conference)
    standard = catalogue.standard(data["template"])
    if standard is None or queries.own_number(conference, data["template"]) != data["now"]:
        raise HappenedSince(_("mẫu đang dùng đã được đổi tiếp"))
    if data["was"] is None:
        services.use_standard(conference, standard, by=by.username)
    else:
        services.put_in_force(conference, standard, data["was"], by=by.username)
    return _("Đã hoàn tác; văn bản lại theo mẫu dùng trước đó.")


UNDOS = MappingProxyType({"wording.put_in_force": put_in_force})
