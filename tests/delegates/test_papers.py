from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from hoinghi.conferences.models import Conference
from hoinghi.delegates.models import DelegatePlace
from hoinghi.delegates.papers import papers
from hoinghi.delegates.tokens import Ticket, read
from hoinghi.papers import draw
from hoinghi.papers.model import DossierPart, Format, Mm, Paper, Paragraph, QrCode, Table
from hoinghi.papers.slots import cards_of, expanded
from hoinghi.papers.text import plain
from hoinghi.reading.plan import DelegateRule, Event, Lines, Plan
from tests.delegates.compositions import DISTRICT_COMPOSITION, line
from tests.factories import PLAN, make_conference, make_plan
from tests.papers.pdf_reading import codes, opened

pytestmark = pytest.mark.django_db


def district() -> Conference:
    return make_conference(make_plan(delegates=DISTRICT_COMPOSITION))


def part(conference: Conference, slug: str) -> DossierPart:
    return next(part for part in papers(conference) if part.slug == slug)


def copies(conference: Conference, slug: str) -> Sequence[object]:
    """Every paper of the part, those of a series too."""
    return expanded(cards_of(part(conference, slug).contents)[1])


def paper(conference: Conference, slug: str) -> Paper:
    found = copies(conference, slug)[0]
    assert isinstance(found, Paper)
    return found


def sentences(paper_: Paper) -> list[str]:
    return [plain(block.text) for block in paper_.blocks if isinstance(block, Paragraph)]


def table(paper_: Paper) -> list[tuple[str, ...]]:
    found = next(block for block in paper_.blocks if isinstance(block, Table))
    return [tuple(plain(cell) for cell in row.cells) for row in found.rows]


def code(paper_: object) -> QrCode:
    assert isinstance(paper_, Paper)
    return next(block for block in paper_.blocks if isinstance(block, QrCode))


def test_the_room_issues_its_papers_in_the_order_of_the_dossier():
    found = [(p.slug, p.order, p.formats) for p in papers(district())]

    assert found == [
        ("giay-moi", 50, (Format.DOCX, Format.PDF)),
        ("danh-sach-kem-giay-moi", 52, (Format.DOCX, Format.PDF)),
        ("phieu-dang-ky-dai-bieu", 53, (Format.DOCX, Format.PDF)),
        ("danh-sach-dai-bieu", 55, (Format.DOCX, Format.PDF)),
        ("so-do-cho-ngoi", 57, (Format.DOCX, Format.PDF)),
        ("the-dai-bieu", 58, (Format.PDF,)),
        ("bien-ten", 59, (Format.PDF,)),
        ("bang-diem-danh", 60, (Format.DOCX, Format.PDF)),
    ]


def test_a_plan_that_invites_nobody_has_no_papers_of_delegates():
    silent = make_plan(delegates=(), event=Event(name=PLAN.event.name))

    assert list(papers(make_conference(silent))) == []


def test_every_place_has_an_invitation_with_a_code_that_opens_it():
    conference = district()
    places = DelegatePlace.objects.of(conference)

    invitations = copies(conference, "giay-moi")

    opened = []
    for invitation in invitations:
        address = code(invitation).data
        assert address.startswith(f"{settings.BASE_URL}/gm/")
        opened.append(read(address.rpartition("/")[2], settings.SECRET_KEY))
    assert opened == [Ticket(conference_id=conference.pk, nonce=place.nonce) for place in places]


def test_invitations_that_say_the_same_share_one_text():
    shared = part(district(), "giay-moi").contents

    assert sum(len(one.rows) for one in shared) == 166
    assert len(shared) < 100
    assert {one.names for one in shared} == {("code", "number")}


