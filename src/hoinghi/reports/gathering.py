"""Nhận nhiều biểu một lần: mỗi tệp là của ai, đúng gì, sai gì, đi đường nào."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from hoinghi.conferences.models import Conference
from hoinghi.reports import behalf
from hoinghi.reports.asking import Allocation, Asked
from hoinghi.reports.bringing_words import title_of
from hoinghi.reports.brought_form import require_of
from hoinghi.reports.checking import Said
from hoinghi.reports.condition_words import condition_said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.form_gathering import Gathered, gathered_book
from hoinghi.reports.form_problems import FormRead, WrongForm
from hoinghi.reports.form_reading import is_form, read_form
from hoinghi.reports.models import Report
from hoinghi.reports.outline_queries import asked_of, content_of
from hoinghi.reports.report_check import ReportRules
from hoinghi.reports.states import WRITABLE, State
from hoinghi.reports.unpacked_forms import Loose
from hoinghi.unreadable import check_bytes
from hoinghi.violations import RuleViolation


class Way(StrEnum):
    """What may be done with a form.

    ``LAY``: entered on behalf of a body that has not begun; ``HAND``: the body has begun, what it
    writes is for its own eyes, so the file is handed to it; ``SENT``: there is nothing to do.
    """

    LAY = "lay"
    HAND = "hand"
    SENT = "sent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file of many.

    Attributes:
        report: Whose it is; None where it is refused.
        problems: Cells that are not taken, in words; of a refused file why.
        broken: Hard rules that do not hold.
        twin: Another file of the same report that came before it in the list.
    """

    name: str
    way: Way
    report: Report | None = None
    content: Content = field(default_factory=Content)
    asked: int = 0
    problems: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    twin: str = ""

    @property
    def is_ticked(self) -> bool:
        return self.way in (Way.LAY, Way.HAND) and not self.twin

    @property
    def may_be_taken(self) -> bool:
        return self.way in (Way.LAY, Way.HAND)

    @property
    def stamp(self) -> int:
        return self.report.stamp if self.report else 0

    @property
    def answered(self) -> int:
        return len(self.content.answers)


def looked_at(conference: Conference, files: Iterable[Loose]) -> list[Found]:
    """Read every file and say whose it is; nothing is kept or changed."""
    found: list[Found] = []
    first: dict[int, str] = {}
    for file in files:
        one = _looked_at(conference, file, first)
        if one.report is not None:
            first.setdefault(one.report.pk, one.name)
        found.append(one)
    return found


def _looked_at(conference: Conference, file: Loose, first: dict[int, str]) -> Found:
    try:
        if file.data is None:
            raise WrongForm("Tệp quá lớn để là biểu báo cáo.", "Hãy kiểm tra lại tệp.")
        check_bytes(file.data, file.name, size=len(file.data), wanted="báo cáo")
        if not is_form(file.data):
            raise WrongForm(
                "Không phải biểu tải từ trang báo cáo.",
                "Tệp khác thì đưa vào từng báo cáo ở “Đưa vào tệp Word, Excel đã có”.",
            )
        report, read = _read(conference, file.data, file.name)
    except RuleViolation as violation:
        return Found(name=file.name, way=Way.REFUSED, problems=(str(violation),))
    asked = asked_of(report)
    return Found(
        name=file.name,
        way=way_of(report),
        report=report,
        content=read.content,
        asked=sum(1 for _cell in asked.cells()),
        problems=tuple(map(str, read.problems)),
        broken=tuple(
            f"{title_of(one.cell, asked)}: phải có {condition_said(one.fault.condition.text)}"
            for one in ReportRules(asked).hard(read.content)
        ),
        twin=first.get(report.pk, ""),
    )


def _read(conference: Conference, data: bytes, name: str) -> tuple[Report, FormRead]:
    nothing = Allocation(sections=(), indicators=())
    some = Report.objects.filter(outline__conference=conference).select_related("version").first()
    if some is None:
        raise WrongForm("Hội nghị chưa có báo cáo nào.", "Hãy ban hành đề cương trước.")
    # Whose it is stands in its keys; only then is it known what it is asked.
    key = read_form(data, name, Asked(outline=content_of(some.version), allocation=nothing), None)
    report = report_of(conference, key.key.report)
    if report is None:
        raise WrongForm("Đây là biểu của hội nghị khác.", "Hãy đưa vào ở hội nghị ấy.")
    require_of(report, key.key)
    return report, read_form(data, name, asked_of(report), None)


def report_of(conference: Conference, pk: int) -> Report | None:
    """Give a report of *conference* with all that reading a form takes."""
    reports = Report.objects.filter(outline__conference=conference, pk=pk)
    return reports.select_related(
        "outline__conference", "organisation", "version", "call", "latest"
    ).first()


def way_of(report: Report) -> Way:
    """Say what may be done with a form of *report* as it stands."""
    if report.withdrawn or State(report.state) not in WRITABLE:
        return Way.SENT
    if report.on_behalf or behalf.may_begin(report):
        return Way.LAY
    return Way.HAND


def workbook(every: Sequence[Found]) -> bytes:
    """Give the forms of one outline as one workbook: the outline of which there are most.

    Raises:
        WrongForm: None of them is a form of this conference.
    """
    known = [one for one in every if one.report is not None]
    outlines = [one.report.outline_id for one in known if one.report]
    if not outlines:
        raise WrongForm("Chưa có biểu nào đọc được.", "Hãy xem lý do ở từng tệp.")
    chosen = max(set(outlines), key=outlines.count)
    own = [one for one in known if one.report and one.report.outline_id == chosen]
    newest = max((one.report for one in own if one.report), key=lambda one: one.version.number)
    outline = content_of(newest.version)
    asked = Asked(
        outline=outline,
        allocation=Allocation(
            sections=tuple(one.number for one in outline.sections),
            indicators=tuple(outline.indicators),
            projects=tuple(one.code for one in outline.projects),
        ),
    )
    cells = tuple(asked.cells())
    rows = [
        _gathered(one, cells)
        for one in every
        if one.report is None or one.report.outline_id == chosen
    ]
    return gathered_book(rows, asked)


def _gathered(one: Found, cells: Sequence[Cell]) -> Gathered:
    name = f"{one.report.organisation} ({one.name})" if one.report else one.name
    numbers = tuple(_number(one.content, cell) for cell in cells) if one.report else ()
    return Gathered(
        file=name,
        # A second file of one body counts nowhere.
        body=one.report.organisation_id if one.report and not one.twin else 0,
        numbers=numbers,
        problems=(*one.problems, *((f"trùng đơn vị với tệp {one.twin}",) if one.twin else ())),
        broken=one.broken,
    )


def _number(content: Content, cell: Cell) -> Decimal | None:
    answer = content.answers.get(cell)
    return answer.number if answer and answer.said is Said.NUMBER else None
