"""PDFs written by hand, operator by operator, so that every place and size in them is known."""

from collections.abc import Sequence
from pathlib import Path

from tests.reading.made_plans import SOFFICE, pdf_of_docx

FONTS = {
    "R": "Times-Roman",
    "B": "ABCDEF+TimesNewRomanPS-BoldMT",
    "I": "TimesNewRomanPS-ItalicMT",
    "A": "ArialMT",
}
A4 = (595.28, 841.89)
MM = 72 / 25.4


def words(text: str, left: float, base: float, size: float = 14, font: str = "R", extra="") -> str:
    """Operators that set *text*; *left* and *base* in mm from the upper left corner of A4."""
    x, y = left * MM, A4[1] - base * MM
    return f"BT /{font} {size} Tf {extra} 1 0 0 1 {x:.3f} {y:.3f} Tm ({text}) Tj ET\n"


def rule(left: float, right: float, at: float, width: float = 0.75) -> str:
    y = A4[1] - at * MM
    return f"{width} w {left * MM:.3f} {y:.3f} m {right * MM:.3f} {y:.3f} l S\n"


def box(left: float, top: float, width: float, height: float) -> str:
    y = A4[1] - (top + height) * MM
    return f"{left * MM:.3f} {y:.3f} {width * MM:.3f} {height * MM:.3f} re S\n"


def pdf(*pages: str, size: tuple[float, float] = A4, more: str = "") -> bytes:
    """A PDF whose pages are the operators *pages*; *more* goes into every page's dictionary."""
    count = len(pages)
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for key, name in FONTS.items()
    )
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
    ]
    for at, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] {more} "
            f"/Resources << /Font << {fonts} >> >> /Contents {4 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    return _file(objects)


def _file(objects: Sequence[str]) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode("ascii")


def printed(path: Path) -> bytes:
    """The DOCX *path* printed by LibreOffice."""
    return pdf_of_docx(path, profile=path.parent / "profile").read_bytes()


__all__ = ["SOFFICE", "box", "pdf", "printed", "rule", "words"]
