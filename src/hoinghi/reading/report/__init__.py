"""Đọc báo cáo: the report a unit already has → headings, narrative and figures of its outline.

``read_report_text`` and ``read_report_file`` are the way in; pure Python, no Django.
"""

from hoinghi.reading.report.reader import read_report_file, read_report_text
from hoinghi.reading.report.values import (
    Confidence,
    Figure,
    IndicatorSpec,
    Moment,
    OutlineSpec,
    Passage,
    Period,
    ReportReading,
    Role,
    SectionReading,
    SectionSpec,
    State,
    Status,
    UnmatchedFigure,
)

__all__ = [
    "Confidence", "Figure", "IndicatorSpec", "Moment", "OutlineSpec", "Passage", "Period",
    "ReportReading", "Role", "SectionReading", "SectionSpec", "State", "Status", "UnmatchedFigure",
    "read_report_file", "read_report_text",
]  # fmt: skip
