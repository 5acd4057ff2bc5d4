"""What takes acts on drafts and on the register of signers back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import require_power, require_preparing
from hoinghi.conferences.undo import HappenedSince
from hoinghi.dispatch import kept, powers, register_services, services
from hoinghi.dispatch.models import Revision
from hoinghi.dispatch.rules import State
from hoinghi.units.models import Account, PostHolder, SigningMandate

_REGISTERS: Mapping[str, type[PostHolder] | type[SigningMandate]] = MappingProxyType(
    {"chuc-vu": PostHolder, "giao-ky": SigningMandate}
)


@transaction.atomic
def keep(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Drop drafts that were just kept; those that they took the place of stand again."""
    require_preparing(by, conference, powers.ISSUE)
    done = 0
    for pk in data["revisions"]:
        made = _locked(conference, pk)
        if not made.is_draft or kept.standing(made.record) != made:
            continue
        kept.set_state(made, State.DROPPED)
        older = made.record.revisions.filter(number=made.number - 1, state=State.DROPPED).first()
        if older is not None and older.pk in data.get("renewed", []):
            kept.set_state(older, State.DRAFT)
        kept.tell("dispatch.undo", made, by=by.username)
        done += 1
    if not done:
        raise HappenedSince(_("bản dự thảo đã được phát hành, làm mới hoặc bỏ"))
    return _("Đã hoàn tác: bỏ %(number)d bản dự thảo vừa giữ.") % {"number": done}


@transaction.atomic
def drop(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Take up a draft that was just dropped."""
    require_preparing(by, conference, powers.ISSUE)
    dropped = _locked(conference, data["revision"])
    standing = kept.standing(dropped.record)
    newest = dropped.record.revisions.order_by("-number").first()
    if dropped.state != State.DROPPED or newest != dropped or (standing and standing.is_draft):
        raise HappenedSince(_("văn bản này đã có bản dự thảo mới"))
    target = dropped.target
    if target and (not target.is_in_force or target.followers.filter(state=State.DRAFT).exists()):
        raise HappenedSince(_("văn bản mà bản này nói tới đã thay đổi"))
    kept.set_state(dropped, State.DRAFT)
    kept.tell("dispatch.undo", dropped, by=by.username)
    return _("Đã lấy lại bản dự thảo vừa bỏ.")


@transaction.atomic
def put_forward(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Take a draft back from those who sign."""
    require_preparing(by, conference, powers.ISSUE)
    draft = _locked(conference, data["revision"])
    if not draft.awaits_signature:
        raise HappenedSince(_("bản dự thảo không còn chờ ký"))
    services.take_back(conference, draft.record.ref, by=by.username)
    return _("Đã rút dự thảo đã trình ký về để sửa.")


@transaction.atomic
def take_back(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Let a draft wait to be signed again."""
    require_preparing(by, conference, powers.ISSUE)
    draft = _locked(conference, data["revision"])
    if not draft.is_draft or draft.awaits_signature:
        raise HappenedSince(_("bản dự thảo đã được phát hành, bỏ hoặc trình lại"))
    services.put_forward(conference, draft.record.ref, seen=draft.made_from, by=by.username)
    return _("Đã trình ký lại.")


@transaction.atomic
def send_back(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Let a draft that was returned wait to be signed, as it was put forward then."""
    require_power(by, conference, powers.RETURN)
    draft = _locked(conference, data["revision"])
    # Put forward anew, another leader may have returned it, for another reason.
    if not draft.is_draft or draft.returned_by != by.username:
        raise HappenedSince(_("bản dự thảo đã được phát hành, bỏ hoặc trình lại"))
    services.wait_again(draft, by=by.username)
    return _("Đã lấy lại: bản dự thảo lại chờ ký.")


@transaction.atomic
def add_signing(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Take a new entry out of the register again."""
    require_preparing(by, conference, powers.ISSUE)
    entry = _REGISTERS[data["kind"]].objects.filter(pk=data["pk"]).first()
    if entry is None or register_services.values_of(entry) != data["now"]:
        raise HappenedSince(_("mục này đã được sửa hoặc bỏ"))
    register_services.remove(conference, entry, by=by.username)
    return _("Đã bỏ mục vừa thêm.")


@transaction.atomic
def change_signing(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Let an entry say what it said."""
    require_preparing(by, conference, powers.ISSUE)
    entry = (
        _REGISTERS[data["kind"]]
        .objects.select_for_update(of=("self",))
        .filter(pk=data["pk"])
        .first()
    )
    if entry is None or register_services.values_of(entry) != data["now"]:
        raise HappenedSince(_("mục này đã được sửa tiếp hoặc bỏ"))
    register_services.keep(conference, register_services.filled(entry, data["was"]), by=by.username)
    return _("Đã trả mục vừa sửa về như trước.")


@transaction.atomic
def remove_signing(conference: Conference, by: Account, data: Mapping[str, Any]) -> str:
    """Write an entry that was taken out into the register again."""
    require_preparing(by, conference, powers.ISSUE)
    model = _REGISTERS[data["kind"]]
    if model.objects.filter(**data["was"]).exists():
        raise HappenedSince(_("mục này đã có trong danh sách"))
    register_services.keep(
        conference, register_services.filled(model(), data["was"]), by=by.username
    )
    return _("Đã ghi lại mục vừa bỏ.")


def _locked(conference: Conference, pk: int) -> Revision:
    found: Revision = Revision.objects.select_related("record").get(
        pk=pk, record__conference=conference
    )
    kept.record_of(conference, found.record.ref)
    found.refresh_from_db()
    return found


UNDOS = MappingProxyType(
    {
        "dispatch.keep": keep,
        "dispatch.drop": drop,
        "dispatch.put_forward": put_forward,
        "dispatch.take_back": take_back,
        "dispatch.send_back": send_back,
        "dispatch.add_signing": add_signing,
        "dispatch.change_signing": change_signing,
        "dispatch.remove_signing": remove_signing,
    }
)
