"""What a paragraph and a run of a DOCX come to look like: Word's inheritance, resolved.

Properties are kept flat, ``{"spacing.before": "120", "b": "1"}``: the element's name, a point and
the attribute's name, or the name alone for ``w:val``. A later layer lies over an earlier one:
docDefaults, table style, paragraph style with those it is based on, list level, the paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hoinghi.ooxml.package import Package, W

Flat = Mapping[str, str]

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MAX_DEPTH: Final = 20
_ON: Final = frozenset({"1", "true", "on"})
# A layer that says the one takes back what lower layers said of the other.
_REPLACES: Final = {
    "ind.hanging": ("ind.firstLine",),
    "ind.firstLine": ("ind.hanging",),
    "ind.left": ("ind.start",),
    "ind.start": ("ind.left",),
    "rFonts.ascii": ("rFonts.asciiTheme",),
    "rFonts.hAnsi": ("rFonts.hAnsiTheme",),
}
_TOGGLES: Final = ("b", "i", "caps", "vanish")
# Only these say how letters and paragraphs look; the rest would cost time.
_IGNORED: Final = frozenset({"rPr", "sectPr", "lang", "tabs"})


def local(node: Any) -> str:
    """The name of *node* without its namespace; empty for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(node: Any, name: str = "val") -> str:
    """An attribute of Word's namespace, empty where it is absent."""
    return "" if node is None else str(node.get(W + name) or "")


def flat(properties: Any) -> dict[str, str]:
    """The children of *properties* (``w:pPr``, ``w:rPr``) laid flat."""
    result: dict[str, str] = {}
    for child in () if properties is None else properties:
        name = local(child)
        if not name or name in _IGNORED:
            continue
        if name == "pBdr":
            result |= {f"pBdr.{local(side)}": value(side) for side in child}
        elif not child.attrib:
            result[name] = "1"
        for key, given in child.attrib.items():
            attribute = key.rpartition("}")[2]
            result[name if attribute == "val" else f"{name}.{attribute}"] = given
    return result


def over(lower: Flat, upper: Flat) -> dict[str, str]:
    """*upper* laid over *lower*."""
    result = dict(lower)
    for key in upper:
        for replaced in _REPLACES.get(key, ()):
            result.pop(replaced, None)
    return result | dict(upper)


def is_on(properties: Flat, name: str) -> bool:
    return properties.get(name, "0") in _ON


class Styles:
    """The styles of a document, asked for what a paragraph and its runs look like."""

    def __init__(self, package: Package) -> None:
        styles = package.tree(package.content("word/styles.xml"))
        self._theme = _theme_fonts(package.tree(package.content("word/theme/theme1.xml")))
        self._nodes: dict[str, Any] = {}
        self._usual: dict[str, str] = {}
        self._resolved: dict[tuple[str, str], dict[str, str]] = {}
        self.paragraph_defaults: dict[str, str] = {}
        self.run_defaults: dict[str, str] = {}
        if styles is None:
            return
        defaults = styles.find(f"{W}docDefaults")
        if defaults is not None:
            self.paragraph_defaults = flat(defaults.find(f"{W}pPrDefault/{W}pPr"))
            self.run_defaults = flat(defaults.find(f"{W}rPrDefault/{W}rPr"))
        for style in styles.iter(f"{W}style"):
            self._nodes[value(style, "styleId")] = style
            if value(style, "default") in _ON:
                self._usual[value(style, "type")] = value(style, "styleId")

    def paragraph(self, properties: Any, table: str, level: Flat) -> dict[str, str]:
        """A paragraph of ``w:pPr`` *properties*, in a table of style *table*, in a list *level*."""
        style = self.style_of(properties)
        layers = (
            self.of(table, "pPr"),
            self.of(style, "pPr"),
            level,
            flat(properties),
        )
        result = self.paragraph_defaults
        for layer in layers:
            result = over(result, layer)
        return result

    def run(self, style: str, properties: Any, table: str) -> dict[str, str]:
        """A run of ``w:rPr`` *properties* in a paragraph of *style*."""
        own = flat(properties)
        below = over(over(self.run_defaults, self.of(table, "rPr")), self.of(style, "rPr"))
        of_letters = self.of(own.get("rStyle", ""), "rPr")
        result = over(below, of_letters)
        for toggle in _TOGGLES:
            # Bold letters in a bold paragraph stand out by being light.
            if is_on(of_letters, toggle) and is_on(below, toggle):
                result[toggle] = "0"
        return over(result, own)

    def style_of(self, properties: Any) -> str:
        """The id of the paragraph style that ``w:pPr`` *properties* name, else the usual one."""
        named = None if properties is None else properties.find(f"{W}pStyle")
        return value(named) or self._usual.get("paragraph", "")

    def of(self, style: str, part: str) -> dict[str, str]:
        """What *style* and those it is based on say in *part*: ``pPr``, ``rPr``, ``tblPr``."""
        key = (style, part)
        if key not in self._resolved:
            layers = [flat(node.find(W + part)) for node in self._chain(style)]
            result: dict[str, str] = {}
            for layer in reversed(layers):
                result = over(result, layer)
            self._resolved[key] = result
        return self._resolved[key]

    def chain_finds(self, style: str, path: str) -> Any:
        """The nearest element at *path* in *style* or those it is based on."""
        found = (node.find(path) for node in self._chain(style))
        return next((node for node in found if node is not None), None)

    def _chain(self, style: str) -> list[Any]:
        chain: list[Any] = []
        while style in self._nodes and len(chain) < _MAX_DEPTH:
            node = self._nodes[style]
            chain.append(node)
            style = value(node.find(f"{W}basedOn"))
        return chain

    def font(self, properties: Flat, text: str) -> str:
        """The family that *text* is set in; Word's own default is Times New Roman."""
        beyond = any(letter > "\x7f" and letter.isalpha() for letter in text)
        for script in ("hAnsi", "ascii") if beyond else ("ascii", "hAnsi"):
            theme = properties.get(f"rFonts.{script}Theme", "")
            named = self._theme.get(theme[:5], "") if theme else properties.get(f"rFonts.{script}")
            if named:
                return named
        return "Times New Roman"


def _theme_fonts(theme: Any) -> dict[str, str]:
    """Fonts of the theme by the first letters of their names: ``minor``, ``major``."""
    if theme is None:
        return {}
    return {
        kind: str(node.get("typeface") or "")
        for kind in ("minor", "major")
        for node in theme.iter(f"{_A}{kind}Font")
        for node in node.iter(f"{_A}latin")
    }
