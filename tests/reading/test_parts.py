"""Parts of a plan in layouts of many kinds of bodies; the texts are our own."""

from datetime import date
from pathlib import Path

import pytest

from hoinghi.reading import read_text
from hoinghi.reading.bodies import partners_in, split_bodies
from hoinghi.reading.dates import find_clock, find_day
from hoinghi.reading.deadlines import find_deadline
from hoinghi.reading.parts.legal_bases import mend_symbol
from hoinghi.reading.plan import Lines

PLANS = Path(__file__).parent / "plans"


def read(name):
    return read_text((PLANS / f"{name}.txt").read_text(encoding="utf-8")).plan


def preamble(text):
    return read_text(f"KẾ HOẠCH\nTổ chức Hội nghị\n{text}\nI. MỤC ĐÍCH\n").plan.legal_bases


def body(text):
    return read_text(f"KẾ HOẠCH\nTổ chức Hội nghị sơ kết năm 2024\n{text}\n").plan


# Heading


def test_columns_merged_into_one_line_are_untangled():
    plan = read("so-noi-vu-cot-gop-mot-dong")

    assert (plan.parent_issuer, plan.issuer) == ("UBND TỈNH HÒA AN", "SỞ NỘI VỤ")
    assert (plan.number, plan.place, plan.date) == ("45/KH-SNV", "Hòa An", date(2024, 3, 5))


def test_a_party_heading_has_its_number_with_a_dash():
    plan = read("huyen-uy-gach-noi")

    assert (plan.issuer, plan.number) == ("HUYỆN ỦY BÌNH AN", "12-KH/HU")
    assert plan.title.startswith("tổ chức Hội nghị tổng kết 10 năm")


def test_a_body_over_two_lines_is_one_body():
    plan = read("xa-bang-phan-cong")

    assert plan.issuer == "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ"
    assert plan.parent_issuer is None


def test_a_draft_without_number_and_day_has_none():
    plan = read("benh-vien-so-thap-phan")

    assert (plan.number, plan.date, plan.place) == (None, None, "Hà Nội")


def test_the_issuer_without_a_heading_comes_from_the_enacting_words():
    plan = read_text(
        "KẾ HOẠCH\nTổ chức Hội nghị tổng kết trên địa bàn huyện Tân Lập\n"
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 02/3/2024 của UBND huyện về việc ban hành Kế hoạch "
        "phòng, chống thiên tai; UBND huyện ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n"
    ).plan

    assert plan.issuer == "UBND huyện Tân Lập"


# Grounds


def test_several_grounds_in_one_sentence_are_one_each():
    first, second = preamble(
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư; "
        "Thông tư số 01/2022/TT-BNV ngày 18 tháng 01 năm 2022 của Bộ trưởng Bộ Nội vụ quy định "
        "nghiệp vụ lưu trữ; UBND huyện ban hành Kế hoạch như sau:"
    )

    assert (first.number, first.issuer, first.subject) == (
        "30/2020/NĐ-CP", "Chính phủ", "công tác văn thư",
    )  # fmt: skip
    assert (second.number, second.date) == ("01/2022/TT-BNV", date(2022, 1, 18))
    assert second.issuer == "Bộ trưởng Bộ Nội vụ"


def test_a_law_has_its_name_and_no_number():
    (law,) = preamble("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;")

    assert (law.type, law.number, law.subject) == ("Luật", None, "Thi đua, khen thưởng")
    assert law.date == date(2022, 6, 15)


def test_a_document_cited_inside_anothers_title_is_no_ground():
    bases = preamble(
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2024 của UBND tỉnh về triển khai thực hiện "
        "Nghị quyết số 12/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh;"
    )

    assert [basis.number for basis in bases] == ["5/KH-UBND"]


def test_a_request_is_no_ground():
    assert preamble("Xét đề nghị của Phòng Y tế tại Tờ trình số 5/TTr-PYT ngày 02/01/2024.") == ()


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("181/2024/NĐCP", "181/2024/NĐ-CP"),
        ("88/KHUBND", "88/KH-UBND"),
        ("362 /KH-SGDĐT", "362/KH-SGDĐT"),
        ("12-KH/HU", "12-KH/HU"),
    ],
)
def test_a_hyphen_lost_at_a_line_end_is_mended(printed, mended):
    assert mend_symbol(printed) == mended


