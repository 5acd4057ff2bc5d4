"""Sharing a task out: one duty for each body that leads it."""

from __future__ import annotations

from hoinghi.journal.changes import tell
from hoinghi.tasks.models import Duty, Task, TaskRole


def share_out(task: Task) -> None:
    """Give each body that leads *task* its duty; twice changes nothing.

    A body that no longer leads keeps its duty as withdrawn, with all that was said and sent, and
    gets it back when it leads again. A task whose lead nobody knows has one duty of no body.
    """
    leads = task.bodies.filter(role=TaskRole.LEAD, withdrawn=False)
    wanted: set[int | None] = set(
        leads.filter(organisations__isnull=False).values_list("organisations", flat=True)
    ) or {None}
    standing = {duty.organisation_id: duty for duty in Duty.objects.filter(task=task)}
    new = [Duty(task=task, organisation_id=body) for body in wanted if body not in standing]
    tell(Duty.objects.bulk_create(new))
    for body, duty in standing.items():
        if duty.withdrawn != (body not in wanted):
            duty.withdrawn = body not in wanted
            duty.save(update_fields=["withdrawn"])
