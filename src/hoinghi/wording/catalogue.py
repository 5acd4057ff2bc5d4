"""The standard templates of the house: every room's ``templates/papers/*.md``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from django.apps import apps

from hoinghi.papers.text import Template, load
from hoinghi.wording.queries import short_name

_CAPTION = re.compile(r"\s*\{#-?\s*(?P<caption>[^\n#]+?)\s*-?#\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A standard template.

    Attributes:
        name: As versions name it: "delegates/invitation".
        package: The room, ``"hoinghi.delegates"``; ``file`` the name of its file without ending.
        caption: What the first comment of the file calls it; "" where it has none.
        room: The room's name for people, "Đại biểu".
    """

    name: str
    package: str
    file: str
    caption: str
    room: str

    @property
    def room_slug(self) -> str:
        """The first half of ``name``, as addresses have it."""
        return self.name.partition("/")[0]

    def template(self) -> Template:
        """Read the file."""
        return load(self.package, self.file)


@lru_cache(maxsize=1)
def standards() -> tuple[Standard, ...]:
    """Give the standard templates in the order of the house, those of one room by name."""
    rooms = [app for app in apps.get_app_configs() if getattr(app, "room", None)]
    rooms.sort(key=lambda app: getattr(app, "room").order)  # noqa: B009 - mypy knows no room
    return tuple(
        Standard(
            name=short_name(app.name, file),
            package=app.name,
            file=file,
            caption=_caption(load(app.name, file).source),
            room=str(app.verbose_name),
        )
        for app in rooms
        for file in _files(app.name)
    )


def standard(name: str) -> Standard | None:
    """Give the standard template *name*, "delegates/invitation"; none of that name: None."""
    return next((one for one in standards() if one.name == name), None)


def _files(package: str) -> list[str]:
    folder = resources.files(package) / "templates" / "papers"
    if not folder.is_dir():
        return []
    names = (file.name for file in folder.iterdir())
    return sorted(name.removesuffix(".md") for name in names if name.endswith(".md"))


def _caption(source: str) -> str:
    found = _CAPTION.match(source)
    return found["caption"].rstrip(".") if found else ""
