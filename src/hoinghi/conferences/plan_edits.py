"""Acts on what was read from a plan that was sent: correct, add, take out, find right, undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from hoinghi.conferences.models import PlanDraft, PlanEdit
from hoinghi.conferences.scoping import own_rows
from hoinghi.journal.services import record
from hoinghi.reading.as_json import plan_from_json
from hoinghi.reading.edits import (
    ONLY,
    SINGLES,
    Act,
    Corrected,
    Edit,
    apply,
    edit_from_json,
    standing,
)
from hoinghi.reading.findings.mending import Mending, mended_values
from hoinghi.reading.plan import Lines
from hoinghi.together.queries import called
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

MOST_EDITS = 3_000
"""Of one draft; a plan holds some hundred parts."""


class EditedMeanwhile(RuleViolation):
    """Somebody else corrected the same part in this moment."""

    code = "conferences.edited-meanwhile"

    def __init__(self, by: str) -> None:
        self.remedy = "Hãy xem mục ấy nay nói gì rồi làm lại nếu vẫn cần."
        super().__init__(
            f"{by} vừa sửa chính mục này nên lần sửa của anh, chị chưa được ghi. {self.remedy}"
        )


class PartGone(RuleViolation):
    """The part was taken out, or never was."""

    code = "conferences.part-gone"

    def __init__(self) -> None:
        self.remedy = "Hãy xem danh sách “Những chỗ đã sửa”: hoàn tác được việc bỏ mục ấy."
        super().__init__(f"Mục này không còn trong bản đọc. {self.remedy}")


class TooManyEdits(RuleViolation):
    """More corrections than any plan needs."""

    code = "conferences.too-many-edits"

    def __init__(self) -> None:
        self.remedy = "Hãy sửa trong tệp kế hoạch rồi đưa lên lại."
        super().__init__(f"Bản này đã có quá nhiều chỗ sửa. {self.remedy}")


def rows_of(draft: PlanDraft) -> list[PlanEdit]:
    """Give all corrections of a draft, those taken back too; one query.

    Whoever holds the draft may know them: ``permissions`` has let it in.
    """
    with own_rows(draft.uploaded_by_id):
        return list(draft.edits.all())


def edits_of(draft: PlanDraft) -> tuple[Edit, ...]:
    """Give them as values."""
    return tuple(map(_value, rows_of(draft)))


def corrected(draft: PlanDraft, edits: Iterable[Edit] | None = None) -> Corrected:
    """Give what was read with what people corrected."""
    return apply(plan_from_json(draft.plan), edits_of(draft) if edits is None else edits)


def version_of(edits: Sequence[Edit]) -> int:
    """Give the number that a page carries, so that the second of two people is told."""
    return edits[-1].number if edits else 0


def save(
    draft: PlanDraft,
    *,
    part: str,
    key: str,
    values: Mapping[str, Any],
    seen: int,
    by: Account,
    finding: str = "",
) -> None:
    """Correct a part; values as they stand change nothing but a doubt, which is settled.

    Args:
        values: By field, as JSON; fields left out stay.
        seen: Version of the page on which *by* saw the part.
        finding: Key of the finding that this settles.

    Raises:
        EditedMeanwhile, PartGone, TooManyEdits: Nothing was saved.
    """
    with transaction.atomic():
        edits = alone_with(draft)
        found = corrected(draft, edits)
        _require_unchanged(draft, edits, found, part, key, seen)
        before = found.said(part, key)
        after = {name: value for name, value in values.items() if before.get(name) != value}
        if not after and not finding and found.doubt(part, key) is None:
            return
        _keep(
            draft,
            edits,
            by,
            act=Act.SET if after else Act.SURE,
            part=part,
            key=key,
            changes={name: [before.get(name), value] for name, value in after.items()},
            finding=finding,
        )


def settle(draft: PlanDraft, *, part: str, key: str, by: Account) -> None:
    """Say that a doubtful part was read rightly; said of a sure one it changes nothing."""
    with transaction.atomic():
        edits = alone_with(draft)
        found = corrected(draft, edits)
        if not found.has(part, key):
            raise PartGone
        if found.doubt(part, key) is not None:
            _keep(draft, edits, by, act=Act.SURE, part=part, key=key)


def add(draft: PlanDraft, *, part: str, said: Sequence[Mapping[str, Any]], by: Account) -> None:
    """Add parts that the reader missed.

    Args:
        said: All fields of each, as JSON.
    """
    with transaction.atomic():
        edits = alone_with(draft)
        for values in said:
            changes = {name: [None, value] for name, value in values.items()}
            row = _keep(draft, edits, by, act=Act.ADD, part=part, changes=changes)
            edits = (*edits, _value(row))


def remove(draft: PlanDraft, *, part: str, key: str, seen: int, by: Account) -> None:
    """Take out what is no part of the plan; twice changes nothing."""
    with transaction.atomic():
        edits = alone_with(draft)
        found = corrected(draft, edits)
        if not found.has(part, key):
            return
        _require_unchanged(draft, edits, found, part, key, seen)
        said = found.said(part, key).items()
        changes = {name: [value, None] for name, value in said}
        _keep(draft, edits, by, act=Act.REMOVE, part=part, key=key, changes=changes)


def undo(draft: PlanDraft, number: int, *, by: Account) -> None:
    """Take a correction back; taken back already, it stays so."""
    with transaction.atomic():
        edits = alone_with(draft)
        if any(edit.number == number for edit in standing(edits)):
            _keep(draft, edits, by, act=Act.UNDO, undoes=number)


def take_over(draft: PlanDraft, edits: Iterable[Mapping[str, Any]], *, by: Account) -> None:
    """Put the corrections of a plan in force on a new draft of it, under their own numbers."""
    PlanEdit.objects.bulk_create(
        PlanEdit(
            draft=draft,
            number=edit.number,
            act=edit.act.value,
            part=edit.part,
            key=edit.key,
            changes={
                name: [edit.before.get(name), edit.after.get(name)]
                for name in {**edit.before, **edit.after}
            },
            finding=edit.finding,
            by=by.username,
        )
        for edit in map(edit_from_json, edits)
    )


def mend(
    draft: PlanDraft, mending: Mending, where: Sequence[Lines], *, by: Account, key: str
) -> int:
    """Put words right in every part read from the lines of a finding; give in how many.

    Args:
        key: Of the finding, which is settled where anything was put right.
    """
    with transaction.atomic():
        edits = alone_with(draft)
        found, number = corrected(draft, edits), 0
        for part, own in _parts_on(found, where):
            said = found.said(part, own)
            after = mended_values(said, mending)
            if not after:
                continue
            changes = {name: [said[name], value] for name, value in after.items()}
            row = _keep(
                draft, edits, by, act=Act.SET, part=part, key=own, changes=changes, finding=key
            )
            edits, number = (*edits, _value(row)), number + 1
    return number


def mends(found: Corrected, mending: Mending, where: Sequence[Lines]) -> bool:
    """Tell whether any part read from the lines of a finding holds the words to put right."""
    return any(
        mended_values(found.said(part, own), mending) for part, own in _parts_on(found, where)
    )


def _parts_on(found: Corrected, where: Sequence[Lines]) -> Iterable[tuple[str, str]]:
    """Kind and key of every part that stands on one of the lines."""
    keys = [(kind, key) for kind, own in found.keys.items() for key in own]
    for part, key in [*keys, *((kind, ONLY) for kind in SINGLES)]:
        lines = getattr(found.part_of(part, key), "lines", None)
        if lines and any(lines.first <= one.last and one.first <= lines.last for one in where):
            yield part, key
    for field, lines in found.plan.header_lines:
        if any(lines.first <= one.last and one.first <= lines.last for one in where):
            yield "heading", field


def alone_with(draft: PlanDraft) -> tuple[Edit, ...]:
    """Give the corrections; who corrects the same draft in this moment waits until we are done."""
    with own_rows(draft.uploaded_by_id):
        PlanDraft.objects.select_for_update().only("pk").get(pk=draft.pk)
    return edits_of(draft)


def _require_unchanged(
    draft: PlanDraft, edits: Sequence[Edit], found: Corrected, part: str, key: str, seen: int
) -> None:
    if not found.has(part, key):
        raise PartGone
    touched = {edit.number: (edit.part, edit.key) for edit in edits}
    since = [
        edit.number
        for edit in edits
        if edit.number > seen
        and (part, key) in (touched[edit.number], touched.get(edit.undoes or 0))
    ]
    if since:
        by = next(row.by for row in rows_of(draft) if row.number == since[-1])
        raise EditedMeanwhile(called(by))


def _keep(
    draft: PlanDraft, edits: Sequence[Edit], by: Account, *, act: Act, **fields: Any
) -> PlanEdit:
    number = version_of(edits) + 1
    if number > MOST_EDITS:
        raise TooManyEdits
    row = PlanEdit(draft=draft, number=number, act=act.value, by=by.username, **fields)
    # What cannot be applied must not be kept: the page would never open again.
    corrected(draft, (*edits, _value(row)))
    row.save()
    record(
        "conferences.correct-plan",
        by=by.username,
        subject=draft.file_name,
        conference_id=draft.amends_id,
        data={"draft": draft.pk, "number": number, "act": act.value, "part": row.part},
    )
    return row


def _value(row: PlanEdit) -> Edit:
    return Edit(
        number=row.number,
        act=Act(row.act),
        part=row.part,
        key=row.key,
        before={name: both[0] for name, both in row.changes.items()},
        after={name: both[1] for name, both in row.changes.items()},
        undoes=row.undoes,
        finding=row.finding,
    )
