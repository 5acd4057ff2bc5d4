"""Proving who one is by a password."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser


class ByPassword(AuthenticationBackend):
    """Name or confirmed address, and password; a closed account is as good as none."""

    @classmethod
    def _stash_user(cls, user: AbstractBaseUser | None) -> AbstractBaseUser | None:
        # The library would take a closed account aside and lead it to a page of its own, which
        # tells a stranger that the password was right.
        return None
