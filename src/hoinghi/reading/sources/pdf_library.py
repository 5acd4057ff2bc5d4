"""PDFium, as the reading of pages calls it: its functions without checks of their arguments.

The checks that ``pypdfium2_raw`` makes of every call cost more than most of the calls, and to
import it takes longer than to read a plan; only the library itself is taken from it.
"""

from __future__ import annotations

import ctypes
import os
import sys
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Final

from hoinghi.reading.sources.pdf_boxes import Sides

#: Of ``FPDF_GetLastError``: a password is needed.
ERROR_PASSWORD: Final = 4
#: Of ``FPDFPageObj_GetType``: lines and areas.
OBJECT_PATH: Final = 2
#: Of ``FPDFPathSegment_GetType``.
SEGMENT_LINE: Final = 0
SEGMENT_MOVE: Final = 2

# Things that one go asks about.
_AT_ONCE: Final = 128
_NAMES: Final = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}


class Handle(ctypes.c_void_p):
    """What PDFium hands out; as a class of its own it is not taken apart into an int."""


class Matrix(ctypes.Structure):
    """How a path is placed on its page."""

    _fields_ = tuple((name, ctypes.c_float) for name in "abcdef")

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where the point *x*, *y* of the path stands on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def library_path() -> str:
    """The library that ``pypdfium2`` brings along.

    Raises:
        ImportError: There is none.
    """
    from importlib.util import find_spec  # the process that reads is told the path

    found = find_spec("pypdfium2_raw")
    if found is None or found.origin is None:
        raise ImportError("pypdfium2 is not installed")
    # Not by pathlib, which the process that reads would have to import.
    folder = os.path.dirname(found.origin)  # noqa: PTH120
    path = os.path.join(folder, _NAMES.get(sys.platform, "libpdfium.so"))  # noqa: PTH118
    if not os.path.exists(path):  # noqa: PTH110
        raise ImportError(f"pypdfium2 has no PDFium of its own at {path}")
    return path


class Room:
    """Room for four numbers of each of many things, which PDFium fills in."""

    def __init__(self, code: str) -> None:
        self._held = array(code, bytes(4 * _AT_ONCE * array(code).itemsize))
        size = self._held.itemsize
        held = (ctypes.c_char * (4 * _AT_ONCE * size)).from_buffer(self._held)
        self._places = [
            [
                ctypes.byref(held, place)
                for place in range(first * size, (first + _AT_ONCE) * size, size)
            ]
            for first in range(0, 4 * _AT_ONCE, _AT_ONCE)
        ]

    def filled(self, ask: Callable[..., object], about: Sequence[Any]) -> Sides:
        """The four numbers that *ask* gives of each thing, all the first of them first."""
        held = self._held
        sides = held[:0], held[:0], held[:0], held[:0]
        for begun in range(0, len(about), _AT_ONCE):
            part = about[begun : begun + _AT_ONCE]
            # Nothing is kept of what the calls return, nor is a loop of Python's own run.
            deque(map(ask, part, *self._places), maxlen=0)
            for side, first in zip(sides, range(0, 4 * _AT_ONCE, _AT_ONCE), strict=True):
                side += held[first : first + len(part)]
        return sides


class Library:
    """The functions of PDFium that reading needs, from the library at *path*.

    None looks at what it is handed: a handle is a ``Handle``, a number an ``int`` below 2**31, a
    place for results what ``byref`` gives.

    Attributes:
        doubles, floats: Where calls leave their four numbers.
    """

    def __init__(self, path: str) -> None:
        self.doubles, self.floats = Room("d"), Room("f")
        # It keeps the lock of the interpreter, which to give back takes as long as a short call.
        held = ctypes.PyDLL(path)
        held.FPDF_InitLibrary()
        self._load_document = _handing_out(held.FPDF_LoadMemDocument64)
        self.last_error = held.FPDF_GetLastError
        self.close_document = held.FPDF_CloseDocument
        self.count_pages = held.FPDF_GetPageCount
        self.load_page = _handing_out(held.FPDF_LoadPage)
        self.close_page = held.FPDF_ClosePage

        self.load_text = _handing_out(held.FPDFText_LoadPage)
        self.close_text = held.FPDFText_ClosePage
        self.count_letters = held.FPDFText_CountChars
        self.get_text = held.FPDFText_GetText
        self.place_in_page = held.FPDFText_GetCharIndexFromTextIndex
        self.angle_of_letter = held.FPDFText_GetCharAngle
        self.angle_of_letter.restype = ctypes.c_float
        self.box_of_letter = held.FPDFText_GetCharBox
        self.count_boxes = held.FPDFText_CountRects
        self.get_box = held.FPDFText_GetRect

        self.count_objects = held.FPDFPage_CountObjects
        self.get_object = _handing_out(held.FPDFPage_GetObject)
        self.kind_of_object = held.FPDFPageObj_GetType
        self.bounds_of_object = held.FPDFPageObj_GetBounds
        self.matrix_of_object = held.FPDFPageObj_GetMatrix
        self.count_segments = held.FPDFPath_CountSegments
        self.get_segment = _handing_out(held.FPDFPath_GetPathSegment)
        self.point_of_segment = held.FPDFPathSegment_GetPoint
        self.kind_of_segment = held.FPDFPathSegment_GetType
        self.closes_path = held.FPDFPathSegment_GetClose

    def open(self, data: Any, size: int) -> Any:
        """The document in the *size* bytes at *data*, which stay there; false if unreadable."""
        return self._load_document(data, ctypes.c_size_t(size), None)


def _handing_out(function: Any) -> Any:
    function.restype = Handle
    return function
