"""What a hand would do in Word, done to the parts of the file itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


@dataclass
class Parts:
    """The parts of a Word file as text."""

    texts: dict[str, str] = field(default_factory=dict)

    def change(self, part: str, old: str, new: str, count: int = 0) -> None:
        """Replace *old*, a pattern, everywhere or *count* times; it must be there."""
        changed, times = re.subn(old, new, self.texts[part], count=count, flags=re.DOTALL)
        assert times, f"{part} has no {old!r}"
        self.texts[part] = changed

    def style(self, key: str, old: str, new: str) -> None:
        """Replace *old* in the style *key*."""
        pattern = rf'(<w:style [^>]*w:styleId="{key}".*?</w:style>)'
        match = re.search(pattern, self.texts[STYLES], re.DOTALL)
        assert match, key
        changed, times = re.subn(old, new, match[1])
        assert times, f"style {key} has no {old!r}: {match[1]}"
        self.texts[STYLES] = self.texts[STYLES].replace(match[1], changed)

    def headers(self) -> Iterator[str]:
        """The parts with a page number."""
        return (name for name in self.texts if "PAGE" in self.texts[name] and "header" in name)


Edit = Callable[[Parts], None]


def edited(data: bytes, edit: Edit) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    xml = {name: held[name].decode("utf-8") for name in held if name.endswith(".xml")}
    parts = Parts(xml)
    edit(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            text = parts.texts.get(name)
            archive.writestr(name, content if text is None else text.encode("utf-8"))
    return out.getvalue()


def size(key: str, points: float) -> Edit:
    return lambda parts: parts.style(
        key, r'<w:sz w:val="\d+"/><w:szCs w:val="\d+"/>',
        f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>',
    )  # fmt: skip


def light(key: str) -> Edit:
    return lambda parts: parts.style(key, "<w:b/><w:bCs/>", "")


def aligned(key: str, side: str) -> Edit:
    return lambda parts: parts.style(key, r'<w:jc w:val="\w+"/>', f'<w:jc w:val="{side}"/>')


def words(old: str, new: str) -> Edit:
    return lambda parts: parts.change(DOCUMENT, f">{re.escape(old)}<", f">{new}<")


def says(old: str, new: str) -> Edit:
    return lambda parts: parts.change(DOCUMENT, re.escape(old), new, count=1)


def section(old: str, new: str) -> Edit:
    return lambda parts: parts.change(DOCUMENT, old, new)


def header(old: str, new: str) -> Edit:
    def edit(parts: Parts) -> None:
        for name in list(parts.headers()):
            parts.change(name, old, new)

    return edit


_RULE = (
    r'<w:p><w:pPr><w:pStyle w:val="KeNgang"/><w:keepNext/><w:pBdr>(?:(?!</w:p>).)*?</w:pBdr>'
    r"(?:(?!</w:p>).)*?</w:p>"
)


def without_rule(number: int) -> Edit:
    """Leave out the rule *number*, from 0: issuer, motto, abstract."""

    def edit(parts: Parts) -> None:
        rules = list(re.finditer(_RULE, parts.texts[DOCUMENT], re.DOTALL))
        text, rule = parts.texts[DOCUMENT], rules[number]
        # A cell must hold a paragraph.
        empty = '<w:p><w:pPr><w:pStyle w:val="KeNgang"/></w:pPr></w:p>'
        parts.texts[DOCUMENT] = text[: rule.start()] + empty + text[rule.end() :]

    return edit


def longer_rule(number: int) -> Edit:
    """Take the indents off the rule *number*, so that it is as wide as its room."""

    def edit(parts: Parts) -> None:
        rules = list(re.finditer(_RULE, parts.texts[DOCUMENT], re.DOTALL))
        text, rule = parts.texts[DOCUMENT], rules[number]
        wide = re.sub(r"<w:ind [^>]*/>", "", rule[0])
        parts.texts[DOCUMENT] = text[: rule.start()] + wide + text[rule.end() :]

    return edit


def dear_in_a_plan(parts: Parts) -> None:
    """An addressee before the bases of a plan, which names none."""
    dear = (
        '<w:p><w:pPr><w:pStyle w:val="KinhGui"/><w:jc w:val="center"/></w:pPr>'
        "<w:r><w:t>{}</w:t></w:r></w:p>"
    )
    first = '<w:p><w:pPr><w:pStyle w:val="CanCu"/>'
    text = "Kính gửi: Ủy ban nhân dân các xã, thị trấn"
    parts.change(DOCUMENT, first, dear.format(text) + first, count=1)
    # With Kính gửi the first recipient is "Như trên".
    parts.change(DOCUMENT, "- Thường trực Huyện ủy;", "- Như trên;", count=1)
