"""How the cells of a form look: colours, borders, Vietnamese numbers and days."""

from __future__ import annotations

from typing import Any, Final

_EDGE: Final = {"border": 1, "border_color": "#B9B2A3", "valign": "vcenter"}
_FONT: Final = {"font_name": "Times New Roman", "font_size": 11}
_FREE: Final = {"locked": False, "bg_color": "#FFF9E3"}
_RED: Final = "#A1121C"
# Dots between thousands and a comma before decimals, whatever the machine is set to.
_NUMBER: Final = ("[$-42A]#,##0", "[$-42A]#,##0.0", "[$-42A]#,##0.00", "[$-42A]#,##0.000")


class Looks:
    """The formats of one workbook; ``number`` and ``computed`` by decimals."""

    def __init__(self, book: Any) -> None:
        def look(**more: Any) -> Any:
            return book.add_format({**_FONT, **more})

        self.title = look(bold=True, font_size=14, align="center", valign="vcenter", text_wrap=True)
        self.label = look(bold=True, valign="top", text_wrap=True)
        self.text = look(valign="top", text_wrap=True)
        self.note = look(italic=True, valign="top", text_wrap=True, font_color="#555555")
        self.head = look(
            bold=True, align="center", text_wrap=True, bg_color="#7A1F1F", font_color="#FFFFFF",
            **_EDGE,
        )  # fmt: skip
        self.section = look(bold=True, bg_color="#EFE8D8", text_wrap=True, **_EDGE)
        self.code = look(font_color="#555555", **_EDGE)
        self.cell = look(text_wrap=True, **_EDGE)
        self.locked = look(bg_color="#EEEEEE", **_EDGE)
        self.number = [look(num_format=one, **_FREE, **_EDGE) for one in _NUMBER]
        self.computed = [look(num_format=one, bg_color="#EEEEEE", **_EDGE) for one in _NUMBER]
        self.status = look(num_format="@", align="center", **_FREE, **_EDGE)
        self.day = look(num_format="[$-42A]dd/mm/yyyy", align="center", **_FREE, **_EDGE)
        self.words = look(num_format="@", text_wrap=True, **_FREE, **{**_EDGE, "valign": "top"})
        self.fault = look(font_color=_RED, text_wrap=True, **_EDGE)
        self.broken = book.add_format({"bg_color": "#FBD5D5", "font_color": _RED, "bold": True})
