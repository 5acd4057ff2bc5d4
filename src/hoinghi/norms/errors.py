"""Refusals of the norms: a figure that is not there, a data file that cannot be used."""

from __future__ import annotations

from datetime import date

from hoinghi.violations import RuleViolation


class NormNotFound(RuleViolation):
    """No figure of that code is in force on that day.

    Attributes:
        figure_code: The code asked for, ``"spending.drinks-per-session"``.
        on: The day asked about.
    """

    code = "norms.not-found"

    def __init__(self, figure_code: str, on: date, name: str | None = None) -> None:
        self.figure_code = figure_code
        self.on = on
        topic = figure_code.split(".")[0]
        self.remedy = (
            f"Hãy bổ sung mức này cùng căn cứ vào tệp {topic}.yaml trong thư mục số liệu của "
            "cơ quan (biến môi trường HOINGHI_NORMS)."
        )
        what = f"{name} (mã “{figure_code}”)" if name else f"mã “{figure_code}”"
        super().__init__(f"Chưa có số liệu về {what} áp dụng cho ngày {on:%d/%m/%Y}. {self.remedy}")


class NormFileRefused(RuleViolation):
    """A data file has something that cannot be used; nothing of it is taken.

    Attributes:
        file: Name of the file, without its folder.
        line: Line in the file, counted from 1; none where the file as a whole is meant.
    """

    code = "norms.file-refused"

    def __init__(self, file: str, line: int | None, problem: str) -> None:
        self.file = file
        self.line = line
        self.remedy = "Hãy sửa tệp rồi chạy lại."
        where = f"Tệp số liệu {file}, dòng {line}" if line else f"Tệp số liệu {file}"
        super().__init__(f"{where}: {problem}. {self.remedy}")
