"""What an order says besides the act."""

import pytest

from hoinghi.conferences.orders import either, note, sent_to


@pytest.mark.parametrize(
    ("order", "to"),
    [
        (
            "Báo cáo kết quả, gửi UBND huyện (qua Phòng Lao động, Thương binh và Xã hội) "
            "trước ngày 22/11/2023",
            "UBND huyện (qua Phòng Lao động, Thương binh và Xã hội)",
        ),
        (
            "Gửi báo cáo tham luận về Phòng Lao động – Thương binh và Xã hội trước ngày 22/11/2023",
            "Phòng Lao động – Thương binh và Xã hội",
        ),
        ("gửi Phòng Văn hóa, Thông tin, chậm nhất 05/6", "Phòng Văn hóa, Thông tin"),
        ("gửi Báo cáo kết quả (kèm số liệu) về Sở GDĐT trước ngày 05 tháng 10", "Sở GDĐT"),
        ("Nộp hồ sơ cho Văn phòng Sở để tổng hợp", "Văn phòng Sở"),
        ("gửi báo cáo đúng hạn", None),
        ("Chuẩn bị hội trường", None),
    ],
)
def test_to_whom_an_order_sends(order, to):
    assert sent_to(order) == to


def test_the_remark_after_an_order_is_read():
    order = "Báo cáo theo đề cương (Lưu ý: Báo cáo phải đánh giá hiệu quả đầu ra.)"

    assert note(order) == "Báo cáo phải đánh giá hiệu quả đầu ra"


def test_an_order_without_remark_has_none():
    assert note("Báo cáo theo đề cương (có mẫu)") is None


def test_the_first_text_that_says_it_counts():
    assert either(sent_to, "Báo cáo kết quả", "gửi Sở Nội vụ trước ngày 05/6") == "Sở Nội vụ"
    assert either(sent_to, "", "") is None
