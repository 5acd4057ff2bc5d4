"""Đoạn chép lại của nhau; các ý gần nhau gom thành nhóm."""

from itertools import combinations
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from hoinghi.reports import likeness
from hoinghi.reports.likeness import MOST_COMPARED, Passage, copies, themes

ROAD = (
    "Trong kỳ xã đã bê tông hóa ba tuyến đường ngõ xóm dài hơn hai cây số, nhân dân tự nguyện hiến "
    "đất và góp ngày công, nhờ đó xe chở nông sản vào tận vườn và giá bán tăng lên rõ rệt."
)
COWS = (
    "Mô hình nuôi bò sinh sản giao cho mười hai hộ nghèo, sau mười tám tháng đã có bảy hộ trả lại "
    "bê con để chuyển cho hộ khác, bốn hộ được công nhận thoát nghèo vào cuối năm."
)
ASKED = "Nêu kết quả từng dự án được giao, hiệu quả đối với người nghèo và minh chứng kèm theo. "


def passages(*texts: str) -> list[Passage]:
    return [Passage(source=f"xã {number}", text=text) for number, text in enumerate(texts, start=1)]


def test_a_paragraph_taken_over_is_found_whatever_stands_around_it():
    mine = f"{COWS} {ROAD}"
    yours = f"{ROAD} Ngoài ra xã đã cấp thẻ bảo hiểm y tế cho toàn bộ hộ nghèo và hộ cận nghèo."

    (found,) = copies(passages(mine, yours, ASKED))

    assert {found.one.source, found.other.source} == {"xã 1", "xã 2"}
    assert 0.5 < found.share < 0.8


def test_a_copy_with_other_figures_is_still_a_copy():
    (found,) = copies(passages(ROAD, ROAD.replace("ba tuyến", "bốn tuyến")))

    assert found.share > 0.7


def test_the_words_of_the_outline_are_nobodys_copy():
    texts = [f"{ASKED}{one}" for one in (ROAD, COWS)]
    more = [
        f"{ASKED}Thôn {name} có cách làm riêng: họp chi bộ hằng tháng bàn việc từng hộ."
        for name in ("Đông", "Tây", "Nam", "Bắc", "Trung", "Thượng", "Hạ")
    ]

    assert copies(passages(*texts)) == []
    assert all(found.share < 1 for found in copies(passages(*texts, *more), 0.9))


def test_statements_that_say_nearly_the_same_are_one_theme_with_its_sources():
    found = themes(
        passages(
            "Vốn phân bổ chậm, đến tháng 9 mới được giao nên giải ngân thấp.",
            "Việc phân bổ vốn còn chậm, tháng 8 mới giao vốn cho xã, giải ngân thấp.",
            "Cán bộ làm công tác giảm nghèo kiêm nhiệm nhiều việc, thường xuyên thay đổi.",
            "Giao vốn chậm nên tỷ lệ giải ngân vốn thấp.",
            "Đội ngũ cán bộ làm công tác giảm nghèo kiêm nhiệm, thay đổi thường xuyên.",
            "Một bộ phận hộ nghèo còn tâm lý trông chờ, ỷ lại.",
        )
    )

    grouped = [{member.source for member in theme.members} for theme in found]
    assert grouped == [{"xã 1", "xã 2", "xã 4"}, {"xã 3", "xã 5"}, {"xã 6"}]
    assert found[0].central in found[0].members


def test_of_very_many_statements_what_many_say_is_found_and_none_is_lost():
    slow = "Vốn phân bổ chậm nên giải ngân thấp tại xã số"
    busy = "Cán bộ kiêm nhiệm nhiều việc, thường xuyên thay đổi ở thôn"
    texts = [f"{(slow, busy)[number % 2]} {number}" for number in range(2 * MOST_COMPARED)]

    found = themes(passages(*texts, "Đường liên thôn hư hỏng sau bão."))

    assert [len(theme.members) for theme in found] == [MOST_COMPARED, MOST_COMPARED, 1]


@given(st.lists(st.text(alphabet="abc ", max_size=30), max_size=12))
def test_each_statement_stands_in_exactly_one_theme(texts: list[str]):
    given_ = passages(*texts)

    stand = [member.source for theme in themes(given_) for member in theme.members]

    assert sorted(stand) == sorted(one.source for one in given_)


@given(
    st.lists(st.lists(st.sampled_from((ROAD, COWS, ASKED, "a b c d e f g", "h")), max_size=4),
             max_size=9),
    st.sampled_from((0.1, 0.34, 0.5, 0.8, 1.0)),
)  # fmt: skip
def test_looking_up_rare_runs_finds_what_comparing_each_with_each_finds(texts, least):
    told = passages(*(f"{' '.join(text)} {at}" for at, text in enumerate(texts)))
    own = likeness._without_common([likeness._runs(one.text) for one in told])

    found = {(one.one.source, one.other.source, one.share) for one in copies(told, least)}

    assert found == {
        (one.source, other.source, share)
        for (one, mine), (other, theirs) in combinations(zip(told, own, strict=True), 2)
        if min(len(mine), len(theirs)) >= likeness._FEWEST
        and (share := len(mine & theirs) / min(len(mine), len(theirs))) >= least
    }


def test_thousands_of_texts_are_looked_through_quickly():
    many = [f"{' '.join(f'{word}{at}' for word in ROAD.split())} {ASKED}" for at in range(3_000)]
    started = perf_counter()

    found = copies(passages(*many, many[7]))

    assert [one.share for one in found] == [1.0]
    assert perf_counter() - started < 5


@given(st.text(alphabet="abcdef ", max_size=200), st.text(alphabet="abcdef ", max_size=200))
def test_no_share_is_more_than_the_whole(one: str, other: str):
    assert all(0 < copy.share <= 1 for copy in copies(passages(one, other), 0.01))
