"""What takes acts on a conference itself back, from all modules of the room."""

from __future__ import annotations

from types import MappingProxyType

from hoinghi.conferences import light_settings, template_acts

UNDOS = MappingProxyType({**template_acts.UNDOS, **light_settings.UNDOS})
