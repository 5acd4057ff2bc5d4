"""Refusals for people: what is wrong, with which values, and what to do now."""

from __future__ import annotations


class RuleViolation(Exception):
    """A rule of the house was broken by what somebody gave or asked for.

    ``str(violation)`` is one or more whole Vietnamese sentences, the way out included.

    Attributes:
        code: Stable, ``"<room>.<what>"``; tests, logs and the manual use it.
        remedy: What to do now, in Vietnamese.
    """

    code: str = "violation"
    remedy: str = ""
