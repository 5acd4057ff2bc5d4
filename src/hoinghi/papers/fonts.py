"""The typeface of the PDF: Tinos, which is set exactly as wide as Times New Roman.

The four files are put into ``fonts/`` beside this module when the project is built.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from hoinghi.papers.truetype import FontFile
from hoinghi.violations import RuleViolation

FAMILY = "Tinos"
FOLDER = Path(__file__).parent / "fonts"
FACES = 4
"""Regular, bold, italic, bold italic."""


class FontsMissing(RuleViolation):
    """The folder does not hold the four files of the typeface."""

    code = "papers.fonts-missing"

    def __init__(self, folder: Path) -> None:
        self.remedy = "Hãy chạy “make run” một lần để cài đủ phông chữ."
        super().__init__(
            f"Chưa thể in PDF: thư mục {folder} không có đủ {FACES} tệp phông chữ {FAMILY} "
            f"(thường, đậm, nghiêng, đậm nghiêng). {self.remedy}"
        )


def require_folder(folder: Path = FOLDER) -> Path:
    """*folder*, once it is sure that all faces lie in it.

    Raises:
        FontsMissing: They do not.
    """
    if len(list(folder.glob(f"{FAMILY}*.ttf"))) < FACES:
        raise FontsMissing(folder)
    return folder


def file(face: str, folder: Path = FOLDER) -> Path:
    """The file of "Regular", "Bold", "Italic" or "BoldItalic".

    Raises:
        FontsMissing: The fonts have not been installed.
    """
    return require_folder(folder) / f"{FAMILY}-{face}.ttf"


@lru_cache(maxsize=4)
def known_letters(folder: Path = FOLDER) -> frozenset[int]:
    """Code points for which every face has a glyph."""
    faces = sorted(require_folder(folder).glob(f"{FAMILY}*.ttf"))
    return frozenset.intersection(
        *(frozenset(FontFile(face.read_bytes()).glyphs) for face in faces)
    )
