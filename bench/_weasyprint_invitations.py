"""The peer's half of ``invitations.py``: the same page by WeasyPrint, codes by segno.

Runs in an environment of its own. Reads one JSON request a line, ``{"fonts": folder, "out":
file, "people": [{"number", "name", "post", "unit", "url"}]}``, answers each with the seconds
from these values to the finished file.
"""

import io
import json
import sys
import time
from html import escape
from pathlib import Path

import segno
import weasyprint

FACES = (
    ("400Regular", "normal", "normal"),
    ("700Bold", "bold", "normal"),
    ("400Regular_Italic", "normal", "italic"),
    ("700Bold_Italic", "bold", "italic"),
)
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
.code td { vertical-align: middle; font: italic 12pt Tinos } .code img { width: 30mm }
.sign { width: 155mm; margin-top: 6pt } .sign .left { width: 58mm; font-size: 11pt }
.sign .left b { font: italic bold 12pt Tinos }
.sign .right { text-align: center; font-weight: bold } .sign .name { padding-top: 26mm }
"""


def font_faces(folder):
    return "".join(
        f"@font-face {{ font-family: Tinos; font-weight: {weight}; font-style: {style}; "
        f"src: url({(Path(folder) / f'Tinos_{name}.ttf').as_uri()}) }}"
        for name, weight, style in FACES
    )


def code(url):
    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        picture, kind="svg", border=4, xmldecl=False, omitsize=True
    )
    return "data:image/svg+xml;utf8," + picture.getvalue().decode().strip().replace("#", "%23")


def page(words, person):
    body = "".join(f"<p>{escape(text)}</p>" for text in words["body"])
    invited = f"{person['name']}, {person['post']}, {person['unit']}"
    signing = "<br>".join(map(escape, words["signing"]))
    issuer = escape(words["issuer"]).replace("\n", "<br>")
    return f"""<div class="page"><table class="head">
<tr><td class="left"><b>{issuer}</b><hr style="width:19mm">
<td class="right"><b>{escape(words["name"])}</b><br><b class="large">{escape(words["motto"])}</b>
<hr style="width:61mm">
<tr><td>Số: {person["number"]}/GM-UBND<td class="date">{escape(words["dated"])}</table>
<h1>GIẤY MỜI</h1><h2>{escape(words["title"])}</h2><hr style="width:65mm">
<p>{escape(words["inviting"])} <b>{escape(invited)}</b></p>{body}
<table class="code"><tr><td><img src='{code(person["url"])}'><td>{escape(words["caption"])}</table>
<table class="sign"><tr><td class="left"><b>Nơi nhận:</b><br>- Như trên;<br>- Lưu: VT.
<td class="right">{signing}<tr><td><td class="right name">{escape(words["signed"])}</table></div>"""


def main():
    for line in sys.stdin:
        request = json.loads(line)
        began = time.perf_counter()
        pages = "".join(page(request["words"], person) for person in request["people"])
        html = f"<style>{font_faces(request['fonts'])}{STYLE}</style>{pages}"
        weasyprint.HTML(string=html).write_pdf(request["out"])
        print(time.perf_counter() - began, flush=True)


if __name__ == "__main__":
    main()
