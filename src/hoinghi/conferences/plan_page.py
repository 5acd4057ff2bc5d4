"""The plan on two sides: the source line by line, and what was read in the order of the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from hoinghi.reading.edits import HEADING, ONLY, Corrected, uncorrected
from hoinghi.reading.plan import DelegateRule, Finding, LegalBasis, Lines, Plan, Severity, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was read. ``label`` stands before the text, ``note`` below it.

    ``doubt`` says why a person should look at it; empty where the reading is sure. ``part`` and
    ``key`` name it for corrections (``reading.edits``), ``field`` is the one that it shows.
    """

    text: str
    label: str = ""
    note: str = ""
    doubt: str = ""
    lines: Lines | None = None
    part: str = ""
    key: str = ""
    field: str = ""
    is_edited: bool = False

    @property
    def anchor(self) -> str:
        """Where the page shows it."""
        return f"muc-{self.part}-{self.field if self.key == ONLY else self.key}".rstrip("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The entries of one part of the plan; ``is_counted`` where their number says something.

    ``part`` is the kind of its parts; ``lacking`` are those that the plan does not state, without
    text, so that they can be filled in.
    """

    slug: str
    title: str
    entries: tuple[Entry, ...]
    part: str = ""
    is_counted: bool = True
    lacking: tuple[Entry, ...] = ()

    @property
    def is_list(self) -> bool:
        return bool(self.part) and self.is_counted


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A line of the source: what the gravest finding on it is, and whether a part was read."""

    number: int
    text: str
    severity: str = ""
    is_read: bool = False


def groups(found: Plan | Corrected, *, whole: bool = False) -> list[Group]:
    """Give what was read, part by part.

    Args:
        whole: Parts that the plan lacks are there too, empty, so that people can add to them.
    """
    of = uncorrected(found) if isinstance(found, Plan) else found
    plan = of.plan
    event = tuple(_event(plan))
    made = [
        _group(of, "van-ban", _("Văn bản"), HEADING, [*_heading(plan), *_signing(plan)]),
        _listed(of, "can-cu", _("Căn cứ"), "legal_bases", map(_basis, plan.legal_bases)),
        _group(of, "su-kien", _("Hội nghị"), "event", event),
        _listed(of, "nhiem-vu", _("Nhiệm vụ"), "tasks", map(_task, plan.tasks)),
        _listed(of, "chuong-trinh", _("Chương trình"), "agenda", _agenda(plan)),
        _listed(of, "tham-luan", _("Tham luận"), "talks", _talks(plan)),
        _listed(of, "dai-bieu", _("Đại biểu"), "delegates", map(_rule, plan.delegates)),
        _group(of, "khen-thuong", _("Khen thưởng"), "awards", _awards(plan)),
        _listed(of, "kinh-phi", _("Kinh phí"), "funding", _funding(plan)),
        _listed(of, "noi-nhan", _("Nơi nhận"), "recipients", _recipients(plan)),
        _listed(of, "bo-cuc", _("Bố cục"), "sections", _sections(plan)),
    ]
    return [group for group in made if group.entries or whole]


def _group(of: Corrected, slug: str, title: str, part: str, entries: Iterable[Entry]) -> Group:
    named = [
        entry if entry.part else replace(entry, part=part, key=entry.key or ONLY)
        for entry in entries
    ]
    marked = tuple(
        replace(entry, is_edited=(entry.part, entry.key) in of.edited) for entry in named
    )
    return Group(
        slug=slug,
        title=title,
        part=part,
        is_counted=False,
        entries=tuple(entry for entry in marked if entry.text),
        lacking=tuple(entry for entry in marked if not entry.text),
    )


def _listed(of: Corrected, slug: str, title: str, part: str, entries: Iterable[Entry]) -> Group:
    named = tuple(
        replace(entry, part=part, key=key, is_edited=(part, key) in of.edited)
        for entry, key in zip(entries, of.keys[part], strict=True)
    )
    return Group(slug=slug, title=title, part=part, entries=named)


def unsure(read: Iterable[Group]) -> list[Group]:
    """Give the parts that a person should look at first: those read with a doubt, each once."""
    doubted = [replace(group, entries=tuple(_doubted(group.entries))) for group in read]
    return [group for group in doubted if group.entries]


def _doubted(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if entry.doubt and (entry.part, entry.key) not in seen:
            seen.add((entry.part, entry.key))
            yield entry


def source_lines(
    source: str, findings: Iterable[Finding], read: Iterable[Group]
) -> list[SourceLine]:
    """Give the source line by line, each with what was found and read there."""
    gravest = _gravest(findings)
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


def _gravest(findings: Iterable[Finding]) -> dict[int, str]:
    # The order of Severity is from grave to slight: the first one to claim a line keeps it.
    order = list(Severity)
    found: dict[int, str] = {}
    for finding in sorted(findings, key=lambda one: order.index(one.severity)):
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
        yield Entry(
            label=label,
            text=text or "",
            lines=lines.get(key),
            doubt=doubts.get(key, ""),
            part=HEADING,
            key=key,
            field=key,
        )


def _signing(plan: Plan) -> Iterator[Entry]:
    sign = plan.signature
    titles = " ".join(filter(None, [sign.authority, sign.position]))
    yield Entry(
        label=_("Người ký"),
        text=sign.name or sign.position or "",
        note=titles if sign.name else "",
        lines=sign.lines,
        doubt=sign.doubt or "",
        part="signature",
        key=ONLY,
        field="name",
    )


def _event(plan: Plan) -> Iterator[Entry]:
    event = plan.event
    days = f"{event.duration_days:g}" if event.duration_days else ""
    count = "" if event.delegate_count is None else str(event.delegate_count)
    told = [
        ("name", _("Tên hội nghị"), event.name),
        ("start", _("Ngày tổ chức"), _day(event.start)),
        ("date_text", _("Thời gian"), event.date_text),
        ("time", _("Giờ"), event.time),
        ("duration_days", _("Số ngày"), days),
        ("venue", _("Địa điểm"), event.venue),
        ("delegate_count", _("Số đại biểu"), count),
    ]
    for field, label, text in told:
        yield Entry(
            label=label,
            text=text or "",
            lines=event.lines,
            doubt=event.doubt or "" if text else "",
            field=field,
        )


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
    yield Entry(
        label="" if awards.text or told else _("Chỉ tiêu khen thưởng"),
        text=awards.text or "; ".join(told),
        note="; ".join(told) if awards.text else "",
        lines=awards.lines,
        doubt=awards.doubt or "",
        field="collectives",
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
