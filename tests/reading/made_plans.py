"""Worked plans set again as an office would: DOCX with tables, and PDF through LibreOffice."""

import itertools
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt

from hoinghi.reading.layout import Layout, see

_PROGRAMME = re.compile(r"NGÀY 1:|THỜI GIAN NỘI DUNG$")
_NEXT_PART = re.compile(r"[IVX]+\. ")
SOFFICE = shutil.which("soffice")


def docx_of_plan(gold: dict, text: str):
    """The plan *text* as a document: heading and closing in tables, rows as rows.

    The heading and the end are set from *gold*, its answers; the rest is the text itself.
    """
    layout = see(text.split("\n"))
    document = _sheet()
    if gold["place"] or gold["parent_issuer"]:
        _heading(document, gold)
    _centred(document, "KẾ HOẠCH")
    _centred(document, gold["title"])
    _running(document, [para.text for para in layout.preamble])
    _body(document, gold, [node.para for node in layout.outline.nodes])
    _closing(document, gold)
    _annexes(document, gold, layout)
    return document


def pdf_of_docx(path: Path, *, profile: Path) -> Path:
    """*path* printed by LibreOffice beside itself; *profile* is a folder for its settings."""
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(path.parent), str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    return path.with_suffix(".pdf")


def _sheet():
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    section.different_first_page_header_footer = True
    section.header_distance = Cm(1)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", None, "end"):
        run = number.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = "PAGE"
        run._r.append(mark)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(14)
    style.paragraph_format.space_after = Pt(6)
    return document


def _heading(document, gold):
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    number = gold["number"] or "     /KH-XYZ"
    above = [gold["parent_issuer"], gold["issuer"], f"Số: {number}"]
    _lines(left, [line for line in above if line])
    year, month, day = (gold["date"] or "2026-04-").split("-")
    when = f"ngày {day or '    '} tháng {month} năm {year}"
    motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    _lines(right, [*motto, f"{gold['place']}, {when}"] if gold["place"] else motto)


def _closing(document, gold):
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    items = [f"- {item};" for item in gold["recipients"]]
    if items:
        items[-1] = items[-1][:-1] + "."
        _lines(left, ["Nơi nhận:", *items], WD_ALIGN_PARAGRAPH.LEFT, 11)
    sign = gold["signature"] or {}
    _lines(
        right,
        [
            *filter(None, [sign.get("authority"), sign.get("position")]),
            "", "", "",
            sign.get("name") or "",
        ],
    )  # fmt: skip


def _annexes(document, gold, layout: Layout):
    if not layout.annexes:
        return
    document.add_page_break()
    if any(para.cells for para in layout.annexes):
        _body(document, gold, layout.annexes)
        return
    texts = [para.text for para in layout.annexes]
    body = " ".join(node.para.text for node in layout.outline.nodes)
    tasks = list(itertools.dropwhile(lambda task: task["action"][:20] in body, gold["tasks"]))
    start = next((i for i, text in enumerate(texts) if text.startswith("TT")), None)
    if start is not None and tasks:
        _running(document, texts[:start])
        rows = [
            (f"{number}.", task["action"], "\n".join(task["owners"]), "")
            for number, task in enumerate(tasks, 1)
        ]
        _table(document, [("TT", "Nhiệm vụ thực hiện", "Người thực hiện", "Ghi chú"), *rows])
    else:
        _body(document, gold, layout.annexes)


def _body(document, gold, paras: Iterable):
    """The *paras* with their rows as tables; a programme printed cell by cell is a table again."""
    rows: list[Sequence[str]] = []
    in_programme = False
    for para in paras:
        if para.cells:
            rows.append(para.cells)
            continue
        _table(document, rows)
        rows = []
        if not in_programme and gold["agenda"] and _PROGRAMME.search(para.text):
            in_programme = True
            _programme(document, gold["agenda"])
        elif in_programme and _NEXT_PART.match(para.text):
            in_programme = False
        if not in_programme:
            _running(document, [para.text])
    _table(document, rows)


def _programme(document, agenda):
    """One table a day: a clock that goes back begins another."""
    day: list[Sequence[str]] = []
    before = 0
    for point in agenda:
        clock = int(re.match(r"\d+", point["time"])[0])
        if clock < before:
            _running(document, ["NGÀY TIẾP THEO"])
        if not day or clock < before:
            _table(document, day)
            day = [("Thời gian", "Nội dung", "Thực hiện"), ("Buổi sáng",)]
        before = clock
        day.append((point["time"], point["text"], point["presenter"] or ""))
    _table(document, day)


def _table(document, rows: Sequence[Sequence[str]]):
    if not rows:
        return
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    table.style = "Table Grid"
    for row in rows:
        if len(row) == 1:
            cells = table.add_row().cells
            _lines(cells[0].merge(cells[-1]), row)
            continue
        for cell, text in zip(table.add_row().cells, row, strict=False):
            _lines(cell, text.split("\n"), WD_ALIGN_PARAGRAPH.LEFT, 12)


def _lines(cell, lines, alignment=WD_ALIGN_PARAGRAPH.CENTER, size=13):
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        paragraph.alignment = alignment
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(line).font.size = Pt(size)


def _centred(document, text):
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = True


def _running(document, texts):
    for text in texts:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.add_run(text)
