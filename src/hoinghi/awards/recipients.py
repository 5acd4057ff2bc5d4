"""Who can be commended (đối tượng khen thưởng)."""

from enum import StrEnum


class RecipientKind(StrEnum):
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"
