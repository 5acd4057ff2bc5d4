"""Files → lines. ``load`` finds out what a file is by its content and reads it, or says why not.

The libraries for DOCX and PDF load only when such a file comes.
"""

from hoinghi.reading.sources.load import MAX_BYTES, load, load_bytes
from hoinghi.reading.sources.source import Source, UnreadableSource

__all__ = ["MAX_BYTES", "Source", "UnreadableSource", "load", "load_bytes"]
