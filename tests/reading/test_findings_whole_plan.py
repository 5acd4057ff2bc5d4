"""A whole plan with the mistakes that plans have: read, then looked through."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi.reading.findings import UnknownFinding, check_codes, find
from hoinghi.reading.plan import Severity
from hoinghi.reading.reader import read_text
from tests.reading.judging import SPOILT, worked_plans

PLAN = """\
KẾ HOẠCH
Tổ chức Hội nghị tổng kết công tác vận động hiến máu tình nguyện năm 2022

Căn cứ Quyết định số 315/QĐ-UBND ngày 10/3/2022 của UBND huyện về việc giao chỉ tiêu; UBND huyện
ban hành Kế hoạch, cụ thể như sau:
I. MỤC ĐÍCH
- Tôn vinh phong trào “Giọt hồng An Phú năm 2022.
II. THỜI GIAN, THÀNH PHẦN
1. Thời gian: 01 buổi, dự kiến giữa tháng 12/2022.
2. Số lượng: 90 đại biểu.
3. Thành phần:
- Đại diện lãnh đạo UBND, Hội Chữ thập đỏ các xã, thị trấn;
- Thành viên BCĐ vận động hiến máu huyện (theo Quyết định số 12/QĐ-UBND ngày 05/01/2022);
- Tình nguyện viên (mỗi xã, thị trấn 3 đại biểu).
IV. KHEN THƯỞNG
Khen thưởng 10 tập thể và 15 cá nhân có thành tích.
V. TỔ CHỨC THỰC HIỆN
1. Các tập thể, cá nhân được xét khen thưởng: Làm báo cáo thành tích theo mẫu đính kèm gửi Phòng
Văn hóa và Thông tin trước ngày 05/12/2022.
2. Phòng Văn hóa và Thông tin
- Phối hợp với Phòng Y tế tổng hợp, tham mưu báo cáo trình UBND huyện.
3. Phòng Y tế
- Phối hợp với Phòng Văn hóa – Thông tin chuẩn bị hội trường.
Trên đây là Kế hoạch tổ chức Hội nghị. Đề nghị các cơ quan triển khai thực hiện./.

Nơi nhận:
- Thường trực Huyện ủy;
- Các các hội huyện;
- TV BCĐ theo QĐ số 21/QĐ-UBND;
- Phòng VH&TT huyện;
- UBND các xã, thị trấn;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Thị Hồng
"""

EXPECTED = {
    "dates.award-procedure",
    "form.authority",
    "form.doubled-word",
    "form.missing-heading",
    "form.numbering",
    "form.quotation-marks",
    "names.owner-not-addressed",
    "names.spellings",
    "numbers.awarded-not-counted",
    "numbers.composition-unknown",
    "references.committee-decisions",
    "references.missing-annex",
}


def test_a_plan_with_many_mistakes_shows_all_of_them_and_no_error():
    findings = read_text(PLAN).plan.findings

    assert {item.code for item in findings} == EXPECTED
    assert not [item for item in findings if item.severity is Severity.ERROR]


def test_every_finding_of_a_text_stands_on_lines_of_the_text():
    lines = PLAN.split("\n")
    findings = {item.code: item for item in read_text(PLAN).plan.findings}

    assert "Các các" in lines[findings["form.doubled-word"].lines[0].first - 1]
    assert "đính kèm" in lines[findings["references.missing-annex"].lines[0].first - 1]
    assert "Giọt hồng" in lines[findings["form.quotation-marks"].lines[0].first - 1]
    for item in findings.values():
        assert all(1 <= first <= last <= len(lines) for first, last in item.lines)
        assert item.message.endswith(".")
        assert item.remedy.endswith(".")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(PLAN.split("\n")) | st.text(max_size=60),
        max_size=40,
    ).map("\n".join)
)
def test_any_text_has_findings_or_none_but_never_a_crash(text):
    findings = read_text(text).plan.findings

    assert list(findings) == sorted(findings, key=lambda item: item.lines[:1])


@pytest.mark.worked_plans
def test_worked_plans_have_no_error_as_they_are_nor_when_spoilt():
    texts = [text for text, _ in worked_plans().values()]
    spoilt = [spoil(text, seed) for text in texts for spoil in SPOILT.values() for seed in (1, 2)]

    found = [item for text in (*texts, *spoilt) for item in read_text(text).plan.findings]

    assert found
    assert [item.message for item in found if item.severity is Severity.ERROR] == []


def test_a_rule_that_is_switched_off_finds_nothing():
    found = {item.code for item in read_text(PLAN, without={"form.doubled-word"}).plan.findings}

    assert found == EXPECTED - {"form.doubled-word"}


def test_unknown_codes_are_refused_all_together():
    with pytest.raises(UnknownFinding, match=r"a\.b, c\.d"):
        check_codes(["c.d", "form.doubled-word", "a.b"])


def test_time_grows_with_the_length_and_no_faster():
    def seconds(times):
        reading = read_text(PLAN * times)
        return min(_seconds_of_findings(reading) for _ in range(3))

    # Eight times the length; squared growth would be sixty-four times the seconds.
    assert seconds(80) < 24 * max(seconds(10), 0.002)


def _seconds_of_findings(reading):
    begin = time.process_time()
    find(reading.document, reading.plan)
    return time.process_time() - begin
