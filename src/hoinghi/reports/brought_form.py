"""Biểu Excel mà trang báo cáo đã phát ra, nay trở lại: nhận theo khóa của từng ô, không đoán."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hoinghi.reading.report import Confidence
from hoinghi.reading.sheet_cells import letters_of
from hoinghi.reading.sheets import read_workbook
from hoinghi.reports import form_layout as layout
from hoinghi.reports.asking import Allocation, Asked
from hoinghi.reports.bringing import (
    Brought,
    BroughtFigure,
    BroughtProblem,
    BroughtReason,
    BroughtText,
    Where,
)
from hoinghi.reports.content import Cell
from hoinghi.reports.form_problems import FormRead, Problem, WrongForm, reason_at
from hoinghi.reports.form_reading import read_form
from hoinghi.reports.models import OutlineVersion, Report, ReportOutline
from hoinghi.reports.outline_queries import asked_of, content_of
from hoinghi.reports.outlines import Outline
from hoinghi.reports.written_down import reason_kept

_ROW: Final = re.compile(r"[A-Z]+(\d+)")
_NEVER: Final = "Hãy tải biểu mới ở trang báo cáo rồi chép số liệu sang."


def form_brought(report: Report, data: bytes, name: str) -> Brought:
    """Give what a form says that was given out for *report*.

    A form of an earlier version of the outline is taken by the keys that are still asked.

    Raises:
        UnreadableSource: Damaged, locked, huge.
        WrongForm: Of another body, report or conference; without its keys.
    """
    own = asked_of(report)
    found = read_form(data, name, own, None)
    require_of(report, found.key)
    version = _version(report, found.key.version)
    before = content_of(version)
    every = read_form(data, name, Asked(outline=before, allocation=_everything(before)), None)
    return Brought(
        is_form=True,
        figures=tuple(_figures(found, own)),
        left=tuple(_not_asked(every, own, before)),
        texts=tuple(_texts(found, own)),
        strange=tuple(_strange(every, own, before)),
        notes=_notes(found, report),
        reasons=tuple(_reasons(found)),
        problems=tuple(BroughtProblem(told=str(one), where=_at(one)) for one in found.problems),
    )


def form_lines(data: bytes, name: str) -> Iterator[tuple[str, int, str]]:
    """Give the sheet, number and words of each row, without the keys, which nobody sees."""
    for sheet in read_workbook(data, name).sheets:
        if sheet.name == layout.KEYS:
            continue
        for row in sheet.rows:
            if sheet.name != layout.COVER and row.number == layout.KEY_ROW + 1:
                continue
            told = " · ".join(cell.text for cell in row.cells if cell.text and cell.column)
            if told:
                yield sheet.name, row.number, told


def require_of(report: Report, key: layout.FormKey) -> None:
    """Let only a form of *report* go on.

    Raises:
        WrongForm: Of another body, report or conference.
    """
    if key.report == report.pk:
        return
    conference = report.outline.conference_id
    asked = ReportOutline.objects.filter(pk=key.outline, conference_id=conference).first()
    if asked is None:
        raise WrongForm("Đây là biểu của hội nghị khác.", "Hãy đưa vào ở hội nghị ấy.")
    if key.body != report.organisation_id:
        raise WrongForm("Đây là biểu của đơn vị khác.", "Hãy chọn đúng tệp của đơn vị mình.")
    if key.outline != report.outline_id:
        raise WrongForm(
            f"Đây là biểu của đề cương “{asked.title}”.", "Hãy đưa vào ở trang của báo cáo ấy."
        )


def _version(report: Report, number: int) -> OutlineVersion:
    if number == report.version.number:
        return report.version
    found = OutlineVersion.objects.filter(
        outline_id=report.outline_id, number=number, released_at__isnull=False
    ).first()
    if found is None:
        raise WrongForm(f"Không có đề cương lần {number} mà biểu này nêu.", _NEVER)
    return found


def _everything(outline: Outline) -> Allocation:
    return Allocation(
        sections=tuple(one.number for one in outline.sections),
        indicators=tuple(outline.indicators),
        projects=tuple(one.code for one in outline.projects),
    )


def _figures(found: FormRead, own: Asked) -> Iterator[BroughtFigure]:
    for cell in own.cells():
        if cell in found.content.answers:
            yield _figure(found, cell, own.indicators[cell.indicator].name, is_asked=True)


def _not_asked(every: FormRead, own: Asked, before: Outline) -> Iterator[BroughtFigure]:
    """Give the figures that nobody asks of the body any more."""
    wanted = frozenset(own.cells())
    for cell in every.content.answers:
        if cell not in wanted:
            told = " ".join(filter(None, (cell.indicator, cell.period, cell.part)))
            label = f"{told}: {before.indicators[cell.indicator].name}"
            yield _figure(every, cell, label, is_asked=False)


def _figure(found: FormRead, cell: Cell, label: str, *, is_asked: bool) -> BroughtFigure:
    answer = found.content.answers[cell]
    return BroughtFigure(
        cell=cell if is_asked else None,
        answer=answer,
        written="" if answer.number is None else f"{answer.number:f}".replace(".", ","),
        label=label,
        where=_where(found.places[cell]),
        confidence=Confidence.SURE if is_asked else None,
    )


def _texts(found: FormRead, own: Asked) -> Iterator[BroughtText]:
    for section in own.written:
        if text := found.content.texts.get(section.number):
            yield BroughtText(
                number=section.number,
                heading=section.title,
                text=text,
                where=_where(found.places[section.number]),
                confidence=Confidence.SURE,
            )


def _strange(every: FormRead, own: Asked, before: Outline) -> Iterator[BroughtText]:
    asked = frozenset(one.lasting for one in own.written)
    for section in before.sections:
        text = every.content.texts.get(section.number)
        if text and section.lasting not in asked:
            where = _where(every.places[section.number])
            yield BroughtText(number="", heading=section.title, text=text, where=where)


def _reasons(found: FormRead) -> Iterator[BroughtReason]:
    for key, told in found.content.reasons.items():
        if text := reason_kept(told):
            place = found.places[reason_at(key.partition("|")[0])]
            yield BroughtReason(key=key, text=text, where=_where(place))


def _notes(found: FormRead, report: Report) -> tuple[str, ...]:
    now = report.version.number
    if found.key.version == now:
        return ()
    return (
        f"Biểu này theo đề cương lần {found.key.version}, nay là lần {now}. Ô nào đề cương nay còn "
        "hỏi thì được nhận theo mã; ô không còn hỏi ở phần “Số liệu chưa khớp”; ô mới thì điền ở "
        "trang viết báo cáo.",
    )


def _where(place: tuple[str, int, int]) -> Where:
    sheet, row, column = place
    return Where(line=row + 1, sheet=sheet, ref=f"{letters_of(column)}{row + 1}")


def _at(problem: Problem) -> Where | None:
    found = _ROW.fullmatch(problem.cell)
    return Where(line=int(found[1]), sheet=problem.sheet, ref=problem.cell) if found else None
