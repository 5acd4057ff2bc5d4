"""What an order of a plan says besides the act itself: to whom to send, what to mind."""

from __future__ import annotations

import re
from collections.abc import Callable

_SENT = re.compile(r"\b(?:gửi|nộp|chuyển)\s+", re.I)
_TO = re.compile(r"\b(?:về|đến|tới|cho)\s+")
_THING = re.compile(r"(?:báo cáo|tham luận|kết quả|số liệu|hồ sơ|danh sách|kế hoạch|bài)\b", re.I)
_STOP = re.compile(
    r"\s+(?:trước|chậm nhất|muộn nhất|để|trong|xong|theo|bằng|hạn|kèm|tổng hợp|xem xét)\b"
    r"|[.;:]|,\s*|$",
    re.I,
)
_BRACKET = re.compile(r"\([^()]*\)")
_NOTE = re.compile(r"\(\s*lưu ý\s*:?\s*([^()]+)\)", re.I)


def sent_to(order: str) -> str | None:
    """Give to whom *order* says to send, with the "(qua …)" that follows; None where it is silent.

    >>> sent_to("Báo cáo kết quả, gửi UBND huyện (qua Phòng Nội vụ) trước ngày 22/11/2023.")
    'UBND huyện (qua Phòng Nội vụ)'
    """
    for found in _SENT.finditer(order):
        # One sentence only; what is sent may stand before to whom: "gửi báo cáo về Sở …".
        rest = re.split(r"[.;]\s", order[found.end() :], maxsplit=1)[0]
        starts = [0, *(to.end() for to in _TO.finditer(rest))]
        names = [rest[at:] for at in starts if rest[at : at + 1].isupper()]
        if name := next((name for name in names if not _THING.match(name)), None):
            return _name(name)
    return None


def note(order: str) -> str | None:
    """Give what stands in brackets after "Lưu ý", without the closing mark."""
    found = _NOTE.search(order)
    return found[1].strip(" .;") if found else None


def _name(rest: str) -> str:
    masked = _BRACKET.sub(lambda bracket: "x" * len(bracket[0]), rest)
    for stop in _STOP.finditer(masked):
        # "Phòng Lao động, Thương binh và Xã hội": a capital after the comma goes on with the name.
        if stop[0].startswith(",") and masked[stop.end() : stop.end() + 1].isupper():
            continue
        return rest[: stop.start()].strip()
    return rest.strip()


def either(read: Callable[[str], str | None], *told: str) -> str | None:
    """Give what *read* finds in the first of *told* that says it."""
    return next((found for text in told if (found := read(text))), None)
