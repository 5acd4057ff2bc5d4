"""Figures of law: which holds on which day, what an office may change, what is refused."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from hoinghi import norms
from hoinghi.norms import NormFileRefused, NormNotFound
from hoinghi.norms.library import PACKAGE

DAY = date(2023, 12, 1)


def office(folder: Path, text: str, name: str = "procedure.yaml") -> norms.Norms:
    folder.joinpath(name).write_text(text, encoding="utf-8")
    return norms.load([folder])


def test_a_figure_carries_unit_source_and_days():
    figure = norms.figure("procedure.award-working-days", DAY)

    assert (figure.amount, figure.unit, figure.verified) == (10, "ngày làm việc", False)
    assert figure.valid_from <= DAY
    assert figure.source


def test_a_deadline_takes_in_the_day_it_names():
    assert norms.figure("procedure.deadline-inclusive", DAY).flag is True


@pytest.mark.parametrize("code", ["procedure.no-such-thing", "no-such-topic.figure", "holidays.x"])
def test_an_unknown_figure_is_refused_with_a_way_out(code):
    with pytest.raises(NormNotFound) as refusal:
        norms.figure(code, DAY)

    assert f"mã “{code}” áp dụng cho ngày 01/12/2023" in str(refusal.value)
    assert refusal.value.remedy.startswith("Hãy bổ sung")


def test_a_day_before_the_first_value_is_refused():
    with pytest.raises(NormNotFound) as refusal:
        norms.figure("procedure.award-working-days", date(1999, 1, 1))

    assert "Thời gian giải quyết hồ sơ khen thưởng" in str(refusal.value)


TABLES = {"holidays", "levels", "award-laws"}
TOPICS = sorted({path.stem for path in PACKAGE.glob("*.yaml")} - TABLES)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_values_of_a_figure_follow_each_other_without_overlap(topic):
    histories = norms.load([])._topic(topic).values()

    assert histories
    for earlier, later in (pair for history in histories for pair in pairwise(history)):
        assert earlier.valid_to is not None
        assert earlier.valid_to < later.valid_from


def test_an_office_changes_one_figure_from_a_day_on(tmp_path):
    own = office(
        tmp_path,
        "figures:\n"
        "  procedure.award-working-days:\n"
        "    values:\n"
        "      - {from: 2023-07-01, value: 8, source: Quyết định của tỉnh, verified: true}\n",
    )

    assert own.figure("procedure.award-working-days", date(2023, 6, 30)).amount == 10
    assert own.figure("procedure.award-working-days", DAY).amount == 8
    assert [f.valid_to for f in own.figures("procedure.award-working-days")] == [
        date(2023, 6, 30),
        None,
    ]
    assert own.figure("procedure.deadline-inclusive", DAY).flag is True


def test_the_folder_of_the_office_is_found_by_its_setting(tmp_path, monkeypatch):
    office(
        tmp_path,
        "figures:\n"
        "  procedure.deadline-inclusive:\n"
        "    values:\n"
        "      - {from: 2017-01-01, value: false, source: Quy chế, verified: true}\n",
    )
    monkeypatch.setenv("HOINGHI_NORMS", str(tmp_path))

    assert norms.figure("procedure.deadline-inclusive", DAY).flag is False


def test_a_file_changed_while_running_is_read_anew(tmp_path):
    text = (
        "figures:\n  procedure.own:\n    name: Riêng\n    unit: ngày\n    values:\n"
        "      - {{from: 2017-01-01, value: {}, source: S, verified: true}}\n"
    )

    first = office(tmp_path, text.format("7")).figure("procedure.own", DAY).amount
    second = office(tmp_path, text.format("70")).figure("procedure.own", DAY).amount

    assert (first, second) == (7, 70)


def test_a_decimal_factor_stays_exact(tmp_path):
    own = office(
        tmp_path,
        "figures:\n  procedure.own:\n    name: Riêng\n    unit: lần\n    values:\n"
        "      - {from: 2017-01-01, value: 0.15, source: S, verified: true}\n",
    )

    assert own.figure("procedure.own", DAY).factor == Decimal("0.15")


HEAD = "figures:\n  procedure.own:\n    name: Riêng\n    unit: ngày\n    values:\n"


@pytest.mark.parametrize(
    "text, line, words",
    [
        (
            HEAD + "      - {from: 2020-01-01, amout: 3, source: S, verified: true}\n",
            6,
            "không dùng khóa “amout”; chỉ dùng: from, to, value, source, verified",
        ),
        ("figurs: {}\n", 1, "không dùng khóa “figurs”"),
        ("figures:\n  spending.x: {}\n", 2, "mã “spending.x” phải bắt đầu bằng “procedure.”"),
        (HEAD + "      - {from: 2020-01-01, value: 3, verified: true}\n", 6, "thiếu khóa “source”"),
        (
            HEAD + "      - {from: tháng 5, value: 3, source: S, verified: true}\n",
            6,
            "“from” phải là ngày",
        ),
        (
            HEAD + "      - {from: 2020-01-01, value: ba, source: S, verified: true}\n",
            6,
            "“value” phải là số",
        ),
        (
            HEAD + "      - {from: 2020-01-01, value: 3, source: S, verified: có}\n",
            6,
            "“verified” phải là true hoặc false",
        ),
        (
            HEAD + "      - {from: 2020-01-01, to: 2019-01-01, value: 3, source: S,"
            " verified: true}\n",
            6,
            "ngày “to” đứng trước ngày “from”",
        ),
        (
            HEAD + "      - {from: 2020-01-01, to: 2022-01-01, value: 3, source: S,"
            " verified: true}\n"
            "      - {from: 2021-01-01, value: 4, source: S, verified: true}\n",
            7,
            "chồng lên kỳ trước còn hiệu lực đến 01/01/2022",
        ),
        ("figures:\n  a: 1\n  a: 2\n", 3, "khóa “a” có hai lần"),
        ("figures: [\n", 2, "không phải YAML hợp lệ"),
        ("figures:\n  procedure.own: 3\n", 2, "phải là các dòng dạng “khóa: giá trị”"),
        ("", None, "phải là các dòng dạng “khóa: giá trị”"),
        (
            HEAD + "      - {from: 2023-02-30, value: 3, source: S, verified: true}\n",
            6,
            "không hiểu giá trị “2023-02-30”",
        ),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path, text, line, words):
    own = office(tmp_path, text)

    with pytest.raises(NormFileRefused) as refusal:
        own.figure("procedure.own", DAY)

    assert (refusal.value.file, refusal.value.line) == ("procedure.yaml", line)
    assert words in str(refusal.value)
    assert str(refusal.value).endswith("Hãy sửa tệp rồi chạy lại.")


def test_a_file_that_is_no_utf_8_is_refused(tmp_path):
    tmp_path.joinpath("procedure.yaml").write_bytes(b"figures: \xff\xfe\n")

    with pytest.raises(NormFileRefused, match="không phải YAML hợp lệ"):
        norms.load([tmp_path]).figure("procedure.own", DAY)


def test_a_misspelt_file_name_is_refused_at_once(tmp_path):
    tmp_path.joinpath("procedures.yaml").write_text("figures: {}\n", encoding="utf-8")

    with pytest.raises(NormFileRefused, match="tên tệp lạ"):
        norms.load([tmp_path])


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(NormFileRefused, match="không có thư mục này"):
        norms.load([tmp_path / "đâu-rồi"])


def test_asking_a_yes_or_no_for_money_is_a_mistake_of_the_programmer():
    with pytest.raises(TypeError):
        _ = norms.figure("procedure.deadline-inclusive", DAY).amount
    with pytest.raises(TypeError):
        _ = norms.figure("procedure.award-working-days", DAY).flag
