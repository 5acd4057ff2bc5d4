"""The plan on two sides: the source line by line, and what was read in the order of the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from hoinghi.reading.plan import DelegateRule, LegalBasis, Lines, Plan, Severity, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was read. ``label`` stands before the text, ``note`` below it.

    ``doubt`` says why a person should look at it; empty where the reading is sure.
    """

    text: str
    label: str = ""
    note: str = ""
    doubt: str = ""
    lines: Lines | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The entries of one part of the plan; ``is_counted`` where their number says something."""

    slug: str
    title: str
    entries: tuple[Entry, ...]
    is_counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A line of the source: what the gravest finding on it is, and whether a part was read."""

    number: int
    text: str
    severity: str = ""
    is_read: bool = False


def groups(plan: Plan) -> list[Group]:
    """Give what was read, part by part; parts that the plan lacks are left out."""
    event = tuple(_event(plan))
    found = [
        Group(slug="van-ban", title=_("Văn bản"), entries=tuple(_heading(plan)), is_counted=False),
        Group(slug="can-cu", title=_("Căn cứ"), entries=tuple(map(_basis, plan.legal_bases))),
        Group(slug="su-kien", title=_("Hội nghị"), entries=event, is_counted=False),
        Group(slug="nhiem-vu", title=_("Nhiệm vụ"), entries=tuple(map(_task, plan.tasks))),
        Group(slug="chuong-trinh", title=_("Chương trình"), entries=tuple(_agenda(plan))),
        Group(slug="tham-luan", title=_("Tham luận"), entries=tuple(_talks(plan))),
        Group(slug="dai-bieu", title=_("Đại biểu"), entries=tuple(map(_rule, plan.delegates))),
        Group(slug="khen-thuong", title=_("Khen thưởng"), entries=tuple(_awards(plan))),
        Group(slug="kinh-phi", title=_("Kinh phí"), entries=tuple(_funding(plan))),
        Group(slug="noi-nhan", title=_("Nơi nhận"), entries=tuple(_recipients(plan))),
        Group(slug="bo-cuc", title=_("Bố cục"), entries=tuple(_sections(plan))),
    ]
    return [group for group in found if group.entries]


def unsure(read: Iterable[Group]) -> list[Group]:
    """Give the parts that a person should look at first: those entries read with a doubt."""
    doubted = [
        replace(group, entries=tuple(entry for entry in group.entries if entry.doubt))
        for group in read
    ]
    return [group for group in doubted if group.entries]


def source_lines(source: str, plan: Plan, read: Iterable[Group]) -> list[SourceLine]:
    """Give the source line by line, each with what was found and read there."""
    gravest = _gravest(plan)
    taken = {
        number
        for group in read
        for entry in group.entries
        if entry.lines
        for number in range(entry.lines.first, entry.lines.last + 1)
    }
    return [
        SourceLine(
            number=number,
            text=" ".join(text.split()),
            severity=gravest.get(number, ""),
            is_read=number in taken,
        )
        for number, text in enumerate(source.split("\n"), start=1)
    ]


def _gravest(plan: Plan) -> dict[int, str]:
    # The order of Severity is from grave to slight: the first one to claim a line keeps it.
    order = list(Severity)
    found: dict[int, str] = {}
    for finding in sorted(plan.findings, key=lambda one: order.index(one.severity)):
        for lines in finding.lines:
            for number in range(lines.first, lines.last + 1):
                found.setdefault(number, finding.severity.value)
    return found


def _heading(plan: Plan) -> Iterator[Entry]:
    lines, doubts = dict(plan.header_lines), dict(plan.header_doubts)
    told = [
        ("kind", _("Tên loại"), plan.kind),
        ("number", _("Số, ký hiệu"), plan.number),
        ("issuer", _("Cơ quan ban hành"), plan.issuer),
        ("parent_issuer", _("Cơ quan chủ quản"), plan.parent_issuer),
        ("place", _("Địa danh"), plan.place),
        ("date", _("Ngày ban hành"), _day(plan.date)),
        ("title", _("Trích yếu"), plan.title),
    ]
    for key, label, text in told:
        if text:
            yield Entry(label=label, text=text, lines=lines.get(key), doubt=doubts.get(key, ""))
    sign = plan.signature
    if sign.name or sign.position:
        titles = " ".join(filter(None, [sign.authority, sign.position]))
        yield Entry(
            label=_("Người ký"),
            text=sign.name or "",
            note=titles,
            lines=sign.lines,
            doubt=sign.doubt or "",
        )


