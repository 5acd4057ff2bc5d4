"""What the clerk is told where a paper cannot be kept, issued, corrected or recalled."""

from __future__ import annotations

from datetime import date

from hoinghi.violations import RuleViolation


class NotInDossier(RuleViolation):
    """Today's facts give no such paper."""

    code = "dispatch.not-in-dossier"

    def __init__(self) -> None:
        self.remedy = "Hãy mở lại trang Văn bản để xem hồ sơ hiện có."
        super().__init__(f"Hồ sơ hiện nay không còn văn bản này. {self.remedy}")


class DraftOvertaken(RuleViolation):
    """Facts changed, or somebody else acted, since the page was opened."""

    code = "dispatch.draft-overtaken"

    def __init__(self, what: str) -> None:
        self.remedy = "Hãy xem lại văn bản ở dưới rồi làm lại nếu vẫn cần."
        super().__init__(f"{what} Chưa có gì được ghi. {self.remedy}")


class NothingToIssue(RuleViolation):
    """The paper is issued already and nothing about it is waiting."""

    code = "dispatch.nothing-to-issue"

    def __init__(self, cited: str, by: str) -> None:
        self.remedy = "Muốn sửa văn bản đã phát hành, hãy lập văn bản thay thế hoặc đính chính."
        super().__init__(f"{cited} đã được phát hành ({by}). {self.remedy}")


class NumberTaken(RuleViolation):
    """Another paper of the same series and year has this number."""

    code = "dispatch.number-taken"

    def __init__(self, number: str, year: int) -> None:
        self.remedy = "Hãy xem sổ đăng ký văn bản đi và gõ số khác, hoặc để trống để ghi tay sau."
        super().__init__(
            f"Số {number} đã cấp cho một văn bản khác trong năm {year}; "
            f"mỗi số chỉ dùng một lần trong năm. {self.remedy}"
        )


class DayRefused(RuleViolation):
    """The day of issue cannot be right."""

    code = "dispatch.day-refused"

    def __init__(self, day: date, why: str) -> None:
        self.remedy = "Hãy gõ lại ngày ghi trên văn bản."
        super().__init__(f"Ngày {day:%d/%m/%Y} {why}. {self.remedy}")


class GapsOpen(RuleViolation):
    """The paper still prints gaps, and nobody has said that they are filled in."""

    code = "dispatch.gaps-open"

    def __init__(self, number: int) -> None:
        self.remedy = (
            "Hãy bổ sung dữ kiện; nếu chỗ trống được điền tay trên bản ký thì đánh dấu vào ô "
            "“Đã kiểm tra những chỗ còn thiếu”."
        )
        super().__init__(f"Văn bản còn {number} chỗ chưa có thông tin. {self.remedy}")


class NotInForce(RuleViolation):
    """Only a paper that is issued and in force is replaced, corrected or recalled."""

    code = "dispatch.not-in-force"

    def __init__(self, title: str) -> None:
        self.remedy = "Bản dự thảo thì sửa dữ kiện rồi làm mới; không cần đính chính hay thu hồi."
        super().__init__(f"“{title}” chưa phát hành, hoặc đã bị thay thế, thu hồi. {self.remedy}")


class AlreadyUnderWay(RuleViolation):
    """A draft that replaces, corrects or recalls the paper is waiting."""

    code = "dispatch.already-under-way"

    def __init__(self, what: str, by: str) -> None:
        self.remedy = "Hãy phát hành hoặc bỏ bản dự thảo đó trước."
        super().__init__(f"Đã có dự thảo {what} do {by} lập. {self.remedy}")


class NotThisWay(RuleViolation):
    """Papers without a number are made anew, not corrected or recalled."""

    code = "dispatch.not-this-way"

    def __init__(self, title: str) -> None:
        self.remedy = "Hãy lập bản mới thay thế."
        super().__init__(
            f"“{title}” không có số, ký hiệu nên không đính chính, thu hồi bằng văn bản. "
            f"{self.remedy}"
        )


class NothingWrong(RuleViolation):
    """A correction that corrects nothing."""

    code = "dispatch.nothing-wrong"

    def __init__(self) -> None:
        self.remedy = "Hãy ghi ít nhất một dòng: vị trí, đã in là, đính chính thành."
        super().__init__(f"Chưa có chỗ nào cần đính chính. {self.remedy}")


class ReturnedUnsaid(RuleViolation):
    """A draft is returned and nobody would know what to mend."""

    code = "dispatch.returned-unsaid"

    def __init__(self) -> None:
        self.remedy = "Hãy ghi cần sửa điều gì, để người trình sửa một lần là xong."
        super().__init__(f"Chưa có lý do trả lại dự thảo. {self.remedy}")


class ReasonMissing(RuleViolation):
    """A recall without its reason."""

    code = "dispatch.reason-missing"

    def __init__(self) -> None:
        self.remedy = "Hãy ghi lý do; lý do được in trong thông báo thu hồi."
        super().__init__(f"Chưa có lý do thu hồi. {self.remedy}")
