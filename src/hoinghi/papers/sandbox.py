"""Placeholders in a sandbox: what a template may say, and how much work it may cause.

Jinja reads the template; what it read is checked against a list of the few things allowed
before anything runs, and every step that repeats (a turn of a loop, a call of a macro) and every
letter printed is taken from a budget. So a template written by anybody ends, stays small, and
reaches nothing but its values.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Undefined, meta, pass_context
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from hoinghi.papers import facts, words
from hoinghi.papers.grammar import PRIVATE, UNPRINTABLE, Grammar, TemplateRefused, described
from hoinghi.papers.marks import mended
from hoinghi.papers.model import Fact
from hoinghi.papers.names import labelled, vietnamese
from hoinghi.papers.stating import STATED
from hoinghi.papers.values import Gap, Unknown, is_plain, member, or_gap

if TYPE_CHECKING:
    from jinja2 import Template as JinjaTemplate
    from jinja2.nodes import Template as Tree
    from jinja2.runtime import Context

MAX_LETTERS: Final = 60_000
"""Letters of a template's source."""
BUDGET: Final = 400_000
"""Steps and letters that filling a template once may take."""
LARGEST: Final = 10**18
_FILE: Final = "<template>"
_LOOP: Final = frozenset({"index", "index0", "first", "last", "length"})

# What a placeholder printed stands in the Markdown as a number between two letters of the
# private use area, and gets its text back after parsing: no value can be taken for a mark.
_OPEN, _CLOSE = "\ue000", "\ue001"
SLOT: Final = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


