"""What pages call states, acts and timings; every one translated."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoinghi.tasks.models import STATES
from hoinghi.tasks.rules import Act, State, Timing
from hoinghi.units.approving import Stage

STATE: dict[State, str | Promise] = {State(value): said for value, said in STATES}
TIMING: dict[Timing, str | Promise] = {
    Timing.LATE: _("Quá hạn"),
    Timing.TODAY: _("Hết hạn hôm nay"),
    Timing.SOON: _("Sắp đến hạn"),
    Timing.AHEAD: _("Còn thời gian"),
    Timing.NO_DAY: _("Chưa rõ hạn"),
    Timing.IN_TIME: _("Nộp đúng hạn"),
    Timing.DELIVERED_LATE: _("Nộp muộn"),
    Timing.LET_OFF: _("Không phải làm"),
}
BUTTON: dict[Act, str | Promise] = {
    Act.TAKE: _("Nhận việc"),
    Act.HAND_IN: _("Nộp kết quả"),
    Act.TAKE_BACK: _("Rút lại để sửa"),
    Act.ACCEPT: _("Nhận kết quả"),
    Act.RETURN: _("Trả lại"),
    Act.CLOSE: _("Xong việc"),
    Act.CANCEL: _("Hủy phần việc"),
    Act.REOPEN: _("Mở lại"),
    Act.ASK_LEADER: _("Trình lãnh đạo đơn vị"),
    Act.SEND_BACK: _("Trả lại để sửa"),
    Act.WITHDRAW_REQUEST: _("Rút lại, chưa trình nữa"),
}
_APPROVE = _("Duyệt và gửi")
FOR_THE_BODY = _("Ghi đơn vị đã nộp")
"""Handing in, when the office notes what came by another way."""
DONE: dict[str, str | Promise] = {
    Act.TAKE.value: _("nhận việc"),
    Act.HAND_IN.value: _("nộp kết quả"),
    Act.TAKE_BACK.value: _("rút lại để sửa"),
    Act.ACCEPT.value: _("nhận kết quả"),
    Act.RETURN.value: _("trả lại"),
    Act.CLOSE.value: _("kết thúc phần việc"),
    Act.CANCEL.value: _("hủy phần việc"),
    Act.REOPEN.value: _("mở lại"),
    Act.ASK_LEADER.value: _("trình lãnh đạo đơn vị"),
    Act.SEND_BACK.value: _("trả lại trong đơn vị để sửa"),
    Act.WITHDRAW_REQUEST.value: _("rút lại điều đã trình lãnh đạo đơn vị"),
    "comment": _("trao đổi"),
    "evidence": _("gửi tệp"),
    "remove_evidence": _("gỡ tệp"),
    "person": _("giao người phụ trách"),
    "ask_extension": _("xin gia hạn"),
    "ask_leader_extension": _("trình lãnh đạo đơn vị đề nghị gia hạn"),
    "send_back_extension": _("trả lại trong đơn vị đề nghị gia hạn"),
    "withdraw_extension": _("rút lại đề nghị gia hạn chưa gửi"),
    "grant_extension": _("cho gia hạn"),
    "refuse_extension": _("không cho gia hạn"),
    "remind": _("nhắc việc"),
    "elsewhere": _("ghi nhận việc đã xong ở nơi khác"),
    "owed_again": _("mở lại vì điều đã làm không còn hiệu lực"),
    "give": _("giao việc"),
    "edit": _("sửa nhiệm vụ"),
    "withdraw": _("rút nhiệm vụ"),
    "undo": _("hoàn tác"),
}


def button(act: Act, approval: str = "") -> str | Promise:
    """Give what the body's own button says; a leader who was asked approves by sending."""
    if act is Act.HAND_IN and approval == Stage.ASKED:
        return _APPROVE
    return BUTTON[act]


def for_the_body(act: Act) -> str | Promise:
    """Give what the button says to those who are not of the body."""
    return FOR_THE_BODY if act is Act.HAND_IN else BUTTON[act]
