import pytest

from hoinghi.awards.rules import AwardForm, AwardLevel
from hoinghi.awards.wording import (
    abbreviated,
    achieved,
    form_of,
    level_of,
    merit_of,
    proposer_among,
)


@pytest.mark.parametrize(
    ("call", "merit"),
    [
        (
            'Khen thưởng 12 tập thể và 12 cá nhân có thành tích  xuất sắc trong phong trào "Vì '
            'người nghèo" giai đoạn 2021-2025.',
            "có thành tích xuất sắc trong phong trào “Vì người nghèo” giai đoạn 2021-2025",
        ),
        ("Tặng giấy khen cho 05 cá nhân đã có nhiều thành tích;", "có nhiều thành tích"),
        (
            "UBND huyện khen thưởng 12 tập thể tiêu biểu trong phong trào thi đua của huyện.",
            "tiêu biểu trong phong trào thi đua của huyện",
        ),
        ("Khen thưởng 12 tập thể, 12 cá nhân", None),
    ],
)
def test_the_merit_is_taken_from_the_sentence_of_the_plan(call: str, merit: str | None):
    assert merit_of(call) == merit


def test_a_merit_one_has_was_achieved_and_so_was_a_quality():
    assert achieved("có thành tích xuất sắc") == "đã có thành tích xuất sắc"
    assert achieved("tiêu biểu trong công tác") == "đã có thành tích tiêu biểu trong công tác"


@pytest.mark.parametrize(
    ("host", "level", "is_committee", "award_level", "form"),
    [
        ("Ủy ban nhân dân tỉnh A", "province", True, AwardLevel.PROVINCE, AwardForm.MERIT),
        ("Ủy ban nhân dân huyện A", "district", True, AwardLevel.DISTRICT, AwardForm.COMMENDATION),
        ("Ủy ban nhân dân xã A", "commune", True, AwardLevel.COMMUNE, AwardForm.COMMENDATION),
        ("Sở Y tế", "province", False, AwardLevel.PROVINCIAL_AGENCY, AwardForm.COMMENDATION),
        ("Trường THPT Cao Lãnh 2", "province", False, None, AwardForm.COMMENDATION),
        ("Ủy ban nhân dân đâu đó", "", True, None, AwardForm.COMMENDATION),
    ],
)
def test_level_and_form_follow_from_the_host(
    host: str, level: str, is_committee: bool, award_level: AwardLevel | None, form: AwardForm
):
    found = level_of(host, level, is_committee=is_committee)

    assert found is award_level
    assert form_of(found) is form


@pytest.mark.parametrize(
    ("names", "body"),
    [
        (["Phòng LĐTBXH", "Phòng Nội vụ"], "Phòng Nội vụ"),
        (["Văn phòng", "Phòng Văn hóa - Xã hội"], "Phòng Văn hóa - Xã hội"),
        (["Các tập thể, cá nhân được xét, chọn", "Tổ thư ký"], "Tổ thư ký"),
        (["Các cá nhân được chọn"], None),
        ([], None),
    ],
)
def test_the_body_in_charge_of_emulation_proposes(names: list[str], body: str | None):
    assert proposer_among(names) == body


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Phòng Nội vụ", "PNV"),
        ("Phòng LĐTBXH", "PLĐTBXH"),
        ("Phòng NN&PTNT", "PNN&PTNT"),
        ("Phòng Văn hóa - Xã hội", "PVHXH"),
    ],
)
def test_a_symbol_is_made_of_first_letters(name: str, symbol: str):
    assert abbreviated(name) == symbol
