"""What acts on reports mean for others: who is told, and the last days."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.telling import Dated, Kind, Telling, Told
from hoinghi.journal.models import Entry
from hoinghi.reports.above import body_above
from hoinghi.reports.models import Report
from hoinghi.reports.outline_queries import due_date
from hoinghi.reports.rate_queries import is_owed
from hoinghi.reports.states import State
from hoinghi.units import queries as units
from hoinghi.units.models import Account

OFFICE = frozenset({Role.STANDING_OFFICE.value, Role.OFFICE.value})
_ABOUT = "report:"
_TO_THE_BODY = MappingProxyType(
    {
        "return": Kind.RETURNED,
        "reopen": Kind.RETURNED,
        "send_back_inside": Kind.RETURNED,
        "accept": Kind.ACCEPTED,
        "let_through": Kind.ACCEPTED,
        "let_late": Kind.EXTENSION,
        "hand_form": Kind.COMMENT,
        "remind": Kind.REMINDER,
    }
)
_SAID = MappingProxyType(
    {
        "accept": "Báo cáo đã được nhận.",
        "let_through": "Cấp trên trực tiếp đã xem và cho qua.",
        "return": "Báo cáo bị trả lại để sửa; lý do ở từng chỗ trên trang báo cáo.",
        "reopen": "Báo cáo được mở lại để sửa; lý do ở trang báo cáo.",
        "send_back_inside": "Lãnh đạo đơn vị trả lại để sửa; lý do ở trang báo cáo.",
        "hand_form": "Cơ quan tổ chức chuyển biểu của đơn vị; xem, nhận ở “Đưa vào tệp đã có”.",
        "ask_inside": "Đơn vị trình anh, chị duyệt trước khi gửi.",
    }
)
"""The words themselves stand on the page: what passes inside a body is for nobody else."""


def tell(entry: Entry) -> Told | None:
    """Say whom an act on a report concerns."""
    room, _, act = entry.act.partition(".")
    pk = entry.data.get("report") if room == "reports" else None
    report = _report(pk) if pk else None
    if report is None:
        return None
    return Told(
        tellings=tuple(_tellings(act, entry, report)),
        bodies=frozenset({report.organisation_id}),
        redated=act == "let_late",
    )


def dates(conference: Conference, tasks: frozenset[int] | None = None) -> Iterable[Dated]:
    """Give the last day of reports that no task of the plan tells already; one query.

    Whom the plan orders to report has a task with that day: nobody is told of one thing twice.
    """
    if tasks is not None:
        return
    own_day = Q(call=None) | Q(outline__due_date__isnull=False) | Q(extended_until__isnull=False)
    rows = (
        Report.objects.filter(own_day, outline__conference=conference, withdrawn=False)
        .select_related("outline", "call")
        .defer("draft", "allocation")
    )
    for one in rows:
        due = due_date(one)
        if due is not None and one.extended_until is not None:
            due = max(due, one.extended_until)
        yield Dated(
            key=f"{_ABOUT}{one.pk}",
            organisation_id=one.organisation_id,
            title=f"Gửi báo cáo: {one.outline}",
            day=due,
            url=reverse("reports:report", args=[conference.slug, one.pk]),
        )


def still_due(about: str) -> bool | None:
    """Tell whether a report is still owed; one that has just come is not asked for."""
    if not about.startswith(_ABOUT):
        return None
    found = Report.objects.filter(pk=int(about.removeprefix(_ABOUT)), withdrawn=False)
    state = found.values_list("state", flat=True).first()
    return state is not None and is_owed(State(state))


def _report(pk: int) -> Report | None:
    return (
        Report.objects.filter(pk=pk)
        .select_related(
            "outline__conference__host__parent", "organisation__parent", "organisation__place",
            "call", "latest",
        )
        .defer("draft", "latest__content")
        .first()
    )  # fmt: skip


def _tellings(act: str, entry: Entry, report: Report) -> Iterable[Telling]:
    own = frozenset({report.organisation_id})
    if act == "remind":
        if is_owed(State(report.state)):
            yield _telling(Kind.REMINDER, report, _reminded(report), bodies=own)
    elif kind := _TO_THE_BODY.get(act):
        yield _telling(kind, report, _words(act, entry), bodies=own)
    if act == "ask_inside":
        yield _telling(Kind.APPROVAL, report, _SAID[act], accounts=_leaders(report))
    if act in ("send", "let_through"):
        yield from _come(act, report)
    if act == "note":
        yield from _noted(entry, report)


def _come(act: str, report: Report) -> Iterable[Telling]:
    """Tell those who look at it next: the body above where it goes first, else the office."""
    above = body_above(report) if act == "send" else None
    text = f"Lần gửi {report.latest.number}." if report.latest else ""
    if above is not None:
        yield _telling(Kind.HANDED_IN, report, text, bodies=frozenset({above.pk}), names=True)
    yield _telling(Kind.HANDED_IN, report, text, roles=OFFICE, names=True)


def _noted(entry: Entry, report: Report) -> Iterable[Telling]:
    """Tell the other side: the office of what the body says, the body of what is said of it."""
    account = Account.objects.filter(username=entry.actor).first()
    text = str(entry.data.get("text") or "")
    if account is not None and account.organisation_id == report.organisation_id:
        yield _telling(Kind.COMMENT, report, text, roles=OFFICE, names=True)
    else:
        bodies = frozenset({report.organisation_id})
        yield _telling(Kind.COMMENT, report, text, bodies=bodies)


def _telling(
    kind: Kind,
    report: Report,
    text: str,
    *,
    bodies: frozenset[int] = frozenset(),
    roles: frozenset[str] = frozenset(),
    accounts: frozenset[int] = frozenset(),
    names: bool = False,
) -> Telling:
    title = f"{report.organisation}: {report.outline}" if names else str(report.outline)
    return Telling(
        kind=kind,
        about=f"{_ABOUT}{report.pk}",
        title=title,
        text=text,
        url=reverse("reports:report", args=[report.outline.conference.slug, report.pk]),
        bodies=bodies,
        roles=roles,
        accounts=accounts,
    )


def _words(act: str, entry: Entry) -> str:
    if act == "let_late":
        day = str(entry.data.get("until"))
        return f"Được gửi đến hết ngày {day[8:]}/{day[5:7]}/{day[:4]}."
    return _SAID[act]


def _reminded(report: Report) -> str:
    due = due_date(report)
    if due is None:
        return "Đơn vị chưa gửi báo cáo."
    days = (timezone.localdate() - max(due, report.extended_until or due)).days
    said = f"Hạn {due:%d/%m/%Y}"
    if days > 0:
        return f"{said}, trễ {days} ngày."
    return f"{said}, hết hạn hôm nay." if days == 0 else f"{said}, còn {-days} ngày."


def _leaders(report: Report) -> frozenset[int]:
    leaders = units.leaders_of(report.organisation_id, timezone.localdate())
    return frozenset(leaders.values_list("pk", flat=True))
