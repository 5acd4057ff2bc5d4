"""A conference whose communes have reported, as the draft of its report needs it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.reports import services
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell
from hoinghi.reports.merging import Written
from hoinghi.reports.models import Report
from tests.factories import make_account, make_conference

IN_TIME = timezone.make_aware(datetime(2023, 11, 20, 9))
SLOW = "Tiến độ giải ngân vốn sự nghiệp của chương trình còn chậm so với kế hoạch"

CAUSES = (
    "Văn bản hướng dẫn của cấp trên ban hành muộn.",
    "Cán bộ phụ trách kiêm nhiệm nhiều lĩnh vực, ít thời gian kiểm tra.",
    "Giá vật tư nông nghiệp tăng nhanh, đầu ra phụ thuộc thương lái.",
)


def reported(number: int = 6) -> Conference:
    """Establish a conference; the first *number* communes send their reports."""
    conference = make_conference()
    owed = Report.objects.filter(
        outline__conference=conference, organisation__kind="peoples_committee"
    ).select_related("organisation", "outline")
    for place, report in enumerate(owed.order_by("organisation__pk")[:number]):
        send(report, place)
    return conference


def send(report: Report, place: int, **more: int) -> None:
    """Let a commune send a report whose figures grow with *place*."""
    by = make_account(username=f"xa{place}-{report.pk}", body=report.organisation)
    poor = 40 + 10 * place
    told = {"NG01_START": 1000, "NG01": 1000, "NG02": poor + 5, "NG03": poor, "NG08": 5,
            "NG09": 0, "NG10": 0, "NG11": 0, "D201": 2, "D203": 10, "D204": 4} | more  # fmt: skip
    answers = {
        Cell(code, "2023"): (None, Answer(said=Said.NUMBER, number=Decimal(value)))
        for code, value in told.items()
    }
    texts = {
        "III": (None, f"<p>Mô hình nuôi bò sinh sản ở thôn {place} giúp 05 hộ thoát nghèo.</p>"),
        "IV": (None, f"<p>Tồn tại, hạn chế: {SLOW} năm nay.</p>"
                     f"<p>Nguyên nhân: {CAUSES[place % len(CAUSES)]}</p>"),
        "VI": (None, "<ul><li>Đề nghị UBND tỉnh phân bổ vốn ngay từ đầu năm.</li></ul>"),
    }  # fmt: skip
    stands, _ = services.save(report, Written(answers=answers, texts=texts), by=by)
    services.send(stands, based_on=stands.stamp, by=by, now=IN_TIME)
