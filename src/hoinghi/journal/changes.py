"""Signals that every room may send and anything above it may listen to."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Model
from django.dispatch import Signal

recorded = Signal()
"""An act was written to the log, in whose transaction the listeners run. Arguments: ``entry``."""

changed_in_bulk = Signal()
"""Rows changed past ``Model.save``; ``sender`` is their model. Arguments: ``rows``."""


def tell(rows: Sequence[Model]) -> None:
    """Say that *rows* of one model were written by ``bulk_create`` and the like.

    Django sends no signal for those, and what is derived from rows must follow them.
    """
    if rows:
        changed_in_bulk.send(sender=type(rows[0]), rows=rows)
