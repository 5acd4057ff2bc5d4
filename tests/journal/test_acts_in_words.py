"""Mỗi việc ghi vào nhật ký có một câu để người đọc hiểu."""

import pytest

from hoinghi.journal.models import Entry
from hoinghi.journal.services import record
from hoinghi.journal.wording import all_acts, sentence


def test_acts_are_named_by_the_app_in_whose_words_they_stand():
    assert {"tasks.hand_in", "conferences.establish", "dispatch.issue"} <= set(all_acts())


@pytest.mark.django_db
def test_an_entry_that_lacks_a_fact_is_said_all_the_same():
    entry = record("conferences.amend", by="a", subject="hoi-nghi")

    assert sentence(entry) == "áp dụng kế hoạch sửa đổi, …… điểm thay đổi"


@pytest.mark.parametrize("act", sorted(all_acts()))
def test_every_sentence_can_be_said(act: str):
    said = sentence(Entry(act=act, subject="50 % số xã", data={}))

    assert said
    assert act not in said
