"""Hai hội nghị của hai cơ quan, hai đơn vị, mỗi vai trò một người, và điều kín ở mỗi nơi."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from hoinghi.awards.models import AwardPlace
from hoinghi.awards.powers import READ as AWARDS
from hoinghi.budget.models import FundingSource
from hoinghi.conferences.models import Conference, Grant, PlanDraft, Role
from hoinghi.conferences.powers import AMEND, AT_A_DESK, PREPARING
from hoinghi.conferences.services import establish, grant
from hoinghi.delegates import tokens
from hoinghi.delegates.models import DelegatePlace
from hoinghi.dispatch.services import keep
from hoinghi.notices.models import Mail, Notice
from hoinghi.reports import services as reports
from hoinghi.reports.merging import Written
from hoinghi.reports.models import Report
from hoinghi.reports.outline_acts import add_outline
from hoinghi.reports.outlines import outline
from hoinghi.reports.powers import READ as REPORTS
from hoinghi.tasks import evidence, services
from hoinghi.tasks.models import Duty, Evidence, Extension
from hoinghi.tasks.powers import READ as TASKS
from hoinghi.tasks.rules import Act
from hoinghi.units.models import Account, Membership, Organisation, UnitRole
from hoinghi.wording.models import TemplateVersion
from tests.factories import PLAN, make_account, make_bodies, make_plan, make_reading

A, B = "Ủy ban nhân dân xã Bình Châu", "Ủy ban nhân dân xã Bình Chương"
UNIT_A, UNIT_B = frozenset({"unit_a", "leader_a"}), frozenset({"unit_b"})
ANONYMOUS, NOBODY, ELSEWHERE = "anonymous", "nobody", "office_elsewhere"
HOST = tuple(role.value for role in Role)
READERS = (*HOST, "unit_a", "leader_a", "unit_b", NOBODY, ELSEWHERE, ANONYMOUS)
PAPER = "thong-bao-ket-luan"
_IN_TIME = timezone.make_aware(datetime(2023, 11, 20, 9))


def roles(names: frozenset[Role]) -> frozenset[str]:
    return frozenset(role.value for role in names)


@dataclass
class World:
    """What was seeded; ``secrets``: a word that is nowhere else → who may read it."""

    conference: Conference
    elsewhere: Conference
    duty_a: Duty
    duty_b: Duty
    file_a: Evidence
    report_a: Report
    extension_a: Extension
    draft: PlanDraft
    grant: Grant
    mail: Mail
    notice: Notice
    token: str
    sessions: dict[str, str]
    secrets: dict[str, frozenset[str]] = field(default_factory=dict)

    def client(self, reader: str) -> Client:
        """Give a browser of *reader*, new each time: some addresses sign out."""
        client = Client(raise_request_exception=False)
        if key := self.sessions.get(reader):
            client.cookies[settings.SESSION_COOKIE_NAME] = key
        return client


def make_world() -> World:
    make_bodies()
    plan = make_plan(
        delegates=PLAN.delegates[:1],
        talks=PLAN.talks[:1],
        tasks=(_task("UBND xã Bình Châu", "UBND xã Bình Chương"),),
    )
    conference = _established(plan)
    elsewhere = _established(
        make_plan(issuer="UBND tỉnh Quảng Ngãi", title="Hội nghị kinhaihoi", tasks=())
    )
    accounts = _accounts(conference, elsewhere)
    duty_a, duty_b = (
        Duty.objects.get(task__conference=conference, organisation__name=name) for name in (A, B)
    )
    draft = PlanDraft.objects.create(
        uploaded_by=accounts["standing_office"],
        amends=conference,
        file_name="kinnhap.txt",
        sha256="0",
        source="kinnhap",
        plan=conference.revisions.get().plan,
    )
    world = World(
        conference=conference,
        elsewhere=elsewhere,
        duty_a=duty_a,
        duty_b=duty_b,
        file_a=_work(duty_a, accounts["unit_a"], "a"),
        report_a=_reported(A, accounts["unit_a"], "a"),
        extension_a=_asked(duty_a, accounts["unit_a"], "a"),
        draft=draft,
        grant=Grant.objects.get(conference=conference, role=Role.FINANCE),
        mail=_mail(conference),
        notice=_notice(conference, accounts["standing_office"]),
        token=_token(conference),
        sessions={name: _signed_in(account) for name, account in accounts.items()},
    )
    _inside(duty_a, accounts["unit_a"])
    _work(duty_b, accounts["unit_b"], "b")
    _asked(duty_b, accounts["unit_b"], "b")
    _reported(B, accounts["unit_b"], "b")
    _office(conference)
    add_outline(conference, outline("chung"), "kindecuong", by=accounts["standing_office"])
    world.secrets = secrets()
    return world


def secrets() -> dict[str, frozenset[str]]:
    """Give who may read each word."""
    all_tasks, desk = roles(TASKS.roles), roles(AT_A_DESK)
    of_a, of_b = all_tasks | UNIT_A, all_tasks | UNIT_B
    kinds = ("kinloi", "kintep", "kinruot", "kinlydo", "kinnguoi")
    return {
        **{f"{kind}a": of_a for kind in kinds},
        **{f"{kind}b": of_b for kind in kinds},
        "kintrong": UNIT_A,
        **{
            f"kingui{mark}": roles(REPORTS.roles) | own
            for mark, own in (("a", UNIT_A), ("b", UNIT_B))
        },
        **{f"kinsoan{mark}": own for mark, own in (("a", UNIT_A), ("b", UNIT_B))},
        "kinkhen": roles(AWARDS.roles),
        # The plan itself names where the money comes from; sums are in papers of their own.
        "kintien": desk,
        "kinmau": desk,
        "kindaibieu": desk,
        "kindecuong": roles(REPORTS.roles),
        "kinthu": roles(PREPARING),
        "kinbao": frozenset({"standing_office"}),
        "kinnhap": roles(AMEND.roles),
        "kinhaihoi": frozenset({ELSEWHERE}),
    }


def _task(*owners: str):  # type: ignore[no-untyped-def] # a value of the plan
    return replace(PLAN.tasks[0], owners=owners, partners=())


def _established(plan) -> Conference:  # type: ignore[no-untyped-def] # a plan
    return establish(make_reading(plan), file_name="ke-hoach.txt", by="thử").conference


def _accounts(conference: Conference, elsewhere: Conference) -> dict[str, Account]:
    found = {name: make_account(username=name) for name in READERS if name != ANONYMOUS}
    for role in Role:
        grant(conference, found[role.value], role, by="thử", of_house=True)
    for office in (Role.STANDING_OFFICE, Role.OFFICE):
        found[office.value].organisation = conference.host
        found[office.value].save()
    grant(elsewhere, found[ELSEWHERE], Role.STANDING_OFFICE, by="thử", of_house=True)
    for name, body in (("unit_a", A), ("leader_a", A), ("unit_b", B)):
        found[name].organisation = Organisation.objects.get(name=body, valid_to__isnull=False)
        found[name].save()
    Membership.objects.create(
        account=found["leader_a"],
        organisation=found["leader_a"].organisation,
        role=UnitRole.LEADER,
    )
    return found


def _signed_in(account: Account) -> str:
    client = Client()
    client.force_login(account)
    key: str = client.cookies[settings.SESSION_COOKIE_NAME].value
    return key


_FAR = date(2099, 12, 31)


def _work(duty: Duty, by: Account, mark: str) -> Evidence:
    services.name_person(duty, f"kinnguoi{mark}", seen="", by=by)
    services.comment(duty.task, f"kinloi{mark}", by=by, duty=duty)
    sent = SimpleUploadedFile(f"kintep{mark}.txt", f"kinruot{mark}".encode())
    return evidence.add(duty, [sent], by=by)[0]


def _reported(name: str, by: Account, mark: str) -> Report:
    """Send a report, and begin to change it afterwards."""
    found = Report.objects.get(organisation__name=name, organisation=by.organisation)
    stands, _ = reports.save(found, Written(texts={"I": (None, f"<p>kingui{mark}</p>")}), by=by)
    reports.send(stands, based_on=stands.stamp, by=by, now=_IN_TIME)
    # It is after the deadline: only who may send late may take back.
    reports.let_late(stands, _FAR, "Mưa lũ", by=by)
    stands = reports.withdraw(stands, by=by)
    told = {"I": (f"<p>kingui{mark}</p>", f"<p>kinsoan{mark}</p>")}
    reports.save(stands, Written(texts=told), by=by)
    stands.refresh_from_db()
    return stands


def _inside(duty: Duty, by: Account) -> None:
    """Leave a file and words with the leader of the body, who has not approved them."""
    duty.organisation.leader_approves = True  # type: ignore[union-attr] # has a body
    duty.organisation.save()  # type: ignore[union-attr] # has a body
    sent = [SimpleUploadedFile("kintrong.txt", b"kintrong")]
    duty.refresh_from_db()
    services.act_on(duty, Act.ASK_LEADER, based_on=duty.version, by=by, text="kintrong", sent=sent)
    duty.refresh_from_db()


def _asked(duty: Duty, by: Account, mark: str) -> Extension:
    return Extension.objects.create(
        duty=duty, asked_until=date(2024, 1, 1), reason=f"kinlydo{mark}", asked_by=str(by)
    )


def _mail(conference: Conference) -> Mail:
    return Mail.objects.create(
        conference=conference,
        address="a@vd.vn",
        subject="kinthu",
        text="kinthu",
        state="queued",
        due_at=timezone.now(),
        message_id="<kinthu@vd.vn>",
    )


def _notice(conference: Conference, account: Account) -> Notice:
    return Notice.objects.create(
        entry_id=1,
        account=account,
        conference=conference,
        kind="comment",
        about="x",
        title="kinbao",
        at=timezone.now(),
    )


def _token(conference: Conference) -> str:
    place = DelegatePlace.objects.of(conference)[0]
    ticket = tokens.Ticket(conference_id=conference.pk, nonce=place.nonce)
    return tokens.issue(ticket, settings.SECRET_KEY)


def _office(conference: Conference) -> None:
    AwardPlace.objects.of(conference).update(recipient="kinkhen")
    FundingSource.objects.of(conference).update(name="kintien", text="kintien")
    place = DelegatePlace.objects.of(conference)[1]
    place.standing = "kindaibieu"
    place.save()
    TemplateVersion.objects.create(
        body=conference.host,
        template="delegates/invitation",
        number=1,
        source="kinmau",
        saved_by="a",
    )
    keep(conference, PAPER, by="thử")
