"""Dự thảo báo cáo thành các khối của văn bản, mỗi số là một dữ kiện có nguồn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hoinghi.charts.figures import figure
from hoinghi.charts.tables import ChartTable
from hoinghi.papers.marks import mended
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
from hoinghi.reports.drafting import Draft, DraftSection, Group, Line, MoneyRow
from hoinghi.reports.models import ExemplaryModel
from hoinghi.reports.narrative import COMPLETENESS, Bound
from hoinghi.reports.outlines import OutlineSection, SectionKind
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
_ASSESSED = (Topic.EFFECT, Topic.SHORTCOMING, Topic.CAUSE, Topic.LESSON)
_GATHERED = "Tổng hợp từ báo cáo của các cơ quan, đơn vị, địa phương:"
_ADDRESSED = re.compile(
    r"\b(trung ương|Trung ương|Chính phủ|Quốc hội|Bộ|Sở|tỉnh|thành phố|thị xã|huyện|quận|xã(?! hội)"
    r"|phường|thị trấn|Phòng)\b"
)
"""The first word of a request that tells of which level it is asked."""
_MARKERS = ("1. ", "2. ", "3. ", "4. ", "5. "), ("a) ", "b) ", "c) ", "d) ", "đ) ")


def blocks(draft: Draft, *, level: str = "", bases: Sequence[str] = ()) -> tuple[Block, ...]:
    """Give the text of the report: what the draft says, room to write where it says nothing.

    Args:
        level: Of the body that reports, in a word ("huyện"): what is asked of its own offices
            stands apart from what it asks of those above.
        bases: What the plan names as its grounds, for the section on how the work was led.
    """
    common = _common(draft)
    writer = _Writer(draft=draft, level=level, bases=tuple(bases), common=common)
    return tuple(
        block for at, one in enumerate(draft.sections) for block in writer.section(at, one)
    )


def _common(draft: Draft) -> str:
    """Give of how many bodies most sentences are, where several are of as many."""
    told = Counter(
        counted
        for section in draft.sections
        for line in section.lines
        if (counted := _counted(line))
    )
    return next((one for one, number in told.most_common(1) if number > 1), "")


def _counted(line: Line) -> str:
    """Give what the last words of a paragraph say of how many bodies it is: "17/22"."""
    end = line.told.pieces[-3:]
    is_said = len(end) == 3 and isinstance(end[1], Bound) and end[1].source == COMPLETENESS
    return end[1].shown if is_said and isinstance(end[1], Bound) else ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    draft: Draft
    level: str
    bases: tuple[str, ...]
    common: str

    def section(self, at: int, told: DraftSection) -> Iterator[Block]:
        section = told.section
        yield _heading(section, is_open=told.is_empty)
        if self.common and told is self._first_told:
            yield Paragraph(text=_of_whom(self.common))
        for line in told.lines:
            if not line.is_left_out:
                yield Paragraph(text=self._line(line))
        if told.money:
            yield _money_table(told.money, self._years)
        for drawing in told.drawings:
            if drawing.is_of_goals:
                yield _behind(drawing.chart.table())
            yield figure(drawing.chart, caption=text_of(drawing.chart.title))
        yield from self._topics(told)
        yield from map(_model, told.models)
        if section.is_written and told.is_empty:
            yield from self._open(at, section)

    @property
    def _first_told(self) -> DraftSection | None:
        return next((one for one in self.draft.sections if one.lines), None)

    def _line(self, line: Line) -> Text:
        """Set the name of a project bold; say once for all of how many bodies figures are."""
        pieces = line.told.pieces
        if self.common and _counted(line) == self.common:
            pieces = pieces[:-3]
        words = [one if isinstance(one, str) else one.shown for one in pieces]
        if not line.is_reworded and words and words[0].endswith(": "):
            return (*text_of(words[0], bold=True), *text_of("".join(words[1:])))
        return text_of("".join(words))

    @property
    def _years(self) -> str:
        periods = self.draft.outline.periods
        first, last = periods[0].code, periods[-1].code
        return f"{first} - {last}" if first != last else last

    def _topics(self, told: DraftSection) -> Iterator[Block]:
        if told.topics and told.section.kind is not SectionKind.MOVEMENT:
            yield Paragraph(text=text_of(_GATHERED))
        if told.section.kind is SectionKind.ASSESSMENT and told.topics:
            yield from _assessed(told)
        elif told.section.kind is SectionKind.PROPOSALS and self.level:
            yield from self._proposals(told)
        else:
            for topic in told.topics:
                yield from _items(topic.groups)

    def _proposals(self, told: DraftSection) -> Iterator[Block]:
        """Tell what is asked of those above apart from what is asked of the own offices."""
        groups = [one for topic in told.topics for one in topic.groups if one.is_in]
        own = [one for one in groups if _is_to_own(one.gathered.text, self.level)]
        if not own:
            yield from _items(groups)
            return
        yield _below(told.section, 0, "Với cấp trên")
        above = [one for one in groups if one not in own]
        yield from _items(above) if above else (_nobody("kiến nghị với cấp trên"),)
        yield _below(
            told.section, 1, f"Với các cơ quan của {self.level}, để xem xét theo thẩm quyền"
        )
        yield from _items(own)

    def _open(self, at: int, section: OutlineSection) -> Iterator[Block]:
        if section.kind is not SectionKind.TEXT:
            yield _nobody("nội dung này")
            return
        if at == 0 and self.bases:
            yield Paragraph(text=text_of("Các văn bản làm căn cứ chỉ đạo, tổ chức thực hiện:"))
            for one in self.bases:
                yield Paragraph(text=text_of(f"- {one};"))
        yield Paragraph(text=text_of(GAP))


def _of_whom(counted: str) -> Text:
    return text_of(
        f"Số liệu trong báo cáo tổng hợp từ {counted} đơn vị; số liệu tổng hợp từ số đơn vị khác "
        "được ghi rõ."
    )


def _nobody(what: str) -> Paragraph:
    return Paragraph(text=text_of(f"Không có cơ quan nào báo cáo {what}."))


def _assessed(told: DraftSection) -> Iterator[Block]:
    known = {topic.topic: topic for topic in told.topics}
    for number, topic in enumerate(_ASSESSED):
        yield _below(told.section, number, TITLES[topic])
        found = known.get(topic)
        yield from _items(found.groups) if found else (_nobody(TITLES[topic].lower()),)


def _is_to_own(text: str, level: str) -> bool:
    """Tell whether *text* asks something of the body that reports, or of its offices."""
    named = _ADDRESSED.search(text)
    return bool(named) and (named[1] == level or named[1] == "Phòng") if named else False


def _heading(section: OutlineSection, *, is_open: bool) -> Heading:
    level, marker = section.numbering
    title = section.title.upper() if level == 1 else section.title
    note = " ".join(section.asks) if is_open else ""
    return Heading(level=level, text=(Run(text=f"{marker}. {title}", note=note),))


def _below(section: OutlineSection, number: int, title: str) -> Heading:
    level = section.numbering[0] + 1
    return Heading(level=level, text=text_of(f"{_MARKERS[level - 2][number]}{title}"))


def _items(groups: Iterable[Group]) -> Iterator[Block]:
    for group in groups:
        if group.is_in:
            yield Paragraph(text=_item(group.gathered))


def _item(told: Gathered) -> Text:
    words = capitalise_first(told.text.rstrip(" .;,"))
    whose = f" ({told.whose.removeprefix('UBND ')})" if told.whose else ""
    return (Run(text=f"- {words}{whose}.", note=_source(told.bodies)),)


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


def _money_table(rows: tuple[MoneyRow, ...], years: str) -> Table:
    columns = (
        Column(heading=f"Dự án, tiểu dự án\n(vốn {mended(years)})", share=4),
        Column(heading="Vốn được giao\n(triệu đồng)", share=1.5, align=Align.RIGHT),
        Column(heading="Đã giải ngân\n(triệu đồng)", share=1.5, align=Align.RIGHT),
        Column(heading="Tỷ lệ\n(%)", share=1, align=Align.RIGHT),
    )
    return Table(columns=columns, rows=tuple(_money_row(one) for one in rows))


def _money_row(told: MoneyRow) -> Row:
    cells = (told.title, *(one.shown if one else "" for one in told.figures))
    return Row(cells=tuple(text_of(cell) for cell in cells), strong=told.is_sum)


def _behind(table: ChartTable) -> Table:
    """Give the figures of a chart as a table of the text."""
    first, *rest = table.headings
    columns = (
        Column(heading=first, share=4),
        *(Column(heading=one, share=1.4, align=Align.CENTER) for one in rest),
    )
    rows = tuple(Row(cells=tuple(text_of(cell) for cell in row)) for row in table.rows)
    return Table(columns=columns, rows=rows)


def _facts(told: DraftSection, draft: Draft) -> Iterator[Fact]:
    at = f"hoinghi.reports/{draft.feeding.code}"
    for line in told.lines:
        for one in () if line.is_left_out else line.told.bound:
            yield Fact(label=one.label, value=one.shown, source=f"{at}#{one.source}")
    for row in told.money:
        for figure_ in filter(None, row.figures):
            yield Fact(label=figure_.label, value=figure_.shown, source=f"{at}#{figure_.source}")
    for one in (each for drawing in told.drawings for each in drawing.bound):
        yield Fact(label=one.label, value=one.shown, source=f"{at}#{one.source}")
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
