"""Each rule finds its mistake, says the values, and keeps silent where all is well."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from hoinghi.reading.document import Document, Paragraph
from hoinghi.reading.findings import RULES, find
from hoinghi.reading.plan import (
    Awards,
    DelegateRule,
    Event,
    LegalBasis,
    Lines,
    Plan,
    Recipient,
    Section,
    Severity,
    Signature,
    Talk,
    Task,
)

AT = Lines(1, 1)


class WeekendsOnly:
    """A calendar without public holidays."""

    def is_working_day(self, day):
        return day.weekday() < 5

    def add_working_days(self, day, n):
        step = timedelta(days=1 if n > 0 else -1)
        left = abs(n)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, first, last):
        days = range((last - first).days)
        return sum(self.is_working_day(first + timedelta(days=n + 1)) for n in days)


class Communes:
    """A directory that knows how many communes there are."""

    def __init__(self, number):
        self.number = number

    def count(self, kind, level):
        return self.number if (kind, level) == ("peoples_committee", "commune") else None

    def resolve(self, name):
        return None


def document(*lines):
    return Document(
        lines=lines,
        paragraphs=tuple(Paragraph(text, Lines(n, n)) for n, text in enumerate(lines, 1)),
    )


def found(code, *lines, plan=None, directory=None):
    source = document(*(lines or ("Nội dung",)))
    every = find(source, plan or Plan(), directory, calendar=WeekendsOnly())
    return [item for item in every if item.code == code]


def messages(code, *lines, **given):
    return [item.message for item in found(code, *lines, **given)]


def rule(text, count=None, per_unit=None, group=None, line=1):
    return DelegateRule(
        group=group, text=text, count=count, per_unit=per_unit, lines=Lines(line, line)
    )


def task(*owners, action="Chuẩn bị", deadline=None, partners=(), line=1):
    return Task(
        owners=owners, partners=partners, action=action, deadline=deadline, deadline_text=None,
        lines=Lines(line, line),
    )  # fmt: skip


def recipients(*texts):
    return tuple(Recipient(text=text, lines=Lines(n, n)) for n, text in enumerate(texts, 9))


COMPOSITION = (
    rule("Đại diện lãnh đạo UBND tỉnh", group="Ở tỉnh"),
    rule("Lãnh đạo các phòng, ban huyện", group="Ở huyện"),
    rule("Đại diện lãnh đạo UBND, Ủy ban MTTQ Việt Nam các xã, thị trấn", group="Ở xã"),
    rule("Trưởng thôn (mỗi xã, thị trấn 4 đại biểu)", per_unit=4, group="Ở xã"),
)


def test_the_composition_is_written_out_against_the_total():
    plan = Plan(event=Event(delegate_count=166), delegates=COMPOSITION)

    (item,) = found("numbers.composition-sum", plan=plan, directory=Communes(22))

    assert item.severity is Severity.HINT
    assert "22 × (2 + 4) = 132, còn 34 đại biểu cho cấp tỉnh và cấp huyện" in item.message


def test_a_composition_beyond_the_total_is_no_hint():
    plan = Plan(event=Event(delegate_count=100), delegates=COMPOSITION)

    (item,) = found("numbers.composition-sum", plan=plan, directory=Communes(22))

    assert item.severity is Severity.WARNING
    assert "22 × (2 + 4) = 132, nhiều hơn 100 là 32 đại biểu" in item.message


def test_the_plan_may_say_itself_how_many_communes_there_are():
    plan = Plan(event=Event(delegate_count=166), delegates=COMPOSITION)

    (message,) = messages("numbers.composition-sum", "Toàn huyện có 22 xã, thị trấn.", plan=plan)

    assert "= 132" in message


def test_without_the_number_of_communes_the_finding_says_what_to_give():
    plan = Plan(event=Event(delegate_count=166), delegates=COMPOSITION)

    (item,) = found("numbers.composition-unknown", plan=plan)

    assert "chưa biết địa bàn có bao nhiêu xã" in item.message
    assert "danh sách đơn vị hành chính" in item.remedy
    assert found("numbers.composition-sum", plan=plan) == []


@pytest.mark.parametrize(("last", "wrong"), [(60, False), (50, True)])
def test_stated_counts_must_give_the_total(last, wrong):
    rules = (rule("Cấp tỉnh", count=10), rule("Cấp xã", count=last))
    plan = Plan(event=Event(delegate_count=70), delegates=rules)

    items = found("numbers.composition-sum", plan=plan)

    assert [item.severity for item in items] == [Severity.WARNING] * wrong
    if wrong:
        assert "10 + 50 = 60, khác tổng số 70" in items[0].message


def test_the_awarded_and_the_invited_speakers_need_seats():
    talk = Talk(unit="UBND xã An Phú", topic="Mời 01 cá nhân báo cáo cách làm", lines=AT)
    plan = Plan(
        event=Event(delegate_count=166),
        delegates=(rule("Lãnh đạo UBND xã", count=166),),
        awards=Awards(collectives=12, individuals=12),
        talks=(talk, talk),
    )

    (message,) = messages("numbers.awarded-not-counted", plan=plan)

    assert "166 + 24 + 2 = 192 chỗ ngồi" in message


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("06 đồng chí/đơn vị × 15 đơn vị = 90 đồng chí", None),
        ("06 đồng chí/đơn vị × 15 đơn vị = 80 đồng chí", "90"),
        ("40.000 đồng x 166 người = 6.640.000 đồng", None),
        ("40.000 đồng x 166 người = 6.460.000 đồng", "6.640.000"),
        ("12 + 12 = 24", None),
        ("12 + 13 = 24", "25"),
        ("1,5 x 2 = 3", None),
        ("2 + 3 x 4 = 14", None),
        ("30 phút x 2 = 1 giờ", None),
        ("500 nghìn đồng x 10 = 5 triệu đồng", None),
    ],
)
def test_only_a_wrong_result_is_an_error(text, right):
    items = found("numbers.wrong-result", text)

    assert [item.severity for item in items] == ([Severity.ERROR] if right else [])
    if right:
        assert items[0].message.endswith(f"kết quả đúng là {right}.")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("thứ Hai ngày 06/7/2026", False),
        ("thứ Ba ngày 06/7/2026", True),
        ("từ 13h30’ ngày 02/6/2026 (Thứ Ba).", False),
        ("từ 13h30’ ngày 02/6/2026 (Thứ Tư).", True),
        ("Chủ nhật, ngày 05 tháng 7 năm 2026", False),
        ("sáng Thứ 7, ngày 05 tháng 7 năm 2026", True),
        ("ngày 30/6/2026, thứ Tư ngày 01/7/2026", False),
        ("ngày 30/6/2026, thứ Tư.", True),
        ("họp lần thứ Ba, ngày 06/7/2026", False),
    ],
)
def test_a_weekday_that_does_not_fit_is_an_error(text, wrong):
    assert [item.severity for item in found("dates.weekday", text)] == [Severity.ERROR] * wrong


def test_a_day_that_does_not_exist_is_an_error():
    (item,) = found("dates.no-such-day", "Gửi trước ngày 31/11/2023, theo Thông tư 12/2026/TT-BTC")

    assert item.message == "Không có ngày 31/11/2023 trong lịch."


def test_a_year_that_cannot_be_is_said_as_such():
    (item,) = found("dates.no-such-day", "Gửi trước ngày 22/11/9999.")

    assert item.message == "Năm trong ngày 22/11/9999 không thể đúng."


def test_a_misspelt_word_is_mended_with_its_capital():
    items = found("language.misspelt", "Danh nghiệp báo cáo; danh nghiệp gửi.", "Danh nghiệp.")

    assert [(item.message, item.remedy) for item in items] == [
        ("Sai chính tả: “Danh nghiệp”.", "Hãy sửa thành “Doanh nghiệp”."),
        ("Sai chính tả: “danh nghiệp”.", "Hãy sửa thành “doanh nghiệp”."),
    ]


def test_a_deadline_before_the_plan_is_a_slip_of_the_year():
    early = task("Phòng Nội vụ", deadline=date(2022, 11, 22))
    plan = Plan(date=date(2023, 11, 1), tasks=(early,))

    (message,) = messages("dates.before-issue", plan=plan)

    assert "22/11/2022" in message
    assert "01/11/2023" in message


def test_days_of_last_year_among_days_of_this_are_doubted_but_not_in_citations():
    lines = ("Đợt 1: 23/3/2026", "Đợt 2: 25/3/2025", "Quyết định số 5/QĐ-SCT ngày 20/3/2025")

    (item,) = found("dates.year-slip", *lines, plan=Plan(date=date(2026, 3, 10)))

    assert item.lines == (Lines(2, 2),)


def test_work_for_the_event_must_be_due_before_it():
    event = Event(start=date(2023, 12, 1), lines=AT)
    late = task("Các đơn vị", action="Gửi tham luận", deadline=date(2023, 12, 5))
    report = task("Các đơn vị", action="Gửi báo cáo kết quả", deadline=date(2023, 12, 5))

    assert len(found("dates.deadline-after-event", plan=Plan(event=event, tasks=(late,)))) == 1
    assert found("dates.deadline-after-event", plan=Plan(event=event, tasks=(report,))) == []


def test_a_deadline_on_a_sunday_names_the_working_day_before():
    plan = Plan(tasks=(task("Các đơn vị", deadline=date(2023, 11, 26)),))

    (item,) = found("dates.day-off", plan=plan)

    assert item.message == "Hạn 26/11/2023 (Chủ nhật) là ngày nghỉ."
    assert "24/11/2023" in item.remedy


MERIT = task(
    "Các tập thể, cá nhân", action="Làm báo cáo thành tích", deadline=date(2023, 11, 22), line=2
)


def award_plan(date_text=None, start=None):
    return Plan(
        event=Event(date_text=date_text, start=start, lines=AT),
        awards=Awards(collectives=12),
        tasks=(MERIT,),
    )


def test_the_award_procedure_is_counted_in_working_days():
    (item,) = found("dates.award-procedure", plan=award_plan("dự kiến đầu tháng 12/2023"))

    assert "22/11/2023 + 10 ngày làm việc = 06/12/2023, + 12 = 08/12/2023" in item.message
    assert "từ 01/12/2023 đến 10/12/2023" in item.message
    assert "có thể chưa kịp" in item.message
    assert "cơ quan cần xác nhận" in item.remedy


def test_an_event_too_soon_or_late_enough_for_the_award_procedure():
    (message,) = messages("dates.award-procedure", plan=award_plan(start=date(2023, 11, 30)))

    assert "sẽ không kịp" in message
    assert found("dates.award-procedure", plan=award_plan(start=date(2023, 12, 20))) == []
    assert found("dates.award-procedure", plan=award_plan("cuối tháng 12 năm 2023")) == []
    assert found("dates.award-procedure", plan=award_plan("tuần thứ ba tháng 12/2023")) == []


def test_a_month_that_leaves_time_after_the_award_procedure_is_no_doubt():
    assert found("dates.award-procedure", plan=award_plan("trong tháng 12/2023")) == []
    assert len(found("dates.award-procedure", plan=award_plan("tuần thứ nhất tháng 12/2023"))) == 1


def test_one_committee_with_two_decisions():
    lines = (
        "- Thành viên BCĐ các chương trình huyện (theo Quyết định số 105/QĐ-UBND ngày 03/7/2023)",
        "- TV BCĐ theo QĐ số 62/QĐ-UBND;",
    )

    (item,) = found("references.committee-decisions", *lines)

    assert "105/QĐ-UBND (dòng 1) và 62/QĐ-UBND (dòng 2)" in item.message
    assert item.lines == (Lines(1, 1), Lines(2, 2))


@pytest.mark.parametrize(
    "lines",
    [
        ("BCĐ giảm nghèo (theo Quyết định số 1/QĐ-UBND)", "BCĐ nông thôn mới theo QĐ số 2/QĐ-UBND"),
        ("BCĐ giảm nghèo theo Quyết định số 1/QĐ-UBND", "BCĐ giảm nghèo theo QĐ số 1/QĐ-UBND"),
        ("BCĐ theo Quyết định số 1/QĐ-UBND", "BCĐ được kiện toàn theo Quyết định số 2/QĐ-UBND"),
    ],
)
def test_other_committees_and_amendments_are_no_contradiction(lines):
    assert found("references.committee-decisions", *lines) == []


@pytest.mark.parametrize(
    ("second", "wrong"),
    [("06/3/2025", True), ("07/3/2026", True), ("06/3/2026", False), ("15/9/2024", False)],
)
def test_one_number_with_two_dates(second, wrong):
    lines = (
        "Quyết định số 1050/QĐ-SCT ngày 06/3/2026 của Giám đốc Sở",
        f"theo Quyết định số 1050/QĐ-SCT ngày {second}",
    )

    assert len(found("references.number-dates", *lines)) == wrong


def test_an_outline_said_to_be_attached_must_be_there():
    lines = ("Báo cáo theo đề cương đính kèm, gửi UBND huyện.", "Nơi nhận:", "- Như trên.")

    (item,) = found("references.missing-annex", *lines)

    assert "“đề cương đính kèm”" in item.message
    assert found("references.missing-annex", *lines, "ĐỀ CƯƠNG BÁO CÁO", "I. Kết quả") == []


def test_a_cited_annex_must_be_there_by_its_number():
    lines = ("Danh sách tại Phụ lục I, chương trình tại Phụ lục II.", "Nơi nhận:", "Phụ lục I")

    assert messages("references.missing-annex", *lines) == [
        "Văn bản dẫn Phụ lục II nhưng tệp không có phụ lục này."
    ]


def test_what_another_document_has_attached_is_not_missed():
    lines = ("Mẫu số 01 ban hành kèm theo Nghị định số 30/2020/NĐ-CP.", "Nơi nhận:")

    assert found("references.missing-annex", *lines) == []


def basis(**given):
    return LegalBasis(
        **{"type": "Quyết định", "number": "1/QĐ-UBND", "date": date(2023, 1, 2),
           "issuer": None, "subject": None, "lines": AT, **given}
    )  # fmt: skip


def test_bases_are_older_than_the_plan_and_complete():
    plan = Plan(date=date(2023, 1, 1), legal_bases=(basis(), basis(number=None, date=None)))

    assert len(found("references.basis-after-plan", plan=plan)) == 1
    assert "Quyết định (không số)" in messages("references.incomplete-basis", plan=plan)[0]
    assert not found("references.incomplete-basis", plan=Plan(legal_bases=(
        basis(type="Luật", number=None, date=None),)))  # fmt: skip


DEPARTMENT = "Phòng Lao động, Thương binh và Xã hội"


def test_one_body_spelt_in_four_ways():
    lines = (
        f"4. {DEPARTMENT}",
        "gửi Phòng Lao động – Thương binh và Xã hội trước ngày 22/11/2023",
        "với Phòng lao động –Thương binh và Xã hội xét chọn",
        "- Phòng LĐ-TB&XH huyện;",
    )

    (item,) = found("names.spellings", *lines, plan=Plan(tasks=(task(DEPARTMENT),)))

    assert "được viết 4 cách" in item.message
    assert item.lines == tuple(Lines(n, n) for n in (1, 2, 3, 4))


def test_an_abbreviation_beside_the_full_name_is_no_second_spelling():
    lines = (f"4. {DEPARTMENT}", "- Phòng LĐTBXH;", DEPARTMENT.upper())

    assert found("names.spellings", *lines, plan=Plan(tasks=(task(DEPARTMENT),))) == []


def test_a_body_with_a_task_stands_in_the_distribution_list():
    plan = Plan(
        issuer="UBND huyện An Phú",
        tasks=(task("Phòng Y tế", "Phòng LĐ-TB&XH"), task("UBND các xã, thị trấn")),
        recipients=recipients("Phòng Lao động - Thương binh và Xã hội", "UBND các xã, thị trấn"),
    )

    (message,) = messages("names.owner-not-addressed", plan=plan)

    assert message == ("1 cơ quan được giao nhiệm vụ nhưng không có trong Nơi nhận: “Phòng Y tế”.")


@pytest.mark.parametrize(
    ("issuer", "line"),
    [
        ("UBND huyện", "Như thành phần nêu tại mục VI"),
        ("UBND huyện", "Các phòng, ban, ngành huyện"),
        ("UBND huyện", "Các cơ quan, đơn vị liên quan"),
        ("UBND huyện", "Các phòng: Nội vụ, Y tế"),
        ("UBND huyện", "P. Y tế"),
        ("SỞ CÔNG THƯƠNG", "Ban Giám đốc Sở"),
        ("UBND huyện", "Phòng Y tế (để thực hiện)"),
    ],
)
def test_general_addresses_and_own_divisions_are_no_gap(issuer, line):
    plan = Plan(issuer=issuer, tasks=(task("Phòng Y tế"),), recipients=recipients(line))

    assert found("names.owner-not-addressed", plan=plan) == []


@pytest.mark.parametrize(("day", "gone"), [(date(2025, 6, 30), False), (date(2025, 7, 1), True)])
def test_districts_end_on_1_july_2025(day, gone):
    plan = Plan(date=day, tasks=(task("UBND huyện An Phú", "Phòng Nội vụ huyện"),))

    assert len(found("names.district-gone", plan=plan)) == gone


@pytest.mark.parametrize(
    ("day", "owner", "successor"),
    [
        (date(2025, 2, 28), "Bộ Lao động - Thương binh và Xã hội", None),
        (date(2025, 3, 1), "Bộ LĐTBXH", "Bộ Nội vụ"),
        (date(2025, 6, 30), "Sở Kế hoạch và Đầu tư", None),
        (date(2026, 1, 5), "Sở Lao động – Thương binh và Xã hội tỉnh", "Sở Nội vụ"),
        (date(2026, 1, 5), "Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
        (date(2026, 1, 5), "Sở Nội vụ", None),
        (date(2026, 1, 5), "Sở Xây dựng", None),
    ],
)
def test_merged_ministries_and_departments_name_their_successor(day, owner, successor):
    items = found("names.ministry-gone", plan=Plan(date=day, tasks=(task(owner),)))

    assert len(items) == (successor is not None)
    if successor:
        assert f"thay bằng {successor}," in items[0].remedy


def test_a_merged_department_is_said_as_printed():
    plan = Plan(date=date(2026, 1, 5), recipients=recipients("Sở KHĐT, Sở Tài chính tỉnh"))

    assert messages("names.ministry-gone", plan=plan) == [
        "Từ ngày 01/07/2025 không còn Sở KHĐT, nhưng kế hoạch vẫn nêu."
    ]


def test_one_name_in_quotation_marks_with_two_capitalisations():
    lines = ("phong trào “An Phú vì người nghèo”", 'phong trào "An Phú Vì người nghèo"')

    (item,) = found("names.quoted-capitals", *lines)

    assert item.lines == (Lines(1, 1), Lines(2, 2))


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("- Các các tổ chức chính trị - xã hội", ["Lặp từ “Các các”."]),
        ("báo cáo về về kết quả", ["Lặp từ “về về”."]),
        ("sinh hoạt chuyên môn môn Lịch sử", []),
        ("luôn luôn, từ từ, năm năm, xa xa, ngày ngày", []),
        ("của các, các đơn vị", []),
    ],
)
def test_function_words_are_not_doubled(text, doubled):
    assert messages("form.doubled-word", text) == doubled


@pytest.mark.parametrize(
    ("lines", "severities"),
    [
        (("phong trào “Vì người nghèo” và “Không ai bị bỏ lại”",), []),
        (("phong trào “Vì người nghèo", "Điều khác"), [Severity.WARNING]),
        (("phong trào “Vì người nghèo’’ năm 2023",), [Severity.HINT]),
        (('báo cáo "Đẩy mạnh thi đua; giúp hội viên',), [Severity.WARNING]),
        (("“Đoạn trích mở ở đây", "và đóng ở đây”."), []),
        (('màn hình 24" tại hội trường',), []),
        (("từ 13h30’ ngày 02/6/2026",), []),
    ],
)
def test_quotation_marks_close(lines, severities):
    assert [item.severity for item in found("form.quotation-marks", *lines)] == severities


def test_spaces_around_dashes_are_looked_for_in_source_lines():
    (item,) = found(
        "form.spacing", "giai đoạn 2021 -2025; Lao động –Thương binh", "xã hội – an sinh"
    )

    assert "“2021 -2025”" in item.message
    assert "“động –Thương”" in item.message
    assert item.lines == (Lines(1, 1),)


def sections(*paths):
    return tuple(
        Section(path=path, marker=f"{path.rpartition('.')[2]}.", title="Mục", lines=Lines(n, n))
        for n, path in enumerate(paths, 1)
    )


@pytest.mark.parametrize(
    ("paths", "gaps"),
    [
        (("I", "I.1", "I.2", "II", "II.1", "III", "IV", "V"), 0),
        (("I", "II", "IV"), 1),
        (("1", "2", "2"), 1),
        (("3", "3.1", "3.2", "4", "4.1"), 0),
        (("I.1.a", "I.1.b", "I.1.c", "I.1.d", "I.1.đ", "I.1.e"), 0),
        (("I.1.a", "I.1.c"), 1),
        (("I.1.c", "I.1.d", "I.1.e"), 0),
    ],
)
def test_numbering_has_no_gap(paths, gaps):
    assert len(found("form.numbering", plan=Plan(sections=sections(*paths)))) == gaps


@pytest.mark.parametrize(
    ("issuer", "authority", "wrong"),
    [
        ("UBND huyện An Phú", "KT. CHỦ TỊCH", True),
        ("UBND huyện An Phú", "TM. ỦY BAN NHÂN DÂN", False),
        ("UBND huyện An Phú", "TL. CHỦ TỊCH", False),
        ("SỞ CÔNG THƯƠNG", "KT. GIÁM ĐỐC", False),
    ],
)
def test_a_paper_of_the_committee_is_signed_on_its_behalf(issuer, authority, wrong):
    plan = Plan(issuer=issuer, signature=Signature(authority=authority, lines=AT))

    assert len(found("form.authority", plan=plan)) == wrong


@pytest.mark.parametrize(
    ("signature", "wrong"),
    [
        (Signature(position="PHÓ HIỆU TRƯỞNG", lines=AT), True),
        (Signature(authority="KT. HIỆU TRƯỞNG", position="PHÓ HIỆU TRƯỞNG", lines=AT), False),
        (Signature(position="HIỆU TRƯỞNG", lines=AT), False),
    ],
)
def test_a_deputy_signs_for_the_head(signature, wrong):
    plan = Plan(issuer="TRƯỜNG THPT AN PHÚ", signature=signature)

    items = found("form.authority", plan=plan)

    assert [item.remedy for item in items] == [
        "Hãy thêm dòng “KT. HIỆU TRƯỞNG” phía trên chức vụ."
    ] * wrong


def test_a_draft_lacks_number_and_date():
    (message,) = messages("form.missing-heading", plan=Plan(place="Hà Nội"))

    assert message == "Văn bản chưa có số, ký hiệu, ngày ban hành (bản dự thảo hoặc bản trích)."


def test_the_body_ends_with_its_mark():
    assert len(found("form.end-mark", "đề nghị triển khai thực hiện.", "Nơi nhận:")) == 1
    assert found("form.end-mark", "đề nghị triển khai thực hiện./.", "Nơi nhận:") == []


def test_the_party_numbers_and_ends_in_its_own_way():
    lines = (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "I- MỤC ĐÍCH",
        "2.1- Đại biểu mời",
        "thực hiện.",
        "Nơi nhận:",
    )

    assert found("form.spacing", *lines) == []
    assert found("form.end-mark", *lines) == []


def test_mixed_tone_placement_is_one_hint_without_the_national_title():
    mixed = ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Huyện uỷ", "Ủy ban, Huyện ủy; quý, quỹ, hoàn")

    (item,) = found("language.tone-marks", *mixed)

    assert item.lines == (Lines(2, 2),)
    assert found("language.tone-marks", mixed[0], mixed[2]) == []


def test_misspellings_and_capitals_of_official_terms():
    (wrong,) = found("language.misspelt", "thành tích xuất xắc")
    (capital,) = found("language.capitals", "Thường trực Ủy Ban MTTQ")

    assert wrong.remedy == "Hãy sửa thành “xuất sắc”."
    assert capital.remedy == "Hãy viết “Ủy ban”."
    assert found("language.capitals", "ỦY BAN NHÂN DÂN, Ủy ban nhân dân") == []


def test_rules_can_be_switched_off():
    source = document("Các các đơn vị")

    assert "form.doubled-word" not in {
        item.code for item in find(source, Plan(), without={"form.doubled-word"})
    }


def test_findings_come_in_the_order_of_their_lines():
    items = find(document("Ủy Ban huyện", "Các các xã"), Plan(), without={"form.missing-heading"})

    assert [item.code for item in items] == ["language.capitals", "form.doubled-word"]


def test_codes_are_unique():
    codes = [rule.code for rule in RULES]

    assert len(codes) == len(set(codes))


def test_the_page_of_findings_lists_every_code():
    abouts = {rule.code: rule.about for rule in RULES}
    catalogue = Path(__file__).parents[2] / "docs" / "reference" / "findings.md"

    listed = {line.split("`")[1] for line in catalogue.read_text("utf-8").splitlines()
              if line.startswith("| `")}  # fmt: skip

    rows = [f"| `{code}` | mức | {abouts[code]} | xử lý |" for code in abouts.keys() - listed]
    assert not rows, "\n".join(["add to docs/reference/findings.md:", *sorted(rows)])
    assert listed <= abouts.keys(), (
        f"take out of docs/reference/findings.md: {sorted(listed - abouts.keys())}"
    )
