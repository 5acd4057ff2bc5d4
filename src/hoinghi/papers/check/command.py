"""``hoinghi check``: files in, reports out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
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


class NoReport(RuleViolation):
    """The page of the report would take the place of a file that is no such page."""

    code = "check.no-report"

    def __init__(self, place: Path) -> None:
        self.remedy = "Hãy ghi tên khác sau --html, ví dụ: --html ket-qua.html."
        super().__init__(
            f"“{place}” đã có và không phải trang báo cáo, nên không bị ghi đè. {self.remedy}"
        )


def run(files: Sequence[Path], ruleset: str | None, *, as_json: bool, html: Path | None) -> int:
    """Check *files* and print what was found; the exit code of the command.

    A file that cannot be read is told on standard error; the others are checked all the same.

    Raises:
        UnknownRuleSet: There is no set named *ruleset*.
        Unwritable, NoReport: The page could not be written to *html*.
    """
    chosen = _chosen(ruleset)
    if html is not None:
        _spare(html)
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


def _spare(place: Path) -> None:
    """Refuse to write over what is no page: a name left out makes a paper the place to write to."""
    try:
        # Neither a device nor a pipe is looked at: it would be waited for.
        is_other = place.is_file() and not _begins_as_page(place)
    except OSError as error:
        raise Unwritable(place, error.strerror or "lỗi đọc đĩa") from error
    if is_other:
        raise NoReport(place)


def _begins_as_page(place: Path) -> bool:
    from hoinghi.papers.check.web_page import BEGIN  # only where a page is asked for

    with place.open("rb") as file:
        begin = file.read(len(BEGIN))
    return not begin or begin == BEGIN.encode()


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
        targets = _pages_in(place, read) if several else [place]
        for checked, target in zip(read, targets, strict=False):
            page = web_page(
                checked.report, pictured(checked.report, checked.measured, checked.data)
            )
            # A name that is no text in any encoding is shown as far as it can be.
            target.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        raise Unwritable(place, error.strerror or "lỗi ghi đĩa") from error


def _pages_in(folder: Path, read: Sequence[Checked]) -> Iterator[Path]:
    """Give each page a name of its own: files of one name may come from several folders."""
    taken: set[str] = set()
    for checked in read:
        name, number = checked.report.name, 1
        # Some disks hold "A" and "a" for one.
        while (page := name if number == 1 else f"{name}-{number}").casefold() in taken:
            number += 1
        taken.add(page.casefold())
        yield folder / f"{page}.html"
