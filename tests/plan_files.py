"""The example plan as files of other kinds, made here: a PDF whose pages print its lines."""

from __future__ import annotations

import json
from functools import cache

import typst

from tests.factories import EXAMPLE

TEXT = (EXAMPLE / "ke-hoach.txt").read_text(encoding="utf-8")
_PAGE = '#set page("a4", margin: 1.5cm)\n#set text(size: 8pt)\n#raw(block: true, "{text}")\n'


@cache
def plan_pdf(text: str = TEXT) -> bytes:
    """A PDF that prints *text* line by line, columns kept, over several pages."""
    quoted = json.dumps(text, ensure_ascii=False)[1:-1]
    return typst.compile(_PAGE.replace("{text}", quoted).encode())
