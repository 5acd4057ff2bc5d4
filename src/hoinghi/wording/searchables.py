"""Templates in force, as they are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.searchable import SLUG, Found, Searchable, Sight, at
from hoinghi.wording.models import TemplateInForce


def searchables() -> Iterable[Searchable]:
    """Give the wordings that bodies use in place of the standard ones."""
    return (
        Searchable(
            kind="mau",
            label=_("Mẫu văn bản"),
            model=TemplateInForce,
            rows=lambda: TemplateInForce.objects.select_related("version", "body"),
            read=_template,
            weight=6,
        ),
    )


def _template(row: TemplateInForce) -> Iterable[Found]:
    version = row.version
    yield Found(
        title=version.source.partition("\n")[0].lstrip("# ") or version.file_name,
        text=" · ".join(filter(None, [row.template, version.comment, version.source])),
        place=at("wording:list", SLUG),
        sight=Sight(host=row.body_id),
    )
