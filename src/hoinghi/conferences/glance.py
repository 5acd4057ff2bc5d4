"""What a room tells the overview and the leader: few figures, lights, who is late, charts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoinghi.charts import Chart
from hoinghi.conferences.lights import Light, Thresholds
from hoinghi.conferences.models import Role

#: Roles whose work something is; a superuser does everybody's.
OFFICES = frozenset({Role.STANDING_OFFICE, Role.OFFICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody looks for: who looks, on which day, by which thresholds.

    ``may_call``: telephones of those who are late are for these eyes, and asked for.
    """

    today: date
    roles: frozenset[Role]
    by: Thresholds | None = None
    may_call: bool = False

    @property
    def prepares(self) -> bool:
        return bool(self.roles & OFFICES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A smaller figure within one, which leads to its own list."""

    label: str
    number: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One figure that leads to its list.

    Attributes:
        order: Place among the figures of all rooms.
        value: As it is printed, ``"12/22"``. ``note``: what it counts, or what is not known yet.
        done, whole: Draw a bar of a share; ``whole`` 0 draws none.
        light: A warning where something is wrong; NONE for a plain figure.
    """

    order: int
    label: str
    value: str
    url: str
    note: str = ""
    done: int = 0
    whole: int = 0
    light: Light = Light.NONE
    parts: tuple[Part, ...] = ()

    @property
    def percent(self) -> int:
        return round(100 * min(self.done, self.whole) / self.whole) if self.whole else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the work with its light; ``said`` tells why, in one short sentence."""

    title: str
    light: Light
    said: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LateBody:
    """Who is late; ``person`` and ``telephone`` say whom to call, where known."""

    name: str
    url: str
    person: str = ""
    telephone: str = ""

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it: "02553851234"."""
        return "".join(one for one in self.telephone if one.isdigit() or one == "+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What is late, since when, and who owes it; ``more`` bodies beside those named."""

    what: str
    days: int
    due: date
    url: str
    bodies: tuple[LateBody, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One thing to do now, for the roles in ``whose``; a red one comes first."""

    text: str
    url: str
    whose: frozenset[Role]
    light: Light = Light.AMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A chart on the overview; ``url`` leads to what it counts."""

    key: str
    chart: Chart
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """A paper that waits to be signed: read it, or open it to sign and issue."""

    title: str
    read_url: str
    open_url: str
    gaps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """All that one room tells; empty where it has nothing to say.

    ``late_in_all`` counts everybody who is late, of whom ``late`` names the first.
    """

    tiles: tuple[Tile, ...] = ()
    areas: tuple[Area, ...] = ()
    late: tuple[Late, ...] = ()
    late_in_all: int = 0
    todos: tuple[ToDo, ...] = ()
    charts: tuple[Shown, ...] = ()
    to_sign: tuple[ToSign, ...] = ()
    to_sign_in_all: int = 0


def together(glances: Iterable[Glance], asked: Asked) -> Glance:
    """Put what the rooms tell into one; only what is for those who ask, the gravest first."""
    found = list(glances)
    todos = [todo for one in found for todo in one.todos if todo.whose & asked.roles]
    return Glance(
        tiles=tuple(sorted((t for one in found for t in one.tiles), key=lambda tile: tile.order)),
        areas=tuple(area for one in found for area in one.areas),
        late=tuple(sorted((who for one in found for who in one.late), key=lambda late: -late.days)),
        late_in_all=sum(one.late_in_all for one in found),
        todos=tuple(sorted(todos, key=lambda todo: todo.light is not Light.RED)),
        charts=tuple(chart for one in found for chart in one.charts),
        to_sign=tuple(paper for one in found for paper in one.to_sign),
        to_sign_in_all=sum(one.to_sign_in_all for one in found),
    )
