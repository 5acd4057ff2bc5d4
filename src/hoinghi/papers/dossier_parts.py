"""The files that a dossier is made of (hồ sơ), and what each is handed out as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hoinghi.papers.cards import Badge, NamePlate
    from hoinghi.papers.model import Certificate, Paper
    from hoinghi.papers.slots import Series


class Format(StrEnum):
    """What a paper is handed out as: DOCX to edit, PDF to print."""

    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPart:
    """One file of the dossier (hồ sơ): papers of one purpose, in both or one of the formats.

    Attributes:
        slug: File name without ending and order, ASCII: "giay-moi".
        order: Place in the dossier; parts are listed by it.
        title: What the list of the dossier says, in Vietnamese.
        contents: Papers and series of papers, certificates, badges or name plates, in the order
            of the pages. What is not a paper is printed only, from PDF.
    """

    slug: str
    order: int
    title: str
    contents: (
        tuple[Paper | Series, ...]
        | tuple[Certificate, ...]
        | tuple[Badge, ...]
        | tuple[NamePlate, ...]
    )
    formats: tuple[Format, ...] = (Format.DOCX, Format.PDF)
