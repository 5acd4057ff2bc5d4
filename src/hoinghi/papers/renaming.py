"""The placeholders of a template under other names, all else as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError


def renamed(source: str, names: Mapping[str, str], members: Mapping[str, str]) -> str:
    """Write *source* with *names* for its names and *members* for what stands after a full stop.

    A template that is malformed comes back as it is.
    """
    try:
        tokens = list(_lexer().lex(source))
    except TemplateSyntaxError:
        return source
    # What the lexer gives back is the source, piece by piece; were it not, nothing is renamed.
    if "".join(text for _, _, text in tokens) != source:
        return source
    return "".join(_pieces(tokens, names, members))


def _pieces(
    tokens: list[tuple[int, str, str]], names: Mapping[str, str], members: Mapping[str, str]
) -> Iterator[str]:
    before = ""
    for _, kind, text in tokens:
        if kind == "name" and before != "|":
            yield (members if before == "." else names).get(text, text)
        else:
            yield text
        if kind != "whitespace":
            before = text


@lru_cache(maxsize=1)
def _lexer() -> Environment:
    # S701: nothing is ever rendered by it.
    return Environment(keep_trailing_newline=True)  # noqa: S701
