"""Acts on mails: a mass mail drafted, confirmed once, stopped; one mail sent again or stopped."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.journal.services import record
from hoinghi.notices import composing
from hoinghi.notices.models import Mail, Mailing, MailTry
from hoinghi.notices.rules import OVER, UNSENT, MailState
from hoinghi.units.models import Account, Organisation
from hoinghi.violations import RuleViolation


class MailRefused(RuleViolation):
    """What was asked for does not fit how the mails stand."""

    code = "notices.mail-refused"

    def __init__(self, what: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"{what} {remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Who gets a mass mail.

    Attributes:
        accounts: One for each address.
        left_out: Sentences: who gets none, and why.
    """

    accounts: tuple[Account, ...]
    left_out: tuple[str, ...]


def recipients(bodies: Sequence[Organisation]) -> Recipients:
    """Find the addresses of *bodies*; name who has none and whose is there twice."""
    accounts = Account.objects.filter(organisation__in=bodies, is_active=True)
    found: dict[str, Account] = {}
    left_out, reached = [], set()
    for account in accounts.select_related("organisation").order_by("organisation__name", "pk"):
        address = composing.usable_address(account.email)
        name = f"{account} ({account.organisation})"
        if not address:
            left_out.append(f"{name}: chưa có địa chỉ thư dùng được.")
        elif address.lower() in found:
            left_out.append(f"{name}: trùng địa chỉ {address} của {found[address.lower()]}.")
        else:
            found[address.lower()] = account
            reached.add(account.organisation_id)
    told = set(accounts.values_list("organisation", flat=True))
    left_out += [f"{body}: chưa có tài khoản." for body in bodies if body.pk not in told]
    return Recipients(accounts=tuple(found.values()), left_out=tuple(left_out))


@transaction.atomic
def draft(
    conference: Conference,
    *,
    subject: str,
    text: str,
    bodies: Sequence[Organisation],
    by: Account,
) -> Mailing:
    """Draft one mail for every address of *bodies*; nothing goes before it is confirmed.

    Raises:
        MailRefused: Nobody would get it.
    """
    to = recipients(bodies)
    if not to.accounts:
        raise MailRefused(
            "Không người nào của các đơn vị đã chọn có địa chỉ thư.",
            "Hãy chọn đơn vị khác, hoặc ghi địa chỉ thư cho tài khoản của họ.",
        )
    made = Mailing.objects.create(
        conference=conference,
        subject=composing.one_line(subject),
        left_out=list(to.left_out),
        made_by=by.username,
    )
    now = timezone.now()
    Mail.objects.bulk_create(
        Mail(
            conference=conference,
            account=account,
            mailing=made,
            kind="mass",
            name=str(account),
            address=composing.usable_address(account.email),
            subject=made.subject,
            text=text,
            state=MailState.DRAFT,
            due_at=now,
            message_id=composing.message_id(secrets.token_hex(16)),
        )
        for account in to.accounts
    )
    return made


def drafts_of(mailing: Mailing) -> list[Mail]:
    """Give what would go out, in the order of addresses."""
    waiting = mailing.mails.filter(state=MailState.DRAFT).select_related("account", "conference")
    return list(waiting.order_by("address", "pk"))


def seen(mails: Iterable[Mail]) -> str:
    """Give the check value of what a person has before them: addresses, words, who is active."""
    told = [
        (mail.pk, mail.address, mail.subject, mail.text, bool(mail.account and _reaches(mail)))
        for mail in mails
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


@transaction.atomic
def confirm(mailing: Mailing, *, count: int, based_on: str, by: Account) -> int:
    """Send the drafts; a second time changes nothing.

    Raises:
        MailRefused: What would go out is not what was shown.
    """
    stands = Mailing.objects.select_for_update().get(pk=mailing.pk)
    if stands.closed_at:
        raise MailRefused(
            f"{stands.closed_by} đã xác nhận hoặc bỏ đợt thư này.", "Hãy xem lại trang Thư gửi."
        )
    waiting = drafts_of(stands)
    if len(waiting) != count or seen(waiting) != based_on:
        raise MailRefused(
            f"Danh sách người nhận hoặc nội dung vừa thay đổi: nay là {len(waiting)} thư.",
            "Chưa thư nào được gửi. Hãy xem lại rồi xác nhận.",
        )
    Mail.objects.filter(pk__in=[mail.pk for mail in waiting]).update(
        state=MailState.QUEUED, due_at=timezone.now()
    )
    _close(stands, by)
    _record("notices.confirm_mailing", stands.conference, stands.subject, by, len(waiting))
    return len(waiting)


@transaction.atomic
def drop(mailing: Mailing, *, by: Account) -> None:
    """Send none of the drafts; a second time changes nothing."""
    stands = Mailing.objects.select_for_update().get(pk=mailing.pk)
    if stands.closed_at is None:
        stopped = stands.mails.filter(state=MailState.DRAFT).update(state=MailState.CANCELLED)
        _close(stands, by)
        _record("notices.drop_mailing", stands.conference, stands.subject, by, stopped)


@transaction.atomic
def cancel(mail: Mail, *, by: Account) -> None:
    """Stop one mail that has not gone.

    Raises:
        MailRefused: It has.
    """
    unsent = [state.value for state in UNSENT]
    if not Mail.objects.filter(pk=mail.pk, state__in=unsent).update(state=MailState.CANCELLED):
        raise MailRefused("Thư này đã đi hoặc đã hủy.", "Hãy tải lại trang.")
    MailTry.objects.create(mail=mail, words=f"{by} hủy thư này.")
    assert mail.conference
    _record("notices.cancel_mail", mail.conference, mail.subject, by, 1)


@transaction.atomic
def resend(mail: Mail, *, by: Account) -> None:
    """Send one mail once more; a changed address of the account is followed.

    Raises:
        MailRefused: It is waiting or on its way.
    """
    over = [state.value for state in OVER]
    address = composing.usable_address(mail.account.email) if mail.account else ""
    again = Mail.objects.filter(pk=mail.pk, state__in=over).update(
        state=MailState.QUEUED, due_at=timezone.now(), tries=0, address=address or mail.address
    )
    if not again:
        raise MailRefused("Thư này đang chờ gửi hoặc đang đi.", "Hãy chờ ít phút rồi xem lại.")
    MailTry.objects.create(mail=mail, words=f"{by} cho gửi lại.")
    assert mail.conference
    _record("notices.resend_mail", mail.conference, mail.subject, by, 1)


def _reaches(mail: Mail) -> bool:
    account = mail.account
    return bool(
        account
        and account.is_active
        and composing.usable_address(account.email).lower() == mail.address.lower()
    )


def _close(mailing: Mailing, by: Account) -> None:
    mailing.closed_by, mailing.closed_at = str(by)[:150], timezone.now()
    mailing.save(update_fields=["closed_by", "closed_at"])


def _record(act: str, conference: Conference, subject: str, by: Account, mails: int) -> None:
    record(
        act,
        by=by.username,
        subject=subject,
        conference_id=conference.pk,
        data={"mails": mails},
    )
