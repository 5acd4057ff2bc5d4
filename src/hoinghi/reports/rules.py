"""Which orders of a plan ask for reports."""

from __future__ import annotations

import re

from hoinghi.reading.plan import Task

_REPORT = re.compile(r"\bbáo cáo\b", re.I)
_RESULTS = re.compile(r"\b(đề cương|kết quả|tình hình|đánh giá)\b", re.I)
_OTHER = re.compile(r"\b(thành tích|tham luận|điển hình)\b", re.I)


def orders_reports(task: Task) -> bool:
    """Tell whether *task* makes bodies hand in a report of results by a day.

    Reports on merit and talks are other papers; a draft without a deadline is the compiler's
    own work, not something owed to him.
    """
    asks = _REPORT.search(task.action) and _RESULTS.search(task.action)
    return bool(asks and not _OTHER.search(task.action) and task.deadline_text)
