"""What can be said of a conference from its plan alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date

from hoinghi.reading.names import name_key
from hoinghi.reading.plan import Plan
from hoinghi.violations import RuleViolation

_MONTH = re.compile(r"tháng\s+(1[0-2]|0?[1-9])\s*(?:/|-|năm)\s*(20\d\d)", re.I)
_WORD = re.compile(r"\w+")
_LEVELS = (
    (re.compile(r"\b(bộ|chính phủ|trung ương|việt nam)\b"), "central"),
    (re.compile(r"\b(tỉnh|sở|tỉnh ủy)\b"), "province"),
    (re.compile(r"\b(huyện|thị xã|quận|huyện ủy)\b"), "district"),
    (re.compile(r"\b(xã(?! hội)|phường|thị trấn|đặc khu)\b"), "commune"),
)


class NothingToEstablish(RuleViolation):
    """The plan orders no gathering."""

    code = "conferences.nothing-to-establish"

    def __init__(self) -> None:
        self.remedy = "Hãy kiểm tra lại tệp kế hoạch, hoặc bổ sung trích yếu và mục thời gian."
        super().__init__(
            "Không đọc được tên hội nghị và cũng không đọc được trích yếu trong kế hoạch, "
            f"nên chưa lập được hội nghị. {self.remedy}"
        )


def title_of(plan: Plan) -> str:
    """Give the name of the gathering, else the plan's own title.

    Raises:
        NothingToEstablish: The plan has neither.
    """
    title = plan.event.name or plan.title
    if not title:
        raise NothingToEstablish
    return title


def identity(plan: Plan) -> str:
    """Give what stays equal between revisions of one plan: who issues it, and what it is about.

    Case, punctuation and spacing do not count, because a corrected plan mends just these.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", plan.title or title_of(plan)).casefold())
    told = f"{name_key(plan.issuer or '')}|{' '.join(words)}"
    return hashlib.sha256(told.encode()).hexdigest()


def is_stranger(plan: Plan, other: Plan) -> bool:
    """Tell whether *plan* can hardly amend *other*: of another issuer, or about something else.

    A title that was mended keeps more than half of its words.
    """
    if identity(plan) == identity(other):
        return False
    issuers = {name_key(one.issuer) for one in (plan, other) if one.issuer}
    said = [set(_WORD.findall((one.title or title_of(one)).casefold())) for one in (plan, other)]
    return len(issuers) > 1 or 2 * len(said[0] & said[1]) < len(said[0] | said[1])


def slug(plan: Plan, length: int = 50) -> str:
    """Write the issuer and the first words of the title in plain letters, for addresses."""
    told = f"{plan.issuer or ''} {title_of(plan)}".replace("đ", "d").replace("Đ", "D")
    plain = unicodedata.normalize("NFD", told).encode("ascii", "ignore").decode().lower()
    words, kept = re.findall(r"[a-z0-9]+", plain), ""
    for word in words:
        if len(kept) + len(word) + 1 > length:
            break
        kept = f"{kept}-{word}" if kept else word
    return kept or "hoi-nghi"


def as_of(plan: Plan) -> date | None:
    """Give the day by which bodies and norms are taken: the event's, else the nearest known.

    In order: the day of the event; the first day of the month that it names; the last deadline;
    the day of the plan. None where the plan names no day at all.
    """
    if plan.event.start:
        return plan.event.start
    if month := _MONTH.search(plan.event.date_text or ""):
        return date(int(month[2]), int(month[1]), 1)
    return max((task.deadline for task in plan.tasks if task.deadline), default=plan.date)


def review_kind(plan: Plan) -> str:
    """Tell "interim" (sơ kết), "final" (tổng kết) or "other" from the title."""
    told = title_of(plan).casefold()
    return "interim" if "sơ kết" in told else "final" if "tổng kết" in told else "other"


def level_of(name: str | None) -> str:
    """Tell the level of a body from its name ("UBND huyện …" → "district"); "" if it does not say.

    The lowest level named counts: "UBND xã A, huyện B" is a commune.
    """
    told = (name or "").casefold()
    found = [level for pattern, level in _LEVELS if pattern.search(told)]
    return found[-1] if found else ""


def place_of(name: str | None) -> str:
    """Give the địa danh that an issuer's name carries: "UBND huyện Bình Sơn" → "Bình Sơn"."""
    found = re.search(
        r"\b(?:tỉnh|huyện|thị xã|quận|xã(?! hội)|phường|thị trấn)\s+(\S.*)$", name or "", re.I
    )
    return found[1] if found else ""
