"""Các bên vẽ PDF đem ra so: WeasyPrint, ReportLab, Typst. Chạy trong môi trường riêng của chúng.

Each draws the page of ``_guests`` as its manual shows, and as quickly as it can be had: codes by
segno as usually done, and by the compiled encoder zxing-cpp where a case says so.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import _guests as words
from _case import main
from _guests import Guest

FACES = {"Regular": "", "Bold": "bold", "Italic": "italic"}


def face(name: str) -> Path:
    """The file of a face in the folder that the benchmark names."""
    return Path(os.environ["BENCH_FONTS"], f"Tinos-{name}.ttf")


def segno_rows(url: str) -> list[bytes]:
    import segno

    return [bytes(row) for row in segno.make(url, error="m", micro=False).matrix]


def zxing_rows(url: str) -> list[bytes]:
    import zxingcpp

    code = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    side = image.shape[0]
    pixels = image.tobytes().translate(_DARK)
    return [pixels[row * side : (row + 1) * side] for row in range(side)]


_DARK = bytes(light < 128 for light in range(256))
_RUN = re.compile(b"\x01+")


def dark_runs(rows: Sequence[bytes]) -> Iterator[tuple[int, int, int]]:
    """Row, first column and length of each run of dark modules."""
    for y, row in enumerate(rows):
        for run in _RUN.finditer(row):
            yield y, run.start(), run.end() - run.start()


def svg(rows: Sequence[bytes]) -> str:
    path = "".join(f"M{x + 4} {y + 4}h{n}v1h-{n}z" for y, x, n in dark_runs(rows))
    side = len(rows) + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{path}"/></svg>'
    )


# ── WeasyPrint ───────────────────────────────────────────────────────────────────────────────

STYLE = """
@page { size: A4; margin: 25mm 20mm 20mm 35mm }
body { font: 14pt/1.149 Tinos; margin: 0 }
.page { break-after: page }
table { border-collapse: collapse; table-layout: fixed }
td { vertical-align: top; padding: 0 1.9mm }
.head { width: 167.5mm; margin-left: -3.5mm; text-align: center; font-size: 13pt }
.head .right { width: 100mm } .head .left { width: 67.5mm }
.large { font-size: 14pt } .date { font-size: 14pt; font-style: italic }
hr { border: 0; border-top: .75pt solid; margin: 3pt auto 6pt }
h1, h2 { font-size: 14pt; text-align: center; margin: 0 } h1 { margin-top: 14pt }
p { margin: 0 0 6pt; text-align: justify; text-indent: 12.7mm }
.code td { vertical-align: middle; font: italic 12pt Tinos } .code img { width: 26mm }
.sign { width: 155mm; margin-top: 6pt } .sign .left { width: 58mm; font-size: 11pt }
.sign .left b { font: italic bold 12pt Tinos }
.sign .right { text-align: center; font-weight: bold } .sign .name { padding-top: 26mm }
"""


def weasyprint(people: Sequence[Guest], out: Path) -> None:
    import weasyprint as engine

    faces = "".join(
        f"@font-face {{ font-family: Tinos; src: url({face(name).as_uri()}); "
        f"font-weight: {'bold' if look == 'bold' else 'normal'}; "
        f"font-style: {'italic' if look == 'italic' else 'normal'} }}"
        for name, look in FACES.items()
    )
    pages = "".join(map(_html, people))
    engine.HTML(string=f"<style>{faces}{STYLE}</style>{pages}").write_pdf(out)


def _html(guest: Guest) -> str:
    code = "data:image/svg+xml;utf8," + svg(segno_rows(guest.url)).replace("#", "%23")
    body = "".join(f"<p>{escape(text)}</p>" for text in words.BODY)
    signing = "<br>".join(map(escape, words.SIGNING))
    issuer = escape(words.ISSUER).replace("\n", "<br>")
    return f"""<div class="page"><table class="head">
<tr><td class="left"><b>{issuer}</b><hr style="width:19mm">
<td class="right"><b>{words.NATION}</b><br><b class="large">{words.MOTTO}</b>
<hr style="width:61mm">
<tr><td>{words.NUMBER}<td class="date">{words.DATED}</table>
<h1>GIẤY MỜI</h1><h2>{escape(words.TITLE)}</h2><hr style="width:65mm">
<p>{words.INVITING} <b>{escape(guest.invited)}</b></p>{body}
<table class="code"><tr><td><img src='{code}'><td>{escape(guest.caption)}</table>
<table class="sign"><tr><td class="left"><b>Nơi nhận:</b><br>- Như trên;<br>- Lưu: VT.
<td class="right">{signing}<tr><td><td class="right name">{words.SIGNED}</table></div>"""


# ── ReportLab ────────────────────────────────────────────────────────────────────────────────

A4 = (595.28, 841.89)
LEFT, RIGHT, TOP = 99.2, 538.6, 771.0
WIDTH = RIGHT - LEFT


@lru_cache(maxsize=1)
def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in FACES:
        pdfmetrics.registerFont(TTFont(name, str(face(name))))


def reportlab_platypus(people: Sequence[Guest], out: Path) -> None:
    """Flowing paragraphs and ReportLab's own code, as its user guide shows."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, SimpleDocTemplate

    _register()
    plain = ParagraphStyle(
        "p", fontName="Regular", fontSize=14, leading=16.1, alignment=4, spaceAfter=6,
        firstLineIndent=36,
    )  # fmt: skip
    middle = ParagraphStyle("c", parent=plain, alignment=1, firstLineIndent=0, spaceAfter=0)
    story: list[Any] = []
    for guest in people:
        story += [*_flowing(guest, plain, middle), PageBreak()]
    margins = {"leftMargin": LEFT, "rightMargin": 56.7, "topMargin": 70.9, "bottomMargin": 56.7}
    SimpleDocTemplate(str(out), pagesize=A4, **margins).build(story)


