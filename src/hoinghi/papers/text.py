"""The words of a paper: a template in Markdown with placeholders → blocks of ``model``.

A template is a text file ``templates/papers/<name>.md`` of the room it belongs to::

    title: Tổ chức {{ conference }}

    # I. MỤC ĐÍCH, YÊU CẦU
    ## 1. Mục đích
    Đánh giá kết quả đến {{ day|ngay }}; kinh phí **{{ amount|dong }}** ({{ amount|bang_chu }}).
    - Một ý, một dòng.
    [[bang_phan_cong]]

Placeholders are Jinja in a sandbox. What they print is never read as Markdown; its quotation
marks and spaces are mended (``marks.mended``). Lines that begin
with "- ", "+ ", "1. ", "a) " begin a paragraph; other lines flow on until an empty one. In a table
the number of dashes under a heading gives the column's share of the width. ``---`` between
empty lines begins a new page; ``^[…]`` is a footnote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from hoinghi.papers import facts, words
from hoinghi.papers.marks import mended
from hoinghi.papers.model import (
    GAP,
    Align,
    Block,
    Column,
    Fact,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)
from hoinghi.papers.stating import STATED, stating

if TYPE_CHECKING:
    from jinja2 import Template as JinjaTemplate
    from jinja2.nodes import Template as TemplateTree
    from jinja2.runtime import Context
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that is not known yet: prints as ``GAP`` and is listed under *label*.

    It counts as false, so ``{% if place %}`` asks whether the place is known.
    """

    label: str

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return GAP


