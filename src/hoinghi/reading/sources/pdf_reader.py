"""Reads pages of a PDF in a process of its own:
``python pdf_reader.py LIBRARY BYTES PAGES LETTERS FIRST STEP``.

PDFium ends the whole process where memory runs out, and a page of a few bytes can be drawn to
need any amount of it, or of time; here only this process ends. The file is standard input, which
several such processes may share; standard output gives the pages FIRST, FIRST + STEP, … as
``pdf_message`` writes them.
"""

from __future__ import annotations

import ctypes
import gc
import mmap
import os
import sys


def _skip_packages() -> None:
    """Let the modules beside this one be imported without all that their packages import.

    That would take longer than to read a plan.
    """
    folder = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib takes long
    for name in ("hoinghi.reading.sources", "hoinghi.reading", "hoinghi"):
        package = type(sys)(name)
        package.__path__ = [folder]
        sys.modules[name] = package
        folder = os.path.dirname(folder)  # noqa: PTH120 - as above


def _keep_within(memory: int) -> None:
    try:
        import resource  # Windows has none; there the time alone is bounded
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    library, *numbers = sys.argv[1:]
    memory, most_pages, most_letters, first, step = map(int, numbers)
    _keep_within(memory)
    _skip_packages()
    from hoinghi.reading.sources.pdf_library import Library
    from hoinghi.reading.sources.pdf_message import written
    from hoinghi.reading.sources.pdf_pages import read_pages

    # The process ends before there is much to collect.
    gc.disable()
    file = mmap.mmap(sys.stdin.fileno(), 0, access=mmap.ACCESS_COPY)
    told = read_pages(
        Library(library),
        (ctypes.c_char * len(file)).from_buffer(file),
        len(file),
        most_pages=most_pages,
        most_letters=most_letters,
        first=first,
        step=step,
    )
    sys.stdout.buffer.write(written(told))
    sys.stdout.flush()
    # To take apart what is held takes time, and nobody waits for it.
    os._exit(0)


if __name__ == "__main__":
    _main()
