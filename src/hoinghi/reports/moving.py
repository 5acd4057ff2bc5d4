"""Báo cáo đang soạn chuyển sang phiên bản mới của đề cương, giữ điều đã trả lời. Python thuần."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hoinghi.reports.asking import Allocation
from hoinghi.reports.content import Content
from hoinghi.reports.outlines import Outline

_KEPT = "~"
"""Begins the name of a text whose section the outline has no more: it comes back with it."""


def moved_content(content: Content, before: Outline, after: Outline) -> Content:
    """Give *content* under the numbers that the sections have in *after*.

    Words of a section that is gone stay in the draft, asked by nobody; so do figures.
    """
    keys = {one.number: one.lasting for one in before.sections}
    numbers = {one.lasting: one.number for one in after.sections}
    texts = {}
    for name, text in content.texts.items():
        key = name[len(_KEPT) :] if name.startswith(_KEPT) else keys.get(name, name)
        texts[numbers.get(key, f"{_KEPT}{key}")] = text
    return replace(content, texts=texts)


def moved_allocation(
    own: Allocation, usual: Allocation, before: Outline, after: Outline
) -> Allocation:
    """Give what a body answers of *after*: what it answered before, and what is new by *usual*."""
    keys = {one.number: one.lasting for one in before.sections}
    kept = {keys.get(number, number) for number in own.sections}
    known = set(keys.values())
    return Allocation(
        sections=tuple(
            one.number
            for one in after.sections
            if one.lasting in kept or (one.lasting not in known and one.number in usual.sections)
        ),
        indicators=_kept_or_new(after.indicators, own.indicators, before.indicators, usual),
        projects=tuple(
            one.code
            for one in after.projects
            if one.code in own.projects
            or (one.code not in {p.code for p in before.projects} and one.code in usual.projects)
        ),
    )


def _kept_or_new(
    after: Mapping[str, object],
    own: tuple[str, ...],
    before: Mapping[str, object],
    usual: Allocation,
) -> tuple[str, ...]:
    return tuple(
        code for code in after if code in own or (code not in before and code in usual.indicators)
    )