def _event(plan: Plan) -> Iterator[Entry]:
    event = plan.event
    days = f"{event.duration_days:g}" if event.duration_days else ""
    count = "" if event.delegate_count is None else str(event.delegate_count)
    told = [
        (_("Tên hội nghị"), event.name),
        (_("Thời gian"), event.date_text or _day(event.start)),
        (_("Giờ"), event.time),
        (_("Số ngày"), days),
        (_("Địa điểm"), event.venue),
        (_("Số đại biểu"), count),
    ]
    for label, text in told:
        if text:
            yield Entry(label=label, text=text, lines=event.lines, doubt=event.doubt or "")


def _basis(basis: LegalBasis) -> Entry:
    number = f"{basis.type} {basis.number or basis.subject or ''}".strip()
    note = basis.subject if basis.number else None
    issued = " · ".join(filter(None, [_day(basis.date), basis.issuer]))
    return Entry(
        text=number, label=issued, note=note or "", lines=basis.lines, doubt=basis.doubt or ""
    )


def _task(task: Task) -> Entry:
    partners = _("phối hợp: %(names)s") % {"names": "; ".join(task.partners)}
    told = [task.deadline_text, partners if task.partners else None]
    return Entry(
        label="; ".join(task.owners),
        text=task.action,
        note=" · ".join(filter(None, told)),
        lines=task.lines,
        doubt=task.doubt or "",
    )


def _agenda(plan: Plan) -> Iterator[Entry]:
    for item in plan.agenda:
        yield Entry(
            label=item.time or "",
            text=f"{item.order}. {item.text}",
            note=item.presenter or "",
            lines=item.lines,
            doubt=item.doubt or "",
        )


def _talks(plan: Plan) -> Iterator[Entry]:
    for talk in plan.talks:
        yield Entry(
            text=talk.unit,
            note=talk.topic or _("chưa có chủ đề"),
            lines=talk.lines,
            doubt=talk.doubt or "",
        )


def _rule(rule: DelegateRule) -> Entry:
    told = []
    if rule.per_unit is not None:
        told.append(_("mỗi đơn vị %(number)d") % {"number": rule.per_unit})
    if rule.count is not None:
        told.append(_("tổng số %(number)d") % {"number": rule.count})
    return Entry(
        label=rule.group or "",
        text=rule.text,
        note="; ".join(told),
        lines=rule.lines,
        doubt=rule.doubt or "",
    )


def _awards(plan: Plan) -> Iterator[Entry]:
    awards = plan.awards
    told = []
    if awards.collectives is not None:
        told.append(_("tập thể: %(number)d") % {"number": awards.collectives})
    if awards.individuals is not None:
        told.append(_("cá nhân: %(number)d") % {"number": awards.individuals})
    if awards.text or told:
        yield Entry(
            text=awards.text or "",
            note="; ".join(told),
            lines=awards.lines,
            doubt=awards.doubt or "",
        )


def _funding(plan: Plan) -> Iterator[Entry]:
    for source in plan.funding:
        yield Entry(text=source.text, lines=source.lines, doubt=source.doubt or "")


def _recipients(plan: Plan) -> Iterator[Entry]:
    for recipient in plan.recipients:
        yield Entry(text=recipient.text, lines=recipient.lines, doubt=recipient.doubt or "")


def _sections(plan: Plan) -> Iterator[Entry]:
    for section in plan.sections:
        yield Entry(
            text=f"{section.marker} {section.title}", lines=section.lines, doubt=section.doubt or ""
        )


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
