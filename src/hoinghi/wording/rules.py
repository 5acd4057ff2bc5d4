"""What a template may use, as its writer sees it: placeholders, today's values, near names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from enum import StrEnum

from hoinghi.papers.model import Block, Table
from hoinghi.papers.names import known_as, labelled
from hoinghi.papers.renaming import renamed
from hoinghi.papers.slots import MARK
from hoinghi.papers.values import Gap, member, members
from hoinghi.papers.words import date_in_words, format_number

_BRIEF = 160
_OF_EACH = "mỗi bản một khác"


class Shape(StrEnum):
    """How a placeholder is used."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes-no"
    RECORD = "record"
    LIST = "list"
    BLOCK = "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """One name that a template may use.

    Attributes:
        name: As an office writes it, Vietnamese where there is one: "ten_hoi_nghi"; ``key`` is the
            name in the standard template, "event".
        label: What it is, in Vietnamese; "" where nobody has said.
        value: Today's value; what is missing says what it would be.
        insert: What to write to use it.
        members: What each one of a list, or the record, holds.
    """

    name: str
    key: str
    label: str
    value: str
    shape: Shape
    insert: str
    is_missing: bool = False
    members: tuple[Placeholder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A name that a template uses and nobody gives; ``nearest`` is the known one most like it."""

    name: str
    lines: tuple[int, ...]
    nearest: str


def placeholders(
    values: Mapping[str, object], blocks: Mapping[str, Block | Sequence[Block]]
) -> tuple[Placeholder, ...]:
    """Describe the values and blocks that a template is given, values first, both in order."""
    named = tuple(_placeholder(known_as(key, values), key, value) for key, value in values.items())
    return (*named, *(_block(name, block) for name, block in blocks.items()))


def in_vietnamese(source: str, known: Sequence[Placeholder]) -> str:
    """Write a standard template with the Vietnamese names of its placeholders."""
    names = {one.key: one.name for one in known}
    # A name that stands for itself somewhere must not become another elsewhere.
    inner = [(each.key, each.name) for one in known for each in one.members]
    ambiguous = {key for key, name in inner if dict(inner)[key] != name}
    members = {key: name for key, name in inner if key not in ambiguous}
    return renamed(source, names, members)


def wrong(asked: Iterable[tuple[str, int]], known: Sequence[Placeholder]) -> tuple[Wrong, ...]:
    """Gather names that nobody gives, each once with its lines, in the order of first lines."""
    lines: dict[str, set[int]] = {}
    for name, line in asked:
        lines.setdefault(name, set()).add(line)
    found = [
        Wrong(name=name, lines=tuple(sorted(at - {0})), nearest=_nearest(name, known))
        for name, at in lines.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.lines or (0,), one.name)))


def _nearest(name: str, known: Sequence[Placeholder]) -> str:
    """Give the known name most like *name*, in either language; "" where none is."""
    names = {text: one.name for one in known for text in (one.name, one.key)}
    head, _, tail = name.partition(".")
    inside = {
        f"{outer}.{text}": f"{outer}.{inner.name}"
        for one in known
        for outer in {one.name, one.key, head if tail else one.name}
        for inner in one.members
        for text in (inner.name, inner.key)
    }
    near = get_close_matches(name, [*names, *inside], n=1, cutoff=0.7)
    return (names | inside)[near[0]] if near else ""


def _placeholder(name: str, key: str, value: object) -> Placeholder:
    shape = _shape(value)
    parts = tuple(_members(value, shape, "muc" if shape is Shape.LIST else name))
    return Placeholder(
        name=name,
        key=key,
        label=labelled(key),
        value=_told(value, shape),
        shape=shape,
        insert=_insert(name, shape, parts),
        is_missing=value is None or isinstance(value, Gap),
        members=parts,
    )


def _shape(value: object) -> Shape:
    if isinstance(value, bool):
        return Shape.YES_NO
    if isinstance(value, int):
        return Shape.NUMBER
    if isinstance(value, date):
        return Shape.DAY
    if isinstance(value, (tuple, list)) and not members(value):
        return Shape.LIST
    return Shape.RECORD if members(value) else Shape.TEXT


def _members(value: object, shape: Shape, head: str) -> Iterator[Placeholder]:
    one = value[0] if shape is Shape.LIST and isinstance(value, (tuple, list)) and value else value
    names = members(one) if shape in (Shape.LIST, Shape.RECORD) else ()
    for key in names:
        inner = member(one, key)
        # One step in is enough: no template goes deeper.
        yield Placeholder(
            name=known_as(key, names),
            key=key,
            label=labelled(key),
            value=_told(inner, _shape(inner)),
            shape=_shape(inner),
            insert=f"{{{{ {head}.{known_as(key, names)} }}}}",
            is_missing=isinstance(inner, Gap),
        )


def _told(value: object, shape: Shape) -> str:
    if value is None or isinstance(value, Gap):
        return value.label if isinstance(value, Gap) else ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, int):
        return format_number(value)
    if isinstance(value, date):
        return date_in_words(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, (tuple, list)) and shape is Shape.LIST:
        return f"danh sách {len(value)} mục"
    return "" if shape is Shape.RECORD else _brief(str(value))


def _brief(text: str) -> str:
    told = " ".join(MARK.sub(_OF_EACH, text).split())
    return told if len(told) <= _BRIEF else f"{told[: _BRIEF - 1]}…"


def _insert(name: str, shape: Shape, parts: Sequence[Placeholder]) -> str:
    if shape is Shape.YES_NO:
        return f"{{% if {name} %}}…{{% endif %}}"
    if shape is Shape.DAY:
        return f"{{{{ {name}|ngay }}}}"
    if shape is Shape.LIST:
        inner = f"muc.{parts[0].name}" if parts else "muc"
        return f"{{% for muc in {name} %}}\n- {{{{ {inner} }}}};\n{{% endfor %}}"
    if shape is Shape.RECORD and parts:
        return f"{{{{ {name}.{parts[0].name} }}}}"
    return f"{{{{ {name} }}}}"


def _block(name: str, block: Block | Sequence[Block]) -> Placeholder:
    first = block[0] if isinstance(block, Sequence) and block else block
    told = f"bảng {len(first.rows)} dòng" if isinstance(first, Table) else "phần soạn sẵn"
    mark = f"[[{name}]]"
    return Placeholder(
        name=mark, key=mark, label=labelled(name), value=told, shape=Shape.BLOCK, insert=mark
    )
