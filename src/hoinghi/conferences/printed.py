"""How the pages of a plan look: drawn in a process apart, kept on the disk under the check value.

What is kept here can be made again from the file itself: the folder may be emptied at any time.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from hoinghi import libreoffice
from hoinghi.conferences import recognised
from hoinghi.conferences.alone import alone
from hoinghi.conferences.originals import Original
from hoinghi.conferences.printed_words import words_of
from hoinghi.conferences.sheets import Picture
from hoinghi.papers.check import pdf_apart
from hoinghi.reading.places import Spot, place
from hoinghi.reading.sources.pictures import size_of
from hoinghi.reading.sources.source import Recognised
from hoinghi.unreadable import UnreadableSource

#: Dots to the inch: a page is a little wider than half a screen, and takes some sixty kilobytes.
DOTS: Final = 110
#: A plan of more pages shows the first ones; its lines are all there.
MOST_PAGES: Final = 150
#: Drawn together: whoever looks at a page soon looks at the next.
_AT_ONCE: Final = 4
#: A stamp or a signature may be letters; a page of text holds hundreds of words.
_FEWEST_WORDS: Final = 6
_PRINTED: Final = "ban-in.pdf"
_OFFICE: Final = (".docx", ".doc", ".odt", ".rtf")
#: Pictures that every browser shows as they are.
SHOWN: Final = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
}
#: LibreOffice needs much of the machine: one file is printed at a time, the others wait so long,
#: in the thread that draws (``drawing``), not in a request.
_MAX_WAIT: Final = 90.0
#: Who asks for the picture of a page waits no longer for those who draw others of the same file.
_PICTURE_WAIT: Final = 5.0
#: What is kept is of this form; of another it is made anew.
_FORM: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The pages of a file, and where they print the lines of its source.

    ``why`` says in a word why there are none, or not all (``plan_sheets``).
    """

    pages: tuple[Picture, ...] = ()
    places: Mapping[int, Sequence[Spot]] = field(default_factory=dict)
    why: str = ""


def can_be_drawn(original: Original) -> bool:
    """Tell whether pages can be expected of the file at all."""
    return original.suffix in (".pdf", *_OFFICE, *SHOWN)


