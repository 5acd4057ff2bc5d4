"""From notices to mails: by each person's choice, at once, once a day, or not at all."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.telling import Kind
from hoinghi.journal.rules import HOUSE
from hoinghi.notices import calendars, composing, rules
from hoinghi.notices.models import KnownDate, Mail, Mailing, Notice, Preference, QuietHours
from hoinghi.notices.rules import MailChoice, MailState
from hoinghi.units.models import Account

_HEADLINE = {
    Kind.ASSIGNED: "Việc được giao",
    Kind.DEADLINE: "Đổi thời hạn",
    Kind.WITHDRAWN: "Rút việc",
    Kind.REMINDER: "Nhắc việc",
    Kind.RETURNED: "Trả lại",
    Kind.ACCEPTED: "Đã nhận kết quả",
    Kind.EXTENSION: "Trả lời gia hạn",
    Kind.APPROVAL: "Trình duyệt",
    Kind.HANDED_IN: "Đã nộp",
    Kind.EXTENSION_ASKED: "Xin gia hạn",
    Kind.COMMENT: "Trao đổi",
    Kind.PLAN: "Kế hoạch",
    Kind.PAPER: "Văn bản",
    Kind.DATE: "Hội nghị",
    Kind.ROLE: "Vai trò",
}


def choose(notices: Sequence[Notice], now: datetime) -> list[Notice]:
    """Mark each notice as its reader wants it; what is wanted nowhere falls away."""
    chosen = _choices({one.account_id for one in notices})
    kept = []
    for one in notices:
        in_app, mail = chosen.get((one.account_id, one.kind), _usual(one.kind))
        if not in_app and Kind(one.kind) not in rules.OWED:
            one.read_at = now
            if mail is MailChoice.NONE:
                continue
        one.for_digest = mail is MailChoice.DAILY
        kept.append(one)
    return kept


def queue(notices: Sequence[Notice], conference: Conference, now: datetime) -> None:
    """Make the mails that go at once; part of the caller's transaction.

    So many that it is a mass mail wait as drafts for the office to confirm.
    """
    chosen = _choices({one.account_id for one in notices})
    wanted = [
        one
        for one in notices
        if chosen.get((one.account_id, one.kind), _usual(one.kind))[1] is MailChoice.NOW
    ]
    readers = Account.objects.in_bulk({one.account_id for one in wanted})
    addressed = [one for one in wanted if composing.usable_address(readers[one.account_id].email)]
    mailing = _held(addressed, conference)
    quiet = _quiet(readers)
    dates = _dates(addressed)
    Mail.objects.bulk_create(
        (
            _mail(
                one, readers[one.account_id], mailing, _due(now, quiet.get(one.account_id)), dates
            )
            for one in addressed
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def digest(account: Account, now: datetime) -> Mail | None:
    """Make the mail of the day of one account, of all that waits for it."""
    waiting = list(
        Notice.objects.select_for_update(of=("self",))
        .filter(account=account, for_digest=True)
        .select_related("conference")
        .order_by("conference", "pk")
    )
    address = composing.usable_address(account.email)
    Notice.objects.filter(pk__in=[one.pk for one in waiting]).update(for_digest=False)
    if not waiting or not address:
        return None
    titles: dict[str, list[str]] = defaultdict(list)
    for one in waiting:
        said = f"{_HEADLINE[Kind(one.kind)]}: {one.title}"
        titles[one.conference.title].append(f"{said}. {one.text}" if one.text else said)
    parts = [composing.DigestPart(title=title, lines=lines) for title, lines in titles.items()]
    return Mail.objects.create(
        account=account,
        kind="digest",
        name=str(account),
        address=address,
        subject=f"Tổng hợp {len(waiting)} thông báo ngày {timezone.localtime(now):%d/%m/%Y}",
        text=composing.digest_text(parts),
        url="/thong-bao/",
        state=MailState.QUEUED,
        due_at=_due(now, _quiet([account.pk]).get(account.pk)),
        message_id=composing.message_id(secrets.token_hex(16)),
    )


def digests(now: datetime) -> None:
    """Make every mail of the day."""
    waiting = Notice.objects.filter(for_digest=True).values("account")
    for account in Account.objects.filter(pk__in=waiting, is_active=True).order_by("pk"):
        digest(account, now)


def _choices(accounts: Iterable[int]) -> dict[tuple[int, str], tuple[bool, MailChoice]]:
    kept = Preference.objects.filter(account__in=set(accounts))
    return {(one.account_id, one.kind): (one.in_app, MailChoice(one.mail)) for one in kept}


def _usual(kind: str) -> tuple[bool, MailChoice]:
    return True, rules.USUAL_MAIL[Kind(kind)]


def _quiet(accounts: Iterable[int]) -> dict[int, QuietHours]:
    return {one.account_id: one for one in QuietHours.objects.filter(account__in=list(accounts))}


def _due(now: datetime, quiet: QuietHours | None) -> datetime:
    if quiet is None:
        return now
    return rules.after_quiet(timezone.localtime(now), quiet.begins, quiet.ends)


def _held(notices: Sequence[Notice], conference: Conference) -> Mailing | None:
    asked = [one for one in notices if one.kind != Kind.REMINDER]
    if len(asked) <= rules.MOST_UNASKED:
        return None
    return Mailing.objects.create(
        conference=conference,
        automatic=True,
        subject=_subject(asked[0]),
        made_by=HOUSE,
    )


def _subject(notice: Notice) -> str:
    return composing.one_line(f"[{_HEADLINE[Kind(notice.kind)]}] {notice.title}")


def _dates(notices: Iterable[Notice]) -> dict[str, KnownDate]:
    keys = {key for one in notices for key in one.dates}
    return {one.key: one for one in KnownDate.objects.filter(key__in=keys)}


def _mail(
    notice: Notice,
    reader: Account,
    mailing: Mailing | None,
    due: datetime,
    dates: dict[str, KnownDate],
) -> Mail:
    held = mailing if notice.kind != Kind.REMINDER else None
    text, method = _calendar([dates[key] for key in notice.dates if key in dates], reader)
    return Mail(
        conference_id=notice.conference_id,
        account=reader,
        mailing=held,
        entry_id=notice.entry_id,
        kind=notice.kind,
        about=notice.about,
        name=str(reader),
        address=composing.usable_address(reader.email),
        subject=_subject(notice),
        text="\n\n".join(filter(None, [notice.title, notice.text])),
        url=notice.url,
        calendar=text,
        method=method,
        state=MailState.DRAFT if held else MailState.QUEUED,
        due_at=due,
        message_id=composing.message_id(secrets.token_hex(16)),
    )


def _calendar(dates: Sequence[KnownDate], reader: Account) -> tuple[str, str]:
    """Write the calendar file of a mail; one method each, so what is gone goes before."""
    gone = [one for one in dates if one.cancelled and one.day]
    kept = [one for one in dates if not one.cancelled and one.day]
    shown, method = (gone, calendars.CANCEL) if gone else (kept, calendars.REQUEST)
    if not shown:
        return "", ""
    _, organiser = parseaddr(settings.DEFAULT_FROM_EMAIL)
    text = calendars.written(
        shown, method=method, organiser=organiser, attendee=composing.usable_address(reader.email)
    )
    return text, method
