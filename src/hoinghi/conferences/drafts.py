"""Papers of the host, put together from their text: what all of them take from the conference."""

from __future__ import annotations

from typing import Any

from hoinghi.conferences.letterhead import letterhead, signatory_gaps
from hoinghi.conferences.models import Conference
from hoinghi.papers.model import Paper, Signature
from hoinghi.papers.text import Composed


def working_paper(
    conference: Conference,
    kind: str,
    text: Composed,
    *,
    missing: tuple[str, ...] = (),
    **rest: Any,
) -> Paper:
    """Make a paper of the host without number; *rest* are further fields of ``Paper``.

    ``missing`` are gaps that the text does not tell itself.
    """
    head = letterhead(conference)
    return Paper(
        **{"issuer": head.issuer, "place": head.place, **rest},
        kind=kind,
        title=text.title,
        blocks=text.blocks,
        missing=(*text.missing, *missing),
        facts=text.facts,
    )


def issued_paper(
    conference: Conference,
    kind: str,
    text: Composed,
    *,
    signature: Signature,
    missing: tuple[str, ...] = (),
    **rest: Any,
) -> Paper:
    """Make a paper that the host signs; what is open about who signs is missing as well."""
    return working_paper(
        conference,
        kind,
        text,
        signature=signature,
        missing=(*missing, *signatory_gaps(signature)),
        **rest,
    )
