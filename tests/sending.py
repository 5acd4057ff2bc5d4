"""Sending a form as the page that was opened would: with the mark of what it showed."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

_MARK = re.compile(r'<input type="hidden" name="([\w-]*opened)" value="([^"]*)">')


def marks(page: HttpResponse) -> dict[str, str]:
    """Give the marks that *page* would send back."""
    return dict(_MARK.findall(page.content.decode()))


def send(client: Client, address: str, data: dict[str, Any], **more: Any) -> HttpResponse:
    """Open the page, fill it in with *data*, send it."""
    return client.post(address, {**marks(client.get(address)), **data}, **more)
