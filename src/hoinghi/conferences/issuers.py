"""Which body issues a plan, told so that two spellings of its name are one. Python thuần."""

from __future__ import annotations

import hashlib

from hoinghi.reading.name_keys import name_key
from hoinghi.reading.plan import Plan


def issuer_key(parent: str | None, issuer: str | None) -> str:
    """Give what is equal for all plans of one issuer: two communes of one name have two parents."""
    told = f"{name_key(parent or '')}|{name_key(issuer or '')}"
    return hashlib.sha256(told.encode()).hexdigest()


def issuer_of(plan: Plan) -> str:
    """Give the key of the body that issues *plan*."""
    return issuer_key(plan.parent_issuer, plan.issuer)
