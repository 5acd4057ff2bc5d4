"""The fuzzer of the reader finds what does not hold together, and counts what does."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from hoinghi.reading.plan import Lines, Recipient
from hoinghi.reading.reader import read_text
from tools import fuzz_reader

PLAN = "KẾ HOẠCH\nTổ chức Hội nghị sơ kết\nI. MỤC ĐÍCH\nĐánh giá kết quả.\nNơi nhận:\n- UBND xã;\n"


def test_a_seed_gives_the_same_input_again():
    first, second = (fuzz_reader.mutated(PLAN, [PLAN], random.Random(7)) for _ in range(2))

    assert first == second


def test_a_reading_of_a_plan_holds_together():
    fuzz_reader.holds_together(read_text(PLAN))


def test_a_part_that_lies_outside_the_source_is_found():
    reading = read_text(PLAN)
    outside = Recipient(text="UBND xã", lines=Lines(5, 500))

    with pytest.raises(AssertionError):
        fuzz_reader.holds_together(
            replace(reading, plan=replace(reading.plan, recipients=(outside,)))
        )


@pytest.mark.parametrize("seed", range(60))
def test_mutated_plans_are_read_or_refused(seed):
    assert fuzz_reader._one(seed, [PLAN * 3]) in {"đọc được", "từ chối"}
