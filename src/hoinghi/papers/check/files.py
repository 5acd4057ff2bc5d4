"""From a file to its report."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from hoinghi.papers.check.check import check
from hoinghi.papers.check.deviation import Report
from hoinghi.papers.check.measured import Measured
from hoinghi.papers.rulesets import RuleSet
from hoinghi.unreadable import UnreadableSource, bytes_of

SORTS = ".docx hoặc .pdf"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Checked(NamedTuple):
    """A file's bytes, what was measured of them, and what the rules say."""

    data: bytes
    measured: Measured
    report: Report


def check_file(path: Path, ruleset: RuleSet | None = None) -> Checked:
    """Check the DOCX or PDF *path*; its kind is told by its content, not by its name.

    Raises:
        UnreadableSource: There is no such file, it is of another kind, damaged, locked, too large.
    """
    data = bytes_of(path, wanted="văn bản", sorts=SORTS)
    measured = measure(data, path.name)
    return Checked(data, measured, check(measured, ruleset))


def measure(data: bytes, name: str) -> Measured:
    """Measure *data*, a DOCX or a PDF."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from hoinghi.papers.check.docx import measure_docx  # lxml is needed for DOCX alone

        return measure_docx(data, name)
    if b"%PDF-" in data[:1024]:
        from hoinghi.papers.check.pdf import measure_pdf  # PDFium is needed for PDF alone

        return measure_pdf(data, name)
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise UnreadableSource(
            code="encrypted",
            what=f"Tệp “{name}” được bảo vệ bằng mật khẩu.",
            remedy="Hãy mở tệp bằng Word, gỡ mật khẩu, lưu lại dạng .docx rồi thử lại.",
        )
    raise UnreadableSource(
        code="unknown-kind",
        what=f"Không soát được “{name}”: chỉ soát được văn bản Word (.docx) và PDF.",
        remedy="Hãy mở bằng Word hoặc LibreOffice, lưu thành .docx hoặc .pdf rồi thử lại.",
    )
