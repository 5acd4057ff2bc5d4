"""Receipts: what proves that a report was sent, when, and that it is still what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hoinghi.reports.models import FileKind, ReportFile, ReportRevision
from hoinghi.reports.services import receipt_digest

_SHORT: Final = 12
_FEWEST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Biên nhận. ``is_whole``: what is kept gives the same check value as when it was sent."""

    digest: str
    is_whole: bool
    files: tuple[ReportFile, ...]

    @property
    def short(self) -> str:
        """Give the beginning of the check value, in fours, to be read over the telephone."""
        return short(self.digest)

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(self.digest[at : at + 8] for at in range(0, len(self.digest), 8))


def receipt_of(revision: ReportRevision) -> Receipt:
    """Give the receipt of *revision*, its check value reckoned anew."""
    kept = ReportFile.objects.filter(revision=revision).exclude(kind=FileKind.PICTURE)
    return Receipt(
        digest=revision.digest,
        is_whole=receipt_digest(revision) == revision.digest,
        files=tuple(kept),
    )


def short(digest: str) -> str:
    """Write a check value short: "3f2a-91bc-77d0"."""
    return "-".join(digest[at : at + 4] for at in range(0, _SHORT, 4))


def matches(asked: str, digest: str) -> bool:
    """Tell whether somebody's check value, short or whole, is that of *digest*."""
    return len(asked) >= _FEWEST and digest.startswith(asked)
