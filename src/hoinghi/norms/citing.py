"""How papers cite what a figure rests on: each document once, with its articles."""

from __future__ import annotations

import re
from collections.abc import Iterable

_REMARK = re.compile(r"\s*\([^()]*\)")
_ARTICLE = re.compile(r",\s+(?=Điều )")
_NUMBERED = re.compile(r"^(Nghị định|Thông tư|Nghị quyết|Quyết định)(?: số)? (?=\d)")


def cited_together(sources: Iterable[str]) -> str:
    """Join sources, without the remarks in brackets that tell how far they were checked.

    >>> cited_together(["Nghị định 91/2017/NĐ-CP, Điều 73", "Nghị định 91/2017/NĐ-CP, Điều 68"])
    'Nghị định số 91/2017/NĐ-CP (Điều 73, Điều 68)'
    """
    found: dict[str, dict[str, None]] = {}
    for source in sources:
        document, *article = _ARTICLE.split(_REMARK.sub("", source).strip(), maxsplit=1)
        articles = found.setdefault(_NUMBERED.sub(r"\1 số ", document), {})
        articles.update(dict.fromkeys(article))
    return "; ".join(
        f"{document} ({', '.join(_widest(articles))})" if articles else document
        for document, articles in found.items()
    )


def _widest(articles: Iterable[str]) -> list[str]:
    """Leave out a clause ("Điều 73 khoản 2") beside the whole article ("Điều 73")."""
    named = list(articles)
    return [one for one in named if not any(one.startswith(f"{other} ") for other in named)]
