"""Who may read a paper, decided once."""

from __future__ import annotations

from collections.abc import Callable

from hoinghi.conferences.closed import reads, require_part
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import may_prepare, require_preparing
from hoinghi.dispatch.rules import LETTER_SLUGS, REF_PARTS
from hoinghi.units.models import Account


def reads_paper(account: Account, conference: Conference) -> Callable[[str], bool]:
    """Give what tells of each ``ref`` whether it is for *account*; letters may be about any."""
    open_part = reads(account, conference)
    prepares = may_prepare(account, conference)

    def is_open(ref: str) -> bool:
        slug = _part_of(ref)
        return prepares if slug in LETTER_SLUGS else open_part(slug)

    return is_open


def require_paper(account: Account, conference: Conference, ref: str) -> None:
    """Let only those go on who may read the paper *ref*.

    Raises:
        NotAllowed: It is about awards or money, and the role of *account* is not.
    """
    slug = _part_of(ref)
    if slug in LETTER_SLUGS:
        require_preparing(account, conference)
    else:
        require_part(account, conference, slug)


def _part_of(ref: str) -> str:
    return ref.partition(REF_PARTS)[0]
