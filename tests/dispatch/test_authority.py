"""Who may sign, on which day."""

from datetime import date

import pytest

from hoinghi.dispatch.authority import Holder, Mandate, Register, doubts
from hoinghi.papers.model import Signature

DAY = date(2023, 11, 20)
HEAD = Holder(person="Nguyễn Văn An", position="Chủ tịch", valid_from=date(2021, 7, 1))
DEPUTY = Holder(
    person="Võ Thị Bình",
    position="Phó Chủ tịch",
    valid_from=date(2021, 7, 1),
    valid_to=date(2023, 11, 15),
)
NEXT = Holder(person="Trần Cường", position="Phó Chủ tịch", valid_from=date(2023, 11, 16))
CHIEF = Holder(person="Lê Dũng", position="Chánh Văn phòng")
ORDER = Mandate(kind="TL", position="Chánh Văn phòng")
WRITTEN = Mandate(
    kind="TUQ",
    position="Trưởng phòng Nội vụ",
    valid_from=date(2023, 1, 1),
    valid_to=date(2023, 6, 30),
)
REGISTER = Register(holders=(HEAD, DEPUTY, NEXT, CHIEF), mandates=(ORDER, WRITTEN))


def signed(*lines: str, name: str | None = None) -> Signature:
    return Signature(authority=lines[:-1], position=lines[-1], name=name)


@pytest.mark.parametrize(
    ("signature", "codes"),
    [
        (signed("CHỦ TỊCH", name="Nguyễn Văn An"), []),
        (signed("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name="Trần Cường"), []),
        (signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name="Trần Cường"), []),
        (signed("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", name="Lê Dũng"), []),
        (signed("T/L CHỦ TỊCH", "CHÁNH VĂN PHÒNG", name="Lê Dũng"), []),
        (signed("PHÓ CHỦ TỊCH", name="Trần Cường"), ["authority.deputy-without-kt"]),
        (signed("KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), ["authority.kt-by-no-deputy"]),
        (signed("KT. GIÁM ĐỐC", "PHÓ CHỦ TỊCH"), ["authority.kt-of-other-post"]),
        (
            signed("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
            [],
        ),
        (signed("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ"), ["authority.mandate-lapsed"]),
        (signed("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG TÀI CHÍNH"), ["authority.mandate-unknown"]),
        (signed("Q. CHỦ TỊCH", name="Nguyễn Văn An"), ["authority.acting-beside-head"]),
        (
            signed("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name="Võ Thị Bình"),
            ["authority.not-in-post"],
        ),
        (signed("CHỦ TỊCH", name="Phạm Giang"), ["authority.other-person"]),
    ],
)
def test_power_to_sign_on_the_day(signature: Signature, codes: list[str]):
    found = doubts(signature, REGISTER, DAY)

    assert [doubt.code for doubt in found if doubt.is_error] == codes


def test_the_same_deputy_could_sign_while_in_post():
    signature = signed("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name="Võ Thị Bình")

    assert doubts(signature, REGISTER, date(2023, 11, 15)) == ()


def test_written_authority_holds_until_its_last_day():
    signature = signed("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ")

    assert doubts(signature, REGISTER, date(2023, 6, 30)) == ()
    assert doubts(signature, REGISTER, date(2023, 7, 1))[0].code == "authority.mandate-lapsed"


def test_a_collective_paper_without_tm_is_a_question_not_an_error():
    found = doubts(signed("CHỦ TỊCH", name="Nguyễn Văn An"), REGISTER, DAY, is_collective=True)

    assert [(doubt.code, doubt.is_error) for doubt in found] == [("authority.collective", False)]


def test_what_an_empty_register_cannot_know_is_a_question():
    found = doubts(signed("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", name="Lê Dũng"), Register(), DAY)

    assert {doubt.code: doubt.is_error for doubt in found} == {
        "authority.mandate-unknown": False,
        "authority.unknown-post": False,
    }
