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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from hoinghi.papers.grammar import TemplateRefused
from hoinghi.papers.marks import mended
from hoinghi.papers.model import (
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
from hoinghi.papers.sandbox import FILTERS, SLOT, Filling, fill
from hoinghi.papers.values import Gap, check_plain
from hoinghi.unreadable import UnreadableSource

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


__all__ = [
    "FILTERS", "Composed", "Gap", "Template", "Unknown", "Use", "compose", "joined", "load",
    "plain", "text_of", "watched",
]  # fmt: skip

MAX_COLUMNS = 30
_MAX_PLACED = 5


@dataclass(frozen=True, slots=True)
class Template:
    """Source of a paper's text, with the name that error messages use.

    ``is_own``: an office wrote it, not we, so mistakes in it must not keep a dossier back: names
    that nobody gave are marked in the paper, and ``standard`` steps in where it cannot be used.
    ``word`` is its own Word file, where it wrote the template there; the title of its papers is
    then that of ``standard``. On trial (``is_trial``) nothing steps in.
    """

    name: str
    source: str
    is_own: bool = False
    standard: Template | None = None
    word: bytes | None = None
    is_trial: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Unknown:
    """A name that a template asks for and nobody gave, with a line that asks; 0 if not known."""

    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A filled template: abstract (trích yếu), blocks in order, labels of what is missing.

    ``facts`` are the values that the template printed, each once, in order; they do not tell apart
    two texts of the same words. ``unknown`` are the names it asks for that nobody gave.
    """

    title: str
    blocks: tuple[Block, ...]
    missing: tuple[str, ...]
    facts: tuple[Fact, ...] = field(default=(), compare=False)
    unknown: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One filling of a template: what it was given, and what came of it."""

    template: Template
    values: Mapping[str, object]
    blocks: Mapping[str, Block | Sequence[Block]]
    composed: Composed


_uses: ContextVar[list[Use] | None] = ContextVar("uses", default=None)


@contextmanager
def watched() -> Iterator[list[Use]]:
    """Collect every ``compose`` of the block of code, in order."""
    uses: list[Use] = []
    token = _uses.set(uses)
    try:
        yield uses
    finally:
        _uses.reset(token)


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
        ValueError: The template is ours and malformed, or names a value or a block that was not
            given.
        TemplateRefused: The template is an office's own, cannot be used, and none steps in.
        TypeError: A value is none that templates may hold (``values.is_plain``).
    """
    check_plain(values)
    try:
        fill_ = _by_word if template.word else _composed
        composed = fill_(template, values, blocks or {})
    except (TemplateRefused, UnreadableSource) as refusal:
        if not template.is_own:
            raise ValueError(f"template {template.name}: {refusal}") from refusal
        if template.standard is None or template.is_trial:
            if isinstance(refusal, UnreadableSource):
                raise TemplateRefused(str(refusal), "") from refusal
            raise
        note = f"mẫu riêng “{template.name}” không dùng được nên văn bản theo mẫu chuẩn: {refusal}"
        composed = compose(template.standard, values, blocks)
        composed = replace(composed, missing=(*composed.missing, note))
    if composed.unknown and not template.is_own:
        names = ", ".join(one.name for one in composed.unknown)
        raise ValueError(f"template {template.name}: not given: {names}")
    if (uses := _uses.get()) is not None:
        uses.append(Use(template=template, values=values, blocks=blocks or {}, composed=composed))
    return composed


def _composed(
    template: Template,
    values: Mapping[str, object],
    blocks: Mapping[str, Block | Sequence[Block]],
) -> Composed:
    source, filling = fill(template.source, values, template.name)
    title, body = _split_title(source)
    reader = _Reader(template, filling, blocks)
    made = tuple(reader.read(body))
    unknown = {
        Unknown(name, line) for name, lines in filling.asked.items() for line in lines or {0}
    }
    asked = sorted(unknown, key=lambda one: (one.line, one.name))
    to_mend = tuple(dict.fromkeys(f"chỗ trống “{one.name}” trong mẫu riêng" for one in asked))
    return Composed(
        title=_filled(title, filling),
        blocks=made,
        missing=(*filling.missing, *to_mend),
        facts=tuple(filling.facts),
        unknown=tuple(asked),
    )


def _by_word(
    template: Template,
    values: Mapping[str, object],
    blocks: Mapping[str, Block | Sequence[Block]],
) -> Composed:
    from hoinghi.papers.word_template import compose_word  # lxml: most papers need none

    made = compose_word(template.word or b"", template.name, values, blocks)
    title = _composed(template.standard, values, blocks).title if template.standard else ""
    to_mend = (f"chỗ trống “{name}” trong mẫu riêng" for name in made.unknown)
    return Composed(
        title=title,
        blocks=(made.text,),
        missing=(*made.missing, *to_mend),
        facts=made.facts,
        unknown=tuple(Unknown(name, 0) for name in made.unknown),
    )


def _filled(text: str, filling: Filling) -> str:
    return SLOT.sub(lambda slot: filling.texts[int(slot[1])], text)


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
        self, template: Template, filling: Filling, blocks: Mapping[str, Block | Sequence[Block]]
    ) -> None:
        self._template, self._filling, self._blocks = template, filling, blocks
        self._placed: list[str] = []

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
        name = named[1]
        if name not in self._blocks:
            mark = f"[[{name}]]"
            self._filling.asked[mark] = lines_with(mark, self._template.source)
            return [Paragraph(text=(Run(text=mark, unknown=True),))]
        if self._placed.count(name) == _MAX_PLACED:
            raise TemplateRefused(
                f"Bảng [[{name}]] được đặt quá {_MAX_PLACED} lần.", "Hãy bớt đi.",
                line=max(lines_with(f"[[{name}]]", self._template.source), default=None),
            )  # fmt: skip
        self._placed.append(name)
        given = self._blocks[name]
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
        parts = _NOTE.split(text)
        for words_, note in zip(parts[::2], [*parts[1::2], ""], strict=True):
            *runs, last = self._marked(words_, look)
            yield from runs
            yield replace(last, note=_filled(note, self._filling))

    def _marked(self, text: str, look: Run) -> Iterator[Run]:
        """Fill the slots of *text*; a placeholder that nobody knows gets a run of its own."""
        known = ""
        # Odd pieces are the numbers of slots.
        for index, piece in enumerate(SLOT.split(text)):
            if index % 2 and int(piece) in self._filling.unknown:
                yield replace(look, text=_STOP_AFTER_DOTS.sub("", known))
                yield replace(look, text=self._filling.texts[int(piece)], unknown=True)
                known = ""
            else:
                known += self._filling.texts[int(piece)] if index % 2 else piece
        yield replace(look, text=_STOP_AFTER_DOTS.sub("", known))

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
        if len(headings) > MAX_COLUMNS:
            raise TemplateRefused(
                f"Bảng có {len(headings)} cột; khổ giấy chỉ đủ {MAX_COLUMNS}.", "Hãy tách bảng."
            )
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
        if last and replace(last, text="") == replace(run, text="", note=""):
            result[-1] = replace(run, text=last.text + run.text)
        else:
            result.append(run)
    return tuple(result)


def lines_with(mark: str, source: str) -> set[int]:
    """Give the numbers of the lines of *source* in which *mark* stands; the first line is 1."""
    return {number for number, line in enumerate(source.split("\n"), start=1) if mark in line}


def plain(text: Text) -> str:
    """The letters of *text* without their looks."""
    return "".join(run.text for run in text)


def text_of(words_: str, *, bold: bool = False, italic: bool = False) -> Text:
    """One run of one look, its marks mended; nothing for an empty string."""
    return (Run(text=mended(words_), bold=bold, italic=italic),) if words_ else ()