def test_an_invitation_says_who_where_when_and_is_signed_by_order_of_the_chair():
    conference = district()
    commune = copies(conference, "giay-moi")[32]
    assert isinstance(commune, Paper)

    assert commune.kind == "GM"
    assert commune.number is not None
    assert commune.number.symbol == "GM-UBND"
    assert sentences(commune) == [
        "Ủy ban nhân dân huyện Bình Sơn trân trọng kính mời:",
        "Ông (Bà): …………………………………………………",
        "Đại diện lãnh đạo Ủy ban nhân dân xã Bình Chánh",
        "Tới dự Hội nghị sơ kết giữa kỳ công tác giảm nghèo bền vững.",
        "Chủ trì: Lãnh đạo Ủy ban nhân dân huyện Bình Sơn.",
        "Thời gian: …… (01 ngày, dự kiến đầu tháng 12/2023).",
        "Địa điểm: Hội trường UBND huyện.",
        "Kính đề nghị đại biểu mang theo Giấy mời và có mặt trước giờ khai mạc 15 phút để nhận "
        "tài liệu, ổn định chỗ ngồi. Trường hợp không dự được, đề nghị thông báo trước và cử "
        "người dự thay qua UBND huyện Bình Sơn (điện thoại: ……)",
    ]
    assert plain(code(commune).caption).startswith("Mã: 033\n")
    assert code(commune).size == Mm(26)
    assert commune.signature is not None
    assert commune.signature.authority == ("TL. CHỦ TỊCH",)
    assert commune.signature.position == "CHÁNH VĂN PHÒNG"
    assert commune.recipients == ("Như thành phần mời", "Lưu: VT")


def test_people_of_a_village_are_invited_under_their_commune():
    last_assigned = copies(district(), "giay-moi")[159]
    assert isinstance(last_assigned, Paper)

    assert sentences(last_assigned)[2] == (
        "Trưởng thôn, Tổ trưởng tổ dân phố hoặc Trưởng Ban công tác Mặt trận thôn/tổ dân phố, "
        "xã Bình Châu"
    )


def test_a_place_that_nobody_claims_leaves_its_office_open():
    last = copies(district(), "giay-moi")[165]
    assert isinstance(last, Paper)

    assert sentences(last)[2] == "Chức vụ, đơn vị: …………………………………………"
    assert "chức vụ, đơn vị của đại biểu ở 6 chỗ chưa phân bổ" in last.missing


def test_all_invitations_ask_for_the_same_missing_facts():
    invitations = copies(district(), "giay-moi")[:160]

    assert {p.missing for p in invitations} == {
        (
            "họ và tên của 166 đại biểu được mời",
            "ngày, giờ tổ chức (dự kiến đầu tháng 12/2023)",
            "điện thoại liên hệ về giấy mời",
            "xác nhận người chủ trì (Lãnh đạo Ủy ban nhân dân huyện Bình Sơn)",
            "họ tên người ký (Chánh Văn phòng)",
        )
    }


def test_a_known_day_and_hour_stand_in_the_invitation():
    known = replace(PLAN.event, start=date(2023, 12, 5), time="07:30", duration_days=0.5)

    invitation = paper(make_conference(make_plan(event=known)), "giay-moi")

    assert "Thời gian: 07 giờ 30 phút, ngày 05 tháng 12 năm 2023 (1/2 ngày)." in sentences(
        invitation
    )


def test_an_invitation_to_a_long_event_stays_on_one_page_and_its_code_can_be_scanned():
    long = replace(
        PLAN.event,
        name="Hội nghị trực tuyến hướng dẫn chuẩn hóa danh mục liên thông dữ liệu và lập biểu mẫu "
        "đề nghị thanh toán chi phí khám bệnh, chữa bệnh bảo hiểm y tế theo Thông tư số "
        "12/2026/TT-BTC ngày 10/02/2026 của Bộ Tài chính trên địa bàn huyện giai đoạn 2021-2025",
        venue="Hội trường tầng 2, Trung tâm Truyền thông - Văn hóa - Thể thao huyện, số 01 đường "
        "Phạm Văn Đồng, thị trấn Châu Ổ, huyện Bình Sơn, tỉnh Quảng Ngãi",
        delegate_count=8,
    )
    conference = make_conference(make_plan(event=long, delegates=DISTRICT_COMPOSITION[:3]))
    invitations = copies(conference, "giay-moi")

    printed = opened(draw(invitations, Format.PDF))

    # One page each, and the sheet of what is missing after the last.
    assert len(printed) == len(invitations) + 1 == 9
    assert codes(printed[0]) == [code(invitations[0]).data]


