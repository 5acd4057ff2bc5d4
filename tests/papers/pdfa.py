"""Checks a file against what PDF/A-2b asks and a program can tell. Source: ISO 19005-2:2011."""

import io
import re
from xml.etree import ElementTree

import pikepdf

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
ADOBE = "{http://ns.adobe.com/pdf/1.3/}"
FORBIDDEN_ACTIONS = {"/Launch", "/JavaScript", "/Sound", "/Movie", "/ResetForm", "/ImportData"}
FILTERS = {"/FlateDecode", "/DCTDecode"}  # of those that the standard allows, the ones we use


def faults(data):
    """What the file lacks or must not have; empty where it keeps the standard."""
    found = list(_file(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found += [f"syntax: {fault}" for fault in pdf.check_pdf_syntax()]
        for check in (_trailer, _objects, _intent, _metadata, _fonts, _colours):
            found += check(pdf)
    return found


def _file(data):
    if not re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", data):
        yield "6.1.2: head of the file"
    if not data.endswith(b"%%EOF\n"):
        yield "6.1.3: letters after the end of the file"


def _trailer(pdf):
    if len(pdf.trailer.get("/ID", [])) != 2:
        yield "6.1.3: no ID"
    if "/Encrypt" in pdf.trailer:
        yield "6.1.3: encrypted"


def _objects(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            if str(thing.get("/Filter", "/FlateDecode")) not in FILTERS:
                yield f"6.1.7.2: filter {thing.Filter}"
            if {"/F", "/FFilter"} & set(thing.keys()):
                yield "6.1.7.1: stream outside the file"
        if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
            if str(thing.get("/S", "")) in FORBIDDEN_ACTIONS or "/AA" in thing:
                yield "6.5: action"
            if thing.get("/Interpolate"):
                yield "6.2.8: smoothed picture"
            if str(thing.get("/Subtype", "")) == "/PS" or "/Ref" in thing:
                yield "6.2.9: form"


def _intent(pdf):
    (intent,) = pdf.Root.OutputIntents
    if str(intent.S) != "/GTS_PDFA1" or not str(intent.OutputConditionIdentifier):
        yield "6.2.3: output intent"
    profile = intent.DestOutputProfile.read_bytes()
    if int.from_bytes(profile[:4], "big") != len(profile) or profile[36:40] != b"acsp":
        yield "6.2.3: damaged profile"
    if profile[12:20] != b"mntrRGB " or profile[8] > 4 or intent.DestOutputProfile.N != 3:
        yield "6.2.3: profile of another sort"


def _metadata(pdf):
    if str(pdf.Root.Metadata.Subtype) != "/XML":
        yield "6.6.2: metadata"
    tree = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    told = {element.tag: "".join(element.itertext()).strip() for element in tree.iter()}
    if (told[f"{PDFAID}part"], told[f"{PDFAID}conformance"]) != ("2", "B"):
        yield "6.6.4: identification"
    pairs = {"/Title": f"{DC}title", "/Author": f"{DC}creator", "/Producer": f"{ADOBE}Producer"}
    for name, tag in pairs.items():
        if str(pdf.docinfo.get(name, "")) != told.get(tag, ""):
            yield f"6.6.3: {name} is said in two ways"
    for name, tag in {"/CreationDate": "CreateDate", "/ModDate": "ModifyDate"}.items():
        day = re.sub(r"\D", "", str(pdf.docinfo.get(name, "")))
        if day != re.sub(r"\D", "", told.get(XMP + tag, "")):
            yield f"6.6.3: {name} is said in two ways"


def _fonts(pdf):
    fonts = [f for f in pdf.objects if isinstance(f, pikepdf.Dictionary)]
    for font in fonts:
        if str(font.get("/Subtype", "")) == "/Type0":
            yield from _font(font)
        elif str(font.get("/Type", "")) == "/Font" and "/CIDToGIDMap" not in font:
            yield "6.2.11: font of another sort"


def _font(font):
    (below,) = font.DescendantFonts
    if str(font.Encoding) != "/Identity-H" or str(below.CIDToGIDMap) != "/Identity":
        yield "6.2.11.3: glyphs"
    if "/FontFile2" not in below.FontDescriptor:
        yield "6.2.11.4: font not in the file"
    names = {str(font.BaseFont), str(below.BaseFont), str(below.FontDescriptor.FontName)}
    if len(names) != 1 or not re.match(r"/[A-Z]{6}\+", names.pop()):
        yield "6.2.11.4: name of a part of a font"
    widths = _widths(below.W)
    letters = re.findall(rb"^<([0-9A-F]{4})><[0-9A-F]{4}>$", font.ToUnicode.read_bytes(), re.M)
    letters.remove(b"0000")  # of the range of codes
    if {int(code, 16) for code in letters} != set(widths):
        yield "6.2.11.7: letters that cannot be copied"
    program = below.FontDescriptor.FontFile2.read_bytes()
    if len(program) != below.FontDescriptor.FontFile2.Length1:
        yield "6.2.11.4: length of the font"
    own = advances(program)
    if any(abs(own[glyph] - width) > 1 for glyph, width in widths.items()):
        yield "6.2.11.5: widths differ from those of the font"


def _widths(array):
    widths, items = {}, list(array)
    for first, row in zip(items[::2], items[1::2], strict=True):
        widths |= {int(first) + n: float(width) for n, width in enumerate(row)}
    return widths


def advances(program):
    """Widths of all glyphs of a TrueType file in thousandths."""
    count = int.from_bytes(program[4:6], "big")
    tables = {
        program[at : at + 4]: int.from_bytes(program[at + 8 : at + 12], "big")
        for at in range(12, 12 + 16 * count, 16)
    }
    units = int.from_bytes(program[tables[b"head"] + 18 :][:2], "big")
    metrics = int.from_bytes(program[tables[b"hhea"] + 34 :][:2], "big")
    start = tables[b"hmtx"]
    return [
        int.from_bytes(program[at : at + 2], "big") * 1000 / units
        for at in range(start, start + 4 * metrics, 4)
    ]


def _colours(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and "CMYK" in str(thing.get("/ColorSpace", "")):
            yield "6.2.4.3: colours of another device"
