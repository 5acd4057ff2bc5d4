"""``hoinghi check``: files in, reports out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from hoinghi.papers.check.files import Checked, check_file
from hoinghi.papers.rulesets import RULESETS, RuleSet
from hoinghi.screen import visible
from hoinghi.unreadable import UnreadableSource
from hoinghi.violations import RuleViolation

OK, FOUND, UNREAD = 0, 1, 2


class UnknownRuleSet(RuleViolation):
    """There is no rule set of the name asked for."""

    code = "check.unknown-ruleset"

    def __init__(self, name: str) -> None:
        self.remedy = f"Hãy chọn một trong: {', '.join(RULESETS)}."
        super().__init__(f"Không có bộ quy tắc “{name}”. {self.remedy}")


class Unwritable(RuleViolation):
    """The page of the report could not be written."""

    code = "check.unwritable"

    def __init__(self, place: Path, reason: str) -> None:
        self.remedy = "Hãy chọn nơi khác hoặc kiểm tra quyền ghi."
        super().__init__(f"Không ghi được “{place}”: {reason}. {self.remedy}")


def run(files: Sequence[Path], ruleset: str | None, *, as_json: bool, html: Path | None) -> int:
    """Check *files* and print what was found; the exit code of the command.

    A file that cannot be read is told on standard error; the others are checked all the same.

    Raises:
        UnknownRuleSet: There is no set named *ruleset*.
        Unwritable: The page could not be written to *html*.
    """
    chosen = _chosen(ruleset)
    read: list[Checked] = []
    for file in files:
        try:
            read.append(check_file(file, chosen))
        except UnreadableSource as refusal:
            print(visible(str(refusal)), file=sys.stderr)
    # First, because what is printed may be cut off by who reads it (``| head``).
    if html is not None:
        _write_pages(read, html, several=len(files) > 1)
    _print(read, as_json=as_json)
    if len(read) < len(files):
        return UNREAD
    return FOUND if any(checked.report.errors for checked in read) else OK


def _chosen(name: str | None) -> RuleSet | None:
    if name is None:
        return None
    if name not in RULESETS:
        raise UnknownRuleSet(name)
    return RULESETS[name]


def _print(read: Sequence[Checked], *, as_json: bool) -> None:
    if as_json:
        from hoinghi.papers.check.as_json import dumps  # json is not needed by the table

        print(dumps([checked.report for checked in read]))
        return
    from hoinghi.papers.check.show import show  # the table is not needed by --json

    for number, checked in enumerate(read):
        if number:
            print()
        show(checked.report, sys.stdout)


def _write_pages(read: Sequence[Checked], place: Path, *, several: bool) -> None:
    from hoinghi.papers.check.pictures import pictured  # draws pages: only where asked for
    from hoinghi.papers.check.web_page import web_page

    try:
        if several:
            place.mkdir(parents=True, exist_ok=True)
        for checked in read:
            page = web_page(
                checked.report, pictured(checked.report, checked.measured, checked.data)
            )
            target = place / f"{checked.report.name}.html" if several else place
            target.write_text(page, encoding="utf-8")
    except OSError as error:
        raise Unwritable(place, error.strerror or "lỗi ghi đĩa") from error