# Outline


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("so-noi-vu-cot-gop-mot-dong", ["A", "A.I", "A.I.1", "A.I.2", "A.II", "B"]),
        ("huyen-uy-gach-noi", ["I", "I.1", "I.2", "II", "II.1", "II.2", "II.2.1", "II.2.2"]),
        ("benh-vien-so-thap-phan", ["1", "2", "3", "3.1", "3.2", "4", "5", "6", "6.1"]),
        ("cong-doan-hai-cot", ["I", "I.1", "I.2", "II", "II.1", "II.2", "II.3", "III"]),
    ],
)
def test_every_way_of_numbering_gives_paths(name, paths):
    assert [section.path for section in read(name).sections][: len(paths)] == paths


def test_a_date_or_a_documents_number_at_a_line_start_is_no_heading():
    plan = body(
        "I. Thời gian\n1. Báo cáo gửi trước ngày\n22/11/2023. Thực hiện theo Quyết định số\n"
        "05/QĐ-UBND của UBND xã.\n2. Địa điểm: Hội trường xã."
    )

    assert [section.path for section in plan.sections] == ["I", "I.1", "I.2"]


def test_a_range_broken_over_two_lines_is_no_bullet():
    plan = body(
        "I. Tổ chức thực hiện\n1. Phòng Nội vụ\n- Tham mưu báo cáo kết quả giai đoạn 2021\n"
        "– 2025, trình UBND huyện xem xét."
    )

    assert [task.action for task in plan.tasks] == [
        "Tham mưu báo cáo kết quả giai đoạn 2021 – 2025, trình UBND huyện xem xét"
    ]


def test_parts_know_their_lines():
    plan = read("cong-doan-hai-cot")

    assert plan.sections[0].lines == Lines(13, 13)
    assert plan.tasks[2].lines == Lines(38, 39)
    assert plan.recipients[0].lines == Lines(43, 43)


def test_a_page_number_in_mid_sentence_is_left_out():
    plan = body(
        "I. Tổ chức thực hiện\n1. Phòng Y tế: Chuẩn bị nội dung làm việc với đoàn công tác của Sở\n"
        "\n2\n\nY tế và các đơn vị liên quan."
    )

    assert plan.tasks[0].action.endswith("đoàn công tác của Sở Y tế và các đơn vị liên quan")


# Event, programme, talks


def test_the_event_has_time_and_place():
    event = read("huyen-uy-gach-noi").event

    assert (event.start, event.time, event.duration_days) == (date(2023, 3, 15), "07:30", 0.5)
    assert event.venue == "Hội trường Huyện ủy"


def test_a_month_alone_is_no_day():
    event = body("I. Thời gian: 01 ngày, dự kiến đầu tháng 12/2023.").event

    assert (event.start, event.duration_days) == (None, 1.0)
    assert event.date_text == "01 ngày, dự kiến đầu tháng 12/2023"


def test_the_first_of_several_days_is_the_start():
    event = body("I. Thời gian: 03 ngày: 24, 25 và 26 tháng 8 năm 2026.").event

    assert (event.start, event.duration_days) == (date(2026, 8, 24), 3.0)


def test_an_inspection_orders_no_event():
    plan = read_text(
        "KẾ HOẠCH\nKiểm tra việc chấp hành pháp luật về đất đai\nI. ĐỐI TƯỢNG: Các xã.\n"
        "II. THỜI GIAN KIỂM TRA: 02 ngày làm việc mỗi đơn vị.\n"
    ).plan

    assert (plan.event.name, plan.delegates) == (None, ())


def test_a_timed_programme_is_read_cell_by_cell():
    agenda = read("benh-vien-so-thap-phan").agenda

    assert [(item.time, item.presenter) for item in agenda] == [
        ("8h00 - 8h15", "Phòng Điều dưỡng"),
        ("8h15 - 8h30", "PGS.TS. Nguyễn Văn Hòa"),
        ("8h30 - 9h00", "ThS. Trần Thị Lan"),
    ]


def test_numbered_points_are_a_programme_with_presenters():
    agenda = read("cong-doan-hai-cot").agenda

    assert agenda[2].text == "Báo cáo tổng kết phong trào thi đua"
    assert agenda[2].presenter == "đồng chí Phó Chủ tịch Công đoàn ngành"


