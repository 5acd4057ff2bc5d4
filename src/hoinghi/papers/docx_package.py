"""A DOCX as a package: parts put together so that the same values give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape

from hoinghi.papers import qr
from hoinghi.papers.docx_base import base
from hoinghi.papers.letters import clean

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def core_properties(title: str, author: str, day: date | None) -> str:
    """Title, author and dates of the file, as Word keeps them."""
    # The date of the paper, or one that never changes: the same values give the same bytes.
    stamp = f"{day or date(2020, 3, 5):%Y-%m-%d}T00:00:00Z"
    when = 'xsi:type="dcterms:W3CDTF"'
    return (
        f"{XML}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(title))}</dc:title>"
        f"<dc:creator>{escape(clean(' '.join(author.split())))}</dc:creator>"
        f"<dc:language>vi-VN</dc:language><dcterms:created {when}>{stamp}</dcterms:created>"
        f"<dcterms:modified {when}>{stamp}</dcterms:modified></cp:coreProperties>"
    )


def packed(*, body: str, core: str, codes: Mapping[str, int]) -> bytes:
    """The finished file: the empty one with *body*, properties and pictures of *codes*."""
    replaced = {"word/document.xml": body, "docProps/core.xml": core}
    relations = "".join(
        f'<Relationship Id="rIdQr{code}" Type="{_IMAGE}" Target="media/qr{code}.png"/>'
        for code in codes.values()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in base().parts:
            if name in replaced:
                content = replaced[name].encode()
            elif name == "word/_rels/document.xml.rels":
                content = content.replace(
                    b"</Relationships>", f"{relations}</Relationships>".encode()
                )
            elif name == "[Content_Types].xml":
                content = _with_png(content)
            _add(archive, name, content)
        for data, code in codes.items():
            _add(archive, f"word/media/qr{code}.png", qr.png(data))
    return out.getvalue()


def _with_png(content_types: bytes) -> bytes:
    if b'Extension="png"' in content_types:
        return content_types
    png = b'<Default Extension="png" ContentType="image/png"/></Types>'
    return content_types.replace(b"</Types>", png)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name)  # its date is 1 January 1980, always
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
