"""Reads the pages of a PDF in a process of its own: ``python pdf_pages.py PAGES LETTERS BYTES``.

PDFium ends the whole process where memory runs out, and a page of a few bytes can be drawn to
need any amount of it, or of time; here only this process ends. The file comes on standard input;
standard output gives ``[state, page count, texts of the pages]`` as JSON.
"""

from __future__ import annotations

import json
import sys

import pypdfium2

_PASSWORD_ERROR = "password"  # noqa: S105  how PDFium words it, no secret


def _keep_within(memory: int) -> None:
    try:
        import resource  # Windows has none; there the time alone is bounded
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(data: bytes, most_pages: int, most_letters: int) -> tuple[str, int, list[str]]:
    texts: list[str] = []
    with pypdfium2.PdfDocument(data) as document:
        count = len(document)
        if count > most_pages:
            return "too-long", count, []
        letters = 0
        for number in range(count):
            text = document[number].get_textpage().get_text_range()
            letters += len(text)
            if letters > most_letters:
                return "too-long", count, []
            texts.append(text)
    return "read", count, texts


def _main() -> None:
    most_pages, most_letters, memory = map(int, sys.argv[1:])
    _keep_within(memory)
    try:
        told = _read(sys.stdin.buffer.read(), most_pages, most_letters)
    except pypdfium2.PdfiumError as error:
        told = ("encrypted" if _PASSWORD_ERROR in str(error).lower() else "damaged", 0, [])
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    _main()