def test_talks_have_unit_and_topic():
    talks = read("cong-doan-hai-cot").talks

    assert [talk.unit for talk in talks] == [
        "Công đoàn Trường THPT Nam Hải",
        "Công đoàn Trường THCS Bình Minh",
    ]
    assert talks[1].topic == "Đổi mới hoạt động công đoàn cơ sở"


# Delegates, awards, money


def test_a_product_is_counted_in_all_and_each():
    first, second, third = read("so-noi-vu-cot-gop-mot-dong").delegates

    assert (first.group, first.count, first.per_unit) == ("Cấp tỉnh", 40, 2)
    assert (second.count, second.per_unit) == (5, None)
    assert (third.group, third.per_unit) == ("Cấp huyện", 1)


def test_headings_with_a_star_are_groups():
    delegates = read("cong-doan-hai-cot").delegates

    assert [rule.group for rule in delegates] == ["Khách mời", "Khách mời", "Đại biểu"]
    assert delegates[2].count == 62


def test_households_count_among_the_individuals():
    awards = read("so-noi-vu-cot-gop-mot-dong").awards

    assert (awards.collectives, awards.individuals) == (10, 15)


def test_each_paragraph_on_money_is_one_source():
    assert [funding.text for funding in read("xa-bang-phan-cong").funding] == [
        "Từ ngân sách xã năm 2025.",
        "Nguồn xã hội hóa hợp pháp khác.",
    ]


# Tasks


def test_a_task_table_names_lead_partners_and_deadline():
    first, second, third = read("xa-bang-phan-cong").tasks[:3]

    assert first.owners == ("Phòng Kinh tế",)
    assert first.partners == ("Văn phòng HĐND và UBND xã",)
    assert first.deadline == date(2025, 9, 20)
    assert second.partners == ("Trung tâm Phục vụ hành chính công", "Công an xã")
    assert (third.deadline, third.deadline_text) == (None, "Tháng 10/2025")


def test_lettered_items_under_a_body_are_its_tasks():
    first, second = read("so-noi-vu-cot-gop-mot-dong").tasks[:2]

    assert first.owners == second.owners == ("Sở Tài chính",)
    assert first.partners == ("Sở Nội vụ", "Văn phòng UBND tỉnh")
    assert first.deadline == date(2024, 11, 30)


def test_a_lead_in_gives_its_owner_to_the_items_below():
    plan = body(
        "I. TỔ CHỨC THỰC HIỆN\nGiao phòng Quản lý đô thị thực hiện các công việc:\n"
        "1. Khảo sát hiện trường.\n2. Lập danh sách gửi trước ngày 05/6/2024."
    )

    assert [task.owners for task in plan.tasks] == [("phòng Quản lý đô thị",)] * 2
    assert plan.tasks[1].deadline == date(2024, 6, 5)


def test_notes_and_the_closing_paragraph_are_no_tasks():
    plan = body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế: Báo cáo kết quả.\n(Lưu ý: ngắn gọn).\n"
        "Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện./."
    )

    assert [task.action for task in plan.tasks] == ["Báo cáo kết quả"]


@pytest.mark.parametrize(
    ("printed", "bodies"),
    [
        ("Phòng Lao động, Thương binh và Xã hội", ("Phòng Lao động, Thương binh và Xã hội",)),
        ("UBND các xã, thị trấn", ("UBND các xã, thị trấn",)),
        ("Phòng Y tế, UBND các xã", ("Phòng Y tế", "UBND các xã")),
        ("Văn phòng HĐND và UBND huyện", ("Văn phòng HĐND và UBND huyện",)),
        ("Các cơ quan, đơn vị, địa phương", ("Các cơ quan, đơn vị, địa phương",)),
        ("Sở Y tế; Sở Giáo dục và Đào tạo", ("Sở Y tế", "Sở Giáo dục và Đào tạo")),
    ],
)
def test_owners_split_between_bodies_never_within_a_name(printed, bodies):
    assert split_bodies(printed) == bodies


