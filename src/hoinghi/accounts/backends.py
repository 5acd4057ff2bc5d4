"""Proving who one is by a password."""

from __future__ import annotations

from typing import Final

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from hoinghi.journal.prepared import Prepared
from hoinghi.units.models import Account

_BY_KEY: Final = Prepared(lambda pk: Account.objects.filter(pk=pk)[:1], 0)


class ByPassword(AuthenticationBackend):
    """Name or confirmed address, and password; a closed account is as good as none."""

    def get_user(self, user_id: int) -> Account | None:
        """Give the account of a session, unless it was closed; asked on every page."""
        account = _BY_KEY.first(user_id)
        return account if account and self.user_can_authenticate(account) else None

    @classmethod
    def _stash_user(cls, user: AbstractBaseUser | None) -> AbstractBaseUser | None:
        # The library would take a closed account aside and lead it to a page of its own, which
        # tells a stranger that the password was right.
        return None
