"""What choices about outlines and figures are called on pages, in forms and papers."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoinghi.reports.indicators import Chain, Direction, OverTime, OverUnits
from hoinghi.reports.outlines import SectionKind

KINDS: Mapping[SectionKind, Promise] = {
    SectionKind.TEXT: _("Thuyết minh chung"),
    SectionKind.RESULTS: _("Kết quả thực hiện"),
    SectionKind.MOVEMENT: _("Phong trào thi đua, điển hình"),
    SectionKind.ASSESSMENT: _("Đánh giá: hiệu quả, hạn chế, nguyên nhân, bài học"),
    SectionKind.TASKS: _("Phương hướng, nhiệm vụ"),
    SectionKind.PROPOSALS: _("Kiến nghị, đề xuất"),
}
CHAINS: Mapping[Chain, Promise] = {
    Chain.CONTEXT: _("Bối cảnh"),
    Chain.INPUT: _("Đầu vào (vốn, nguồn lực)"),
    Chain.OUTPUT: _("Đầu ra (việc đã làm)"),
    Chain.OUTCOME: _("Kết quả (hiệu quả với người dân)"),
}
SHORT_CHAINS: Mapping[Chain, Promise] = {
    Chain.CONTEXT: _("bối cảnh"),
    Chain.INPUT: _("đầu vào"),
    Chain.OUTPUT: _("đầu ra"),
    Chain.OUTCOME: _("kết quả"),
}
OVER_UNITS: Mapping[OverUnits, Promise] = {
    OverUnits.SUM: _("Cộng các đơn vị"),
    OverUnits.RATIO: _("Tính lại từ các tổng (tỷ lệ, bình quân)"),
}
OVER_TIME: Mapping[OverTime, Promise] = {
    OverTime.SUM: _("Cộng các kỳ"),
    OverTime.FIRST: _("Lấy kỳ đầu"),
    OverTime.LATEST: _("Lấy kỳ cuối"),
}
DIRECTIONS: Mapping[Direction, Promise] = {
    Direction.UP: _("Tăng là tốt"),
    Direction.DOWN: _("Giảm là tốt"),
    Direction.NONE: _("Không chiều nào"),
}
