"""What guests watch in a point of the programme, as it is announced. Python thuần."""

from __future__ import annotations

import re

_SHOWS = re.compile(r"^(?:trình )?(?:chiếu|phát)\s+(?=phóng sự|phim|video|clip)|^xem\s+", re.I)


def shown(text: str) -> str:
    """Give what guests watch in a point of the programme: "Trình chiếu phóng sự X" → "phóng sự X".

    A point that is worded otherwise stays as it is.
    """
    bare = _SHOWS.sub("", text)
    return bare[:1].lower() + bare[1:] if bare != text else text