@pytest.mark.parametrize(
    ("action", "partners"),
    [
        ("Chủ trì, phối hợp với Sở Nội vụ thẩm định hồ sơ", ("Sở Nội vụ",)),
        ("Phối hợp xây dựng nội dung tài liệu", ()),
        ("Phối hợp Văn phòng và Phòng Kế hoạch dự trù kinh phí", ("Văn phòng", "Phòng Kế hoạch")),
        ("Gửi báo cáo về Sở Nội vụ", ()),
    ],
)
def test_partners_stand_after_working_together(action, partners):
    assert partners_in(action) == partners


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("gửi trước ngày 22/11", date(2023, 11, 22), "trước ngày 22/11"),
        ("chậm nhất là ngày 5 tháng 3 năm 2024", date(2024, 3, 5),
         "chậm nhất là ngày 5 tháng 3 năm 2024"),
        ("trước 17 giờ 00 ngày 01/02/2023", date(2023, 2, 1), "trước 17 giờ 00 ngày 01/02/2023"),
        ("gửi trước 05 ngày tổ chức Hội nghị", None, "trước 05 ngày tổ chức Hội nghị"),
        ("hoàn thành trong tháng 11/2023", None, "trong tháng 11/2023"),
    ],
)  # fmt: skip
def test_deadlines_are_days_or_words(text, day, words):
    deadline = find_deadline(text, 2023)

    assert (deadline.day, deadline.text) == (day, words)


def test_a_sentence_without_deadline_has_none():
    assert find_deadline("Tổng hợp kết quả năm 2023 và báo cáo", 2023) is None


# Closing


def test_a_list_and_a_signature_on_the_same_lines_are_told_apart():
    plan = read("so-noi-vu-cot-gop-mot-dong")

    assert [recipient.text for recipient in plan.recipients] == [
        "UBND tỉnh (b/c)",
        "Các sở, ban, ngành",
        "UBND các huyện, thị xã, thành phố",
        "Lưu: VT, CCHC",
    ]
    assert (plan.signature.authority, plan.signature.position, plan.signature.name) == (
        "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn Bình",
    )  # fmt: skip


def test_a_signature_before_the_list_is_found():
    signature = read("benh-vien-so-thap-phan").signature

    assert (signature.authority, signature.position) == (None, "GIÁM ĐỐC")
    assert signature.name == "Nguyễn Văn Hòa"


def test_a_party_signature_skips_the_word_signed():
    signature = read("huyen-uy-gach-noi").signature

    assert (signature.authority, signature.position, signature.name) == (
        "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Trần Thị Hoa",
    )  # fmt: skip


# Days and hours


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 05 tháng 02 năm 2026", date(2026, 2, 5)),
        ("15-3-2023", date(2023, 3, 15)),
        ("ngày 31/02/2023, rồi ngày 01/3/2023", date(2023, 3, 1)),
        ("Quyết định số 5/QĐ-UBND", None),
    ],
)
def test_days_are_found(text, day):
    found = find_day(text)

    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("text", "clock"),
    [("14 giờ 00 phút", "14:00"), ("13h30’", "13:30"), ("7g15", "07:15"), ("25 giờ", None)],
)
def test_hours_are_found(text, clock):
    assert find_clock(text) == clock


# Whole plans


def test_a_province_plan_over_three_levels_finds_its_own_event():
    plan = read("tinh-tong-ket-10-nam")

    assert (plan.event.delegate_count, plan.event.duration_days) == (350, 1.0)
    assert plan.event.venue == "Trung tâm Hội nghị 25B, thành phố Lam Sơn"
    assert plan.delegates[2].per_unit == 5
    assert [task.deadline for task in plan.tasks if task.deadline] == [
        date(2019, 9, 5), date(2019, 8, 31),
    ]  # fmt: skip
    assert plan.signature.authority == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"


def test_people_are_owners_as_printed():
    plan = read("truong-tieu-hoc-cach-dong")

    assert [task.owners for task in plan.tasks] == [
        ("Cô Nguyễn Thị Mai – Hiệu trưởng",),
        ("Thầy Trần Văn Nam – Tổng phụ trách",),
        ("Tổ văn phòng",),
        ("GVCN",),
        ("GVCN",),
    ]
    assert [recipient.text for recipient in plan.recipients] == [
        "Phòng GD&ĐT (b/c)", "Các tổ CM", "Lưu VP",
    ]  # fmt: skip


def test_signs_within_the_name_of_the_issuer_are_read_as_they_stand():
    plan = read_text(
        "KẾ HOẠCH\nTổ chức Hội nghị\nCăn cứ Luật A; UBND huyện tỉnh)( ban hành Kế hoạch như sau:\n"
        "I. MỤC ĐÍCH\nĐánh giá kết quả.\n"
    ).plan

    assert plan.issuer == "UBND huyện tỉnh)("
