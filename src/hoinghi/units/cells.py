"""Cells that people fill in: days, telephone numbers, mail addresses. Python thuần."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from hoinghi.units.columns import Layout, Record
from hoinghi.units.faults import Fault

_DAY: Final = re.compile(r"(?:ngày )?(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?: 0?0:00(?::00)?)?")
_WORDS: Final = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_YEAR: Final = re.compile(r"(?:năm )?((?:19|20)\d{2})")
_MONTH: Final = re.compile(r"(?:tháng )?(\d{1,2})[/\-.](\d{4})")
_SERIAL: Final = re.compile(r"[2-6]\d{4}")
_EPOCH: Final = date(1899, 12, 30)
_FIRST, _LAST = date(1900, 1, 1), date(2200, 12, 31)
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")
_TELEPHONE: Final = re.compile(r"\+?\d{8,15}")
_HOW: Final = "Hãy ghi ngày, tháng, năm: 01/07/2025."


class Asked(NamedTuple):
    """Where a cell stands, for its faults."""

    record: Record
    layout: Layout
    heading: str
    field: str
    sheet: str = ""

    @property
    def text(self) -> str:
        return self.record.cells.get(self.field, "")

    def fault(self, why: str, remedy: str, suggestion: str = "") -> Fault:
        return Fault(
            row=self.record.number,
            column=self.layout.column_of(self.field),
            heading=self.heading,
            value=self.text,
            why=why,
            remedy=remedy,
            suggestion=suggestion,
            sheet=self.sheet,
        )


def day_of(asked: Asked, faults: list[Fault]) -> date | None:
    """Give the day that a cell names, none for an empty one; *faults* tells a wrong one."""
    text = asked.text.strip().lower()
    if not text:
        return None
    found = _written(text)
    if found and _FIRST <= found <= _LAST:
        return found
    faults.append(asked.fault(*_wrong_day(text)))
    return None


def mail_of(asked: Asked, faults: list[Fault]) -> str:
    """Give the mail address in small letters; *faults* tells one that is none."""
    text = asked.text.removeprefix("mailto:").strip(" ;,.").lower()
    if text and not _MAIL.fullmatch(text):
        near = re.sub(r"\s+|\((?:at)\)", "", text).replace(",", ".")
        faults.append(
            asked.fault(
                "không phải địa chỉ thư",
                "Hãy ghi một địa chỉ, dạng ten@coquan.gov.vn.",
                near if near != text and _MAIL.fullmatch(near) else "",
            )
        )
        return ""
    return text


def telephone_of(asked: Asked, faults: list[Fault]) -> str:
    """Give the telephone number as digits, with the zero that Excel took away put back."""
    text = re.sub(r"[\s.()\-]", "", asked.text.strip("'"))
    if not text:
        return ""
    if re.fullmatch(r"[1-9]\d{8}", text):
        text = f"0{text}"
    if not _TELEPHONE.fullmatch(text):
        faults.append(
            asked.fault("không phải một số điện thoại", "Hãy ghi một số, dạng 0255 3851 234.")
        )
        return ""
    return text


def _written(text: str) -> date | None:
    if found := _DAY.fullmatch(text) or _WORDS.fullmatch(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    return None


def _wrong_day(text: str) -> tuple[str, str, str]:
    if found := _YEAR.fullmatch(text):
        return "chỉ có năm", _HOW, f"01/01/{found[1]}"
    if (found := _MONTH.fullmatch(text)) and _day(int(found[2]), int(found[1]), 1):
        return "chỉ có tháng, năm", _HOW, f"01/{int(found[1]):02d}/{found[2]}"
    if _SERIAL.fullmatch(text):
        counted = _EPOCH + timedelta(days=int(text))
        return "là số, ô chưa đặt dạng ngày", _HOW, f"{counted:%d/%m/%Y}"
    if (found := _DAY.fullmatch(text)) and (day := _day(*map(int, (found[3], found[1], found[2])))):
        return "không có tháng này", _HOW, f"{day:%d/%m/%Y}"
    if _DAY.fullmatch(text) or _ISO.fullmatch(text) or _WORDS.fullmatch(text):
        return "ngày này không có", _HOW, ""
    return "không đọc được là ngày", _HOW, ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
