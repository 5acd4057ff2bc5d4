from dataclasses import replace
from datetime import date

import pytest

from hoinghi.awards.models import AwardPlace
from hoinghi.awards.papers import papers
from hoinghi.conferences.models import Conference
from hoinghi.papers.model import (
    Certificate,
    DossierPart,
    Format,
    Heading,
    Paper,
    Paragraph,
    Signature,
    Table,
)
from hoinghi.papers.text import plain
from hoinghi.reading.plan import Awards, Lines, Plan
from hoinghi.reading.plan import Signature as PlanSignature
from tests.factories import PLAN, make_conference, make_plan

pytestmark = pytest.mark.django_db

CHAIR = "Chủ tịch Ủy ban nhân dân huyện Bình Sơn"
MERIT = "có thành tích xuất sắc trong công tác giảm nghèo"


def parts(conference: Conference) -> dict[str, DossierPart]:
    return {part.slug: part for part in papers(conference)}


def paper(conference: Conference, slug: str) -> Paper:
    found = parts(conference)[slug].contents[0]
    assert isinstance(found, Paper)
    return found


def certificates(conference: Conference, slug: str = "giay-khen") -> list[Certificate]:
    found = parts(conference)[slug].contents
    return [one for one in found if isinstance(one, Certificate)]


def sentences(paper_: Paper) -> list[str]:
    return [plain(b.text) for b in paper_.blocks if isinstance(b, Paragraph | Heading)]


def rows(paper_: Paper, annex: int) -> list[tuple[str, ...]]:
    table = paper_.annexes[annex].blocks[0]
    assert isinstance(table, Table)
    return [tuple(plain(cell) for cell in row.cells) for row in table.rows]


def plan_of(issuer: str, **changes: object) -> Plan:
    given: dict[str, object] = {
        "issuer": issuer, "tasks": (), "delegates": (), "legal_bases": (), **changes
    }  # fmt: skip
    return make_plan(**given)


def test_the_room_issues_proposal_decision_and_certificates():
    found = [(p.slug, p.order, p.formats, len(p.contents)) for p in papers(make_conference())]

    assert found == [
        ("bao-cao-thanh-tich", 64, (Format.DOCX, Format.PDF), 2),
        ("bien-ban-xet-khen-thuong", 66, (Format.DOCX, Format.PDF), 1),
        ("to-trinh-khen-thuong", 70, (Format.DOCX, Format.PDF), 1),
        ("quyet-dinh-khen-thuong", 72, (Format.DOCX, Format.PDF), 1),
        ("giay-khen", 76, (Format.PDF,), 5),
    ]


def test_a_plan_without_awards_has_no_papers_on_them():
    assert list(papers(make_conference(make_plan(awards=Awards())))) == []


def test_the_proposal_goes_from_the_division_to_the_chair():
    proposal = paper(make_conference(), "to-trinh-khen-thuong")

    assert proposal.kind == "TTR"
    assert proposal.issuer.name == "PHÒNG NỘI VỤ"
    assert proposal.issuer.parent == "UBND HUYỆN BÌNH SƠN"
    assert proposal.number is not None
    assert proposal.number.symbol == "TTr-PNV"
    assert proposal.addressees == (CHAIR,)
    assert proposal.title == "Về việc đề nghị tặng Giấy khen cho 2 tập thể và 3 cá nhân"
    assert proposal.signature == Signature(position="TRƯỞNG PHÒNG")
    assert (
        f"Tặng Giấy khen của {CHAIR} cho 2 tập thể và 3 cá nhân {MERIT} "
        "(danh sách tại Phụ lục I, Phụ lục II kèm theo)."
    ) in sentences(proposal)
    assert [annex.title for annex in proposal.annexes] == [
        "Danh sách tập thể đề nghị tặng Giấy khen",
        "Danh sách cá nhân đề nghị tặng Giấy khen",
    ]


def test_a_proposal_does_not_cite_the_law_on_local_government():
    conference = make_conference()

    proposal = paper(conference, "to-trinh-khen-thuong")
    decision = paper(conference, "quyet-dinh-khen-thuong")

    assert not any("chính quyền địa phương" in basis for basis in proposal.bases)
    assert decision.bases[0].startswith("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19")


