"""What the conference itself takes from a plan."""

from __future__ import annotations

from decimal import Decimal

from hoinghi.conferences import rules
from hoinghi.conferences.limits import require_few, require_fitting, require_title
from hoinghi.conferences.models import Conference, LegalBasis
from hoinghi.conferences.naming import in_sentence
from hoinghi.conferences.rooms import Change, ChangeKind
from hoinghi.conferences.sync import sync, told
from hoinghi.reading import plan as read
from hoinghi.units.directory import Body


def describe(plan: read.Plan, host: Body | None) -> dict[str, object]:
    """Give the fields of ``Conference`` as the plan states them.

    Raises:
        BeyondLimits: One of them is longer or larger than a conference can take.
    """
    event, signature = plan.event, plan.signature
    days = event.duration_days
    title = rules.title_of(plan)
    require_title(title, event.lines)
    require_few(event.delegate_count or 0, "đại biểu", event.lines)
    fields: dict[str, object] = {
        "title": title,
        "kind": rules.review_kind(plan),
        "level": host.level if host else rules.level_of(plan.issuer),
        "host_id": int(host.code) if host else None,
        "host_name": in_sentence(plan.issuer or ""),
        "host_parent": in_sentence(plan.parent_issuer or ""),
        "area_id": int(host.area[0].partition("@")[2]) if host and host.area else None,
        "place": plan.place or rules.place_of(in_sentence(plan.issuer or "")),
        "starts_on": event.start,
        "as_of": rules.as_of(plan),
        "date_text": event.date_text or "",
        "time": event.time or "",
        "duration_days": None if days is None else Decimal(str(days)),
        "venue": event.venue or "",
        "expected_delegates": event.delegate_count,
        "plan_number": plan.number or "",
        "plan_date": plan.date,
        "signing_authority": signature.authority or "",
        "signatory_position": signature.position or "",
        "signatory_name": signature.name or "",
    }
    require_fitting(Conference(**fields), event.lines)
    return fields


def bring(conference: Conference, wanted: dict[str, object]) -> list[Change]:
    """Bring the conference's own fields in line with the plan."""
    differing = [name for name, value in wanted.items() if getattr(conference, name) != value]
    before = told(conference, differing)
    for name in differing:
        setattr(conference, name, wanted[name])
    if not differing:
        return []
    conference.save(update_fields=differing)
    return [
        Change(
            part="hội nghị",
            name=conference.title,
            kind=ChangeKind.CHANGED,
            before=before,
            after=told(conference, differing),
        )
    ]


def take(plan: read.Plan, conference: Conference) -> list[Change]:
    """Take the căn cứ of the plan."""
    wanted = [
        LegalBasis(
            type=basis.type,
            number=basis.number or "",
            issued_on=basis.date,
            issuer=basis.issuer or "",
            subject=basis.subject or "",
            first_line=basis.lines.first,
            last_line=basis.lines.last,
        )
        for basis in plan.legal_bases
    ]
    return sync(LegalBasis, conference, wanted)