def test_the_papers_take_eleven_queries_however_many_delegates(django_assert_num_queries):
    few = make_conference(make_plan(title="Tổ chức Hội nghị tổng kết"))

    for conference in (few, district()):
        with django_assert_num_queries(11):
            list(papers(conference))


def test_the_list_goes_by_order_of_protocol_with_subtotals():
    rows = table(paper(district(), "danh-sach-dai-bieu"))

    assert [row[0] for row in rows if len(row) == 1] == [
        "I. Đại biểu cấp tỉnh (03 đại biểu)",
        "II. Thường trực Huyện ủy (01 đại biểu)",
        "III. Thường trực Hội đồng nhân dân huyện (01 đại biểu)",
        "IV. Lãnh đạo Ủy ban nhân dân huyện (01 đại biểu)",
        "V. Ủy ban Mặt trận Tổ quốc Việt Nam huyện (01 đại biểu)",
        "VI. Phòng, ban, ngành, hội, đoàn thể cấp huyện (21 đại biểu)",
        "VII. Đại biểu cấp xã (44 đại biểu)",
        "VIII. Thôn, tổ dân phố: Trưởng thôn, Tổ trưởng tổ dân phố hoặc Trưởng Ban công tác Mặt "
        "trận thôn/tổ dân phố (88 đại biểu)",
        "IX. Chưa phân bổ (06 đại biểu)",
        "Tổng cộng: 166 đại biểu",
    ]
    assert rows[1] == (
        "1", "……", "Đại diện lãnh đạo", "Ủy ban nhân dân tỉnh Quảng\xa0Ngãi", "……", "GM\xa0001",
    )  # fmt: skip
    assert [row[0] for row in rows if len(row) > 1] == [str(n) for n in range(1, 167)]


def test_the_list_writes_its_sum_out_and_says_what_it_assumes():
    found = paper(district(), "danh-sach-dai-bieu")

    notes = [text for text in sentences(found) if text.startswith("-")]
    assert notes == [
        "- Số chỗ theo từng dòng thành phần của kế hoạch, lần lượt: "
        "1 + 2 + 4 + 21 + 22 × 2 + 22 × 4 = 160.",
        "- Kế hoạch ấn định 166 đại biểu; còn 06 chỗ chưa phân bổ (166 – 160), văn phòng xếp sau "
        "khi thống nhất.",
        "- Mỗi cơ quan, đơn vị được mời “đại diện lãnh đạo” tính 01 đại biểu.",
        "- Chưa nêu số người nên tạm tính mỗi cơ quan 01 đại biểu, có thể nhiều hơn: “Thường trực "
        "Huyện ủy, Thường trực HĐND huyện, lãnh đạo UBND huyện, Thường trực Ủy Ban MTTQ Việt Nam "
        "huyện”.",
        "- Chưa có số lượng hoặc chưa xác định được đơn vị nên chưa tính chỗ riêng: “Thành viên "
        "BCĐ các chương trình mục tiêu quốc gia huyện”. Người đã có tên ở dòng khác chỉ tính một "
        "lần.",
        "- Họ tên, chức vụ, điện thoại để trống sẽ bổ sung khi cơ quan, đơn vị, địa phương đăng "
        "ký đại biểu.",
    ]
    assert found.missing == (
        "số, ngày ban hành của Kế hoạch",
        "họ tên, chức vụ, điện thoại của 166 đại biểu",
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (133, "- Tổng số trên bằng số đại biểu kế hoạch ấn định."),
        (
            100,
            "- Kế hoạch ấn định 100 đại biểu; tính theo thành phần thì cần 133 chỗ, vượt số ấn "
            "định. Đề nghị điều chỉnh thành phần hoặc tổng số.",
        ),
        (None, "- Kế hoạch không ấn định tổng số đại biểu."),
    ],
)
def test_the_list_compares_its_sum_with_the_plan(number: int | None, said: str):
    conference = make_conference(make_plan(event=replace(PLAN.event, delegate_count=number)))

    assert said in sentences(paper(conference, "danh-sach-dai-bieu"))


