"""The template that a paper of a conference is written by; other rooms ask here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Case, Value, When

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import templates_from_above
from hoinghi.papers.text import Template, load
from hoinghi.units.queries import steps_above
from hoinghi.wording.models import TemplateInForce, TemplateVersion

# Kept on the conference itself: one dossier, one request, one look into the database.
_KEPT = "_templates_in_force"
_tried: ContextVar[Mapping[str, Template]] = ContextVar("tried", default=MappingProxyType({}))


def template(conference: Conference, package: str, name: str) -> Template:
    """Give the template *name* of a room as the papers of *conference* use it.

    That is what the host has put in force; else what the nearest body above it has; else the
    standard file ``<package>/templates/papers/<name>.md``. Two queries at most for the first
    template of a conference, none for the others.

    Raises:
        FileNotFoundError: The room has no such template.
    """
    tried, name_ = _tried.get(), short_name(package, name)
    if name_ in tried:
        return tried[name_]
    standard = load(package, name)
    version = _in_force(conference).get(name_)
    return own_template(name_, version, standard) if version else standard


def own_template(name: str, version: TemplateVersion, standard: Template) -> Template:
    """Give a version as the papers use it; *standard* steps in where it cannot be used."""
    word = bytes(version.word) if version.word else None
    return Template(name=name, source=version.source, is_own=True, standard=standard, word=word)


@contextmanager
def trying(template: Template) -> Iterator[None]:
    """Let all papers made within use *template*, named like "delegates/invitation".

    Where it is on trial and cannot be used, making its paper raises ``TemplateRefused``.
    """
    token = _tried.set({**_tried.get(), template.name: template})
    try:
        yield
    finally:
        _tried.reset(token)


def short_name(package: str, name: str) -> str:
    """Name a template as versions do: "delegates/invitation"."""
    return f"{package.rpartition('.')[2]}/{name}"


def forget(conference: Conference) -> None:
    """Look into the database again for the next paper of *conference*."""
    conference.__dict__.pop(_KEPT, None)


def _in_force(conference: Conference) -> Mapping[str, TemplateVersion]:
    known: Mapping[str, TemplateVersion] | None = conference.__dict__.get(_KEPT)
    if known is None:
        known = MappingProxyType({row.template: row.version for row in _rows(conference)})
        conference.__dict__[_KEPT] = known
    return known


def _rows(conference: Conference) -> list[TemplateInForce]:
    """Give what is in force at the host and above, that of the nearest body last."""
    if conference.host_id is None:
        return []
    with templates_from_above():
        # Few bodies have templates of their own, and only these are looked for above: of
        # thousands of bodies a server would compare each with each.
        having = set(TemplateInForce.objects.values_list("body_id", flat=True))
        if not having:
            return []
        steps = [
            step.filter(pk__in=having) for step in steps_above(conference.host_id, conference.as_of)
        ]
        near = Case(*(When(body__in=body, then=Value(far)) for far, body in enumerate(steps)))
        rows = TemplateInForce.objects.annotate(far=near).filter(far__isnull=False)
        return list(rows.select_related("version__body").order_by("-far"))


def versions(conference: Conference, name: str) -> list[TemplateVersion]:
    """Give the versions that the host of *conference* saved of a template, the newest first."""
    found = TemplateVersion.objects.filter(body=conference.host_id, template=name)
    return list(found.defer("word").order_by("-number")) if conference.host_id else []


def newest(conference: Conference, name: str) -> TemplateVersion | None:
    """Give the last version that the host saved of a template, if any."""
    return next(iter(versions(conference, name)), None)


def version(conference: Conference, name: str, number: int) -> TemplateVersion:
    """Give one version of the host.

    Raises:
        TemplateVersion.DoesNotExist: There is none of that number.
    """
    return TemplateVersion.objects.select_related("body").get(
        body=conference.host_id, template=name, number=number
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InUse:
    """Whose template the papers of a conference use; ``is_own``: that of its host itself."""

    version: TemplateVersion
    is_own: bool


def in_use(conference: Conference) -> Mapping[str, InUse]:
    """Give the templates in use that are not the standard ones, by name; one query."""
    return {
        row.template: InUse(version=row.version, is_own=row.body_id == conference.host_id)
        for row in _rows(conference)
    }


def own_number(conference: Conference, name: str) -> int | None:
    """Give the number of the host's own version in use; None where it uses one from above."""
    used = in_use(conference).get(name)
    return used.version.number if used and used.is_own else None


def newest_of_each(conference: Conference) -> Mapping[str, TemplateVersion]:
    """Give the last version that the host saved of each template, by name; one query."""
    found = TemplateVersion.objects.filter(body=conference.host_id).defer("word", "source")
    return {one.template: one for one in found.order_by("number")} if conference.host_id else {}
