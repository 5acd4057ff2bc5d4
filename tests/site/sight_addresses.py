"""Mỗi địa chỉ của trang: ghép bằng gì, dành cho ai. Địa chỉ mới phải có tên ở đây."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hoinghi.awards.powers import READ as AWARDS
from hoinghi.conferences import powers as conferences
from hoinghi.conferences.powers import Power
from hoinghi.delegates import powers as delegates
from hoinghi.dispatch import powers as dispatch
from hoinghi.reports import powers as reports
from hoinghi.reports.models import ReportOutline
from hoinghi.tasks import powers as tasks
from hoinghi.wording import powers as wording
from tests.site.sight_world import HOST, PAPER, UNIT_A, UNIT_B, World, roles

EVERY_ROLE = frozenset(HOST)


@dataclass(frozen=True)
class Address:
    """How an address is made and for whom it is; ``reads`` None: it is no matter of a role."""

    reads: frozenset[str] | None
    acts: frozenset[str] | None = None
    more: Callable[[World], Mapping[str, Any]] = field(default=lambda world: {})
    is_made_up: bool = False
    """The arguments name nothing that is there: it may be missing to those it is for."""
    query: str = ""
    """What is searched for, where something is."""
    is_heavy: bool = False
    """Draws many papers: only a few readers are sent there."""

    def of(self, method: str) -> frozenset[str] | None:
        return self.acts if method == "post" and self.acts is not None else self.reads


def held(*powers: Power, units: frozenset[str] = frozenset()) -> frozenset[str]:
    """Give who holds all of *powers* at the organiser, and *units*."""
    found = EVERY_ROLE
    for power in powers:
        found &= roles(power.roles)
    return found | units


def task(world: World) -> dict[str, Any]:
    return {"pk": world.duty_a.task_id}


def duty(world: World) -> dict[str, Any]:
    return {**task(world), "duty": world.duty_a.pk}


def file_of(world: World) -> dict[str, Any]:
    return {**duty(world), "number": world.file_a.pk}


def asked(world: World) -> dict[str, Any]:
    return {**duty(world), "number": world.extension_a.pk}


def report(**more: Any) -> Callable[[World], dict[str, Any]]:
    return lambda world: {"pk": world.report_a.pk, **more}


def paper(**more: Any) -> Callable[[World], dict[str, Any]]:
    return lambda world: {"ref": PAPER, **more}


def template(**more: Any) -> Callable[[World], dict[str, Any]]:
    return lambda world: {"room": "delegates", "file": "invitation", **more}


def draft(world: World) -> dict[str, Any]:
    return {"pk": world.draft.pk}


def made_up(world: World) -> dict[str, Any]:
    return {**draft(world), "part": "talks", "key": "x", "number": 1, "finding": "x"}


def mail(world: World) -> dict[str, Any]:
    return {"pk": world.mail.pk}


def outline(**more: Any) -> Callable[[World], dict[str, Any]]:
    def found(world: World) -> dict[str, Any]:
        return {"pk": ReportOutline.objects.get(title="kindecuong").pk, **more}

    return found


READ = held(conferences.READ)
PREPARE = held(conferences.READ, conferences.PREPARE)
T_READ, T_LEAD = held(tasks.READ), held(tasks.READ, tasks.LEAD)
OWN = held(tasks.READ, units=UNIT_A)
BOTH = held(tasks.READ, units=UNIT_A | UNIT_B)
WORKS = held(tasks.REPORT, units=UNIT_A)
REPORTS, REVIEW = held(reports.READ), held(reports.READ, reports.REVIEW)
COMPILE = held(reports.READ, reports.COMPILE)
ALL_REPORTS = held(reports.READ, units=UNIT_A | UNIT_B)
OWN_REPORT = held(reports.READ, units=UNIT_A)
WRITES_REPORT = held(reports.READ, reports.REVIEW, units=UNIT_A)
"""The body itself, and those who may enter a report for it."""
PAPERS, ISSUE = held(dispatch.READ), held(dispatch.READ, dispatch.ISSUE)
RETURNS = held(dispatch.READ, dispatch.RETURN)
WORDS, WRITES = held(wording.READ), held(wording.READ, wording.WRITE)
HALL, ARRANGES = held(delegates.READ), held(delegates.READ, delegates.ARRANGE)
R_OUTLINE = held(reports.READ, reports.OUTLINE)
SENDER = frozenset({"standing_office"})
CONTINUES = held(conferences.AMEND)
"""Who may amend the conference that the draft was sent to amend."""

ADDRESSES: dict[str, Address] = {
    "conferences:list": Address(None),
    "conferences:upload": Address(None),
    "conferences:clone-from": Address(None),
    "conferences:draft": Address(CONTINUES, more=draft),
    "conferences:confirm": Address(CONTINUES, more=draft),
    "conferences:draft-drop": Address(CONTINUES, more=draft),
    "conferences:draft-file": Address(CONTINUES, more=draft, is_made_up=True),
    "conferences:draft-sheets": Address(CONTINUES, more=draft),
    "conferences:draft-page": Address(
        CONTINUES, more=lambda world: {**draft(world), "number": 1}, is_made_up=True
    ),
    "conferences:plan-file": Address(READ, is_made_up=True),
    "conferences:plan-sheets": Address(READ),
    "conferences:plan-page": Address(READ, more=lambda world: {"number": 1}, is_made_up=True),
    "conferences:clone": Address(PREPARE),
    "conferences:template": Address(held(conferences.READ, conferences.MARK_TEMPLATE)),
    "conferences:amend": Address(held(conferences.READ, conferences.AMEND)),
    "conferences:overview": Address(READ),
    "conferences:dossier-state": Address(READ),
    "conferences:leader": Address(READ),
    "conferences:lights": Address(PREPARE),
    "conferences:powers": Address(EVERY_ROLE | UNIT_A | UNIT_B),
    "conferences:roles": Address(READ, held(conferences.GIVE_ROLES)),
    "conferences:take-role": Address(
        held(conferences.GIVE_ROLES), more=lambda world: {"pk": world.grant.pk}
    ),
    "conferences:plan": Address(READ),
    "conferences:archive": Address(READ, is_heavy=True),
    "conferences:paper": Address(
        held(AWARDS),
        more=lambda world: {"part": "to-trinh-khen-thuong", "ending": "docx"},
        is_heavy=True,
    ),
    "conferences:each-copy": Address(
        held(conferences.READ), more=lambda world: {"part": PAPER, "ending": "docx"}, is_heavy=True
    ),
    "conferences:draft-summary": Address(CONTINUES, more=draft),
    "conferences:draft-read": Address(CONTINUES, more=draft),
    "conferences:part-edit": Address(CONTINUES, more=made_up, is_made_up=True),
    "conferences:part-add": Address(CONTINUES, more=made_up, is_made_up=True),
    "conferences:part-remove": Address(CONTINUES, more=made_up, is_made_up=True),
    "conferences:part-settle": Address(CONTINUES, more=made_up, is_made_up=True),
    "conferences:part-undo": Address(CONTINUES, more=made_up, is_made_up=True),
    "conferences:draft-finding": Address(CONTINUES, more=made_up, is_made_up=True),
    "conferences:correct": Address(held(conferences.READ, conferences.AMEND)),
    "conferences:plan-finding": Address(
        held(conferences.READ, conferences.AMEND),
        more=lambda world: {"finding": "a"},
        is_made_up=True,
    ),
    "conferences:undo": Address(None),
    "search:results": Address(None, query="kin"),
    "search:suggestions": Address(None, query="kin"),
    "reports:outlines": Address(REPORTS),
    "reports:outlines-add": Address(R_OUTLINE),
    "reports:outline": Address(REPORTS, more=outline()),
    "reports:outline-start": Address(R_OUTLINE, more=outline()),
    "reports:outline-discard": Address(R_OUTLINE, more=outline()),
    "reports:outline-release": Address(R_OUTLINE, more=outline()),
    "reports:outline-version": Address(REPORTS, more=outline(number=1), is_made_up=True),
    "reports:allocation": Address(REPORTS, more=outline(), is_made_up=True),
    "reports:allocation-tick": Address(R_OUTLINE, more=outline(), is_made_up=True),
    "reports:allocation-many": Address(R_OUTLINE, more=outline(), is_made_up=True),
    "reports:allocation-owing": Address(R_OUTLINE, more=outline(), is_made_up=True),
    "reports:targets": Address(REPORTS, R_OUTLINE, more=outline(), is_made_up=True),
    "reports:figure-list": Address(R_OUTLINE, more=outline(kind="known"), is_made_up=True),
    "reports:figure-book": Address(R_OUTLINE, more=outline(kind="known"), is_made_up=True),
    "reports:outline-act": Address(R_OUTLINE, more=outline(), is_made_up=True),
    "reports:outline-frame": Address(R_OUTLINE, more=outline(), is_made_up=True),
    "reports:outline-deadline": Address(R_OUTLINE, more=outline()),
    "reports:outline-add-section": Address(R_OUTLINE, more=outline(), is_made_up=True),
    "reports:outline-section": Address(R_OUTLINE, more=outline(key="I"), is_made_up=True),
    "reports:outline-choose": Address(R_OUTLINE, more=outline(key="I"), is_made_up=True),
    "reports:outline-add-figure": Address(R_OUTLINE, more=outline(key="I"), is_made_up=True),
    "reports:outline-figure": Address(R_OUTLINE, more=outline(code="NG01"), is_made_up=True),
    "reports:outline-formula": Address(R_OUTLINE, more=outline(kind="hard"), is_made_up=True),
    "tasks:list": Address(T_READ),
    "tasks:board": Address(T_READ),
    "tasks:timeline": Address(T_READ),
    "tasks:calendar": Address(T_READ),
    "tasks:record": Address(T_READ),
    "tasks:remind": Address(T_LEAD),
    "tasks:letter": Address(T_LEAD, more=lambda world: {"ending": "docx"}),
    "tasks:progress": Address(T_LEAD, more=lambda world: {"ending": "docx"}),
    "tasks:ask-extension": Address(WORKS, more=duty),
    "tasks:decide-extension": Address(UNIT_A, more=asked),
    "tasks:answer-extension": Address(T_LEAD, more=asked),
    "tasks:give": Address(T_LEAD),
    "tasks:bulk": Address(T_LEAD),
    "tasks:counting": Address(T_READ, T_LEAD),
    "tasks:change": Address(T_LEAD, more=task),
    "tasks:withdraw": Address(T_LEAD, more=task),
    "tasks:mine": Address(None),
    "tasks:of-body": Address(T_READ, more=lambda world: {"pk": world.duty_a.organisation_id}),
    "tasks:task": Address(BOTH, more=task),
    "tasks:comment": Address(BOTH, more=task),
    "tasks:duty": Address(OWN, more=duty),
    "tasks:act": Address(None, more=duty),
    "tasks:comment-duty": Address(OWN, more=duty),
    "tasks:person": Address(WORKS, more=duty),
    "tasks:file": Address(OWN, WORKS, more=file_of),
    "reports:list": Address(ALL_REPORTS),
    "reports:drafting": Address(REPORTS),
    "reports:draft": Address(REPORTS, more=lambda world: {"number": 1}),
    "reports:draft-paragraph": Address(COMPILE, more=lambda world: {"number": 1}),
    "reports:draft-group": Address(COMPILE, more=lambda world: {"number": 1}),
    "reports:models": Address(REPORTS, COMPILE),
    "reports:change-model": Address(
        REPORTS, COMPILE, more=lambda world: {"pk": 1}, is_made_up=True
    ),
    "reports:form": Address(OWN_REPORT, more=report()),
    "reports:consolidation": Address(REPORTS),
    "reports:consolidation-pivot": Address(REPORTS),
    "reports:consolidation-cell": Address(REPORTS, query="chi-tieu=TH01", is_made_up=True),
    "reports:consolidation-changes": Address(REPORTS),
    "reports:consolidation-revisions": Address(REPORTS, more=report()),
    "reports:consolidation-export": Address(REPORTS, more=lambda world: {"ending": "csv"}),
    "reports:report": Address(OWN_REPORT, more=report()),
    "reports:bring": Address(WRITES_REPORT, more=report(), is_made_up=True),
    "reports:brought": Address(WRITES_REPORT, more=report(number=1), is_made_up=True),
    "reports:accept": Address(REVIEW, more=report()),
    "reports:return": Address(REVIEW, more=report()),
    "reports:write": Address(WRITES_REPORT, more=report()),
    "reports:save": Address(WRITES_REPORT, more=report()),
    "reports:act": Address(WRITES_REPORT, more=report()),
    "reports:begin-for": Address(REVIEW, more=report()),
    "reports:attach": Address(WRITES_REPORT, more=report(), is_made_up=True),
    "reports:draft-file": Address(WRITES_REPORT, more=report(number=1), is_made_up=True),
    "reports:add-picture": Address(WRITES_REPORT, more=report(), is_made_up=True),
    "reports:draft-picture": Address(WRITES_REPORT, more=report(sha256="0" * 64), is_made_up=True),
    "reports:worker": Address(WRITES_REPORT, more=report()),
    "reports:receipt": Address(OWN_REPORT, more=report(number=1)),
    "reports:let-through": Address(REVIEW, more=report()),
    "reports:reopen": Address(REVIEW, more=report()),
    "reports:let-late": Address(REVIEW, more=report()),
    "reports:note": Address(REVIEW | UNIT_A, more=report()),
    "reports:settle": Address(REVIEW, more=report(number=1), is_made_up=True),
    "reports:bulk": Address(REVIEW),
    "reports:set-aside": Address(REVIEW, more=report()),
    "reports:copies": Address(REVIEW, more=report(section="I"), is_made_up=True),
    "reports:remind": Address(REVIEW),
    "reports:gather": Address(REVIEW),
    "reports:exceptions": Address(held(reports.READ)),
    "reports:file": Address(OWN_REPORT, more=report(number=1), is_made_up=True),
    "reports:picture": Address(OWN_REPORT, more=report(sha256="0" * 64), is_made_up=True),
    "delegates:invitation": Address(None, more=lambda world: {"token": world.token}),
    "delegates:hall": Address(HALL, ARRANGES),
    "delegates:protocol": Address(HALL, ARRANGES, is_heavy=True),
    "delegates:usual-protocol": Address(ARRANGES),
    "dispatch:papers": Address(PAPERS),
    "dispatch:keep-all": Address(ISSUE),
    "dispatch:paper": Address(PAPERS, more=paper()),
    "dispatch:keep": Address(ISSUE, more=paper()),
    "dispatch:issue": Address(ISSUE, more=paper()),
    "dispatch:put-forward": Address(ISSUE, more=paper()),
    "dispatch:take-back": Address(ISSUE, more=paper()),
    "dispatch:send-back": Address(RETURNS, more=paper()),
    "dispatch:replace": Address(ISSUE, more=paper()),
    "dispatch:correct": Address(ISSUE, more=paper()),
    "dispatch:recall": Address(ISSUE, more=paper()),
    "dispatch:drop": Address(ISSUE, more=paper()),
    "dispatch:today-file": Address(PAPERS, more=paper(ending="docx")),
    "dispatch:kept-file": Address(PAPERS, more=paper(number=1, ending="docx")),
    "dispatch:pick": Address(None, more=paper()),
    "dispatch:difference": Address(PAPERS, more=paper(before=0, after=1)),
    "dispatch:aloud": Address(PAPERS, more=lambda world: {"part": PAPER}, is_heavy=True),
    "dispatch:signers": Address(PAPERS, ISSUE, is_heavy=True),
    "dispatch:add-signer": Address(
        None, ISSUE, more=lambda world: {"kind": "chuc-vu"}, is_heavy=True
    ),
    "dispatch:change-signer": Address(
        ISSUE,
        more=lambda world: {"kind": "chuc-vu", "pk": 1},
        is_made_up=True,
        is_heavy=True,
    ),
    "dispatch:remove-signer": Address(
        ISSUE, more=lambda world: {"kind": "chuc-vu", "pk": 1}, is_made_up=True, is_heavy=True
    ),
    "wording:list": Address(WORDS),
    "wording:edit": Address(WORDS, WRITES, more=template()),
    "wording:preview": Address(None, more=template()),
    "wording:printed": Address(None, more=template(), is_heavy=True),
    "wording:version": Address(WORDS, more=template(number=1)),
    "wording:word": Address(None, more=template()),
    "wording:use": Address(WRITES, more=template(number=1)),
    "wording:word-file": Address(None, more=template(number=1)),
    "wording:filled": Address(None, more=template(number=1)),
    "wording:restore": Address(WRITES, more=template(number=1)),
    "wording:standard": Address(WRITES, more=template()),
    "notices:list": Address(None),
    "notices:read-all": Address(None),
    "notices:calendar": Address(None, more=lambda world: {"secret": "khong-phai"}),
    "notices:renew-calendar": Address(None),
    "notices:revoke-calendar": Address(None),
    "notices:conference-calendar": Address(None),
    "notices:hooks": Address(PREPARE),
    "notices:hook": Address(PREPARE, more=lambda world: {"pk": 1}, is_made_up=True),
    "notices:stop-hook": Address(PREPARE, more=lambda world: {"pk": 1}, is_made_up=True),
    "notices:start-hook": Address(PREPARE, more=lambda world: {"pk": 1}, is_made_up=True),
    "notices:remove-hook": Address(PREPARE, more=lambda world: {"pk": 1}, is_made_up=True),
    "notices:resend-message": Address(
        PREPARE, more=lambda world: {"pk": 1, "number": 1}, is_made_up=True
    ),
    "notices:preferences": Address(None),
    "notices:open": Address(SENDER, more=lambda world: {"pk": world.notice.pk}),
    "notices:feed": Address(None),
    "notices:prove": Address(PREPARE),
    "notices:outbox": Address(PREPARE),
    "notices:write": Address(PREPARE),
    "notices:mailing": Address(PREPARE, more=lambda world: {"pk": 1}, is_made_up=True),
    "notices:drop-mailing": Address(PREPARE, more=lambda world: {"pk": 1}, is_made_up=True),
    "notices:mail": Address(PREPARE, more=mail),
    "notices:cancel-mail": Address(PREPARE, more=mail),
    "notices:resend-mail": Address(PREPARE, more=mail),
}
"""Those of a conference, by name. ``None``: only looked at for what it must not tell."""

OUTSIDE: dict[str, Mapping[str, Any]] = {
    "units": {"pk": 1, "post": 1, "act": "khoa", "above": "don-vi", "kind": "bodies"},
    "together": {},
    "accounts": {"pk": 1, "token": "khong-phai", "account": 1},
    "guide": {"name": "khong-co", "slug": "khong-co", "page": "khong-co", "picture": "khong-co"},
    "": {"pk": 1, "provider_id": "khong-co", "uidb36": "1", "key": "khong-phai"},
}
"""Rooms whose pages are of no conference: all arguments that their addresses take."""
