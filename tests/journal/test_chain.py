"""The log of acts shows what was changed afterwards."""

from __future__ import annotations

import pytest

from hoinghi.journal.models import Entry
from hoinghi.journal.services import first_broken, record

pytestmark = pytest.mark.django_db


def test_an_untouched_log_is_whole():
    for number in range(3):
        record("units.import_bodies", by="Lê Thị Hoa", subject="danh sách", data={"rows": number})

    assert first_broken() is None
    assert Entry.objects.count() == 3


def test_a_changed_entry_is_found():
    record("units.import_bodies", by="Lê Thị Hoa", subject="danh sách", data={"rows": 1})
    changed = record("conferences.grant", by="Lê Thị Hoa", subject="an")
    record("conferences.grant", by="Lê Thị Hoa", subject="bình")
    Entry.objects.filter(pk=changed.pk).update(actor="Người khác")

    assert first_broken() == changed


def test_a_removed_entry_is_found():
    record("conferences.grant", by="Lê Thị Hoa", subject="an")
    removed = record("conferences.grant", by="Lê Thị Hoa", subject="bình")
    after = record("conferences.grant", by="Lê Thị Hoa", subject="chi")
    removed.delete()

    assert first_broken() == after


def test_a_name_longer_than_the_log_has_room_for_is_cut_and_the_chain_holds():
    entry = record("units.test", by="thử nghiệm", subject="tệp " * 100)

    assert len(entry.subject) == 200
    assert entry.subject.endswith("…")
    assert first_broken() is None
