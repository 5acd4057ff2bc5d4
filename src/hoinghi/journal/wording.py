"""Acts of the log in words: every app says in its module ``acts`` what its acts are called.

``ACTS`` maps an act to what follows the name of the person ("đã nộp kết quả “%(subject)s”"); its
places are ``subject`` and the keys of the entry's ``data``. ``link(entry, slug)`` may give the
path of the page that shows the thing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

    from hoinghi.journal.models import Entry

UNKNOWN = "……"


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        # Entries written before a fact was kept are shown all the same.
        return UNKNOWN


def sentence(entry: Entry) -> str:
    """Say what was done, without by whom: ``"đã nộp kết quả “Báo cáo …”"``."""
    said = all_acts().get(entry.act)
    if said is None:
        return f"{entry.act}: {entry.subject}"
    data = entry.data if isinstance(entry.data, dict) else {}
    return str(said) % _Facts({"subject": entry.subject, "title": entry.subject, **data})


def link(entry: Entry, slug: str) -> str:
    """Give the path of the page that shows what was acted on; empty where none does."""
    module = _modules().get(entry.act.partition(".")[0])
    found = getattr(module, "link", None)
    return (found(entry, slug) or "") if found else ""


@cache
def all_acts() -> dict[str, StrOrPromise]:
    """Give every act that the installed apps know, with its words."""
    return {act: said for module in _modules().values() for act, said in module.ACTS.items()}


@cache
def _modules() -> dict[str, ModuleType]:
    """Give the modules of words by the name that begins their acts ("tasks")."""
    names = [app.name for app in apps.get_app_configs()]
    return {
        name.rpartition(".")[2]: import_module(f"{name}.acts")
        for name in names
        if find_spec(f"{name}.acts")
    }