def known(original: Original, source: str) -> Printed | None:
    """Give what was found before; none where the file has not been looked at yet."""
    try:
        told = json.loads(_places_file(original, source).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if told.get("form") != _FORM:
        return None
    found = _from_json(told)
    # Without the printed file its pages cannot be drawn: it is printed anew, behind the request.
    return found if not found.pages or _is_drawable(original) else None


def find_out(original: Original, source: str) -> Printed:
    """Print the file where that is needed, and find the lines of *source* on its pages.

    Raises:
        OriginalMissing: The file is gone.
    """
    found = known(original, source)
    if found:
        return found
    with alone(_folder(original) / "khoa", wait=_MAX_WAIT):
        found = known(original, source) or _find_out(original, source)
    # What is only missing on this machine today may be there tomorrow.
    if found.why not in ("office-missing", "busy"):
        _write(_places_file(original, source), json.dumps(_to_json(found)).encode())
    return found


def picture(original: Original, number: int) -> bytes | None:
    """Give the page *number*, from 1, as PNG; none where there is none.

    Raises:
        OriginalMissing: The file is gone.
    """
    file = _folder(original) / f"{number}.png"
    if file.is_file():
        return file.read_bytes()
    if original.suffix in SHOWN or not 1 <= number <= MOST_PAGES:
        return None
    if not _is_drawable(original):
        return None
    with alone(_folder(original) / "khoa", wait=_PICTURE_WAIT):
        if not file.is_file():
            _draw(original, number)
    return file.read_bytes() if file.is_file() else None


def _draw(original: Original, number: int) -> None:
    pdf = _pdf_of(original)
    wanted = [one for one in range(number, number + _AT_ONCE) if one <= MOST_PAGES]
    try:
        drawn = pdf_apart.draw(pdf, original.name, wanted, dots=DOTS) if pdf else {}
    except UnreadableSource:
        # One page that takes too long must not keep back those before it.
        drawn = {}
    for each, png in drawn.items():
        _write(_folder(original) / f"{each}.png", png)


def _find_out(original: Original, source: str) -> Printed:
    data = original.read()
    if original.suffix in SHOWN:
        across, down = size_of(data) or (0, 0)
        if not across or not down:
            return Printed(why="not-printed")
        return _of_scan(original, source, (Picture(number=1, across=across, down=down),))
    try:
        pdf = _pdf_of(original)
        seen = pdf_apart.look_at(pdf, original.name)
    except libreoffice.OfficeMissing:
        return Printed(why="office-missing")
    except TimeoutError:
        return Printed(why="busy")
    except (libreoffice.OfficeTooSlow, libreoffice.OfficeFailed, UnreadableSource):
        return Printed(why="not-printed")
    shown = [page for page in seen[:MOST_PAGES] if page.width and page.height]
    pages = tuple(
        Picture(number=page.number, across=page.width, down=page.height) for page in shown
    )
    why, words = "too-many" if len(seen) > MOST_PAGES else "", words_of(shown)
    if len(words) < _FEWEST_WORDS * len(shown):
        return _of_scan(original, source, pages, why)
    return Printed(pages=pages, places=place(source.split("\n"), words), why=why)


def _of_scan(original: Original, source: str, pages: Sequence[Picture], why: str = "") -> Printed:
    """Place the lines by the words that were recognised on *pages*, each set upright."""
    found = recognised.known(_folder(original)) or recognised.find_out(original)
    return Printed(
        pages=tuple(_upright(page, found.turns.get(page.number, 0)) for page in pages),
        places=place(source.split("\n"), found.words),
        why=why,
    )


def _upright(page: Picture, turn: int) -> Picture:
    lies = turn in (90, 270)
    across, down = (page.down, page.across) if lies else (page.across, page.down)
    return replace(page, across=across, down=down, turn=turn)


def keep_recognised(sha256: str, found: Recognised) -> None:
    """Keep what was recognised when the file was read: to do it again takes long."""
    _write(_folder_of(sha256) / recognised.FILE, recognised.to_json(found))


def _pdf_of(original: Original) -> bytes:
    """The file as PDF; one of Word is printed once and kept."""
    if original.suffix == ".pdf":
        return original.read()
    kept = _folder(original) / _PRINTED
    if not kept.is_file():
        with alone(settings.PAGE_PICTURES / "khoa-in", wait=_MAX_WAIT):
            _write(kept, libreoffice.convert(original.read(), original.suffix, "pdf"))
    return kept.read_bytes()


def _is_drawable(original: Original) -> bool:
    """Tell whether its pages can be drawn without printing it first."""
    return original.suffix not in _OFFICE or (_folder(original) / _PRINTED).is_file()


def _folder(original: Original) -> Path:
    return _folder_of(original.sha256)


def _folder_of(sha256: str) -> Path:
    folder: Path = settings.PAGE_PICTURES / sha256[:2] / sha256
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _places_file(original: Original, source: str) -> Path:
    # Another version of the reader may make other lines of the same file.
    digest = hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()[:16]
    return _folder(original) / f"cho-{digest}.json"


def _write(file: Path, data: bytes) -> None:
    """Write the whole file or nothing, whatever happens meanwhile."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as made:
        made.write(data)
    Path(made.name).replace(file)


def _to_json(found: Printed) -> dict[str, Any]:
    return {
        "form": _FORM,
        "why": found.why,
        "pages": [[page.number, page.across, page.down, page.turn] for page in found.pages],
        "places": {
            str(number): [
                [spot.page, *(round(side, 4) for side in spot[1:5]), spot.text] for spot in spots
            ]
            for number, spots in found.places.items()
        },
    }


def _from_json(told: dict[str, Any]) -> Printed:
    return Printed(
        why=told["why"],
        pages=tuple(Picture(number=n, across=a, down=d, turn=t) for n, a, d, t in told["pages"]),
        places={
            int(number): tuple(Spot(*spot) for spot in spots)
            for number, spots in told["places"].items()
        },
    )
