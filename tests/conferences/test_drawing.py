"""Vẽ trang sau lưng: không yêu cầu nào đứng chờ LibreOffice hay bộ nhận dạng chữ."""

import time
from threading import Event

import pytest

from hoinghi.conferences.drawing import Drawer
from hoinghi.conferences.originals import Original, OriginalMissing
from hoinghi.conferences.printed import Printed
from hoinghi.conferences.sheets import Picture

FOUND = Printed(pages=(Picture(number=1, across=595, down=842),))


def file(name: str) -> Original:
    return Original(path=name, sha256=name.ljust(64, "0"), name=f"{name}.docx")


def until_answered(drawer: Drawer, one: Original) -> Printed:
    for _ in range(100):
        if answer := drawer.ask(one, "nguồn", patience=0.1):
            return answer
    raise AssertionError("never drawn")


def test_who_asks_for_what_takes_long_is_answered_at_once():
    go, drawn = Event(), []

    def draw(one: Original, _source: str) -> Printed:
        drawn.append(one.name)
        go.wait(20)
        return FOUND

    drawer = Drawer(draw)
    begun = time.monotonic()

    answers = [drawer.ask(file("a"), "nguồn", patience=0) for _ in range(50)]

    assert time.monotonic() - begun < 5
    assert answers == [None] * 50
    go.set()
    assert until_answered(drawer, file("a")) == FOUND
    assert drawn == ["a.docx"]


def test_a_slow_file_does_not_keep_back_the_others():
    go = Event()

    def draw(one: Original, _source: str) -> Printed:
        if one.name == "cham.docx":
            go.wait(20)
        return FOUND

    drawer = Drawer(draw)
    drawer.ask(file("cham"), "nguồn", patience=0)

    assert until_answered(drawer, file("nhanh")) == FOUND
    go.set()


@pytest.mark.parametrize(
    "why", [OriginalMissing("k.docx", "không còn trên đĩa"), TimeoutError("bận")]
)
def test_why_there_is_nothing_comes_back_and_it_may_be_asked_anew(why: Exception):
    told = [why]

    def draw(_one: Original, _source: str) -> Printed:
        if told:
            raise told.pop()
        return FOUND

    drawer = Drawer(draw)
    with pytest.raises(type(why)):
        until_answered(drawer, file("a"))

    assert until_answered(drawer, file("a")) == FOUND


def test_a_file_that_breaks_the_drawing_does_not_end_it(caplog: pytest.LogCaptureFixture):
    def draw(one: Original, _source: str) -> Printed:
        if one.name == "hong.docx":
            raise ZeroDivisionError
        return FOUND

    drawer = Drawer(draw)

    assert until_answered(drawer, file("hong")).why == "not-printed"
    assert until_answered(drawer, file("lanh")) == FOUND
    assert "not drawn" in caplog.text
