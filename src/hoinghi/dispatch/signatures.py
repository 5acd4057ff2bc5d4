"""Who signs the papers of a conference, held against the register of posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of, organisation_id
from hoinghi.dispatch.authority import Doubt, Holder, Mandate, Register, doubts, is_collective
from hoinghi.papers.model import Certificate, DossierPart, Paper, Signature
from hoinghi.papers.slots import Series
from hoinghi.units.models import Organisation, PostHolder, SigningMandate


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A signature of the dossier and what speaks against it; ``copies`` papers carry it."""

    title: str
    signature: Signature
    doubts: tuple[Doubt, ...]
    copies: int


def signing_day(conference: Conference, paper: Paper | Certificate, today: date) -> date:
    """Give the day on which power is judged: of the paper, else of the conference, else today."""
    return paper.date or conference.plan_date or conference.as_of or today


def checked(
    conference: Conference, parts: Sequence[DossierPart], today: date
) -> tuple[Checked, ...]:
    """Check every signature of *parts*; equal ones of one part are told once. Four queries."""
    issuers = _Issuers(conference, parts)
    found: list[Checked] = []
    for part in parts:
        told: dict[tuple[Signature, tuple[Doubt, ...]], int] = {}
        for paper, copies in _papers(part):
            if paper.signature is None or (isinstance(paper, Paper) and paper.number is None):
                continue
            against = _against(paper, issuers, signing_day(conference, paper, today))
            told[paper.signature, against] = told.get((paper.signature, against), 0) + copies
        found += [
            Checked(title=part.title, signature=signature, doubts=against, copies=copies)
            for (signature, against), copies in told.items()
        ]
    return tuple(found)


def issuers(conference: Conference, parts: Sequence[DossierPart]) -> list[Organisation]:
    """Give the host and the other bodies that issue papers of *parts*, each once."""
    return list(Organisation.objects.filter(pk__in=_Issuers(conference, parts).ids))


class _Issuers:
    """The bodies that issue papers and their registers, read once."""

    def __init__(self, conference: Conference, parts: Iterable[DossierPart]) -> None:
        directory = directory_of(conference)
        self._host = conference.host_id
        self._ids = {
            name: organisation_id(directory.resolve(" ".join(name.split()))) or self._host
            for name in {_issuer(paper) for part in parts for paper, _ in _papers(part)}
        }
        self._registers = _registers(self.ids)

    @property
    def ids(self) -> set[int]:
        """Primary keys of the host and of all issuers."""
        return {found for found in (self._host, *self._ids.values()) if found}

    def register(self, paper: Paper | Certificate) -> Register:
        return self._registers.get(self._ids[_issuer(paper)] or 0, Register())


def _issuer(paper: Paper | Certificate) -> str:
    """Name who issues; a certificate is the host's, whose name it does not hold."""
    return (paper.issuer.in_text or paper.issuer.name) if isinstance(paper, Paper) else ""


def _registers(bodies: set[int]) -> dict[int, Register]:
    holders: dict[int, list[Holder]] = {body: [] for body in bodies}
    for post in PostHolder.objects.filter(organisation__in=bodies):
        holders[post.organisation_id].append(
            Holder(
                person=post.person,
                position=post.position,
                is_acting=post.is_acting,
                valid_from=post.valid_from,
                valid_to=post.valid_to,
            )
        )
    mandates: dict[int, list[Mandate]] = {body: [] for body in bodies}
    for given in SigningMandate.objects.filter(organisation__in=bodies):
        mandates[given.organisation_id].append(
            Mandate(
                kind=given.kind,
                position=given.position,
                valid_from=given.valid_from,
                valid_to=given.valid_to,
            )
        )
    return {
        body: Register(holders=tuple(holders[body]), mandates=tuple(mandates[body]))
        for body in bodies
    }


def _papers(part: DossierPart) -> Iterator[tuple[Paper | Certificate, int]]:
    """Give what may be signed, and in how many copies."""
    for content in part.contents:
        if isinstance(content, Series):
            yield content.paper, len(content.rows)
        elif isinstance(content, Paper | Certificate):
            yield content, 1


def _against(paper: Paper | Certificate, issuers: _Issuers, day: date) -> tuple[Doubt, ...]:
    assert paper.signature
    collective = isinstance(paper, Paper) and is_collective(paper)
    return doubts(paper.signature, issuers.register(paper), day, is_collective=collective)
