"""Acts on the draft of a review report: groups taken in, merged, reworded; the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from hoinghi.journal.services import record
from hoinghi.reports.drafting import LEFT_OUT, NAME, PARAGRAPH, TAKEN, source_named
from hoinghi.reports.models import (
    ExemplaryModel,
    ModelKind,
    ReportOutline,
    ReportRevision,
    ThemeChoice,
)
from hoinghi.reports.narrative import Told
from hoinghi.reports.rebinding import bind, seen, used_in
from hoinghi.reports.refusals import NoSuchStatement, ReasonMissing
from hoinghi.reports.statements import Topic
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units.models import Account

_LONGEST = 4_000


@transaction.atomic
def decide(
    feeding: ReportOutline,
    topic: Topic,
    names: Iterable[str],
    *,
    by: Account,
    is_taken: bool = True,
    text: str = "",
    based_on: int = 0,
) -> ThemeChoice:
    """Say what becomes of the statements called *names*: one group, taken or left out.

    Groups that the names were in become one (gộp).

    Args:
        text: In the drafter's words; "" leaves those of the bodies.
        based_on: Sum of the stamps of the choices seen.

    Raises:
        NoSuchStatement: A name is none of this outline's reports.
        ChangedMeanwhile: Somebody else decided in between.
    """
    wanted = _known(feeding, names)
    # One writer at a time, so that no statement ends in two groups.
    ReportOutline.objects.select_for_update().get(pk=feeding.pk)
    standing = [
        one
        for one in ThemeChoice.objects.filter(outline=feeding, topic=topic.value)
        if wanted & set(one.members)
    ]
    if sum(one.stamp for one in standing) != based_on:
        raise ChangedMeanwhile("nhóm ý kiến này", standing[0].by if standing else "")
    kept = standing[0] if standing else ThemeChoice(outline=feeding, topic=topic.value)
    for other in standing[1:]:
        wanted |= set(other.members)
        based_on = max(based_on, other.stamp)
        other.delete()
    kept.members = sorted(wanted)
    kept.text = text.strip()[:_LONGEST]
    kept.decision = TAKEN if is_taken else LEFT_OUT
    return _kept(kept, by, "gather", based_on)


@transaction.atomic
def part(choice: ThemeChoice, *, by: Account, based_on: int) -> None:
    """Undo a group: its statements are gathered by likeness again.

    Raises:
        ChangedMeanwhile: Somebody else decided in between.
    """
    stands = ThemeChoice.objects.select_for_update().filter(pk=choice.pk).first()
    if stands is None or stands.stamp != based_on:
        raise ChangedMeanwhile("nhóm ý kiến này", stands.by if stands else "")
    _record(stands.outline, by, "part", stands.text or stands.topic, members=stands.members)
    stands.delete()


@transaction.atomic
def reword(
    feeding: ReportOutline,
    told: Told,
    *,
    by: Account,
    text: str = "",
    is_taken: bool = True,
    based_on: int = 0,
) -> ThemeChoice:
    """Put a paragraph of figures in the drafter's words, its figures bound as before.

    Args:
        told: The paragraph as the house tells it now.
        text: "" goes back to the words of the house.

    Raises:
        ChangedMeanwhile: Somebody else did so in between.
    """
    ReportOutline.objects.select_for_update().get(pk=feeding.pk)
    every = ThemeChoice.objects.filter(outline=feeding, topic=PARAGRAPH)
    kept = next((one for one in every if one.members[:1] == [told.key]), None)
    if (kept.stamp if kept else 0) != based_on:
        raise ChangedMeanwhile("đoạn này", kept.by if kept else "")
    kept = kept or ThemeChoice(outline=feeding, topic=PARAGRAPH)
    kept.text = bind(text.strip()[:_LONGEST], told.bound)
    kept.members = [told.key, *seen(used_in(kept.text, told.bound))]
    kept.decision = TAKEN if is_taken else LEFT_OUT
    return _kept(kept, by, "reword", based_on)


@transaction.atomic
def keep_model(
    feeding: ReportOutline,
    *,
    by: Account,
    kind: str,
    title: str,
    text: str = "",
    repeatable: str = "",
    statement: str = "",
    pk: int | None = None,
    based_on: int = 0,
) -> ExemplaryModel:
    """Put a model or initiative into the register, or change it.

    Raises:
        ReasonMissing: It has no name.
        NoSuchStatement: It is said to come from where nothing stands.
        ChangedMeanwhile: Somebody else changed it.
    """
    if not title.strip():
        raise ReasonMissing
    rows = ExemplaryModel.objects.select_for_update().filter(outline=feeding)
    kept = rows.filter(pk=pk).first() if pk else None
    if pk and (kept is None or kept.stamp != based_on):
        raise ChangedMeanwhile("điển hình này", kept.by if kept else "")
    kept = kept or ExemplaryModel(outline=feeding)
    if statement and not kept.pk:
        found = source_named(feeding, statement)
        if found is None:
            raise NoSuchStatement
        kept.organisation, kept.statement = found[0].organisation, statement
    kept.kind = ModelKind(kind).value
    kept.title = title.strip()[:300]
    kept.text, kept.repeatable = text.strip()[:_LONGEST], repeatable.strip()[:_LONGEST]
    kept.by, kept.stamp = by.username, kept.stamp + 1
    kept.save()
    _record(feeding, by, "keep_model", kept.title, model=kept.pk)
    return kept


@transaction.atomic
def leave_out_model(model: ExemplaryModel, *, by: Account, is_left_out: bool) -> None:
    """Take a model out of the report, or put it back; the register keeps it."""
    if model.is_left_out != is_left_out:
        model.is_left_out, model.by, model.stamp = is_left_out, by.username, model.stamp + 1
        model.save(update_fields=["is_left_out", "by", "stamp"])
        act = "leave_out_model" if is_left_out else "keep_model"
        _record(model.outline, by, act, model.title, model=model.pk)


def _known(feeding: ReportOutline, names: Iterable[str]) -> set[str]:
    wanted = set(names)
    told = [NAME.fullmatch(name) for name in wanted]
    revisions = {int(one[1]) for one in told if one}
    known = ReportRevision.objects.filter(pk__in=revisions, report__outline=feeding)
    if not wanted or not all(told) or known.count() < len(revisions):
        raise NoSuchStatement
    return wanted


def _kept(choice: ThemeChoice, by: Account, act: str, based_on: int) -> ThemeChoice:
    choice.stamp, choice.by = based_on + 1, by.username
    choice.save()
    said: Sequence[Any] = choice.members
    _record(
        choice.outline, by, act, choice.text or choice.topic, choice=choice.pk, members=list(said)
    )
    return choice


def _record(feeding: ReportOutline, by: Account, act: str, subject: str, **data: Any) -> None:
    record(
        f"reports.{act}",
        by=by.username,
        subject=subject,
        conference_id=feeding.conference_id,
        data={"outline": feeding.pk, **data},
    )
