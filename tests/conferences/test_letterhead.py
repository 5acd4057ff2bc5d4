"""What papers of a conference share: header, symbol, who signs."""

from dataclasses import replace

import pytest

from hoinghi.conferences.letterhead import head_of, head_signature, letterhead, plan_numbered
from hoinghi.conferences.models import Conference
from hoinghi.conferences.services import establish
from hoinghi.papers.form import number_as_printed, number_in_text
from hoinghi.papers.layout import lay_out
from hoinghi.papers.model import GAP, Number, Signature
from hoinghi.reading.document import Document
from tests.factories import make_bodies, make_plan, make_reading
from tests.papers.paper_samples import KE_HOACH
from tests.papers.test_layout import texts


@pytest.mark.parametrize(
    ("authority", "position", "host", "head"),
    [
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "UBND huyện Bình Sơn", "Chủ tịch"),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Sở Công Thương", "Giám đốc"),
        ("", "HIỆU TRƯỞNG", "Trường THPT Cao Lãnh 2", "Hiệu trưởng"),
        ("", "", "Sở Công Thương", GAP),
    ],
)
def test_the_head_is_the_one_in_whose_name_the_plan_is_signed(authority, position, host, head):
    conference = Conference(
        signing_authority=authority, signatory_position=position, host_name=host
    )

    assert head_of(conference) == head


@pytest.mark.parametrize(
    ("authority", "position", "signed"),
    [
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", Signature(
            authority=("KT. CHỦ TỊCH",), position="PHÓ CHỦ TỊCH", name="An")),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", Signature(position="CHỦ TỊCH", name="An")),
        ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG", Signature(position="GIÁM ĐỐC", name=GAP)),
    ],
)  # fmt: skip
def test_what_is_the_heads_own_power_nobody_signs_by_order(authority, position, signed):
    conference = Conference(
        signing_authority=authority,
        signatory_position=position,
        signatory_name="An",
        host_name="Sở Công Thương",
    )

    assert head_signature(conference) == signed


def with_heading(*lines: str, issuer: str) -> Conference:
    make_bodies()
    reading = make_reading(make_plan(issuer=issuer, number=None))
    document = Document(lines=(*lines, "KẾ HOẠCH", "Căn cứ số 9/KH-SAI"), paragraphs=())
    reading = replace(reading, document=document)
    return establish(reading, file_name="ke-hoach.txt", by="thử nghiệm").conference


@pytest.mark.django_db
def test_the_symbol_of_an_open_number_is_the_one_printed():
    conference = with_heading("Số:      /KH-BHXH", issuer="Bảo hiểm xã hội Việt Nam")

    assert letterhead(conference).number("TB").symbol == "TB-BHXH"
    assert plan_numbered(conference) == "Kế hoạch số ……/KH-BHXH ngày ……/……/……"


@pytest.mark.django_db
def test_without_a_symbol_the_initials_of_the_name_stand():
    conference = with_heading("CỘNG HÒA XÃ HỘI", issuer="Sở Công Thương")

    assert letterhead(conference).number("TB").symbol == "TB-SCT"


def test_a_body_of_the_party_numbers_as_the_party_does():
    host = Conference(host_name="Huyện ủy Bình Sơn", title="Hội nghị", plan_number="12-KH/HU")
    open_ = Conference(host_name="Đảng ủy xã Bình Chánh", title="Hội nghị")

    assert letterhead(host).issuer.is_party
    assert number_as_printed(replace(letterhead(host).number("TB"), serial=5)) == "Số 05-TB/HU"
    assert letterhead(host).letter_number("Lưu: VT, VX").symbol == "CV/HU"
    assert letterhead(open_).number("KH").symbol == "KH/ĐU"


def test_a_paper_of_the_party_has_its_own_header_and_end():
    issuer = replace(KE_HOACH.issuer, name="HUYỆN ỦY BÌNH SƠN", is_party=True)
    paper = replace(
        KE_HOACH, issuer=issuer, number=Number(symbol="KH/HU", serial=5), annexes=(), missing=()
    )
    told = texts(lay_out([paper])[0])

    assert told[:4] == ["HUYỆN ỦY BÌNH SƠN", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-KH/HU"]
    assert not any("CỘNG HÒA" in text or "./." in text for text in told)


def test_a_paper_of_the_state_keeps_its_stroke():
    assert number_in_text(Number(symbol="KH-UBND", serial=5)) == "số 05/KH-UBND"
    assert not letterhead(Conference(host_name="UBND huyện Bình Sơn", title="A")).issuer.is_party


@pytest.mark.parametrize("name", ["Ban Chỉ huy Quân sự huyện", "Ủy ban nhân dân huyện", "Sở Y tế"])
def test_other_bodies_are_no_bodies_of_the_party(name):
    conference = Conference(host_name=name, title="A", plan_number="1/KH-A")

    assert not letterhead(conference).issuer.is_party
