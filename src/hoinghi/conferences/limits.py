"""How much a conference takes from a plan; beyond that a refusal which names the place.

A misread or hostile plan ("mỗi xã 100000 đại biểu") must not fill the memory or the database.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, TextField

from hoinghi.papers.words import format_number
from hoinghi.reading.plan import Lines
from hoinghi.violations import RuleViolation

MOST_PARTS = 3_000
"""Delegates, awards, tasks, … of one conference: about as many as the largest halls seat."""
MOST_LETTERS = 10_000
"""Letters of one text: three printed pages."""
_LONGEST_TITLE = 1_000
_QUOTED = 60


class BeyondLimits(RuleViolation):
    """The plan holds more than a conference can take."""

    code = "conferences.beyond-limits"

    def __init__(self, what: str, place: Lines | None) -> None:
        at = "" if place is None or place.first < 1 else f" (dòng {place.first})"
        self.remedy = "Hãy kiểm tra lại chỗ đó trong kế hoạch, sửa rồi lập lại."
        super().__init__(f"Chưa lập được hội nghị: {what}{at}. {self.remedy}")


def require_few(number: int, what: str, place: Lines | None = None) -> None:
    """Refuse more than ``MOST_PARTS`` of *what* ("đại biểu").

    Raises:
        BeyondLimits: There are more.
    """
    if number > MOST_PARTS:
        counted = format_number(number) if number < 10**12 else "quá nhiều"
        most = format_number(MOST_PARTS)
        raise BeyondLimits(f"kế hoạch nêu {counted} {what}, vượt mức {most}", place)


def require_title(title: str, place: Lines | None = None) -> None:
    """Refuse a name of the gathering that would fill every invitation by itself.

    Raises:
        BeyondLimits: It is longer than any title.
    """
    if len(title) > _LONGEST_TITLE:
        raise BeyondLimits(f"tên hội nghị “{title[:_QUOTED]}…” quá dài", place)


def require_fitting(row: Model, place: Lines | None = None) -> None:
    """Refuse a text or a number that the database has no room for.

    Raises:
        BeyondLimits: Names the field and quotes the value.
    """
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if value is not None and not field.is_relation and not _fits(field, value):
            quoted = str(value)
            short = quoted if len(quoted) <= _QUOTED else f"{quoted[:_QUOTED]}…"
            name = str(field.verbose_name)
            raise BeyondLimits(f"{name} “{short}” quá dài hoặc quá lớn", place)


def _fits(field: Field[object, object], value: object) -> bool:
    if isinstance(field, TextField) and isinstance(value, str):
        return len(value) <= MOST_LETTERS
    try:
        field.run_validators(value)
    except ValidationError:
        return False
    return True
