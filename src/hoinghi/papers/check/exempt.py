"""What a conference prints that no decree on documents covers: certificates, badges, plates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hoinghi.papers.check.components import Component
from hoinghi.papers.check.folding import folded
from hoinghi.papers.check.measured import Measured, Paragraph

if TYPE_CHECKING:
    from hoinghi.papers.check.located import Located

_CERTIFICATE: Final = re.compile(
    r"(?:GIAY KHEN|BANG KHEN|GIAY CHUNG NHAN|CHUNG NHAN|BANG GHI CONG)"
)
_PAPERS_ONLY: Final = (
    Component.QUOC_HIEU,
    Component.SO_KY_HIEU,
    Component.KINH_GUI,
    Component.CAN_CU,
    Component.NOI_NHAN,
)
# In pt: no component of a paper of the State is set so large, every card bears a word that is.
_LARGE: Final = 16.0
# In letters: the name of a conference is shorter, running text is not.
_LONGEST: Final = 300


def is_certificate(measured: Measured, start: int) -> bool:
    """Whether the paper at *start* is a certificate of merit."""
    near = measured.paragraphs[start : start + 10]
    return any(_CERTIFICATE.fullmatch(folded(paragraph.text)) for paragraph in near)


def is_cards(paper: Located) -> bool:
    """Whether *paper* is badges or name plates in print: words in large letters, nothing else."""
    if paper.of(*_PAPERS_ONLY):
        return False
    paragraphs = paper.measured.paragraphs[paper.start : paper.end]
    if any(len(each.text) > _LONGEST or _in_table(each) for each in paragraphs):
        return False
    pages = {each.page for each in paragraphs} - {None}
    large = {
        each.page for each in paragraphs if any((look.size or 0) >= _LARGE for look in each.looks)
    }
    return bool(pages) and pages <= large


def _in_table(paragraph: Paragraph) -> bool:
    """Whether it stands in a table with lines; the frame about a plate is a table of one cell."""
    cell = paragraph.cell
    return cell is not None and cell.ruled and cell.columns > 1