def test_the_sheet_to_sign_is_ordered_by_commune_with_room_for_a_hand():
    sheet = paper(district(), "bang-diem-danh")
    found = next(block for block in sheet.blocks if isinstance(block, Table))

    heads = [row for row in table(sheet) if len(row) == 1]
    assert heads[6] == ("VII. Thị trấn Châu Ổ (06 đại biểu)",)
    assert heads[27] == ("XXVIII. Xã Bình Châu (06 đại biểu)",)
    heights = [row.height.value for row in found.rows if row.height]
    assert len(heights) == 166
    assert min(heights) >= 9
    assert [column.heading for column in found.columns][-2:] == ["Ký nhận\ntài liệu", "Ký tên"]


def test_a_sheet_to_sign_has_nothing_in_the_places_for_hands():
    rows = [row for row in table(paper(district(), "bang-diem-danh")) if len(row) > 1]

    assert {(row[1], row[4], row[5]) for row in rows} == {("", "", "")}
    assert rows[0] == ("1", "", "Đại diện lãnh đạo", "UBND tỉnh", "", "")
    assert rows[159][3] == "Thôn, tổ dân phố, xã Bình Châu"


def school_plan() -> Plan:
    rule = line("Đại diện lãnh đạo nhà trường")
    teachers = DelegateRule(
        group="Khách mời",
        text="Kính mời giáo viên môn Lịch sử của các trường trong cụm",
        count=None,
        per_unit=None,
        lines=Lines(13, 13),
    )
    return make_plan(
        issuer="Trường THPT Cao Lãnh 2",
        parent_issuer="Sở Giáo dục và Đào tạo",
        title="Tổ chức sinh hoạt chuyên môn môn Lịch sử",
        event=Event(name="sinh hoạt chuyên môn môn Lịch sử"),
        delegates=(rule, teachers),
        talks=(),
        tasks=(),
    )


def test_a_school_that_counts_nobody_gets_one_draft_for_each_line_without_a_code():
    conference = make_conference(school_plan())

    invitations = copies(conference, "giay-moi")

    assert [sentences(p)[2] for p in invitations if isinstance(p, Paper)] == [
        "Đại diện lãnh đạo nhà trường",
        "Giáo viên môn Lịch sử của các trường trong cụm",
    ]
    assert not any(isinstance(b, QrCode) for p in invitations for b in p.blocks)
    assert sentences(invitations[0])[3] == "Tới dự buổi sinh hoạt chuyên môn môn Lịch sử."
    assert invitations[0].signature is not None
    assert invitations[0].signature.authority == ("KT. CHỦ TỊCH",)


def test_a_list_without_counts_shows_the_lines_of_the_plan():
    found = paper(make_conference(school_plan()), "danh-sach-dai-bieu")

    assert table(found) == [
        ("1", "……", "……", "Đại diện lãnh đạo nhà trường", "……", ""),
        ("Khách mời",),
        ("2", "……", "……", "Giáo viên môn Lịch sử của các trường trong cụm", "……", ""),
    ]
    assert (
        "- Kế hoạch chưa nêu số lượng hoặc chưa rõ đơn vị ở từng dòng thành phần nên danh sách "
        "ghi theo dòng, chưa tính số chỗ."
    ) in sentences(found)


def test_who_meets_by_screen_is_asked_to_log_in_not_to_come_in():
    event = replace(PLAN.event, venue="Trực tuyến qua ứng dụng họp")

    told = sentences(paper(make_conference(make_plan(event=event)), "giay-moi"))

    assert "Hình thức: Trực tuyến qua ứng dụng họp." in told
    assert any("đăng nhập trước giờ khai mạc 15 phút" in text for text in told)
