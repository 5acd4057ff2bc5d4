"""What the accounts themselves keep about persons, and the names of the directory and the log."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hoinghi.accounts.models import ErasureRequest, Invitation
from hoinghi.conferences.personal_data import ERASED, Found, NameIn, Sought
from hoinghi.journal.erasing import rewrite
from hoinghi.journal.models import Entry
from hoinghi.journal.rules import HOUSE
from hoinghi.units.models import Account

_OFFICES = _("chính người ấy, cơ quan thường trực, người quản trị")


def _account(sought: Sought) -> Account | None:
    return Account.objects.filter(pk=sought.account).first() if sought.account else None


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """Name, address, and how the person signs in."""

    key: str = "accounts.account"

    def find(self, sought: Sought) -> Found | None:
        """Give the account with its addresses, keys and sessions; no secret among them."""
        account = _account(sought)
        if account is None:
            return None
        values = list(_facts(account))
        return Found(
            key=self.key,
            title=_("Tài khoản"),
            purpose=_("đăng nhập, biết ai làm việc gì, liên lạc"),
            lasts=_("đến khi xóa theo yêu cầu; thôi việc thì đóng"),
            seen_by=_OFFICES,
            count=len(values),
            values=tuple(values),
        )

    def erase(self, sought: Sought) -> int:
        """Leave an empty account under the pseudonym, which nobody can sign in with."""
        account = _account(sought)
        if account is None:
            return 0
        for kept in (EmailAddress, Authenticator, SocialAccount):
            kept.objects.filter(user=account).delete()
        for session in UserSession.objects.filter(user=account):
            session.end()
        account.username, account.full_name, account.email = sought.pseudonym, ERASED, ""
        account.first_name = account.last_name = ""
        account.last_login, account.is_active = None, False
        account.is_superuser = account.is_staff = False
        account.set_unusable_password()
        account.save()
        return 1


def _facts(account: Account) -> list[str]:
    told = [
        (_t("Họ và tên"), account.full_name),
        (_t("Tên đăng nhập"), account.username),
        (_t("Thư điện tử"), account.email),
        (_t("Đơn vị"), str(account.organisation or "")),
        (_t("Lập ngày"), f"{account.date_joined:%d/%m/%Y}"),
    ]
    if account.last_login:
        told.append((_t("Đăng nhập lần cuối"), f"{account.last_login:%d/%m/%Y %H:%M}"))
    told += [(_t("Địa chỉ thư"), one.email) for one in EmailAddress.objects.filter(user=account)]
    told += [
        (_t("Bước thứ hai"), str(one.get_type_display()))
        for one in Authenticator.objects.filter(user=account)
    ]
    told += [
        (_t("Liên kết đăng nhập"), one.provider)
        for one in SocialAccount.objects.filter(user=account)
    ]
    told += [
        (_t("Phiên đăng nhập"), f"{one.created_at:%d/%m/%Y %H:%M}, {one.ip}, {one.user_agent}")
        for one in UserSession.objects.filter(user=account)
    ]
    return [f"{label}: {value}" for label, value in told if value]


@dataclass(frozen=True, slots=True)
class Invitations:
    """Invitations to the person, and what the person asked for."""

    key: str = "accounts.invitation"

    def find(self, sought: Sought) -> Found | None:
        """Give the invitations to the person's account or address."""
        rows = list(self._rows(sought))
        if not rows:
            return None
        return Found(
            key=self.key,
            title=_("Lời mời nhận tài khoản"),
            purpose=_("biết ai mời ai, từ bao giờ"),
            lasts=_("như tài khoản"),
            seen_by=_OFFICES,
            count=len(rows),
            values=tuple(
                f"{one.full_name}, {one.email}, {one.invited_at:%d/%m/%Y}" for one in rows
            ),
        )

    def erase(self, sought: Sought) -> int:
        """Leave that there was an invitation, without name and address."""
        count = self._rows(sought).update(full_name=ERASED, email="")
        ErasureRequest.objects.filter(account=sought.account).update(reason="")
        return count

    def _rows(self, sought: Sought) -> QuerySet[Invitation]:
        mine = Q(account=sought.account) if sought.account else Q(pk__in=())
        if sought.email:
            mine |= Q(email__iexact=sought.email)
        return Invitation.objects.filter(mine).order_by("pk")


@dataclass(frozen=True, slots=True)
class InTheLog:
    """The sign-in name in the log of acts."""

    key: str = "journal.entry"

    def find(self, sought: Sought) -> Found | None:
        """Count the acts of the account; they stay, under a pseudonym."""
        acts = Entry.objects.filter(actor=sought.username) if sought.username else None
        if acts is None or not (count := acts.count()):
            return None
        return Found(
            key=self.key,
            title=_("Nhật ký công việc"),
            purpose=_("giải trình, chứng minh không ai sửa về sau"),
            lasts=_("như hồ sơ của hội nghị; khi xóa thì tên thay bằng bí danh"),
            seen_by=_("những ai được xem hội nghị ấy"),
            count=count,
            values=tuple(
                f"{one.at:%d/%m/%Y %H:%M} {one.act}" for one in acts.order_by("-pk")[:200]
            ),
        )

    def erase(self, sought: Sought) -> int:
        """Put the pseudonym in the place of the sign-in name, in words that the chain knows."""
        if not sought.username:
            return 0
        return rewrite({sought.username: sought.pseudonym}, by=HOUSE)


KEPT = (
    OwnAccount(),
    Invitations(),
    NameIn(
        model="units.PostHolder",
        field="person",
        title=_("Người giữ chức vụ"),
        purpose=_("ghi đúng người ký trong văn bản"),
        lasts=_("trong thời gian giữ chức vụ và thời hạn lưu hồ sơ"),
        seen_by=_("ai có tài khoản"),
    ),
    InTheLog(),
)
