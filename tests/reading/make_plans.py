"""Makes the plans that the reader has never seen: answers, and texts as real layouts give them.

``plans/written/NAME.plan`` holds a plan of invented bodies and people with its answers beside the
words, set by hand after the labelling rules. Out of each come ``plans/unseen/NAME.json`` (the
answers) and texts: written as DOCX, printed by LibreOffice as PDF, taken out by ``pdftotext`` in
reading order, by position (``-layout``) and raw (``-raw``), and by OCR of the printed pages.

How a ``.plan`` is written, a line each:

- ``@left A | B``, ``@no``, ``@place``, ``@kind``, ``@title A | B``, ``@form party``: the heading;
- ``=key value``: an answer of the heading, the event or the signature;
- ``!lb type | number | date | issuer | subject``: an answer among the grounds;
- ``!optional group value``, ``!accept key value``: notes to the scorer;
- ``@nn - UBND tỉnh;``, ``@sign A | B``: Nơi nhận and the lines of the signature;
- ``@table 1,6,3`` opens a table, whose rows are ``cell || cell``; ``@page`` turns the page;
- ``@mid text``: in the middle; everything else is a paragraph.

A paragraph or row may open with its answers, ``<II.1>`` an item of that path, ``<II.1~1.>`` with
its marker, ``<;T=A + B>`` a task of owners A and B, ``<;D=group>`` delegates, ``<;A>`` a point of
the agenda, ``<;P=C + D>`` and ``<;X=2024-11-20,trước …>`` partners and deadline of a task that
says them in items of its own, ``<;K>`` a talk, ``<;F>`` funding, ``<;W=12,30>`` awards. Inside,
``{o|Sở Y tế}`` is an owner, ``p`` a partner, ``t`` what the item says, ``d|2026-10-05|…`` a
deadline, ``c|350|…`` a count, ``u|2|…`` a count of each body, ``h`` a time, ``w`` who presents,
``k`` who talks. ``@texts reading layout raw ocr`` names the texts to make.

Use: ``python tests/reading/make_plans.py [NAME…]``; needs soffice, pdftotext, pdftoppm, tesseract.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = Path(__file__).parent / "plans"
WRITTEN, UNSEEN = HERE / "written", HERE / "unseen"
MODES = {"reading": [], "layout": ["-layout"], "raw": ["-raw"]}
ALSO: list[str] = []
CENTER = WD_ALIGN_PARAGRAPH.CENTER


@dataclass
class Span:
    """A marked piece of text: ``{tag|value|text}``."""

    tag: str
    value: str
    text: str


@dataclass
class Written:
    """A plan as written: what to print and what to answer."""

    head: dict[str, Any] = field(default_factory=dict)
    blocks: list[tuple[str, Any]] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signing: list[str] = field(default_factory=list)
    gold: dict[str, Any] = field(default_factory=dict)


def spans_of(marked: str) -> tuple[str, list[Span]]:
    """*marked* without its marks, and the marked pieces, inner ones too."""
    plain: list[str] = []
    spans: list[Span] = []
    open_: list[tuple[str, str, int]] = []
    at = length = 0
    opening = re.compile(r"\{([ptowhk])\||\{([dcu])\|([^|}]*)\|")
    while at < len(marked):
        match = opening.match(marked, at)
        if match:
            open_.append((match[1] or match[2], match[3] or "", length))
            at = match.end()
        elif marked[at] == "}" and open_:
            tag, value, start = open_.pop()
            spans.append(Span(tag, value, "".join(plain)[start:]))
            at += 1
        else:
            plain.append(marked[at])
            length += 1
            at += 1
    return "".join(plain), spans


def empty_gold() -> dict[str, Any]:
    keys = ("kind", "number", "parent_issuer", "issuer", "place", "date", "title")
    lists = ("agenda", "talks", "delegates", "funding", "tasks", "recipients")
    gold: dict[str, Any] = dict.fromkeys(keys)
    gold.update(kind="Kế hoạch", legal_bases=[], sections=[], event={}, awards={}, signature={})
    gold.update({key: [] for key in lists}, _optional={}, _accept={})
    return gold


def read_written(path: Path) -> Written:
    plan = Written(gold=empty_gold())
    rows: list[list[str]] | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            rows = None if line.startswith("#") else rows
            continue
        if line.startswith("@table"):
            rows = []
            widths = [float(w) for w in line.split()[1].split(",")]
            plan.blocks.append(("table", (widths, rows)))
        elif line[0] == "@":
            _note(plan, line)
        elif line[0] == "=":
            _answer(plan.gold, *line[1:].split(" ", 1))
        elif line[0] == "!":
            _scoring(plan.gold, line[1:])
        elif " || " in line and rows is not None:
            rows.append([cell.strip() for cell in _marked(plan.gold, line).split("||")])
        else:
            rows = None
            plan.blocks.append(("text", _marked(plan.gold, line)))
    _close(plan)
    return plan


def _note(plan: Written, line: str) -> None:
    key, _, value = line[1:].partition(" ")
    if key == "nn":
        plan.recipients.append(value)
    elif key == "sign":
        plan.signing = [part.strip() for part in value.split("|")]
    elif key in ("page", "mid"):
        plan.blocks.append((key, value))
    else:
        plan.head[key] = value


def _answer(gold: dict[str, Any], key: str, value: str) -> None:
    group, _, name = key.partition(".")
    number = name in ("duration_days", "delegate_count", "collectives", "individuals")
    if name:
        gold[{"sign": "signature"}.get(group, group)][name] = float(value) if number else value
    else:
        gold[key] = value


def _scoring(gold: dict[str, Any], note: str) -> None:
    what, _, rest = note.partition(" ")
    if what == "lb":
        parts = [part.strip() or None for part in rest.split("|")]
        names = ("type", "number", "date", "issuer", "subject")
        gold["legal_bases"].append(dict(zip(names, parts, strict=True)))
    else:
        key, _, value = rest.partition(" ")
        gold["_" + what].setdefault(key, []).append(value)


def _marked(gold: dict[str, Any], line: str) -> str:
    """The plain text of *line*; its answers go into *gold*."""
    match = re.match(r"<([^>]*)>\s?", line)
    text, spans = spans_of(line[match.end() :] if match else line)
    if match:
        path, _, parts = match[1].partition(";")
        if path:
            _section(gold, path, text)
        for part in filter(None, parts.split(";")):
            kind, _, value = part.partition("=")
            _PARTS[kind](gold, text, spans, value)
    return text


def _section(gold: dict[str, Any], path: str, text: str) -> None:
    path, _, mark = path.partition("~")
    mark = mark or text.split(" ")[0]
    rest = text[len(mark) :].strip()
    head = rest.split(":")[0]
    title = " ".join(head.split()[:12])
    gold["sections"].append({"path": path, "marker": mark, "title": title.rstrip(" .;")})


def _of(spans: list[Span], tag: str) -> list[str]:
    return [span.text for span in spans if span.tag == tag]


def _first(spans: list[Span], tag: str) -> str | None:
    return next(iter(_of(spans, tag)), None)


def _bare(text: str) -> str:
    return re.sub(r"^(?:[-+*•]|\d{1,2}[.)/]|[a-zđ][.)]|[IVX]+[.)])\s*", "", text).strip(" .;")


def _task(gold: dict[str, Any], text: str, spans: list[Span], value: str) -> None:
    inherited = [owner for owner in value.split(" + ") if owner]
    deadline = [span for span in spans if span.tag == "d"]
    gold["tasks"].append(
        {
            "owners": _of(spans, "o") or inherited,
            "partners": _of(spans, "p"),
            "action": _bare(_first(spans, "t") or text),
            "deadline": (deadline[0].value or None) if deadline else None,
            "deadline_text": deadline[0].text if deadline else None,
            "deadline_alt": [span.value for span in deadline[1:] if span.value],
        }
    )


def _delegate(gold: dict[str, Any], text: str, spans: list[Span], value: str) -> None:
    numbers = {span.tag: int(span.value) for span in spans if span.tag in "cu"}
    gold["delegates"].append(
        {
            "group": value or None,
            "text": _bare(_first(spans, "t") or text),
            "count": numbers.get("c"),
            "per_unit": numbers.get("u"),
        }
    )


def _agenda(gold: dict[str, Any], text: str, spans: list[Span], value: str) -> None:
    gold["agenda"].append(
        {
            "order": len(gold["agenda"]) + 1,
            "time": _first(spans, "h") or value or None,
            "text": _bare(_first(spans, "t") or text),
            "presenter": _first(spans, "w"),
        }
    )


def _talk(gold: dict[str, Any], text: str, spans: list[Span], value: str) -> None:
    gold["talks"].append({"unit": _first(spans, "k"), "topic": _first(spans, "t")})


def _funding(gold: dict[str, Any], text: str, spans: list[Span], value: str) -> None:
    gold["funding"].append({"text": _bare(_first(spans, "t") or text)})


def _awards(gold: dict[str, Any], text: str, spans: list[Span], value: str) -> None:
    counts = [int(part) if part else None for part in value.split(",")]
    gold["awards"] = {
        "collectives": counts[0],
        "individuals": counts[1],
        "text": _bare(_first(spans, "t") or text),
    }


def _partners(gold: dict[str, Any], text: str, spans: list[Span], value: str) -> None:
    gold["tasks"][-1]["partners"] = value.split(" + ")


def _deadline(gold: dict[str, Any], text: str, spans: list[Span], value: str) -> None:
    day, _, said = value.partition(",")
    gold["tasks"][-1].update(deadline=day or None, deadline_text=said)


_PARTS = {
    "P": _partners,
    "X": _deadline,
    "T": _task,
    "D": _delegate,
    "A": _agenda,
    "K": _talk,
    "F": _funding,
    "W": _awards,
}


def _close(plan: Written) -> None:
    gold, head = plan.gold, plan.head
    gold["title"] = gold["title"] or " ".join(p.strip() for p in head["title"].split("|"))
    gold["recipients"] = [re.sub(r"^[-+]\s*", "", r).rstrip(" .;,") for r in plan.recipients]


# ------------------------------------------------------------------------------ the DOCX


def make_docx(plan: Written, path: Path) -> None:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    _heading(document, plan)
    for kind, value in plan.blocks:
        _BLOCKS[kind](document, value)
        if kind == "text" and value.rstrip().endswith("./.") and plan.signing:
            _closing(document, plan)
            plan.signing = []
    if plan.signing:
        _closing(document, plan)
    document.save(str(path))


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = CENTER
    run = paragraph.add_run()._r
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run.append(element)


def _heading(document: Any, plan: Written) -> None:
    head = plan.head
    left = [part.strip() for part in head.get("left", "").split("|") if part.strip()]
    left += [head["no"]] if "no" in head else []
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    if head.get("form") == "party":
        right = ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    right = [] if head.get("form") == "none" else right
    right += ["", head["place"]] if "place" in head else []
    if left or right:
        table = document.add_table(1, 2)
        table.columns[0].width, table.columns[1].width = Cm(6.4), Cm(9.6)
        for cell, width, lines in zip(table.rows[0].cells, (6.4, 9.6), (left, right), strict=True):
            cell.width = Cm(width)
            _lines(cell, lines, 12.5)
        if head.get("draft"):
            _mid(document, head["draft"])
    _mid(document, head.get("kind", "KẾ HOẠCH"))
    for part in head["title"].split("|"):
        _mid(document, part.strip())


def _lines(cell: Any, lines: list[str], size: float, *, middle: bool = True) -> None:
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.alignment = CENTER if middle else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(line).font.size = Pt(size)


def _mid(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = CENTER
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(text).bold = True


def _text(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.add_run(text)


def _page(document: Any, _: str) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _table(document: Any, value: tuple[list[float], list[list[str]]]) -> None:
    widths, rows = value
    table = document.add_table(0, len(widths))
    table.style = "Table Grid"
    table.autofit = False
    scale = 16 / sum(widths)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width * scale)
    for row in rows:
        cells = table.add_row().cells
        for cell, width, text in zip(cells, widths, row, strict=True):
            cell.width = Cm(width * scale)
            _lines(cell, text.split("\\n"), 12.5, middle=False)
    document.add_paragraph()


def _closing(document: Any, plan: Written) -> None:
    table = document.add_table(1, 2)
    left = ["Nơi nhận:", *plan.recipients] if plan.recipients else []
    right = [line.replace("~", "") for line in plan.signing]
    for cell, width, lines, size in zip(
        table.rows[0].cells, (8, 8), (left, right), (11, 13.5), strict=True
    ):
        cell.width = Cm(width)
        _lines(cell, lines, size, middle=size > 12)


_BLOCKS = {"text": _text, "mid": _mid, "page": _page, "table": _table}


# ------------------------------------------------------------------------------ its texts


def make_texts(docx: Path, modes: list[str]) -> dict[str, str]:
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(docx.parent), str(docx)],
        check=True,
        capture_output=True,
    )
    pdf = docx.with_suffix(".pdf")
    other = {"ocr": lambda: _ocr(pdf), "spaced": lambda: _spaced(pdf), "flow": lambda: _flow(docx)}
    return {mode: other.get(mode, lambda m=mode: _pdftotext(pdf, m))() for mode in modes}


def _flow(docx: Path) -> str:
    """A paragraph a line, the cells of a row joined by tabs, as text pasted out of Word."""
    lines: list[str] = []
    for block in Document(str(docx)).iter_inner_content():
        if hasattr(block, "rows"):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def _spaced(pdf: Path) -> str:
    """An empty line after each visual line, as some viewers copy."""
    lines = _pdftotext(pdf, "reading").replace("\f", "\n").split("\n")
    return "".join(f" {line} \n \n" for line in lines if line.strip())


def _pdftotext(pdf: Path, mode: str) -> str:
    command = ["pdftotext", "-enc", "UTF-8", *MODES[mode], str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _ocr(pdf: Path) -> str:
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "170", "-gray", "-png", str(pdf), str(stem)], check=True)
    pages = sorted(pdf.parent.glob(f"{stem.name}-*.png"))
    command = ["tesseract", "{}", "-", "-l", "vie", "--psm", "4"]
    return "\f".join(
        subprocess.run(
            [str(page) if part == "{}" else part for part in command],
            check=True, capture_output=True, text=True,
        ).stdout
        for page in pages
    )  # fmt: skip


def make(name: str, folder: Path) -> None:
    plan = read_written(WRITTEN / f"{name}.plan")
    modes = plan.head.get("texts", "reading layout raw").split()
    modes = ALSO or modes
    folder.mkdir(parents=True, exist_ok=True)
    answers = json.dumps(plan.gold, ensure_ascii=False, indent=1)
    (folder / f"{name}.json").write_text(answers + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as work:
        docx = Path(work) / f"{name}.docx"
        make_docx(plan, docx)
        for mode, text in make_texts(docx, modes).items():
            (folder / f"{name}.{mode}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or sorted(path.stem for path in WRITTEN.glob("*.plan")):
        make(wanted, UNSEEN)
        print(wanted)