def _flowing(guest: Guest, plain: Any, middle: Any) -> list[Any]:
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.platypus import Paragraph, Table

    def bold(text: str) -> Any:
        return Paragraph(f'<font name="Bold">{escape(text)}</font>', middle)

    issuer = [bold(text) for text in words.ISSUER.split("\n")]
    dated = Paragraph(f'<font name="Italic">{words.DATED}</font>', middle)
    head = [
        [[*issuer, Paragraph(words.NUMBER, middle)], [bold(words.NATION), bold(words.MOTTO), dated]]
    ]
    code = Drawing(74, 74)
    code.add(QrCodeWidget(guest.url, barLevel="M", barWidth=74, barHeight=74))
    signing = [bold(text) for text in (*words.SIGNING, words.SIGNED)]
    copies = [Paragraph(text, plain) for text in ("Nơi nhận:", "- Như trên;", "- Lưu: VT.")]
    invited = f'{words.INVITING} <font name="Bold">{escape(guest.invited)}</font>'
    return [
        Table(head, colWidths=[185, 283]),
        bold("GIẤY MỜI"),
        bold(words.TITLE),
        Paragraph(invited, plain),
        *(Paragraph(escape(text), plain) for text in words.BODY),
        Table([[code, Paragraph(guest.caption, middle)]], colWidths=[90, 349]),
        Table([[copies, signing]], colWidths=[164, 275]),
    ]


def reportlab_segno(people: Sequence[Guest], out: Path) -> None:
    """Lines put on the page by hand, codes by segno: ReportLab at its quickest."""
    _register()
    _on_canvas(people, out, segno_rows)


def reportlab_zxing(people: Sequence[Guest], out: Path) -> None:
    _register()
    _on_canvas(people, out, zxing_rows)


def _on_canvas(people: Sequence[Guest], out: Path, rows: Callable[[str], Sequence[bytes]]) -> None:
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(out), pagesize=A4)
    body = [line for text in words.BODY for line in simpleSplit(text, "Regular", 14, WIDTH)]
    title = simpleSplit(words.TITLE, "Bold", 14, WIDTH - 20)
    for guest in people:
        _page(canvas, guest, title, body, simpleSplit)
        path = canvas.beginPath()
        modules = rows(guest.url)
        step = 74 / len(modules)
        for y, x, length in dark_runs(modules):
            path.rect(LEFT + x * step, 330 - y * step, length * step, step)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


def _page(canvas: Any, guest: Guest, title: list[str], body: list[str], split: Any) -> None:
    for x, y, font, size, text in (
        (180, 0, "Bold", 13, words.ISSUER.split("\n")[0]),
        (180, 16, "Bold", 13, words.ISSUER.split("\n")[1]),
        (180, 34, "Regular", 13, words.NUMBER),
        (420, 0, "Bold", 13, words.NATION),
        (420, 16, "Bold", 14, words.MOTTO),
        (420, 34, "Italic", 14, words.DATED),
        (319, 70, "Bold", 14, "GIẤY MỜI"),
        *((319, 86 + 16 * n, "Bold", 14, text) for n, text in enumerate(title)),
        *((420, 470 + 16 * n, "Bold", 14, text) for n, text in enumerate(words.SIGNING)),
        (420, 600, "Bold", 14, words.SIGNED),
    ):
        canvas.setFont(font, size)
        canvas.drawCentredString(x, TOP - y, text)
    y = TOP - 150
    for font, lines in (
        ("Regular", [words.INVITING]),
        ("Bold", split(guest.invited, "Bold", 14, WIDTH)),
        ("Regular", body),
        ("Italic", [guest.caption, "Nơi nhận:", "- Như trên;", "- Lưu: VT."]),
    ):
        canvas.setFont(font, 14)
        for line in lines:
            canvas.drawString(LEFT, y, line)
            y -= 17


# ── Typst ────────────────────────────────────────────────────────────────────────────────────

