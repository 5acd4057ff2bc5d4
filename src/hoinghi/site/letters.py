"""Letters that no person types and no database keeps: taken out of what is sent, at the door.

Text copied from a PDF or out of another program now and then holds a NUL, or half of a letter
that UTF-16 writes in two. Nobody sees them, PostgreSQL refuses the one and every database the
other: to refuse a page of writing for them would lose the writing, to take them out loses nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict, UnreadablePostError

_UNKEPT: Final = re.compile("[\x00\ud800-\udfff]")
# What is kept stands in the group: any other escape, both halves of a letter.
_UNKEPT_IN_JSON: Final = re.compile(
    r"(\\[^u]|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u0000|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|[\x00\ud800-\udfff]"
)


def keepable(text: str) -> str:
    """Give *text* without what no database keeps."""
    return _UNKEPT.sub("", text)


def keepable_json(body: bytes) -> bytes:
    """Give a text in JSON whose strings hold nothing that no database keeps, in UTF-8.

    What is no text at all is given back as it is, for its reader to refuse.
    """
    try:
        text = body.decode(json.detect_encoding(body), "surrogatepass")
    except UnicodeDecodeError:
        return body
    return _UNKEPT_IN_JSON.sub(lambda match: match[1] or "", text).encode()


class Keepable:
    """Middleware: every field, name and JSON body that a view reads can be kept.

    It stands before the session, whose key comes in a cookie. An address that holds such a letter
    is the address of nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Clean what came in the address and the cookies."""
        if _is_touched(request.GET):
            request.GET = _cleaned(request.GET)  # type: ignore[assignment] # as Django's own tests
        for name, value in list(request.COOKIES.items()):
            request.COOKIES[name] = keepable(value)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: Mapping[str, Any]
    ) -> None:
        """Clean what was sent, once the page that takes it is known."""
        if any(isinstance(value, str) and _UNKEPT.search(value) for value in kwargs.values()):
            raise Http404("no address holds such letters")
        if request.method not in ("GET", "HEAD"):
            # Who left while still sending is turned away where the form is checked.
            with suppress(UnreadablePostError):
                _clean_body(request)


def _clean_body(request: HttpRequest) -> None:
    if request.content_type == "application/json":
        # Django keeps here what ``body`` has once read.
        request._body = keepable_json(request.body)
    elif _is_touched(request.POST):
        request.POST = _cleaned(request.POST)  # type: ignore[assignment] # as above


def _is_touched(sent: QueryDict) -> bool:
    return any(
        _UNKEPT.search(text) for name, values in sent.lists() for text in (name, *map(str, values))
    )


def _cleaned(sent: QueryDict) -> QueryDict:
    cleaned = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        for value in values:
            cleaned.appendlist(keepable(name), keepable(str(value)))
    cleaned._mutable = False
    return cleaned
