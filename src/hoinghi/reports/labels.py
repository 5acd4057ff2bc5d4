"""What states and signs are called on pages."""

from __future__ import annotations

from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoinghi.reports.marks import Sign
from hoinghi.reports.rate import Stage, Timing
from hoinghi.reports.rules import Addressees

STAGE = MappingProxyType(
    {
        Stage.NOT_BEGUN: _("Chưa bắt đầu"),
        Stage.WRITING: _("Đang soạn"),
        Stage.SENT: _("Đã gửi"),
        Stage.PASSED: _("Đã qua cấp trên trực tiếp"),
        Stage.RETURNED: _("Trả lại"),
        Stage.REOPENED: _("Mở lại"),
        Stage.ACCEPTED: _("Đã nhận"),
    }
)
TIMING = MappingProxyType(
    {
        Timing.LATE: _("Trễ hạn"),
        Timing.AGAIN: _("Phải gửi lại"),
        Timing.TODAY: _("Hết hạn hôm nay"),
        Timing.OPEN: _("Chưa đến hạn"),
        Timing.NO_DAY: _("Chưa có hạn"),
        Timing.SENT_LATE: _("Gửi muộn"),
        Timing.IN_TIME: _("Đúng hạn"),
    }
)
SIGN = MappingProxyType(
    {
        Sign.NOT_ASKED: _("Không phải viết"),
        Sign.WAITING: _("Chưa gửi"),
        Sign.WRITTEN: _("Đã viết"),
        Sign.EMPTY: _("Để trống"),
        Sign.TOO_LONG: _("Quá dài"),
        Sign.REMARKS: _("Có nhận xét"),
    }
)
GROUP = MappingProxyType(
    {
        Addressees.DEPARTMENTS: _("Cơ quan, phòng, ban"),
        Addressees.LOCALITIES: _("Ủy ban nhân dân"),
        Addressees.OTHERS: _("Tổ chức khác"),
    }
)


def writing_button(*, was_sent: bool) -> str | Promise:
    """Give what the button says that leads to where a report is written."""
    return _("Sửa, gửi lại") if was_sent else _("Viết báo cáo")