TYPST = """
#set page(paper: "a4", margin: (left: 35mm, right: 20mm, top: 25mm, bottom: 20mm))
#set text(font: "Tinos", size: 14pt, lang: "vi", fallback: false)
#set par(justify: true, leading: 0.4em, spacing: 0.7em)
#let w = json(bytes(sys.inputs.words))
#let lines(texts) = texts.join(linebreak())
#let page-of(g) = {
  grid(columns: (67.5mm, 1fr),
    align(center, { strong(lines(w.issuer.split("\\n"))); linebreak(); w.number }),
    align(center, { strong(w.nation); linebreak(); strong(w.motto); linebreak(); emph(w.dated) }))
  v(10pt)
  align(center, strong({ "GIẤY MỜI"; linebreak(); w.title }))
  par({ w.inviting; " "; strong(g.invited) })
  for text in w.body { par(text) }
  grid(columns: (30mm, 1fr), align: horizon,
    image(bytes(g.code), format: "svg", width: 26mm), emph(g.caption))
  grid(columns: (58mm, 1fr),
    lines(("Nơi nhận:", "- Như trên;", "- Lưu: VT.")),
    align(center, strong({ lines(w.signing); v(24mm); w.signed })))
}
#for (n, g) in json(bytes(sys.inputs.guests)).enumerate() {
  if n > 0 { pagebreak() }
  page-of(g)
}
"""


@lru_cache(maxsize=1)
def _compiler() -> Any:
    import typst

    fonts = [os.environ["BENCH_FONTS"]]
    # A file: a compiler that is given the text itself forgets it after the first use.
    source = Path(tempfile.mkdtemp(), "invitation.typ")
    source.write_text(TYPST, encoding="utf-8")
    return typst.Compiler(str(source), font_paths=fonts, ignore_system_fonts=True)


def _typst(people: Sequence[Guest], rows: Callable[[str], Sequence[bytes]]) -> bytes:
    told = {
        "issuer": words.ISSUER, "nation": words.NATION, "motto": words.MOTTO, "body": words.BODY,
        "number": words.NUMBER, "dated": words.DATED, "title": words.TITLE,
        "inviting": words.INVITING, "signing": words.SIGNING, "signed": words.SIGNED,
    }  # fmt: skip
    those = [
        {"invited": guest.invited, "caption": guest.caption, "code": svg(rows(guest.url))}
        for guest in people
    ]
    inputs = {"words": json.dumps(told), "guests": json.dumps(those)}
    pdf: bytes = _compiler().compile(sys_inputs=inputs, format="pdf")
    return pdf


def typst_segno(people: Sequence[Guest], out: Path) -> None:
    out.write_bytes(_typst(people, segno_rows))


def typst_zxing(people: Sequence[Guest], out: Path) -> None:
    out.write_bytes(_typst(people, zxing_rows))


def typst_each_segno(people: Sequence[Guest], out: Path) -> None:
    """One file for each guest; the compiler is kept."""
    out.mkdir(exist_ok=True)
    for guest in people:
        Path(out, f"{guest.number}.pdf").write_bytes(_typst([guest], segno_rows))


def typst_each_zxing(people: Sequence[Guest], out: Path) -> None:
    out.mkdir(exist_ok=True)
    for guest in people:
        Path(out, f"{guest.number}.pdf").write_bytes(_typst([guest], zxing_rows))


# ── Badges ───────────────────────────────────────────────────────────────────────────────────


def reportlab_badges(people: Sequence[Guest], out: Path) -> None:
    """Badges of A6, one a page, codes by segno."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    _register()
    canvas = Canvas(str(out), pagesize=(297.6, 419.5))
    for guest in people:
        canvas.setFillColorRGB(0.09, 0.33, 0.6)
        canvas.rect(0, 360, 297.6, 60, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for font, size, y, text in (
            ("Bold", 9, 340, words.TITLE),
            ("Bold", 22, 260, guest.name),
            ("Regular", 13, 220, f"{guest.post}, {guest.unit}"),
        ):
            canvas.setFont(font, size)
            for n, line in enumerate(simpleSplit(text, font, size, 270)):
                canvas.drawCentredString(148.8, y - n * size * 1.2, line)
        modules = segno_rows(guest.url)
        path, step = canvas.beginPath(), 100 / len(modules)
        for y, x, length in dark_runs(modules):
            path.rect(98.8 + x * step, 140 - y * step, length * step, step)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


CASES = {
    "weasyprint": (weasyprint, "weasyprint segno"),
    "reportlab-platypus": (reportlab_platypus, "reportlab"),
    "reportlab-segno": (reportlab_segno, "reportlab segno"),
    "reportlab-zxing": (reportlab_zxing, "reportlab zxing-cpp"),
    "typst-segno": (typst_segno, "typst segno"),
    "typst-zxing": (typst_zxing, "typst zxing-cpp"),
    "typst-each-segno": (typst_each_segno, "typst segno"),
    "typst-each-zxing": (typst_each_zxing, "typst zxing-cpp"),
    "reportlab-badges": (reportlab_badges, "reportlab segno"),
}

if __name__ == "__main__":
    main(CASES)
