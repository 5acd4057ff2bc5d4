"""Words of scans are recognised for one person at a time: a few scans must not stop the site."""

import time

import pytest
from django.conf import settings

from hoinghi.conferences import recognised
from hoinghi.conferences.alone import alone
from hoinghi.conferences.models import PlanDraft
from hoinghi.conferences.plan_drafts import take_in
from hoinghi.reading.sources import load_bytes
from hoinghi.unreadable import UnreadableSource
from tests.factories import make_account
from tests.plan_files import TEXT

PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 100


@pytest.fixture
def tesseract(tmp_path, monkeypatch) -> None:
    """One that knows Vietnamese and finds a word in whatever it is given."""
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\ncase "$1" in --list-langs) echo vie;; esac\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")


@pytest.mark.django_db
def test_a_second_scan_is_refused_at_once_while_another_is_recognised(tesseract):
    account = make_account()
    began = time.monotonic()

    with (
        alone(settings.PAGE_PICTURES / "khoa-nhan-dang", wait=1),
        pytest.raises(UnreadableSource, match="mỗi lúc chỉ làm một bản") as refused,
    ):
        take_in(PICTURE, "quet.png", size=len(PICTURE), by=account)

    assert refused.value.code == "source.busy"
    assert time.monotonic() - began < 10
    assert not PlanDraft.objects.exists()


def test_when_the_first_is_done_the_next_is_recognised(tesseract):
    with recognised.one_at_a_time(), pytest.raises(UnreadableSource) as refused:
        load_bytes(PICTURE, "quet.png", size=len(PICTURE))

    assert refused.value.code == "source.without-text"


@pytest.mark.django_db
def test_what_needs_no_recognition_waits_for_nobody():
    account = make_account()

    with alone(settings.PAGE_PICTURES / "khoa-nhan-dang", wait=1):
        draft = take_in(TEXT.encode(), "ke-hoach.txt", size=len(TEXT.encode()), by=account)

    assert draft.pk