def test_the_decision_is_the_chairs_by_the_law_of_its_day():
    decision = paper(make_conference(), "quyet-dinh-khen-thuong")

    assert decision.kind == "QD"
    assert decision.authority_heading == "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN"
    assert decision.issuer.name == "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN"
    assert decision.issuer.in_text == CHAIR
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003" in decision.bases
    assert any("91/2017/NĐ-CP" in basis for basis in decision.bases)
    assert not any("06/2022/QH15" in basis or "98/2023" in basis for basis in decision.bases)
    assert decision.bases[-2:] == (
        "Căn cứ Kế hoạch số ……/KH-UBND ngày ……/……/…… của UBND huyện Bình Sơn",
        "Theo đề nghị của Trưởng Phòng Nội vụ huyện Bình Sơn tại Tờ trình số ……/TTr-PNV "
        "ngày …… tháng …… năm ……",
    )


def test_the_decision_has_three_articles_with_the_money_in_words():
    decision = paper(make_conference(), "quyet-dinh-khen-thuong")

    assert sentences(decision) == [
        f"Điều 1. Tặng Giấy khen của {CHAIR} cho 2 tập thể và 3 cá nhân đã {MERIT} (danh sách "
        "tại Phụ lục I, Phụ lục II kèm theo).",
        "Điều 2. Tiền thưởng kèm theo Giấy khen:",
        "- Mỗi tập thể: 1.080.000 đồng (Một triệu không trăm tám mươi nghìn đồng), bằng 0,6 lần "
        "mức lương cơ sở 1.800.000 đồng;",
        "- Mỗi cá nhân: 540.000 đồng (Năm trăm bốn mươi nghìn đồng), bằng 0,3 lần mức lương cơ sở "
        "1.800.000 đồng;",
        "- Tổng số tiền thưởng: 3.780.000 đồng (Ba triệu bảy trăm tám mươi nghìn đồng).",
        "Tiền thưởng được chi từ ……",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Bình Sơn, Trưởng Phòng Nội vụ "
        "huyện Bình Sơn, thủ trưởng các cơ quan, đơn vị có liên quan và các tập thể, cá nhân có "
        "tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này",
    ]


def test_the_decision_is_signed_without_the_committee():
    signed = PlanSignature(authority="TM. ỦY BAN NHÂN DÂN", position="CHỦ TỊCH", name="Lê Văn Bình")

    decision = paper(make_conference(make_plan(signature=signed)), "quyet-dinh-khen-thuong")

    assert decision.signature == Signature(position="CHỦ TỊCH", name="Lê Văn Bình")


def test_the_lists_keep_a_row_for_each_open_place():
    decision = paper(make_conference(), "quyet-dinh-khen-thuong")

    assert [annex.number for annex in decision.annexes] == ["I", "II"]
    assert rows(decision, 0) == [
        ("1", "……", "……", "1.080.000"),
        ("2", "……", "……", "1.080.000"),
        ("Cộng: 2 tập thể", "2.160.000"),
    ]
    assert rows(decision, 1)[-1] == ("Cộng: 3 cá nhân", "1.620.000")


def test_what_was_not_checked_is_listed_for_somebody_to_confirm():
    missing = paper(make_conference(), "quyet-dinh-khen-thuong").missing

    assert "tên, đơn vị của 5 tập thể, cá nhân được khen thưởng" in missing
    for beginning in (
        "xác nhận mức tiền thưởng mỗi cá nhân 540.000 đồng",
        "xác nhận nguồn chi tiền thưởng: kế hoạch nêu Tiểu dự án 2 - Dự án 6",
        "đối chiếu số, ngày của các căn cứ pháp luật",
    ):
        assert [gap for gap in missing if gap.startswith(beginning)]


def test_a_chosen_recipient_stands_in_list_and_certificate():
    conference = make_conference()
    place = AwardPlace.objects.of(conference)[0]
    place.recipient, place.recipient_detail = "Nhân dân và cán bộ xã Bình Chánh", "Huyện Bình Sơn"
    place.save()

    assert rows(paper(conference, "quyet-dinh-khen-thuong"), 0)[0] == (
        "1", "Nhân dân và cán bộ xã Bình Chánh", "Huyện Bình Sơn", "1.080.000",
    )  # fmt: skip
    assert certificates(conference)[0].recipient == "Nhân dân và cán bộ xã Bình Chánh"
    assert certificates(conference)[0].recipient_detail == "Huyện Bình Sơn"
    assert certificates(conference)[1].recipient == "……"


