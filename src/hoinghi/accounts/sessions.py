"""Sessions as Django keeps them in the database, asked for by a query put together once."""

from __future__ import annotations

from typing import Final

from django.contrib.sessions.backends.db import SessionStore as Kept
from django.contrib.sessions.models import Session
from django.utils import timezone

from hoinghi.journal.prepared import Prepared

_BY_KEY: Final = Prepared(lambda key: Session.objects.filter(session_key=key)[:1], "key")


class SessionStore(Kept):
    """Every page begins here (``SESSION_ENGINE``)."""

    def _get_session_from_db(self) -> Session | None:
        found = _BY_KEY.first(self.session_key)
        if found is not None and found.expire_date > timezone.now():
            return found
        self._session_key = None
        return None
