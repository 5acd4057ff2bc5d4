"""Which bodies are told that a paper was issued, replaced, corrected or recalled."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse

from hoinghi.conferences.models import Conference, Grant, Role
from hoinghi.conferences.powers import PREPARING
from hoinghi.conferences.telling import Kind, Telling, Told
from hoinghi.dispatch import rules
from hoinghi.dispatch.models import DistributionLine, Revision
from hoinghi.dispatch.rules import Effect
from hoinghi.journal.models import Entry
from hoinghi.papers.marks import mended
from hoinghi.papers.model import Paper
from hoinghi.units.models import Account

_SAID = {
    Effect.NONE: "Đã phát hành",
    Effect.REPLACES: "Đã phát hành văn bản thay thế",
    Effect.CORRECTS: "Đã đính chính",
    Effect.RECALLS: "Đã thu hồi",
}


def tell(entry: Entry) -> Told | None:
    """Tell the bodies in its Nơi nhận and the host of an issued paper, leaders of one to sign."""
    if entry.act == "dispatch.put_forward":
        return _to_sign(entry)
    if entry.act == "dispatch.send_back":
        return _returned(entry)
    pk = entry.data.get("revision") if entry.act == "dispatch.issue" else None
    if not pk:
        return None
    found = Revision.objects.select_related("record__conference").filter(pk=pk)
    revision = found.first()
    if revision is None:
        return None
    bodies = _addressed(revision)
    title = f"{_SAID[Effect(revision.effect)]}: {rules.cited(revision.papers)}"
    page = reverse("dispatch:paper", args=[revision.record.conference.slug, revision.record.ref])
    about, text = f"paper:{revision.pk}", revision.reason
    kind = Kind.PAPER
    return Told(
        tellings=(
            Telling(
                kind=kind,
                about=about,
                title=title,
                text=text,
                url=page,
                roles=frozenset(Role.values),
            ),
            Telling(kind=kind, about=about, title=title, text=text, bodies=bodies),
        ),
        bodies=bodies,
    )


def _to_sign(entry: Entry) -> Told | None:
    found = Revision.objects.select_related("record__conference")
    draft = found.filter(pk=entry.data.get("revision")).first()
    if draft is None or not draft.awaits_signature:
        return None
    told = Telling(
        kind=Kind.PAPER,
        about=f"to-sign:{draft.pk}",
        title=f"Trình ký: {draft.record.title}",
        text="",
        url=reverse("conferences:leader", args=[draft.record.conference.slug]) + "#cho-ky",
        roles=frozenset({Role.LEADER.value}),
    )
    return Told(tellings=(told,))


def _returned(entry: Entry) -> Told | None:
    """Tell who put the draft forward; the offices where that account prepares no more."""
    found = Revision.objects.select_related("record__conference")
    draft = found.filter(pk=entry.data.get("revision")).first()
    if draft is None or draft.returned_at is None:
        return None
    accounts = _still_preparing(draft.record.conference, entry.data.get("put_by", ""))
    told = Telling(
        kind=Kind.PAPER,
        about=f"returned:{draft.pk}",
        title=f"Trả lại dự thảo: {draft.record.title}",
        text=draft.returned_why,
        url=reverse("dispatch:paper", args=[draft.record.conference.slug, draft.record.ref]),
        accounts=accounts,
        roles=frozenset() if accounts else PREPARING,
    )
    return Told(tellings=(told,))


def _still_preparing(conference: Conference, username: str) -> frozenset[int]:
    holds = Grant.objects.filter(conference=conference, role__in=PREPARING)
    trusted = Q(is_superuser=True) | Q(pk__in=holds.values("account"))
    found = Account.objects.filter(trusted, username=username, is_active=True)
    return frozenset(found.values_list("pk", flat=True))


def _addressed(revision: Revision) -> frozenset[int]:
    """Give the bodies behind those lines of Nơi nhận that the paper itself carries."""
    lines = set(_recipients(revision))
    known = DistributionLine.objects.of(revision.record.conference)
    return frozenset(
        body.pk
        for line in known.prefetch_related("organisations")
        if mended(line.text) in lines
        for body in line.organisations.all()
    )


def _recipients(revision: Revision) -> Iterable[str]:
    for content in revision.papers:
        if isinstance(content, Paper):
            yield from content.recipients
