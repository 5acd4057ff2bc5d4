"""What the house itself lets people find: conferences, plans, legal bases, bodies, posts."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.models import Conference, LegalBasis, PlanRevision
from hoinghi.conferences.searchable import Found, Searchable, Sight, at, plan_part
from hoinghi.search.rules import LONGEST_TEXT
from hoinghi.units.models import Organisation, OrganisationName, PostHolder


def searchables() -> Iterable[Searchable]:
    """Give the kinds that belong to no room above."""
    return (*_of_conferences(), *_of_units())


def _of_conferences() -> Iterable[Searchable]:
    return (
        Searchable(
            kind="hoi-nghi",
            label=_("Hội nghị"),
            model=Conference,
            rows=Conference.objects.all,
            read=_conference,
            weight=1,
        ),
        Searchable(
            kind="ke-hoach",
            label=_("Kế hoạch"),
            model=Conference,
            rows=_with_newest_plan,
            read=_plan,
            weight=4,
            touched_by=((PlanRevision, _its_conference),),
        ),
        Searchable(
            kind="phat-hien",
            label=_("Phát hiện trong kế hoạch"),
            model=Conference,
            rows=_with_newest_plan,
            read=_findings,
            weight=6,
            touched_by=((PlanRevision, _its_conference),),
        ),
        Searchable(
            kind="can-cu",
            label=_("Căn cứ"),
            model=LegalBasis,
            rows=lambda: LegalBasis.objects.select_related("conference"),
            read=_basis,
            weight=5,
        ),
    )


def _of_units() -> Iterable[Searchable]:
    return (
        Searchable(
            kind="don-vi",
            label=_("Đơn vị"),
            model=Organisation,
            rows=lambda: Organisation.objects.select_related("place").prefetch_related("names"),
            read=_body,
            weight=3,
            touched_by=((OrganisationName, lambda row, fields: [row.organisation_id]),),
        ),
        Searchable(
            kind="chuc-vu",
            label=_("Người giữ chức vụ"),
            model=PostHolder,
            rows=lambda: PostHolder.objects.select_related("organisation"),
            read=_post,
            weight=3,
        ),
    )


def _its_conference(row: PlanRevision, fields: frozenset[str] | None) -> Iterable[int]:
    return [row.conference_id]


def _with_newest_plan() -> QuerySet[Conference]:
    newest = PlanRevision.objects.order_by("-number")
    return Conference.objects.prefetch_related(Prefetch("revisions", newest, "newest_first"))


def _conference(row: Conference) -> Iterable[Found]:
    day = f"{row.starts_on:%d/%m/%Y}" if row.starts_on else row.date_text
    told = [row.host_name, day, row.venue, row.plan_number, row.signatory_name]
    yield Found(
        title=row.title,
        text=" · ".join(filter(None, told)),
        place=at("conferences:overview", row.slug),
        sight=Sight(conference=row.pk),
        conference=row.pk,
    )


def _plan(row: Conference) -> Iterable[Found]:
    for revision in row.newest_first[:1]:  # type: ignore[attr-defined] # by _with_newest_plan
        number = f"Kế hoạch số {row.plan_number}" if row.plan_number else "Kế hoạch"
        yield Found(
            title=f"{number} ({revision.file_name})",
            text=revision.source[:LONGEST_TEXT],
            place=at("conferences:plan", row.slug),
            sight=Sight(conference=row.pk),
            conference=row.pk,
        )


def _findings(row: Conference) -> Iterable[Found]:
    for revision in row.newest_first[:1]:  # type: ignore[attr-defined] # by _with_newest_plan
        for part, finding in enumerate(revision.plan.get("findings") or []):
            yield Found(
                title=finding["message"],
                text=finding["remedy"],
                place=at("conferences:plan", row.slug, ending="#phat-hien"),
                sight=Sight(conference=row.pk),
                conference=row.pk,
                part=part,
            )


def _basis(row: LegalBasis) -> Iterable[Found]:
    day = f"{row.issued_on:%d/%m/%Y}" if row.issued_on else ""
    return plan_part(row, str(row), " · ".join(filter(None, [row.subject, day, row.issuer])))


def _body(row: Organisation) -> Iterable[Found]:
    names = [row.short_name, *(name.text for name in row.names.all())]
    place = row.place.name if row.place else ""
    until = f"đến hết ngày {row.valid_to:%d/%m/%Y}" if row.valid_to else ""
    yield Found(
        title=row.name,
        text=" · ".join(dict.fromkeys(filter(None, [*names, place, until]))),
        place=at("units:body", row.pk),
        sight=Sight(everyone=True),
    )


def _post(row: PostHolder) -> Iterable[Found]:
    """Telephone numbers and mail addresses are never found: they are for few eyes."""
    until = f"đến hết ngày {row.valid_to:%d/%m/%Y}" if row.valid_to else ""
    yield Found(
        title=f"{row.person}, {row.position}",
        text=" · ".join(filter(None, [row.organisation.name, row.decision, until])),
        place=at("units:body", row.organisation_id),
        sight=Sight(everyone=True),
    )