@dataclass(slots=True)
class Filling:
    """What filling one template printed, and what it met on the way.

    Attributes:
        texts: What stands in each slot; ``unknown`` holds the numbers of those that nobody gave.
        missing: Labels of the gaps printed, each once, in order; ``facts`` likewise.
        asked: Names that nobody gave, each with the lines that ask for it.
    """

    template: str = ""
    texts: list[str] = field(default_factory=list)
    unknown: set[int] = field(default_factory=set)
    missing: dict[str, None] = field(default_factory=dict)
    facts: dict[Fact, None] = field(default_factory=dict)
    asked: dict[str, set[int]] = field(default_factory=dict)
    left: int = BUDGET

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise TemplateRefused(
                "Mẫu lặp hoặc in ra quá nhiều.",
                "Hãy bớt vòng lặp lồng nhau; một văn bản dài nhất khoảng 100 trang.",
            )

    def state(self, value: object, name: str) -> None:
        label, told = facts.label_of(name), facts.said(value)
        if label == facts.OTHER:
            label = labelled(name) or label
        if label and told:
            self.facts.setdefault(Fact(label=label, value=told, source=f"{self.template}#{name}"))

    def slot(self, value: object) -> str:
        text = mended(unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n"))
        self.spend(len(text) + 1)
        if isinstance(value, Gap):
            self.missing.setdefault(value.label)
        if isinstance(value, Unknown):
            self.unknown.add(len(self.texts))
        self.texts.append(text)
        return f"{_OPEN}{len(self.texts) - 1}{_CLOSE}"

    def again(self, printed: Markup) -> None:
        """Take from the budget what *printed* stands for, each time that it is used again."""
        # A slot counts by its text: a few letters here may be pages on paper.
        self.spend(len(printed) + sum(len(self._at(slot)) for slot in SLOT.finditer(printed)))

    def told(self, printed: Markup) -> str:
        """Give the text that *printed* stands for."""
        self.again(printed)
        return SLOT.sub(self._at, str(printed))

    def _at(self, slot: re.Match[str]) -> str:
        return self.texts[int(slot[1])]


_filling: ContextVar[Filling] = ContextVar("filling")


def fill(source: str, values: Mapping[str, object], name: str = "") -> tuple[str, Filling]:
    """Fill the placeholders of *source*; the text has slots where something was printed.

    *name* is that of the template, as its facts cite it. Each value has its Vietnamese name too.

    Raises:
        TemplateRefused: The template is malformed, asks for what no template may, or for a
            filter that its value does not take; with the line.
    """
    program = compiled(source)
    filling = Filling(name)
    given = {one: or_gap(value, one) for one, value in values.items()}
    given |= {told: given[meant] for told, meant in vietnamese(tuple(given)).items()}
    with _now(filling):
        filling.spend(len(source))
        try:
            text = program.code.render(given)
        except TemplateRefused as refusal:
            raise refusal.at(refusal.line or _line_of(refusal.__traceback__)) from None
        except (JinjaError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
            raise TemplateRefused(
                "Phép so sánh, cộng trừ hoặc lặp không hợp với giá trị.",
                "Hãy xem giá trị hôm nay của từng chỗ trống ở danh sách bên cạnh.",
                line=_line_of(error.__traceback__),
            ) from error
    for name in filling.asked:
        filling.asked[name] |= program.lines.get(name, set())
    return text, filling


@contextmanager
def _now(filling: Filling) -> Iterator[None]:
    token = _filling.set(filling)
    try:
        yield
    finally:
        _filling.reset(token)


def _line_of(trace: TracebackType | None) -> int | None:
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


class _Asked(Unknown):
    """Remembers at its birth that the template asked for it."""

    __slots__ = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _filling.get().asked.setdefault(self.path, set())


@dataclass(frozen=True, slots=True)
class Program:
    """A template ready to run.

    Attributes:
        lines: Where each name or member ("talk.topic") stands.
    """

    code: JinjaTemplate
    lines: Mapping[str, set[int]]


@lru_cache(maxsize=256)
def compiled(source: str) -> Program:
    """Read and check *source*.

    Raises:
        TemplateRefused: It is malformed, too long, or says what no template may.
    """
    if len(source) > MAX_LETTERS:
        told = words.format_number(MAX_LETTERS)
        raise TemplateRefused(
            f"Mẫu dài quá {told} ký tự.", "Hãy tách phần ít dùng ra văn bản khác."
        )
    with _refused_in_words():
        checked, lines = _checked(source)
        return Program(code=_environment().from_string(checked), lines=lines)


@lru_cache(maxsize=256)
def asked_names(source: str) -> frozenset[str]:
    """Give what *source* asks its values for; names that it sets itself are not among them.

    Jinja writes the whole program once more for it: those who only print do not ask.

    Raises:
        TemplateRefused: As ``compiled``.
    """
    compiled(source)
    with _refused_in_words():
        return frozenset(meta.find_undeclared_variables(_checked(source)[0]))


def _checked(source: str) -> tuple[Tree, Mapping[str, set[int]]]:
    tree = _environment().parse(UNPRINTABLE.sub("", unicodedata.normalize("NFC", source)))
    grammar = Grammar(FILTERS.keys() | _PLAIN_FILTERS.keys())
    return grammar.checked(tree), grammar.lines


@contextmanager
def _refused_in_words() -> Iterator[None]:
    try:
        yield
    except TemplateSyntaxError as error:
        raise described(error) from error
    except (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError) as error:
        raise TemplateRefused(
            "Mẫu lồng nhau quá sâu hoặc có số quá lớn.", "Hãy viết lại cho đơn giản hơn."
        ) from error


class _Environment(SandboxedEnvironment):
    """Reaches nothing by itself: the tree was checked, and members are read by ``_of``."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return Unknown(name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, slice) and isinstance(obj, (str, tuple, list)):
            return obj[argument]
        return obj if isinstance(obj, (Gap, Undefined)) else Unknown(name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro)


def _words(value: Any) -> Any:
    """Give the text of what a macro or a set block printed, else *value*.

    A slot must be neither cut nor changed: what is left of it would be another slot, or none.
    """
    return _filling.get().told(value) if isinstance(value, Markup) else value


@pass_context  # keeps Jinja from folding constants before there is a render
def _print(_context: Context, value: object) -> Markup:
    if isinstance(value, Markup):  # the output of a macro or a set block: slots already
        _filling.get().again(value)
        return value
    # S704: Markup only marks our own slot as done; no HTML is made anywhere here.
    return Markup(_filling.get().slot(or_gap(value, "thông tin chưa có")))  # noqa: S704


def _state(value: object, name: str) -> object:
    """Note that the template prints *value*, as given before any filter; pass it on."""
    if not isinstance(value, (Markup, Undefined)):
        _filling.get().state(value, name)
    return value


@pass_context
def _of(_context: Context, value: object, name: str | int, path: str, line: int) -> object:
    """Read the member *name* of *value*; *path* is how the template writes it."""
    if isinstance(value, LoopContext) and name in _LOOP:
        return getattr(value, str(name))
    if isinstance(value, Unknown):
        return value
    if isinstance(name, int) and isinstance(value, (tuple, list)):
        found: object = value[name] if -len(value) <= name < len(value) else Unknown(name=path)
    else:
        found = member(value, str(name))
    if not isinstance(found, Unknown):
        return or_gap(found, str(name)) if is_plain(found) else Unknown(name=path)
    _filling.get().asked.setdefault(path, set()).add(line)
    return Unknown(name=path)


@pass_context
def _each(_context: Context, value: Any, weight: int) -> Any:
    """Take from the budget what going through *value* costs, before it begins."""
    if isinstance(value, (Gap, Undefined)):
        return ()
    if isinstance(value, Mapping):
        value = tuple(value.items())
    if not isinstance(value, (tuple, list)):
        raise TemplateRefused(
            f"Không lặp được trên “{_brief(value)}”, vì đó không phải là danh sách.",
            "Hãy chọn một danh sách trong bảng chỗ trống.",
        )
    _filling.get().spend(len(value) * weight)
    return value


@pass_context
def _spend(_context: Context, steps: int) -> Markup:
    _filling.get().spend(steps)
    return Markup("")


@pass_context
def _joined(_context: Context, *parts: Any) -> Any:
    """Set texts one after another; what the template printed before stays in its slots."""
    filling = _filling.get()
    if not any(isinstance(part, (Markup, Gap, Undefined)) or part is None for part in parts):
        text = "".join(map(str, parts))
        filling.spend(len(text))
        return text
    return Markup("").join(_print(_context, part) for part in parts)


def _reckoned(sign: int) -> Callable[..., Any]:
    @pass_context
    def reckon(context: Context, left: Any, right: Any) -> Any:
        for value in (left, right):
            if isinstance(value, (Gap, Undefined)):
                return value
        if sign > 0 and isinstance(left, str):
            return _joined(context, left, right)
        if not all(isinstance(value, (int, float, Decimal)) for value in (left, right)):
            raise TypeError("only numbers are added")
        if max(abs(left), abs(right)) > LARGEST:
            raise ArithmeticError("too large")
        return left + sign * right

    return reckon


def _passing_gaps(name: str, write: Callable[..., Any]) -> Callable[..., Any]:
    def filter_(value: Any, *options: Any) -> Any:
        if value is None:
            return Gap("thông tin chưa có")
        if isinstance(value, (Gap, Undefined)):
            return value
        try:
            return write(_words(value), *map(_words, options))
        except (TypeError, ValueError, AttributeError, ArithmeticError) as error:
            raise TemplateRefused(
                f"Bộ lọc “{name}” không dùng được cho “{_brief(value)}”.",
                "Hãy chọn bộ lọc hợp với giá trị, hoặc bỏ bộ lọc.",
            ) from error

    return filter_


def _brief(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else f"{text[:39]}…"


FILTERS: Final[Mapping[str, Callable[[Any], str]]] = {
    "ngay": words.date_in_words,
    "gio": words.time_in_words,
    "dong": words.format_money,
    "so": words.format_number,
    "hai_chu_so": words.two_digits,
    "bang_chu": words.money_in_words,
    "so_bang_chu": words.number_in_words,
    "phan_tram": words.format_percent,
    "phan_tram_bang_chu": words.percent_in_words,
    "thu_tu": words.ordinal,
    "ngay_doc": words.date_aloud,
    "gio_doc": words.time_aloud,
    "hoa_dau": words.capitalise_first,
}
"""Filters that write a value in words, by name; a gap passes through them."""


def _length(value: Any) -> int:
    return 0 if isinstance(value, (Gap, Undefined)) else len(_words(value))


@pass_context
def _list(context: Context, value: Any, between: Any = ", ") -> Any:
    """Write the members of a list one after another: ``{{ names|join(", ") }}``."""
    members = tuple(_each(context, value, 1))
    spread = [part for one in members for part in (between, one)][1:]
    return _joined(context, *spread) if spread else ""


_PLAIN_FILTERS: Final[Mapping[str, Callable[..., Any]]] = {"length": _length, "join": _list}


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    environment = _Environment(
        undefined=_Asked,
        autoescape=True,
        finalize=_print,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: _passing_gaps(name, write) for name, write in FILTERS.items()}
    environment.filters |= _PLAIN_FILTERS
    environment.filters |= {
        STATED: _state,
        f"{PRIVATE}of": _of,
        f"{PRIVATE}words": _words,
        f"{PRIVATE}each": _each,
        f"{PRIVATE}spend": _spend,
        f"{PRIVATE}joined": _joined,
        f"{PRIVATE}plus": _reckoned(1),
        f"{PRIVATE}minus": _reckoned(-1),
    }
    return environment
