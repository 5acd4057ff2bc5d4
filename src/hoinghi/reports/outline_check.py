"""Soát một đề cương trước khi ban hành: điều phải sửa và điều nên xem lại. Python thuần."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hoinghi.reports.formulas import YEARS
from hoinghi.reports.indicators import Chain, Indicator
from hoinghi.reports.outlines import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about an outline that somebody should see to.

    Attributes:
        section: Key of the section that it is about; ``figure``: code of the indicator.
        blocks: It cannot be released before it is mended.
    """

    text: str
    remedy: str
    section: str = ""
    figure: str = ""
    blocks: bool = False


def findings(outline: Outline, asked: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """Give what is wrong or doubtful, what blocks first.

    Args:
        asked: Codes of the figures that at least one body is asked for; None where nobody knows.
    """
    found = [
        *_of_frame(outline),
        *_of_sections(outline),
        *_of_formulas(outline),
        *_of_effect(outline),
        *_of_nobody(outline, asked),
    ]
    return tuple(sorted(found, key=lambda one: not one.blocks))


def _of_frame(outline: Outline) -> Iterator[Finding]:
    if not outline.sections:
        yield Finding(text="Đề cương chưa có mục nào.", remedy="Hãy thêm mục I.", blocks=True)
    if outline.indicators and not outline.periods:
        yield Finding(
            text="Đề cương hỏi số liệu mà chưa có kỳ báo cáo nào.",
            remedy="Hãy ghi các năm ở phần “Thông tin chung”.",
            blocks=True,
        )
    by_project = [one.code for one in outline.indicators.values() if one.by_project]
    if by_project and not (outline.projects and outline.sources):
        yield Finding(
            text=f"{', '.join(by_project)} hỏi theo dự án và nguồn vốn mà đề cương chưa có "
            f"{'nguồn vốn' if outline.projects else 'dự án'} nào.",
            remedy="Hãy ghi dự án, nguồn vốn ở phần “Thông tin chung”.",
            blocks=True,
        )


def _of_sections(outline: Outline) -> Iterator[Finding]:
    headings = {one.number.rpartition(".")[0] for one in outline.sections}
    for one in outline.sections:
        if not one.is_written and one.number not in headings:
            yield Finding(
                text=f"Mục {one.number} chưa có hướng dẫn, nên đơn vị không viết gì ở đó"
                f"{', chỉ điền số liệu' if one.indicators else ''}.",
                remedy="Hãy ghi mục này hỏi điều gì, mỗi ý một dòng.",
                section=one.lasting,
            )


def _of_formulas(outline: Outline) -> Iterator[Finding]:
    known = outline.indicators.keys() | {YEARS}
    for one in outline.indicators.values():
        if one.formula and (strange := sorted(one.formula.names - known)):
            yield Finding(
                text=f"{one.code} tính từ {', '.join(strange)} mà đề cương không hỏi.",
                remedy="Hãy thêm chỉ tiêu ấy hoặc sửa công thức.",
                figure=one.code,
                blocks=True,
            )
        rules = frozenset().union(*(rule.names for rule in (*one.hard, *one.soft)))
        if strange := sorted(rules - known):
            yield Finding(
                text=f"Điều kiện của {one.code} nhắc đến {', '.join(strange)} mà đề cương không "
                "hỏi, nên không bao giờ được soát.",
                remedy="Hãy thêm chỉ tiêu ấy hoặc sửa điều kiện.",
                figure=one.code,
            )
    for code in circular(outline):
        yield Finding(
            text=f"Công thức của {code} đi vòng: muốn tính nó phải biết chính nó.",
            remedy="Hãy sửa công thức.",
            figure=code,
            blocks=True,
        )


def circular(outline: Outline) -> tuple[str, ...]:
    """Give the computed figures that are computed from themselves."""
    needs = {
        one.code: one.formula.names & outline.indicators.keys()
        for one in outline.indicators.values()
        if one.formula
    }
    while free := {code for code, names in needs.items() if not names & needs.keys()}:
        needs = {code: names for code, names in needs.items() if code not in free}
    return tuple(needs)


def _of_effect(outline: Outline) -> Iterator[Finding]:
    """Reports assess the effect of outputs: an output alone tells none."""
    by_project: dict[str, list[Indicator]] = {}
    for one in outline.indicators.values():
        by_project.setdefault(one.project, []).append(one)
    for project, own in by_project.items():
        outputs = [one.code for one in own if one.chain is Chain.OUTPUT]
        if outputs and not any(one.chain is Chain.OUTCOME for one in own):
            yield Finding(
                text=f"{project} có chỉ tiêu đầu ra ({', '.join(outputs)}) mà không có chỉ tiêu "
                "kết quả nào, nên không đánh giá được hiệu quả.",
                remedy="Hãy thêm một chỉ tiêu kết quả của dự án ấy, hoặc hỏi hiệu quả bằng lời.",
                figure=outputs[0],
            )


def _of_nobody(outline: Outline, asked: frozenset[str] | None) -> Iterator[Finding]:
    if asked is None:
        return
    if nobody := [code for code in outline.indicators if code not in asked]:
        yield Finding(
            text=f"Chưa đơn vị nào được giao trả lời: {', '.join(nobody)}.",
            remedy="Hãy giao ở trang “Phân công”, hoặc bỏ chỉ tiêu ấy.",
            figure=nobody[0],
        )
