"""What bodies say, by topic, and groups of near statements."""

from hoinghi.reports.outlines import SectionKind
from hoinghi.reports.statements import Choice, Source, Statement, Topic, gathered, statements

ASSESSMENT = (
    "1. Ưu điểm:",
    "Các mô hình chăn nuôi giúp hộ nghèo có thu nhập ổn định hơn trước.",
    "2. Tồn tại, hạn chế: Tiến độ giải ngân vốn sự nghiệp còn chậm. Một số hộ còn trông chờ.",
    "3. Nguyên nhân",
    "- Văn bản hướng dẫn của cấp trên ban hành chậm, khó áp dụng;",
    "Bài học kinh nghiệm: Phải công khai danh sách hộ được hỗ trợ ngay từ thôn.",
)


def read(kind, paragraphs, section="IV"):
    return [(one.topic, one.text) for one in statements(7, "xã A", section, kind, paragraphs)]


def test_headings_and_lead_ins_say_what_follows():
    assert read(SectionKind.ASSESSMENT, ASSESSMENT) == [
        (Topic.EFFECT, "Các mô hình chăn nuôi giúp hộ nghèo có thu nhập ổn định hơn trước."),
        (Topic.SHORTCOMING, "Tiến độ giải ngân vốn sự nghiệp còn chậm."),
        (Topic.SHORTCOMING, "Một số hộ còn trông chờ."),
        (Topic.CAUSE, "Văn bản hướng dẫn của cấp trên ban hành chậm, khó áp dụng;"),
        (Topic.LESSON, "Phải công khai danh sách hộ được hỗ trợ ngay từ thôn."),
    ]


def test_proposals_stand_each_by_itself_and_plain_text_says_nothing():
    asked = ("- Đề nghị UBND tỉnh phân bổ vốn sớm hơn. Hằng năm trước quý I.",)

    assert read(SectionKind.PROPOSALS, asked) == [
        (Topic.RECOMMENDATION, "Đề nghị UBND tỉnh phân bổ vốn sớm hơn. Hằng năm trước quý I.")
    ]
    assert read(SectionKind.TEXT, ("Xã có nhiều khó khăn do địa hình chia cắt.",)) == []


def test_what_made_a_result_good_is_no_cause_of_a_shortcoming():
    told = ("Nguyên nhân giảm nghèo:", "Lao động của hộ được nhận vào làm ở các công ty.")

    assert read(SectionKind.RESULTS, told) == []


def test_the_word_that_leads_a_sentence_is_taken_off():
    told = ("Vốn về muộn. Nguyên nhân: văn bản hướng dẫn thay đổi nhiều lần.",)

    assert (Topic.CAUSE, "Văn bản hướng dẫn thay đổi nhiều lần.") in read(
        SectionKind.ASSESSMENT, told
    )


def test_a_result_that_tells_a_difficulty_is_heard():
    told = ("Đã cấp 120 con bò giống cho hộ nghèo. Việc chăm sóc còn gặp khó khăn về thức ăn.",)

    assert read(SectionKind.RESULTS, told) == [
        (Topic.SHORTCOMING, "Việc chăm sóc còn gặp khó khăn về thức ăn.")
    ]


SLOW = "Tiến độ giải ngân vốn sự nghiệp của chương trình còn chậm so với kế hoạch"
WAIT = "Một bộ phận hộ nghèo còn tâm lý trông chờ, ỷ lại vào sự hỗ trợ của Nhà nước"


def said(number: int, text: str, topic: Topic = Topic.SHORTCOMING) -> Statement:
    source = Source(revision=number, body=f"xã {number}", section="IV", paragraph=0)
    return Statement(topic=topic, source=source, text=text)


EVERY = [
    said(1, f"{SLOW}."),
    said(2, f"{SLOW} được giao."),
    said(3, f"{WAIT}."),
    said(4, f"{SLOW} của năm."),
]


def test_near_statements_are_counted_together_the_most_often_said_first():
    first, second = gathered(EVERY, Topic.SHORTCOMING, [])

    assert set(first.bodies) == {"xã 1", "xã 2", "xã 4"}
    assert second.bodies == ("xã 3",)


def test_the_words_of_the_drafter_stay_with_the_group_and_a_new_statement_joins_it():
    names = frozenset({EVERY[0].source.name, EVERY[2].source.name})
    choice = Choice(key=1, members=names, text="Giải ngân chậm; còn trông chờ.", is_taken=True)

    found = gathered(EVERY, Topic.SHORTCOMING, [choice])

    merged = next(one for one in found if one.choice)
    assert merged.text == "Giải ngân chậm; còn trông chờ."
    assert {"xã 1", "xã 3"} <= set(merged.bodies)
    assert merged.is_new
    assert sum(len(one.members) for one in found) == 4


def test_every_statement_stands_in_one_group_whatever_was_decided():
    choices = [
        Choice(key=n, members=frozenset({one.source.name}), text="", is_taken=bool(n % 2))
        for n, one in enumerate(EVERY)
    ]

    found = gathered(EVERY, Topic.SHORTCOMING, choices)

    assert sorted(one.source.name for group in found for one in group.members) == sorted(
        one.source.name for one in EVERY
    )
    assert len({group.choice.key for group in found if group.choice}) == len(choices)
