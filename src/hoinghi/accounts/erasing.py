"""Acts on personal data: ask for erasure, decline it, carry it out."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from hoinghi.accounts.models import ErasedKind, Erasure, ErasureRequest
from hoinghi.conferences import personal_data
from hoinghi.conferences.personal_data import Sought
from hoinghi.journal.services import record
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation


class NotOneself(RuleViolation):
    """An administrator tried to erase its own account."""

    code = "accounts.not-oneself"
    remedy = "Hãy để một người quản trị khác làm."

    def __init__(self) -> None:
        super().__init__(f"Không tự xóa được tài khoản đang đăng nhập. {self.remedy}")


class NothingChosen(RuleViolation):
    """No place was chosen in which to erase."""

    code = "accounts.nothing-chosen"
    remedy = "Hãy đánh dấu ít nhất một loại dữ liệu."

    def __init__(self) -> None:
        super().__init__(f"Chưa chọn loại dữ liệu nào để xóa. {self.remedy}")


def sought(account: Account, *, by_itself: bool = False) -> Sought:
    """Give what is looked for about the holder of *account*."""
    # An emptied account bears the mark as its name, as others do.
    is_emptied = account.full_name == personal_data.ERASED
    return Sought(
        by_itself=by_itself,
        name="" if is_emptied else account.full_name,
        pseudonym=f"tai-khoan-{account.pk}-da-xoa",
        username=account.username,
        account=account.pk,
        email=account.email,
    )


def sought_by_name(name: str) -> Sought:
    """Give what is looked for about a person who has no account here."""
    return Sought(name=name, pseudonym=personal_data.ERASED)


@transaction.atomic
def ask(account: Account, reason: str) -> ErasureRequest:
    """Ask for the erasure of what is kept about oneself; asking again changes nothing."""
    made, is_new = ErasureRequest.objects.get_or_create(
        account=account, answered_at=None, defaults={"reason": reason}
    )
    if is_new:
        record(
            "accounts.ask_erasure",
            by=account.username,
            subject=f"yêu cầu số {made.pk}",
            data={"request": made.pk, "account": account.pk},
        )
    return made


@transaction.atomic
def decline(request: ErasureRequest, answer: str, *, by: Account) -> None:
    """Answer a request without erasing; *answer* says why."""
    open_ones = ErasureRequest.objects.filter(pk=request.pk, answered_at=None)
    if open_ones.update(answered_at=timezone.now(), answer=answer):
        record(
            "accounts.decline_erasure",
            by=by.username,
            subject=f"yêu cầu số {request.pk}",
            data={"request": request.pk, "account": request.account_id},
        )


@transaction.atomic
def carry_out(person: Sought, keys: frozenset[str], *, basis: str, by: Account) -> Erasure:
    """Erase what stands about *person* in the places *keys*, and put on record that it was done.

    Raises:
        NotOneself: *by* is the person.
        NothingChosen: There is nothing to erase in those places.
    """
    if person.account == by.pk:
        raise NotOneself
    done = personal_data.erase(person, keys)
    if not done:
        raise NothingChosen
    asked = ErasureRequest.objects.filter(account=person.account, answered_at=None).first()
    made = Erasure.objects.create(
        account_id=person.account,
        request=asked if person.account else None,
        basis=basis,
        kinds=[ErasedKind(key=key, count=count) for key, count in sorted(done.items())],
        carried_out_by=by,
    )
    if person.account and asked:
        asked.answered_at, asked.answer = timezone.now(), f"Biên bản xóa số {made.pk}"
        asked.save(update_fields=["answered_at", "answer"])
    record(
        "accounts.erase",
        by=by.username,
        subject=f"biên bản xóa số {made.pk}",
        data={"erasure": made.pk, "account": person.account, "kinds": made.kinds},
    )
    return made
