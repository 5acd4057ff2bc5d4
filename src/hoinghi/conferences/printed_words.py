"""The words of printed pages with their places, put together from their letters. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hoinghi.papers.check.pdf_apart import Letter, SeenPage
from hoinghi.reading.places import Word
from hoinghi.reading.sources.old_letters import mender_for

# Letters of a word stand nearer than so much of their size.
_GAP = 0.25


def words_of(pages: Sequence[SeenPage]) -> list[Word]:
    """Give the words of *pages* in the order of printing; old Vietnamese fonts are mended."""
    words = [word for page in pages for word in _words(page)]
    # As the reader does: what it made of such a font is what the lines of the source hold.
    mender = mender_for("\n".join(word.text for word in words))
    return [word._replace(text=mender(word.text)) for word in words] if mender else words


def _words(page: SeenPage) -> Iterator[Word]:
    row: list[Letter] = []
    for letter in page.letters:
        if not letter.text.strip():
            yield from _word(page, row)
            row = []
            continue
        if row and not _goes_on(row[-1], letter):
            yield from _word(page, row)
            row = []
        row.append(letter)
    yield from _word(page, row)


def _goes_on(before: Letter, letter: Letter) -> bool:
    size = max(before.ink.size, 1.0)
    same_row = abs(letter.base - before.base) < size / 2
    return same_row and -size < letter.left - before.right < _GAP * size


def _word(page: SeenPage, row: Iterable[Letter]) -> Iterator[Word]:
    letters = list(row)
    if not letters or not page.width or not page.height:
        return
    yield Word(
        page=page.number,
        left=_share(min(one.left for one in letters), page.width),
        top=_share(min(one.top for one in letters), page.height),
        right=_share(max(one.right for one in letters), page.width),
        bottom=_share(max(one.bottom for one in letters), page.height),
        text="".join(one.text for one in letters),
    )


def _share(length: float, whole: float) -> float:
    return max(0.0, min(1.0, length / whole))
