"""What every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Forbid scripts, frames and forms from elsewhere on every page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _policy(request))
        return response

    return middleware


def _policy(request: HttpRequest) -> str:
    # Browsers follow a form's redirects by the same rule: signing in by another house begins
    # with a form of ours and goes on to that house.
    if settings.OIDC_ORIGIN and request.path.startswith(("/dang-nhap/", "/toi/lien-ket/")):
        return POLICY.replace("form-action 'self'", f"form-action 'self' {settings.OIDC_ORIGIN}")
    return POLICY


def said_in_words(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Explain an address that only takes what a button sends; Django answers with nothing.

    Who presses a button after the session ended signs in and is led back to that address.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            response.content = render(request, "405.html").content
        return response

    return middleware


def kept_by_nobody(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Keep pages of an account out of caches: machines in offices have several users."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def vietnamese_unless_chosen(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Show Vietnamese until another language is chosen on the page.

    Many machines in offices run an English browser that nobody ever set: what it asks for says
    nothing about the person before it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        return get_response(request)

    return middleware


class TextCompressed(GZipMiddleware):
    """Send pages packed, a tenth of their size on a poor line; papers and archives are already.

    Django adds a random length to each, so that the size of a page tells nothing of its secrets.
    """

    KINDS = ("text/", "application/json", "image/svg+xml")

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not str(response.headers.get("Content-Type", "")).startswith(self.KINDS):
            return response
        return super().process_response(request, response)
