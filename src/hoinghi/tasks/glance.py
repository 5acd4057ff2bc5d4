"""Nhiệm vụ at a glance: by state, who is late, the light, the charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.charts import (
    BarChart,
    BarRow,
    Series,
    TargetChart,
    TargetRow,
    TimelineChart,
    TimelineRow,
    Tone,
)
from hoinghi.conferences import lights
from hoinghi.conferences.glance import (
    OFFICES,
    Area,
    Asked,
    Glance,
    Late,
    LateBody,
    Part,
    Shown,
    Tile,
    ToDo,
)
from hoinghi.conferences.lights import Light
from hoinghi.conferences.models import Conference, Role
from hoinghi.papers.words import capitalise_first, format_number
from hoinghi.tasks import labels
from hoinghi.tasks.models import Duty, Extension, Task
from hoinghi.tasks.outline import Line
from hoinghi.tasks.rules import DELIVERED, State, Timing
from hoinghi.tasks.tally import BodyCount, LateGroup, Tally, tally
from hoinghi.units.models import Organisation
from hoinghi.units.queries import Contact, contacts

SHOWN_LATE = 6
SHOWN_LATE_BODIES = 6
SHOWN_BODIES = 10
SHOWN_TASKS = 10
_EVERYBODY = frozenset(Role)
_SERIES = (
    ((State.DONE, State.ACCEPTED), Tone.DONE),
    ((State.HANDED_IN,), Tone.WAITING),
    ((State.IN_HAND,), Tone.GOING),
    ((State.RETURNED,), Tone.LATE),
    ((State.OPEN,), Tone.OPEN),
)
_TONES = {
    Timing.LATE: Tone.LATE,
    Timing.TODAY: Tone.WAITING,
    Timing.SOON: Tone.WAITING,
    Timing.IN_TIME: Tone.DONE,
    Timing.DELIVERED_LATE: Tone.DONE,
    Timing.LET_OFF: Tone.OFF,
}


def glance(conference: Conference, asked: Asked) -> Glance:
    """Count the tasks and name the first who are late; eight queries at most."""
    counted = tally(conference, asked.today)
    if not counted.tasks:
        return Glance()
    url = reverse("tasks:list", args=[conference.slug])
    return Glance(
        tiles=tuple(_tiles(counted, url)),
        areas=(_area(conference, counted, asked),),
        late=_named(conference, counted.late[:SHOWN_LATE], asked),
        late_in_all=counted.late_in_all,
        todos=tuple(_todos(conference, counted, url)),
        charts=tuple(_charts(conference, counted, asked.today)),
    )


def _tiles(counted: Tally, url: str) -> Iterator[Tile]:
    states, timings = counted.states, counted.timings
    done = states[State.DONE] + states[State.ACCEPTED]
    counting = counted.tasks - states[State.CANCELLED]
    yield Tile(
        order=10,
        label=_("Nhiệm vụ đã xong"),
        value=f"{format_number(done)}/{format_number(counting)}",
        url=url,
        done=done,
        whole=counting,
        parts=tuple(
            Part(label=str(said), number=states[state], url=f"{url}?trang-thai={state}")
            for state, said in labels.STATE.items()
            if states[state]
        ),
    )
    yield Tile(
        order=20,
        label=_("Nhiệm vụ quá hạn"),
        value=format_number(timings[Timing.LATE]),
        url=f"{url}?han={Timing.LATE}",
        light=Light.RED if timings[Timing.LATE] else Light.GREEN,
        note="" if timings[Timing.LATE] else _("Không nhiệm vụ nào quá hạn."),
        parts=tuple(
            Part(label=str(labels.TIMING[one]), number=timings[one], url=f"{url}?han={one}")
            for one in (Timing.TODAY, Timing.SOON, Timing.NO_DAY)
            if timings[one]
        ),
    )


def _area(conference: Conference, counted: Tally, asked: Asked) -> Area:
    judged = {day: lights.of_day(day, asked.today, asked.by) for day in counted.owed_on}
    light = lights.of_all(judged.values()) if judged else Light.GREEN
    late, undated = counted.late_in_all, counted.owed_on[None]
    near = sum(counted.owed_on[day] for day, one in judged.items() if one is Light.AMBER)
    if late:
        said = ngettext("%(n)d phần việc trễ hạn", "%(n)d phần việc trễ hạn", late)
    elif near:
        said = ngettext("%(n)d phần việc sắp đến hạn", "%(n)d phần việc sắp đến hạn", near)
    elif light is Light.NONE:
        said = ngettext("%(n)d phần việc chưa rõ hạn", "%(n)d phần việc chưa rõ hạn", undated)
    else:
        said = _("Không phần việc nào trễ hoặc sắp đến hạn")
    return Area(
        title=_("Nhiệm vụ"),
        light=light,
        said=said % {"n": late or near or undated},
        url=reverse("tasks:record", args=[conference.slug]),
    )


def _named(conference: Conference, groups: Sequence[LateGroup], asked: Asked) -> tuple[Late, ...]:
    """Name what is late and who owes it, one entry for each task and last day; three queries."""
    named = [share for group in groups for share in group.shares[:SHOWN_LATE_BODIES]]
    duties = Duty.objects.filter(pk__in=named).select_related("task", "organisation")
    found = {duty.pk: duty for duty in duties}
    bodies = {duty.organisation_id for duty in found.values() if duty.organisation_id}
    known = contacts(bodies, asked.today) if asked.may_call else {}
    return tuple(_late(conference, group, found, known, asked.today) for group in groups)


def _late(
    conference: Conference,
    group: LateGroup,
    duties: Mapping[int, Duty],
    known: Mapping[int, Sequence[Contact]],
    today: date,
) -> Late:
    named = [duties[share] for share in group.shares[:SHOWN_LATE_BODIES]]
    return Late(
        what=capitalise_first(named[0].task.action),
        days=(today - group.due).days,
        due=group.due,
        url=reverse("tasks:task", args=[conference.slug, group.task]),
        bodies=tuple(
            _late_body(conference, duty, known.get(duty.organisation_id or 0, ())) for duty in named
        ),
        more=len(group.shares) - len(named),
    )


def _late_body(conference: Conference, duty: Duty, known: Sequence[Contact]) -> LateBody:
    """Name a body with whom to call: the person in charge where known, else the head."""
    name = duty.organisation.name if duty.organisation else _("Chưa rõ đơn vị chủ trì")
    url = reverse("tasks:duty", args=[conference.slug, duty.task_id, duty.pk])
    own = [one for one in known if one.person.casefold() == duty.person.casefold()]
    if not own and not known:
        return LateBody(name=name, url=url, person=duty.person)
    call = (own or known)[0]
    person = f"{call.person}, {call.position}"
    if duty.person and not own:
        # Someone else is in charge, whose number nobody knows: the head is called about it.
        person = f"{duty.person}; {person}"
    return LateBody(name=name, url=url, person=person, telephone=call.telephone)


def _todos(conference: Conference, counted: Tally, url: str) -> Iterator[ToDo]:
    record = reverse("tasks:record", args=[conference.slug])
    if late := counted.late_in_all:
        said = ngettext("%(number)d phần việc quá hạn.", "%(number)d phần việc quá hạn.", late)
        yield ToDo(text=said % {"number": late}, url=record, whose=_EVERYBODY, light=Light.RED)
    waiting = counted.share_states[State.HANDED_IN]
    if waiting:
        said = ngettext(
            "%(number)d kết quả đã nộp chờ nhận.", "%(number)d kết quả đã nộp chờ nhận.", waiting
        )
        yield ToDo(
            text=said % {"number": waiting},
            url=f"{url}?phan={State.HANDED_IN}",
            whose=OFFICES,
        )
    asks = Extension.objects.filter(
        duty__task__conference=conference, duty__withdrawn=False, granted=None, approval=""
    ).count()
    if asks:
        said = ngettext(
            "%(number)d đề nghị gia hạn chờ trả lời.",
            "%(number)d đề nghị gia hạn chờ trả lời.",
            asks,
        )
        yield ToDo(text=said % {"number": asks}, url=record, whose=OFFICES)
    timings = counted.timings
    if today := timings[Timing.TODAY]:
        said = ngettext(
            "%(number)d nhiệm vụ hết hạn hôm nay.", "%(number)d nhiệm vụ hết hạn hôm nay.", today
        )
        yield ToDo(text=said % {"number": today}, url=f"{url}?han={Timing.TODAY}", whose=OFFICES)
    if soon := timings[Timing.SOON]:
        said = ngettext(
            "%(number)d nhiệm vụ sắp đến hạn.", "%(number)d nhiệm vụ sắp đến hạn.", soon
        )
        yield ToDo(text=said % {"number": soon}, url=f"{url}?han={Timing.SOON}", whose=OFFICES)


def _charts(conference: Conference, counted: Tally, today: date) -> Iterator[Shown]:
    shown = counted.bodies[:SHOWN_BODIES]
    found = Organisation.objects.filter(pk__in=[one.body for one in shown])
    names = dict(found.values_list("pk", "name"))
    record = reverse("tasks:record", args=[conference.slug])
    if shown:
        yield Shown(key="viec-theo-don-vi", chart=by_lead(shown, names), url=record)
    if chart := _timeline(conference, counted.to_come[:SHOWN_TASKS], today):
        url = reverse("tasks:timeline", args=[conference.slug])
        yield Shown(key="dong-thoi-gian", chart=chart, url=url)
    if any(one.judged for one in shown):
        yield Shown(key="dung-han", chart=on_time(shown, names), url=record)


def by_lead(shown: Sequence[BodyCount], names: Mapping[int, str]) -> BarChart:
    """Draw the shares of each leading body by state."""
    done = sum(one.states[state] for one in shown for state in DELIVERED)
    return BarChart(
        title=_("Phần việc theo đơn vị chủ trì"),
        description=_(
            "%(bodies)d đơn vị còn nợ nhiều nhất: %(done)d trên %(whole)d phần việc đã nộp."
        )
        % {
            "bodies": len(shown),
            "done": done,
            "whole": sum(one.states.total() for one in shown),
        },
        of=_("Đơn vị chủ trì"),
        unit=_("phần việc"),
        series=tuple(Series(name=str(labels.STATE[of[0]]), tone=tone) for of, tone in _SERIES),
        rows=tuple(
            BarRow(
                label=names[one.body],
                parts=tuple(sum(one.states[state] for state in of) for of, _tone in _SERIES),
            )
            for one in shown
        ),
        sum_heading=_("Cộng"),
    )


def on_time(shown: Sequence[BodyCount], names: Mapping[int, str]) -> TargetChart:
    """Draw how many of the shares that can be judged each body delivered in time."""
    rows = tuple(
        TargetRow(label=names[one.body], result=one.timings[Timing.IN_TIME], target=one.judged)
        for one in shown
        if one.judged
    )
    return TargetChart(
        title=_("Nộp đúng hạn"),
        description=_("%(result)d trên %(target)d phần việc đã đến hạn được nộp đúng hạn.")
        % {
            "result": sum(row.result for row in rows),
            "target": sum(row.target for row in rows),
        },
        of=_("Đơn vị chủ trì"),
        result=_("Đúng hạn"),
        target=_("Đã đến hạn"),
        rows=rows,
        rate=_("Tỷ lệ"),
        nothing=_("chưa có"),
    )


def _timeline(conference: Conference, lines: Sequence[Line], today: date) -> TimelineChart | None:
    """Draw the next tasks that have a last day and are not done; one query."""
    days = [line.due for line in lines if line.due]
    if not days:
        return None
    tasks = Task.objects.filter(pk__in=[line.task for line in lines])
    actions = dict(tasks.values_list("pk", "action"))
    last, begin = max(days), min(conference.plan_date or today, *days)
    return TimelineChart(
        title=_("Nhiệm vụ đến hạn trước tiên"),
        description=_("%(number)d nhiệm vụ chưa xong có hạn sớm nhất, đến %(day)s.")
        % {"number": len(days), "day": f"{last:%d/%m/%Y}"},
        of=_("Nhiệm vụ"),
        today=today if begin <= today <= last + timedelta(days=60) else None,
        anchor=conference.starts_on,
        rows=tuple(
            TimelineRow(
                label=capitalise_first(actions[line.task]),
                first=min(begin, line.due),
                last=line.due,
                tone=_TONES.get(line.timing, Tone.GOING),
                state=str(labels.TIMING[line.timing]),
            )
            for line in lines
            if line.due
        ),
        headings=(_("Từ ngày"), _("Đến ngày"), _("Tình trạng")),
        today_said=_("hôm nay"),
        anchor_said=_("hội nghị"),
    )
