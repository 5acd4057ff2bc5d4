"""Which orders of a plan ask for reports, and how those who owe them are addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from hoinghi.reading.names import name_key
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


_ITSELF = re.compile(r"^(?:nhà trường|cơ quan|đơn vị tổ chức|ban tổ chức)$", re.I)


def is_host(written: str, host_name: str) -> bool:
    """Tell whether a report is owed by the host itself, to whom no letter goes."""
    return bool(_ITSELF.match(written)) or name_key(written) == name_key(host_name)


class Addressees(StrEnum):
    """Groups that get a letter each, in the order of the letters."""

    DEPARTMENTS = "departments"
    LOCALITIES = "localities"
    OTHERS = "others"


_COMMITTEE = re.compile(r"^(?:UBND|[ỦU][yỷ]\s*ban nhân dân|Uỷ ban nhân dân)\b", re.I)
_DEPARTMENT = re.compile(
    r"^(?:các\s+)?(?:phòng|văn phòng|thanh tra|sở|ban|chi cục|trung tâm)\b", re.I
)
_DEPARTMENT_KINDS = frozenset(
    {"department", "provincial_department", "office", "public_service_unit"}
)


def addressees(name: str, kind: str) -> Addressees:
    """Tell the group of a body by its *kind* in the directory, else (kind "") by its *name*."""
    if kind == "peoples_committee" or (not kind and _COMMITTEE.match(name)):
        return Addressees.LOCALITIES
    if kind in _DEPARTMENT_KINDS or (not kind and _DEPARTMENT.match(name)):
        return Addressees.DEPARTMENTS
    return Addressees.OTHERS


def in_full(name: str) -> str:
    """Write "UBND" in full, as Kính gửi does: "Ủy ban nhân dân các xã, thị trấn"."""
    return _COMMITTEE.sub("Ủy ban nhân dân", name)


# As official papers list them.
_UNITS = (
    "huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc khu",
)  # fmt: skip


def all_committees(names: Sequence[str]) -> str:
    """Name people's committees together: "Ủy ban nhân dân các xã, thị trấn".

    *names* are names in full ("Ủy ban nhân dân xã Bình Châu"); which kinds of unit they have
    decides the words.
    """
    bare = [_COMMITTEE.sub("", name).strip().casefold() for name in names]
    kinds = [unit for unit in _UNITS if any(name.startswith(f"{unit} ") for name in bare)]
    return f"Ủy ban nhân dân các {', '.join(kinds) or 'địa phương'}"
