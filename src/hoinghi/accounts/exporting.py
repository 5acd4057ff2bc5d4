"""What is kept about a person as a file: JSON for a program, a page for a person."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import timezone

from hoinghi.conferences.personal_data import Found


def as_zip(name: str, found: Sequence[Found]) -> bytes:
    """Give *found* as ``du-lieu.json`` and ``du-lieu.html``, which opens without a network."""
    now = timezone.localtime()
    told = {
        "person": name,
        "at": now.isoformat(),
        "kept": [
            {
                "key": one.key,
                "title": str(one.title),
                "purpose": str(one.purpose),
                "lasts": str(one.lasts),
                "seen_by": str(one.seen_by),
                "count": one.count,
                "values": list(one.values),
            }
            for one in found
        ],
    }
    page = render_to_string("accounts/export.html", {"name": name, "found": found, "now": now})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("du-lieu.json", json.dumps(told, ensure_ascii=False, indent=2))
        made.writestr("du-lieu.html", page)
    return buffer.getvalue()
