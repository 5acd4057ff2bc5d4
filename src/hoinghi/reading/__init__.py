"""Đọc kế hoạch: văn bản như đã viết → ``Plan`` và ``Finding``. Python thuần, không biết Django.

``read_text`` and ``read_file`` are the way in; the modules behind them load when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hoinghi.reading.reader import NotAPlan, Reading, read_file, read_text
    from hoinghi.reading.sources import UnreadableSource

__all__ = ["NotAPlan", "Reading", "UnreadableSource", "read_file", "read_text"]


def __getattr__(name: str) -> Any:
    if name == "UnreadableSource":
        from hoinghi.reading.sources import UnreadableSource  # as asked for

        return UnreadableSource
    if name in __all__:
        from hoinghi.reading import reader  # as asked for

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
