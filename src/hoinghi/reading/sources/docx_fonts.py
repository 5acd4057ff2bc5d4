"""Fonts of TCVN3 (.VnTime, .VnTimeH) and VNI in a DOCX: their text turned into Unicode."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from lxml import etree

from hoinghi.ooxml.package import W
from hoinghi.reading.sources.old_letters import from_tcvn3, from_vni

#: How the names of such fonts begin.
OLD_FONTS: Final = (b'".Vn', b'".VN', b'"VNI', b'"Vni')
_R: Final = f"{W}r"
_T: Final = f"{W}t"
_SOFT_HYPHEN: Final = f"{W}softHyphen"
_FONTS: Final = f"{W}rPr/{W}rFonts"
_RUN_STYLE: Final = f"{W}rPr/{W}rStyle"
_PARAGRAPH_STYLE: Final = f"{W}pPr/{W}pStyle"
_DEFAULT: Final = f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts"
_VALUE: Final = f"{W}val"
_MAX_DEPTH: Final = 20

_Mender = Callable[[str], str]


def mend_fonts(document: Any, styles: Any) -> None:
    """Turn the text of every run of *document* in an old font into Unicode, in place."""
    fonts = _Fonts(styles)
    for run in document.iter(_R):
        mender = _mender(fonts.of(run))
        if mender:
            _mend_run(run, mender)


def _mend_run(run: Any, mender: _Mender) -> None:
    # Word takes the letter "ư" of TCVN3 for a soft hyphen.
    for hyphen in run.findall(_SOFT_HYPHEN):
        letter = etree.Element(_T)
        letter.text = "\xad"
        run.replace(hyphen, letter)
    for text in run.findall(_T):
        text.text = mender(text.text or "")


def _mender(font: str) -> _Mender | None:
    if font.startswith((".Vn", ".VN")):
        return partial(_of_capitals, from_tcvn3) if font.endswith("H") else from_tcvn3
    if font.upper().startswith("VNI"):
        return from_vni
    return None


def _of_capitals(mender: _Mender, text: str) -> str:
    """A font such as .VnTimeH shows small letters as capitals."""
    return mender(text).upper()


class _Fonts:
    """Which font a run is set in."""

    def __init__(self, styles: Any) -> None:
        self._own: dict[str, str] = {}
        self._above: dict[str, str] = {}
        self._usual = ""
        self._usual_style = ""
        if styles is not None:
            self._usual = _name_of(styles.find(_DEFAULT))
            for style in styles.iter(f"{W}style"):
                self._take(style)

    def _take(self, style: Any) -> None:
        name = str(style.get(f"{W}styleId"))
        self._own[name] = _name_of(style.find(_FONTS))
        based = style.find(f"{W}basedOn")
        self._above[name] = "" if based is None else str(based.get(_VALUE))
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
            self._usual_style = name

    def of(self, run: Any) -> str:
        """Its own font, else that of its style, of its paragraph's style, of the document."""
        return (
            _name_of(run.find(_FONTS))
            or self._of_style(_value(run.find(_RUN_STYLE)))
            or self._of_style(_value(_paragraph_of(run).find(_PARAGRAPH_STYLE)))
            or self._of_style(self._usual_style)
            or self._usual
        )

    def _of_style(self, name: str) -> str:
        for _ in range(_MAX_DEPTH):
            if not name or self._own.get(name):
                break
            name = self._above.get(name, "")
        return self._own.get(name, "")


def _paragraph_of(run: Any) -> Any:
    node = run
    while node.tag != f"{W}p" and node.getparent() is not None:
        node = node.getparent()
    return node


def _name_of(fonts: Any) -> str:
    if fonts is None:
        return ""
    return str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "")


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(_VALUE) or "")
