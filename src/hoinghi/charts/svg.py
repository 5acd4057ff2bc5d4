"""A drawing as SVG for a page: colours are the page's own, so that light and dark both serve."""

from __future__ import annotations

from html import escape

from hoinghi.papers.sketch import (
    HATCH_STEP,
    HATCHES,
    Hatch,
    Sketch,
    SketchBox,
    SketchLine,
    SketchMark,
    SketchWords,
    Tone,
)

#: Each tone as a custom property of the page, and what stands in where the page has none.
COLOURS = {
    Tone.TEXT: ("--hn-chart-text", "#1c1917"),
    Tone.FAINT: ("--hn-chart-faint", "#565049"),
    Tone.GRID: ("--hn-chart-grid", "#d3ccc1"),
    Tone.DONE: ("--hn-chart-done", "#1b6b38"),
    Tone.GOING: ("--hn-chart-going", "#1b5e9c"),
    Tone.WAITING: ("--hn-chart-waiting", "#805a00"),
    Tone.LATE: ("--hn-chart-late", "#b3121d"),
    Tone.OPEN: ("--hn-chart-open", "#ffffff"),
    Tone.OFF: ("--hn-chart-off", "#6c655d"),
}
_ON = ("--hn-chart-on", "#ffffff")
_PATHS = {
    Hatch.UPRIGHT: f"M{HATCH_STEP / 2:g} 0V{HATCH_STEP:g}",
    Hatch.RISING: "M0 2.4L2.4 0",
    Hatch.FALLING: "M0 0L2.4 2.4",
    Hatch.CROSSED: "M0 0L2.4 2.4M0 2.4L2.4 0",
}


def svg(sketch: Sketch, key: str) -> str:
    """Write *sketch*; *key* tells its parts from those of other charts on the page (ASCII)."""
    tones = sorted({part.tone for part in sketch.parts if isinstance(part, SketchBox)})
    patterns = "".join(_pattern(tone, key) for tone in tones if HATCHES.get(tone) in _PATHS)
    body = "".join(_part(part, key) for part in sketch.parts)
    return (
        f'<svg class="hn-chart" viewBox="0 0 {_n(sketch.width)} {_n(sketch.height)}" role="img" '
        f'aria-labelledby="{key}-t {key}-d" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{key}-t">{escape(sketch.title)}</title>'
        f'<desc id="{key}-d">{escape(sketch.description)}</desc>'
        f"<defs>{patterns}</defs>{body}</svg>"
    )


def _pattern(tone: Tone, key: str) -> str:
    hatch = HATCHES[tone]
    step = HATCH_STEP if hatch is Hatch.UPRIGHT else 2.4
    return (
        f'<pattern id="{key}-{tone}" width="{step:g}" height="{step:g}" '
        f'patternUnits="userSpaceOnUse"><rect width="{step:g}" height="{step:g}" '
        f'style="fill:{_colour(tone)}"/><path d="{_PATHS[hatch]}" fill="none" stroke-width=".35" '
        f'stroke-linecap="square" style="stroke:{_var(_ON)};stroke-opacity:.7"/></pattern>'
    )


def _part(part: SketchBox | SketchLine | SketchWords | SketchMark, key: str) -> str:
    if isinstance(part, SketchBox):
        return _box(part, key)
    if isinstance(part, SketchLine):
        dashes = ' stroke-dasharray="1.6 1.1"' if part.dashed else ""
        return (
            f'<line x1="{_n(part.x1)}" y1="{_n(part.y1)}" x2="{_n(part.x2)}" y2="{_n(part.y2)}" '
            f'stroke-width="{_n(part.thickness)}"{dashes} style="stroke:{_colour(part.tone)}"/>'
        )
    if isinstance(part, SketchMark):
        half = part.size / 2
        places = (0, -half), (half, 0), (0, half), (-half, 0)
        points = " ".join(f"{_n(part.x + x)},{_n(part.y + y)}" for x, y in places)
        return f'<polygon points="{points}" style="fill:{_colour(part.tone)}"/>'
    return _words(part)


def _box(box: SketchBox, key: str) -> str:
    hatched = HATCHES.get(box.tone) in _PATHS and not box.plain and box.strength == 1
    fill = f"url(#{key}-{box.tone})" if hatched else _colour(box.tone)
    edge = ""
    if box.tone is Tone.OPEN:
        edge = f";stroke:{_colour(Tone.FAINT)};stroke-width:.2"
    if box.strength < 1:
        edge += f";fill-opacity:{_n(box.strength)}"
    return (
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" '
        f'height="{_n(box.height)}" style="fill:{fill}{edge}"/>'
    )


def _words(words: SketchWords) -> str:
    weight = ' font-weight="600"' if words.bold else ""
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    on = words.on
    fill = _colour(words.tone) if on in (None, Tone.OPEN) else _var(_ON)
    return (
        f'<text x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}"{weight}{anchor} '
        f'style="fill:{fill}">{escape(words.text)}</text>'
    )


def _colour(tone: Tone) -> str:
    return _var(COLOURS[tone])


def _var(named: tuple[str, str]) -> str:
    return f"var({named[0]},{named[1]})"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
