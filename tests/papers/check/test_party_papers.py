"""Papers of the Party and of mass organisations: sets of their own, marked as unverified."""

from dataclasses import replace

import pytest

from hoinghi.papers.check.check import check
from hoinghi.papers.check.files import measure
from hoinghi.papers.check.show import UNVERIFIED, as_lines
from hoinghi.papers.docx import docx_bytes
from hoinghi.papers.model import IssuingBody, Number, Signature
from hoinghi.papers.pdf import pdf_bytes
from hoinghi.papers.rulesets import ND30
from tests.papers import paper_samples as samples

PARTY = replace(
    samples.KE_HOACH,
    issuer=IssuingBody(
        name="BAN THƯỜNG VỤ", parent="ĐẢNG BỘ TỈNH QUẢNG NGÃI\nHUYỆN ỦY BÌNH SƠN", is_party=True
    ),
    number=Number(symbol="KH/HU", serial=12),
    bases=(),
    blocks=(
        samples.heading(1, "I. MỤC ĐÍCH"),
        samples.paragraph(samples.LONG),
        samples.paragraph("Các chi bộ nghiêm túc thực hiện Kế hoạch này."),
    ),
    annexes=(),
    missing=(),
    signature=Signature(authority=("T/M BAN THƯỜNG VỤ",), position="BÍ THƯ", name="Nguyễn Văn Sơn"),
    recipients=("Các chi bộ trực thuộc", "Lưu Văn phòng Huyện ủy"),
)
FRONT = replace(
    samples.KE_HOACH,
    issuer=IssuingBody(name="ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nHUYỆN BÌNH SƠN"),
    missing=(),
)


@pytest.mark.parametrize("draw", [docx_bytes, pdf_bytes])
@pytest.mark.parametrize(
    ("paper", "ruleset"), [(PARTY, "dang-36-hd"), (FRONT, "doan-the"), (samples.GIAY_MOI, ND30.key)]
)
def test_the_header_tells_the_rule_set(paper, ruleset, draw):
    report = check(measure(draw([paper]), "van-ban"))

    assert (report.ruleset, [found.code for found in report.deviations]) == (ruleset, [])


def test_what_is_unverified_is_said_in_every_report():
    report = check(measure(docx_bytes([PARTY]), "ke-hoach.docx"))

    told = " ".join(as_lines(report))

    assert not report.verified
    assert UNVERIFIED in told


def test_a_paper_of_the_party_is_not_judged_as_one_of_the_state():
    report = check(measure(docx_bytes([PARTY]), "ke-hoach.docx"), ND30)

    assert {"quoc-hieu.words", "so-ky-hieu.form"} <= {found.code for found in report.deviations}


def test_a_number_of_the_state_under_the_party_title_is_found():
    wrong = replace(PARTY, number=Number(symbol="KH-HU", serial=12))

    report = check(measure(docx_bytes([wrong]), "ke-hoach.docx"))

    assert [found.code for found in report.deviations] == ["so-ky-hieu.party-form"]