@dataclass(frozen=True, slots=True)
class Template:
    """Source of a paper's text, with the name that error messages use."""

    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A filled template: abstract (trích yếu), blocks in order, labels of what is missing.

    ``facts`` are the values that the template printed, each once, in order; they do not tell apart
    two texts of the same words.
    """

    title: str
    blocks: tuple[Block, ...]
    missing: tuple[str, ...]
    facts: tuple[Fact, ...] = field(default=(), compare=False)


def load(package: str, name: str) -> Template:
    """Read ``<package>/templates/papers/<name>.md``.

    Raises:
        FileNotFoundError: The package has no such template.
    """
    path = resources.files(package) / "templates" / "papers" / f"{name}.md"
    return Template(name=f"{package}/{name}", source=path.read_text(encoding="utf-8"))


def compose(
    template: Template,
    values: Mapping[str, object],
    blocks: Mapping[str, Block | Sequence[Block]] | None = None,
) -> Composed:
    """Fill *template* with *values*; a paragraph ``[[name]]`` gives way to ``blocks[name]``.

    A value, or an attribute of one, that is None stands as a gap under its own name.

    Raises:
        ValueError: The template is malformed, names a value that was not given, or a block
            that was not given.
    """
    printed = _Printed(template.name)
    token = _printed.set(printed)
    try:
        source = _compiled(template).render({k: _or_gap(v, k) for k, v in values.items()})
    except JinjaError as error:
        raise ValueError(f"template {template.name}: {error}") from error
    finally:
        _printed.reset(token)
    title, body = _split_title(source)
    reader = _Reader(template.name, printed, blocks or {})
    return Composed(
        title=printed.fill(title),
        blocks=tuple(reader.read(body)),
        missing=tuple(printed.missing),
        facts=tuple(printed.facts),
    )


# What a placeholder printed stands in the Markdown as a number between two letters of the
# private use area, and gets its text back after parsing: no value can be taken for a mark.
_OPEN, _CLOSE = "\ue000", "\ue001"
_SLOT = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


@dataclass(slots=True)
class _Printed:
    template: str
    texts: list[str] = field(default_factory=list)
    missing: dict[str, None] = field(default_factory=dict)
    facts: dict[Fact, None] = field(default_factory=dict)

    def state(self, value: object, name: str) -> None:
        label, told = facts.label_of(name), facts.said(value)
        if label and told:
            self.facts.setdefault(Fact(label=label, value=told, source=f"{self.template}#{name}"))

    def slot(self, value: object) -> str:
        if isinstance(value, Gap):
            self.missing.setdefault(value.label)
        self.texts.append(mended(unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n")))
        return f"{_OPEN}{len(self.texts) - 1}{_CLOSE}"

    def fill(self, text: str) -> str:
        return _SLOT.sub(lambda slot: self.texts[int(slot[1])], text)


_printed: ContextVar[_Printed] = ContextVar("printed")


@pass_context  # keeps Jinja from folding constants before there is a render
def _print(_context: Context, value: object) -> Markup:
    if isinstance(value, Markup):  # the output of a macro or a set block: slots already
        return value
    # S704: Markup only marks our own slot as done; no HTML is made anywhere here.
    return Markup(_printed.get().slot(_or_gap(value, "thông tin chưa có")))  # noqa: S704


def _or_gap(value: object, label: str) -> object:
    return Gap(label) if value is None else value


def _state(value: object, name: str) -> object:
    """Note that the template prints *value*, as given before any filter; pass it on."""
    if not isinstance(value, (Markup, Undefined)):
        _printed.get().state(value, name)
    return value


class _Environment(SandboxedEnvironment):
    def _parse(self, source: str, name: str | None, filename: str | None) -> TemplateTree:
        return stating(super()._parse(source, name, filename))

    def getattr(self, obj: Any, attribute: str) -> Any:
        return _or_gap(super().getattr(obj, attribute), attribute)

    def getitem(self, obj: Any, argument: str | Any) -> Any:
        return _or_gap(super().getitem(obj, argument), str(argument))


def _passing_gaps(write: Callable[[Any], str]) -> Callable[[Any], str | Gap]:
    def filter_(value: Any) -> str | Gap:
        if value is None:
            return Gap("thông tin chưa có")
        return value if isinstance(value, Gap) else write(value)

    return filter_


FILTERS: Mapping[str, Callable[[Any], str]] = {
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
"""Filters offered to templates, by name."""


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    environment = _Environment(
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_print,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    del environment.filters["safe"]
    for name, write in FILTERS.items():
        environment.filters[name] = _passing_gaps(write)
    environment.filters[STATED] = _state
    return environment


@lru_cache(maxsize=256)
def _compiled(template: Template) -> JinjaTemplate:
    return _environment().from_string(unicodedata.normalize("NFC", template.source))


_TITLE = re.compile(r"\s*(?:---\n)?title:[ \t]*(?P<title>[^\n]*)\n?(?:---\n)?")


def _split_title(source: str) -> tuple[str, str]:
    match = _TITLE.match(source)
    return (match["title"].strip(), source[match.end() :]) if match else ("", source)


_MARKED_LINE = re.compile(r"\n(?=(?:\*{1,3})?(?:[-+] |\d+\. |[a-zđ]\) |\[\[))")
_NOTE = re.compile(r"\^\[([^\[\]]+)\]")
_BLOCK_NAME = re.compile(r"\[\[([\w-]+)\]\]\s*")


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # imported late: most commands never draw a paper

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # Numbers and dashes at the head of a line are part of an official text, not a list.
    parser.disable(["list", "code", "fence", "blockquote", "lheading", "reference", "html_block"])
    parser.disable(["backticks", "link", "image", "autolink", "html_inline", "entity"])
    return parser


# A gap that ends its sentence is dots enough.
_STOP_AFTER_DOTS = re.compile(r"(?<=…)\.(?![./])")


class _Reader:
    def __init__(
        self, name: str, printed: _Printed, blocks: Mapping[str, Block | Sequence[Block]]
    ) -> None:
        self._name, self._printed, self._blocks = name, printed, blocks

    def read(self, body: str) -> Iterator[Block]:
        source = _MARKED_LINE.sub("\n\n", body)
        lines = source.split("\n")
        tokens = iter(_markdown().parse(source))
        for token in tokens:
            if token.type == "heading_open":
                yield Heading(level=int(token.tag[1:]), text=self._text(next(tokens)))
            elif token.type == "paragraph_open":
                yield from self._paragraph(next(tokens))
            elif token.type == "table_open" and token.map:
                yield self._table(tokens, lines[token.map[0] + 1])
            elif token.type == "hr":
                yield PageBreak()

    def _paragraph(self, inline: Token) -> Iterable[Block]:
        named = _BLOCK_NAME.fullmatch(inline.content)
        if not named:
            return [Paragraph(text=self._text(inline))]
        if named[1] not in self._blocks:
            raise ValueError(f"template {self._name}: no block given for [[{named[1]}]]")
        given = self._blocks[named[1]]
        return given if isinstance(given, Sequence) else [given]

    def _text(self, inline: Token) -> Text:
        runs: list[Run] = []
        bold = italic = False
        for child in inline.children or ():
            if child.type in ("strong_open", "strong_close"):
                bold = child.type == "strong_open"
            elif child.type in ("em_open", "em_close"):
                italic = child.type == "em_open"
            else:
                text = {"softbreak": " ", "hardbreak": "\n"}.get(child.type, child.content)
                runs += self._runs(text, Run(text="", bold=bold, italic=italic))
        return joined(runs)

    def _runs(self, text: str, look: Run) -> Iterator[Run]:
        """Give *text* in one look, each "^[…]" as a footnote of what stands before it."""
        parts = [self._printed.fill(part) for part in _NOTE.split(text)]
        for words_, note in zip(parts[::2], [*parts[1::2], ""], strict=True):
            yield replace(look, text=_STOP_AFTER_DOTS.sub("", words_), note=note)

    def _table(self, tokens: Iterator[Token], rule: str) -> Table:
        headings: list[str] = []
        aligns: list[Align] = []
        rows: list[list[Text]] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "th_open":
                aligns.append(_align(token))
                headings.append("".join(run.text for run in self._text(next(tokens))))
            elif token.type == "tr_open":
                rows.append([])
            elif token.type == "td_open":
                rows[-1].append(self._text(next(tokens)))
        shares = [float(len(cell.strip())) for cell in rule.strip().strip("|").split("|")]
        columns = [
            Column(heading=heading, share=share, align=align)
            for heading, share, align in zip(headings, shares, aligns, strict=True)
        ]
        return Table(columns=tuple(columns), rows=tuple(_row(cells) for cells in rows[1:]))


def _align(cell: Token) -> Align:
    style = str(cell.attrGet("style") or "")
    return Align(style.removeprefix("text-align:")) if style else Align.LEFT


def _row(cells: Sequence[Text]) -> Row:
    runs = [run for cell in cells for run in cell]
    return Row(cells=tuple(cells), strong=bool(runs) and all(run.bold for run in runs))


def joined(runs: Iterable[Run]) -> Text:
    """Join neighbours of one look and leave out empty runs."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = result[-1] if result else None
        if last and not last.note and (last.bold, last.italic) == (run.bold, run.italic):
            result[-1] = replace(run, text=last.text + run.text)
        else:
            result.append(run)
    return tuple(result)


def plain(text: Text) -> str:
    """The letters of *text* without their looks."""
    return "".join(run.text for run in text)


def text_of(words_: str, *, bold: bool = False, italic: bool = False) -> Text:
    """One run of one look, its marks mended; nothing for an empty string."""
    return (Run(text=mended(words_), bold=bold, italic=italic),) if words_ else ()
