"""Dự thảo báo cáo thành các khối của văn bản, mỗi số là một dữ kiện có nguồn."""

from __future__ import annotations

from collections.abc import Iterator

from hoinghi.charts.figures import figure
from hoinghi.charts.values import BarChart, BarRow, Series, Tone
from hoinghi.papers.model import (
    GAP,
    Align,
    Block,
    Column,
    Fact,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)
from hoinghi.papers.text import text_of
from hoinghi.papers.words import capitalise_first
from hoinghi.reports.drafting import Draft, DraftSection, MoneyRow, Ranking, Topics
from hoinghi.reports.models import ExemplaryModel
from hoinghi.reports.outlines import OutlineSection
from hoinghi.reports.statements import Gathered, Topic

TITLES = {
    Topic.EFFECT: "Ưu điểm, hiệu quả",
    Topic.SHORTCOMING: "Tồn tại, hạn chế",
    Topic.CAUSE: "Nguyên nhân",
    Topic.LESSON: "Bài học kinh nghiệm",
    Topic.TASK: "Nhiệm vụ, giải pháp",
    Topic.RECOMMENDATION: "Kiến nghị, đề xuất",
    Topic.MODEL: "Mô hình, cách làm hay",
}
_MOST_NAMED = 6
_MARKERS = ("1. ", "2. ", "3. ", "4. ", "5. "), ("a) ", "b) ", "c) ", "d) ", "đ) ")


def blocks(draft: Draft) -> tuple[Block, ...]:
    """Give the text of the report: what the draft says, room to write where it says nothing."""
    return tuple(block for one in draft.sections for block in _section(one, draft))


def facts(draft: Draft) -> tuple[Fact, ...]:
    """Give every figure and gathered statement that the report tells, each with its source."""
    return tuple(dict.fromkeys(fact for one in draft.sections for fact in _facts(one, draft)))


def open_sections(draft: Draft) -> tuple[str, ...]:
    """Name the sections for which nobody reported anything: the drafter writes them."""
    return tuple(
        f"mục {one.section.number} ({one.section.title})"
        for one in draft.sections
        if one.section.is_written and one.is_empty
    )


def _section(told: DraftSection, draft: Draft) -> Iterator[Block]:
    section = told.section
    yield _heading(section, is_open=told.is_empty)
    for line in told.lines:
        if not line.is_left_out:
            yield Paragraph(text=text_of(line.told.text))
    if told.money:
        yield _money_table(told.money)
    if told.ranking:
        yield figure(_chart(told.ranking), caption=text_of(told.ranking.title))
    for number, topic in enumerate(told.topics):
        yield from _topic(topic, section, number, is_alone=len(told.topics) == 1)
    yield from map(_model, told.models)
    if section.is_written and told.is_empty:
        yield Paragraph(text=text_of(GAP))


def _heading(section: OutlineSection, *, is_open: bool) -> Heading:
    level, marker = section.numbering
    title = section.title.upper() if level == 1 else section.title
    note = " ".join(section.asks) if is_open else ""
    return Heading(level=level, text=(Run(text=f"{marker}. {title}", note=note),))


def _topic(
    topic: Topics, section: OutlineSection, number: int, *, is_alone: bool
) -> Iterator[Block]:
    if not is_alone:
        level = section.numbering[0] + 1
        marker = _MARKERS[level - 2][number]
        yield Heading(level=level, text=text_of(f"{marker}{TITLES[topic.topic]}"))
    for group in topic.groups:
        if group.is_in:
            yield Paragraph(text=_item(group.gathered))


def _item(told: Gathered) -> Text:
    words = capitalise_first(told.text.rstrip(" .;,"))
    return (Run(text=f"- {words}.", note=_source(told.bodies)),)


def _source(bodies: tuple[str, ...]) -> str:
    named = ", ".join(bodies[:_MOST_NAMED])
    more = f" và {len(bodies) - _MOST_NAMED} đơn vị khác" if len(bodies) > _MOST_NAMED else ""
    return f"Theo báo cáo của {named}{more}."


def _model(model: ExemplaryModel) -> Paragraph:
    where = f" ({model.organisation})" if model.organisation else ""
    rest = f": {model.text.rstrip(' .')}" if model.text else ""
    again = f" Có thể nhân rộng: {model.repeatable.rstrip(' .')}." if model.repeatable else ""
    return Paragraph(
        text=(Run(text=f"- {model.title}", bold=True), Run(text=f"{where}{rest}.{again}"))
    )


def _money_table(rows: tuple[MoneyRow, ...]) -> Table:
    columns = (
        Column(heading="Dự án, tiểu dự án", share=4),
        Column(heading="Vốn được giao\n(triệu đồng)", share=1.5, align=Align.RIGHT),
        Column(heading="Đã giải ngân\n(triệu đồng)", share=1.5, align=Align.RIGHT),
        Column(heading="Tỷ lệ\n(%)", share=1, align=Align.RIGHT),
    )
    return Table(columns=columns, rows=tuple(_money_row(one) for one in rows))


def _money_row(told: MoneyRow) -> Row:
    cells = (told.title, *(one.shown if one else "" for one in told.figures))
    return Row(cells=tuple(text_of(cell) for cell in cells), strong=told.is_sum)


def _chart(ranking: Ranking) -> BarChart:
    return BarChart(
        title=ranking.title,
        description=f"Xếp từ cao xuống thấp, {len(ranking.rows)} đơn vị.",
        of="Đơn vị",
        unit=ranking.unit,
        series=(Series(name=ranking.unit, tone=Tone.DONE),),
        rows=tuple(BarRow(label=name, parts=(value,)) for name, value in ranking.rows),
    )


def _facts(told: DraftSection, draft: Draft) -> Iterator[Fact]:
    at = f"hoinghi.reports/{draft.feeding.code}"
    for line in told.lines:
        for one in () if line.is_left_out else line.told.bound:
            yield Fact(label=one.label, value=one.shown, source=f"{at}#{one.source}")
    for row in told.money:
        for figure_ in filter(None, row.figures):
            yield Fact(label=figure_.label, value=figure_.shown, source=f"{at}#{figure_.source}")
    for topic in told.topics:
        for group in topic.groups:
            if group.is_in:
                yield Fact(
                    label=TITLES[topic.topic],
                    value=group.gathered.text,
                    source=f"{at}#{topic.topic.value}",
                )
    for model in told.models:
        yield Fact(label="Điển hình, sáng kiến", value=model.title, source=f"{at}#models")
