"""Text or file → ``Reading``: the plan, the document it was read from, and its fingerprint."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hoinghi.reading.confidence import with_doubts
from hoinghi.reading.document import Document, Shape
from hoinghi.reading.layout import Layout, see
from hoinghi.reading.parts.agenda import read_agenda
from hoinghi.reading.parts.awards import read_awards
from hoinghi.reading.parts.closing import read_closing
from hoinghi.reading.parts.delegates import read_delegates
from hoinghi.reading.parts.event import read_event, with_time
from hoinghi.reading.parts.funding import read_funding
from hoinghi.reading.parts.header import read_header
from hoinghi.reading.parts.legal_bases import read_legal_bases
from hoinghi.reading.parts.sections import read_sections
from hoinghi.reading.parts.talks import read_talks
from hoinghi.reading.parts.tasks import read_tasks
from hoinghi.reading.plan import Event, Plan
from hoinghi.violations import RuleViolation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from hoinghi.reading.findings import Directory
    from hoinghi.reading.sources import Source
    from hoinghi.reading.sources.source import Recognised

    BodiesFor = Callable[[Plan], Directory | None]

_NEWLINE: Final = re.compile(r"\r\n?|\f\n?")
_OTHER_KIND: Final = re.compile(
    r"(?:QUYẾT ĐỊNH|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|NGHỊ QUYẾT|CÔNG VĂN|GIẤY MỜI|HƯỚNG DẪN|BIÊN BẢN|"
    r"CHỈ THỊ|HỢP ĐỒNG|CHƯƠNG TRÌNH|QUY CHẾ|THÔNG TƯ|NGHỊ ĐỊNH|LUẬT)\b"
)


class NotAPlan(RuleViolation):
    """The text can be read, but it is not a Kế hoạch."""

    code = "reading.not-a-plan"

    def __init__(self, *, source: str, other_kind: str | None = None) -> None:
        self.remedy = (
            "Hãy chọn tệp chứa toàn văn bản kế hoạch, có dòng tên loại “KẾ HOẠCH” và các đề mục "
            "đánh số."
        )
        seems = f" (có vẻ là {other_kind.lower()})" if other_kind else ""
        super().__init__(f"“{source}” không phải là văn bản kế hoạch{seems}. {self.remedy}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        plan: With its findings.
        document: The source as lines and paragraphs; lines of the plan count in it.
        source_sha256: Of the file's bytes, or of the text in UTF-8; hexadecimal.
        recognised: Of a scan or a picture, where its words stand.
        shape: By which the document is made again from its lines.
    """

    plan: Plan
    document: Document
    source_sha256: str
    shape: Shape = field(default_factory=Shape)
    recognised: Recognised | None = None


def read_text(
    text: str, bodies_for: BodiesFor | None = None, *, without: Collection[str] = ()
) -> Reading:
    """Read the *text* of a plan. Any text yields a reading; parts not found stay empty.

    Args:
        text: Of any layout; visual lines need not be joined.
        bodies_for: Gives the bodies known to a plan's issuer; the findings ask them.
        without: Codes of findings that are switched off.
    """
    data = text.encode("utf-8", "replace")
    decoded = data.decode("utf-8")
    # Most texts have neither: two looks are quicker than the pattern.
    if "\r" in decoded or "\f" in decoded:
        decoded = _NEWLINE.sub("\n", decoded)
    lines = decoded.split("\n")
    return _read(see(lines), hashlib.sha256(data).hexdigest(), bodies_for, without)


def read_file(
    path: Path, bodies_for: BodiesFor | None = None, *, without: Collection[str] = ()
) -> Reading:
    """Read the plan in the file *path*: text, Word, PDF; scans and pictures where OCR is there.

    Raises:
        UnreadableSource: The file cannot be read; the message says why and what to do.
        NotAPlan: It can, but holds no plan.
    """
    # Here, because reading a text needs none of it.
    from hoinghi.reading.sources import load

    return _read_source(load(path), path.name, bodies_for, without)


def read_bytes(
    data: bytes, name: str, bodies_for: BodiesFor | None = None, *, size: int | None = None
) -> Reading:
    """Read the plan in the file *name*, of which *data* was sent; refuses as ``read_file`` does.

    Args:
        size: Of the whole file, where only its first bytes were taken because it is too large.
    """
    # Here, because reading a text needs none of it.
    from hoinghi.reading.sources import load_bytes

    source = load_bytes(data, name, size=len(data) if size is None else size)
    return _read_source(source, name, bodies_for, ())


def _read_source(
    source: Source, name: str, bodies_for: BodiesFor | None, without: Collection[str]
) -> Reading:
    if not _mentions_plan(source.lines):
        raise NotAPlan(source=name, other_kind=_other_kind(source.lines))
    layout = see(source.lines, rows=source.rows, flows=source.flows)
    reading = _read(layout, source.sha256, bodies_for, without)
    if not _is_plan(layout, reading.plan):
        raise NotAPlan(source=name, other_kind=_other_kind(source.lines))
    shape = Shape(rows=source.rows, flows=source.flows)
    return replace(reading, shape=shape, recognised=source.recognised)


def _read(
    layout: Layout, sha256: str, bodies_for: BodiesFor | None, without: Collection[str]
) -> Reading:
    plan = read_plan(layout)
    document = layout.document()
    directory = bodies_for(plan) if bodies_for else None
    # Here, because the findings look at what this module makes.
    from hoinghi.reading.findings import find

    plan = with_doubts(plan, document)
    findings = find(document, plan, directory, without=without)
    return Reading(replace(plan, findings=findings), document, sha256)


def read_plan(layout: Layout) -> Plan:
    """The plan that *layout* holds, without findings."""
    header = read_header(layout)
    outline, year = layout.outline, header.year
    title_lines = layout.title.lines if layout.title else None
    event = read_event(outline, header.title, title_lines, year)
    is_event = event != Event()
    agenda = read_agenda(layout, is_event=is_event)
    closing = read_closing(layout.zones.closing)
    return Plan(
        kind=header.kind,
        number=header.number,
        parent_issuer=header.parent_issuer,
        issuer=header.issuer,
        place=header.place,
        date=header.date,
        title=header.title,
        legal_bases=read_legal_bases(layout.preamble),
        sections=read_sections(outline),
        event=with_time(event, agenda),
        agenda=agenda,
        talks=read_talks(outline, agenda),
        delegates=read_delegates(outline, is_event=is_event),
        awards=read_awards(outline),
        funding=read_funding(outline),
        tasks=read_tasks(layout, year),
        recipients=closing.recipients,
        signature=closing.signature,
        header_lines=header.lines,
    )


def _mentions_plan(lines: tuple[str, ...]) -> bool:
    return any(
        "KẾ HOẠCH" in upper or "KẾ  HOẠCH" in upper for upper in map(str.upper, lines[:2000])
    )


def _is_plan(layout: Layout, plan: Plan) -> bool:
    has_body = bool(plan.sections or plan.tasks or plan.legal_bases)
    return has_body if layout.zones.kind else len(plan.sections) > 3 and bool(plan.recipients)


def _other_kind(lines: tuple[str, ...]) -> str | None:
    for line in lines[:60]:
        match = _OTHER_KIND.match(line.strip())
        if match:
            return match[0]
    return None
