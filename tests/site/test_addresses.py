"""Every address leads to its own page, and to no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

SAMPLES = {"int": "7"}


def patterns_below(patterns, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in patterns:
        path = before + sample(str(one.pattern))
        if isinstance(one, URLResolver):
            yield from patterns_below(one.url_patterns, path)
        else:
            yield path, one


def sample(route: str) -> str:
    """Fill the places of a route with what belongs there: "<slug:slug>" with "zz"."""
    return re.sub(r"<(?:(\w+):)?\w+>", lambda place: SAMPLES.get(place[1], "zz"), route)


def view_of(callback) -> object:
    return getattr(callback, "view_class", callback)


@pytest.mark.parametrize(
    "path, pattern",
    [found for found in patterns_below(get_resolver().url_patterns) if "^" not in found[0]],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_address_hides_another(path: str, pattern: URLPattern):
    assert view_of(resolve(f"/{path}").func) is view_of(pattern.callback)