def test_a_certificate_says_who_awards_what_for():
    first = certificates(make_conference())[0]

    assert first == Certificate(
        awarding_authority="CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN",
        title="GIẤY KHEN",
        recipient="……",
        recipient_detail="……",
        merit=f"Đã {MERIT}",
        place="Bình Sơn",
        date=None,
        decision="Quyết định số ……/QĐ-UBND ngày …… tháng …… năm ……",
        signature=Signature(
            position="PHÓ CHỦ TỊCH", authority=("KT. CHỦ TỊCH",), name="Nguyễn Văn An"
        ),
        register_number="……",
        missing=(
            "tên, đơn vị của 5 tập thể, cá nhân được khen thưởng",
            "người ký Quyết định và Giấy khen: dự thảo ghi KT. CHỦ TỊCH PHÓ CHỦ TỊCH như Kế hoạch; "
            "nếu người đứng đầu ký thì sửa lại",
            "số, ngày Quyết định khen thưởng; số sổ vàng của Giấy khen",
        ),
    )


def test_a_commune_of_2026_awards_by_the_law_of_that_day():
    plan = plan_of(
        "UBND xã Vạn Tường", event=replace(PLAN.event, start=date(2026, 12, 1), date_text=None)
    )

    decision = paper(make_conference(plan), "quyet-dinh-khen-thuong")

    assert decision.authority_heading == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ VẠN TƯỜNG"
    assert any("152/2025/NĐ-CP" in basis for basis in decision.bases)
    assert (
        "- Mỗi cá nhân: 380.000 đồng (Ba trăm tám mươi nghìn đồng), bằng 0,15 lần mức lương cơ sở "
        "2.530.000 đồng;"
    ) in sentences(decision)
    assert "tại Tờ trình số ……/TTr-…… ngày ……" in decision.bases[-1]


def test_a_district_of_august_2025_is_told_that_nobody_there_may_award():
    plan = plan_of(
        "UBND huyện Bình Sơn", event=replace(PLAN.event, start=date(2025, 8, 1), date_text=None)
    )

    decision = paper(make_conference(plan), "quyet-dinh-khen-thuong")

    assert any("không ai ở cấp huyện có thẩm quyền" in gap for gap in decision.missing)
    assert "- Mỗi cá nhân: …… (……);" in sentences(decision)
    assert rows(decision, 1)[-1] == ("Cộng: 3 cá nhân", "……")


def test_a_school_awards_in_its_heads_name_with_the_prize_left_open():
    plan = plan_of(
        "Trường THPT Cao Lãnh 2",
        signature=PlanSignature(authority="KT. HIỆU TRƯỞNG", position="PHÓ HIỆU TRƯỞNG"),
        awards=Awards(individuals=4, text="Khen thưởng 4 cá nhân", lines=Lines(3, 3)),
    )
    conference = make_conference(plan)

    decision = paper(conference, "quyet-dinh-khen-thuong")
    proposal = paper(conference, "to-trinh-khen-thuong")

    assert decision.authority_heading == "HIỆU TRƯỞNG TRƯỜNG THPT CAO LÃNH 2"
    assert not any("chính quyền địa phương" in basis for basis in decision.bases)
    assert "mức tiền thưởng mỗi cá nhân" in decision.missing
    assert "thành tích được khen thưởng" in decision.missing
    assert [annex.number for annex in decision.annexes] == [None]
    assert proposal.issuer.name == "……"
    assert "cơ quan trình khen thưởng" in proposal.missing
    assert certificates(conference)[0].merit == "……"


def test_a_province_grants_certificates_of_merit():
    conference = make_conference(plan_of("UBND tỉnh Quảng Ngãi"))

    assert list(parts(conference))[-3:] == [
        "to-trinh-khen-thuong", "quyet-dinh-khen-thuong", "bang-khen",
    ]  # fmt: skip
    assert certificates(conference, "bang-khen")[0].title == "BẰNG KHEN"
    decision = paper(conference, "quyet-dinh-khen-thuong")
    assert decision.authority_heading == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI"


def test_awards_without_numbers_leave_the_number_open():
    conference = make_conference(
        make_plan(awards=Awards(text="Khen thưởng tập thể, cá nhân", lines=Lines(3, 3)))
    )

    decision = paper(conference, "quyet-dinh-khen-thuong")

    assert decision.title == "Về việc tặng Giấy khen cho ……"
    assert decision.annexes == ()
    assert "số tập thể, cá nhân được khen thưởng" in decision.missing
    assert list(parts(conference)) == [
        "bien-ban-xet-khen-thuong", "to-trinh-khen-thuong", "quyet-dinh-khen-thuong",
    ]  # fmt: skip
