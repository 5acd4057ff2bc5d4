"""The example conference: what its bodies report, and accounts of one that is still writing."""

from __future__ import annotations

from pathlib import Path

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.reports.example import loading
from hoinghi.site.accounts import DEMO_BODY, DemoAccount, demo_accounts_of_body
from hoinghi.units.models import Account


def load(conference: Conference, folder: Path) -> list[DemoAccount]:
    """Let the bodies of the example report; gives accounts of one that is still writing."""
    accounts = demo_accounts_of_body()
    office = Account.objects.get(username="vanphong")
    with whole(conference):
        loading.load(conference, folder / "bao-cao", office=office)
        loading.keep_open(conference, DEMO_BODY, office=office)
    return accounts
