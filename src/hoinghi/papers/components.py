"""The components around the text of a paper: header, abstract, bases, marks, signature, recipients.

Source unless said otherwise: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II and III.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hoinghi.papers import form
from hoinghi.papers.elements import Cells, Element, Framed, Room, Rule, line
from hoinghi.papers.metrics import width_mm
from hoinghi.papers.model import Align, IssuingBody, Orientation, Paper, Signature
from hoinghi.papers.titles import balanced


def in_lines(style: str, words: str, room: float) -> str:
    """*words* with the line breaks of a title in the middle of *room*."""
    of = form.STYLES[style]
    return balanced(words, room, of.size.ours, bold=of.bold)


def share_rule(style: str, words: str, room: float, after: float = 0.0) -> Rule:
    """The rule under *words*, a share of their longest line."""
    of = form.STYLES[style]
    longest = max(width_mm(part, of.size.ours, bold=of.bold) for part in words.split("\n"))
    return Rule(length=form.RULE_SHARE.ours * min(longest, room), after=after)


def style_of(key: str, issuer: IssuingBody) -> str:
    """The style in which *issuer* sets the component *key*: the Party has its own for some."""
    return form.PARTY_STYLES[key].key if issuer.is_party and key in form.PARTY_STYLES else key


def header(paper: Paper) -> Iterator[Element]:
    """Issuing body and quốc hiệu; below them number, place and date, mark of urgency."""
    rows = [_names(paper.issuer, paper.orientation)]
    number = _number(paper)
    dated = form.place_and_date(paper.place, paper.date)
    if number or dated:
        style = style_of("DiaDanhThoiGian", paper.issuer)
        rows.append((number, (line(style, dated),) if dated else ()))
    if paper.urgency:
        rows.append(((_urgency(paper),), ()))
    yield _header_table(rows, paper.orientation)


def attached_header(issuer: IssuingBody, orientation: Orientation) -> Element:
    """The header of a text that a decision enacts: it has no number and no date of its own."""
    return _header_table([_names(issuer, orientation)], orientation)


def _header_table(rows: Sequence[tuple[tuple[Element, ...], ...]], turned: Orientation) -> Cells:
    columns = form.HEADER[turned]
    return Cells(
        widths=(columns.left, columns.right), rows=tuple(rows), offset=columns.offset, after=6
    )


def _names(issuer: IssuingBody, orientation: Orientation) -> tuple[tuple[Element, ...], ...]:
    room = form.HEADER[orientation].left - 2 * form.CELL_MARGIN_MM
    style, above = style_of("CoQuanBanHanh", issuer), style_of("CoQuanChuQuan", issuer)
    name = in_lines(style, issuer.name, room)
    left: list[Element] = [line(style, name)]
    if issuer.parent:
        left.insert(0, line(above, in_lines(above, issuer.parent, room)))
    if issuer.is_party:
        left.append(line(style, "*"))
        return tuple(left), _party_title()
    left.append(share_rule("CoQuanBanHanh", name, room))
    size = form.STYLES["TieuNgu"].size.ours
    right: tuple[Element, ...] = (
        line("QuocHieu", form.QUOC_HIEU),
        line("TieuNgu", form.TIEU_NGU),
        Rule(length=width_mm(form.TIEU_NGU, size, bold=True)),
    )
    return tuple(left), right


def _party_title() -> tuple[Element, ...]:
    style = form.PARTY_STYLES["QuocHieu"]
    length = width_mm(form.PARTY_TITLE, style.size.ours, bold=style.bold)
    return (line(style.key, form.PARTY_TITLE), Rule(length=length))


def _urgency(paper: Paper) -> Framed:
    assert paper.urgency
    width, height = form.URGENCY_FRAMES[paper.urgency]
    # The frame begins where the text does, though the header stands out to the left of it.
    left = max(0.0, -form.HEADER[paper.orientation].offset - form.CELL_MARGIN_MM)
    return Framed(style="MucDoKhan", words=paper.urgency, width=width, height=height, left=left)


def circulation(paper: Paper) -> tuple[Element, ...]:
    """The mark of circulation in the top margin of page 1 (ô số 11), if the paper has one."""
    if paper.circulation is None:
        return ()
    style = form.STYLES["PhamViLuuHanh"]
    width = width_mm(paper.circulation, style.size.ours, bold=True) + 2 * form.FRAME_MARGIN_MM
    start, end = (form.text_width(paper.orientation) * share for share in form.CIRCULATION_AT)
    left = max(0.0, (start + end - width) / 2)
    mark = Framed(
        style=style.key,
        words=paper.circulation,
        width=width,
        height=form.CIRCULATION_HEIGHT_MM,
        left=left,
    )
    return (mark,)


def address(paper: Paper) -> tuple[Element, ...]:
    """The address at the foot of page 1 under a rule as wide as the text (ô số 13)."""
    if not paper.address:
        return ()
    width = form.text_width(paper.orientation)
    return (Rule(length=width, after=2), line("DiaChi", paper.address))


def _number(paper: Paper) -> tuple[Element, ...]:
    lines = []
    if paper.number:
        style = style_of("SoKyHieu", paper.issuer)
        lines.append(line(style, form.number_as_printed(paper.number)))
    if paper.kind == form.LETTER and paper.title:
        room = form.HEADER[paper.orientation].left - 2 * form.CELL_MARGIN_MM
        told = in_lines("TrichYeuCongVan", f"V/v {paper.title}", room)
        lines.append(line("TrichYeuCongVan", told))
    return tuple(lines)


def heading(paper: Paper, kind: form.Kind) -> Iterator[Element]:
    """Kind and abstract in the middle with the rule under them; nothing for a công văn."""
    if paper.kind == form.LETTER:
        return
    name, title = (kind.heading, paper.title) if kind.heading else (paper.title, "")
    styles = (style_of(key, paper.issuer) for key in ("TenLoai", "TrichYeu"))
    named = tuple(zip(styles, (name, title), strict=True))
    yield from titles(named, form.text_width(paper.orientation))


def titles(named: Sequence[tuple[str, str]], width: float) -> Iterator[Element]:
    """Lines of a heading, (style, words) each, in the middle of *width*; a rule under the last."""
    told = [(style, in_lines(style, words, width)) for style, words in named if words]
    for style, words in told:
        yield line(style, words)
    if told:
        yield share_rule(*told[-1], width, after=12)


def addressed(addressees: Sequence[str], width: float) -> Iterator[Element]:
    """Kính gửi: one addressee on the same line, more of them one a line below."""
    label = "Kính gửi"
    if len(addressees) == 1:
        alone = line("KinhGui", f"{label}: {addressees[0].rstrip(' ;.')}")
        yield replace(alone, align=Align.CENTER, keep_next=True, before=12, after=12)
    elif addressees:
        # The dashes stand under the colon; the whole block in the middle, as far as it can.
        size = form.STYLES["KinhGui"].size.ours
        colon = width_mm(label, size)
        widest = max(width_mm(f"- {name};", size) for name in addressees)
        left = max(form.FIRST_LINE.ours, (width - colon - widest) / 2)
        yield replace(line("KinhGui", f"{label}:"), left=left, keep_next=True, before=12)
        hanging = width_mm("- ", size)
        lines = [
            replace(line("KinhGui", f"- {name}"), left=left + colon + hanging, hanging=hanging)
            for name in punctuated(addressees)
        ]
        yield from (*lines[:-1], replace(lines[-1], after=12))


def punctuated(items: Sequence[str]) -> list[str]:
    """*items* with ";" at their ends and "." at the last."""
    bare = [item.strip().rstrip(" ;.,") for item in items]
    last = "" if bare and bare[-1].endswith("…") else "."
    return [f"{item}{last if n == len(bare) else ';'}" for n, item in enumerate(bare, start=1)]


def bases(paper: Paper, kind: form.Kind) -> Iterator[Element]:
    """Competent authority, căn cứ, and the words that enact."""
    if paper.authority_heading:
        yield line("ThamQuyen", paper.authority_heading)
    for basis in punctuated(paper.bases):
        yield line("CanCu", basis)
    if kind.enacting:
        yield line("LoiBanHanh", kind.enacting)


def closing(paper: Paper) -> Iterator[Element]:
    """Recipients on the left, signature on the right; two signatures in minutes."""
    columns = form.SIGNATURES[paper.orientation]
    recipients = tuple(_recipients(paper))
    if paper.signature is None:
        yield from recipients
        return
    widths: tuple[float, ...] = (columns.left, columns.right)
    left = recipients
    if paper.second_signature:
        # Biên bản: the secretary signs on the left, recipients stand below.
        widths = (sum(widths) / 2,) * 2
        left = tuple(_signature(paper.second_signature, paper.issuer))
    rows = ((left, tuple(_signature(paper.signature, paper.issuer))),)
    yield Cells(widths=widths, rows=rows, offset=columns.offset, before=6)
    if paper.second_signature:
        yield from recipients


def _signature(signature: Signature, issuer: IssuingBody) -> Iterator[Element]:
    for words in (*signature.authority, signature.position):
        yield line(style_of("QuyenHanChucVu", issuer), words)
    yield Room(height=form.SIGNING_ROOM_MM)
    yield line(style_of("HoTen", issuer), signature.name or "")


def _recipients(paper: Paper) -> Iterator[Element]:
    if paper.recipients:
        yield line(style_of("NoiNhan", paper.issuer), "Nơi nhận:")
    for recipient in punctuated(paper.recipients):
        yield line(style_of("NoiNhanDong", paper.issuer), f"- {recipient}")
    if paper.copies:
        told = f"{paper.copies.drafter}.({paper.copies.count})"
        yield replace(line("NguoiSoanThao", told), left=form.DRAFTER_LEFT_MM)
