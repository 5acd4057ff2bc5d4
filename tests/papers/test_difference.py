"""So sánh hai bản của một văn bản: đúng từng từ, đúng chỗ, đủ mọi phần."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.papers.difference import CopyChange, Kind, Piece, compare, words
from hoinghi.papers.lines import CELL, lines_of
from hoinghi.papers.model import (
    Figure,
    IssuingBody,
    Mm,
    Number,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    Urgency,
)
from tests.papers.paper_samples import (
    ALL,
    CONG_VAN,
    DANH_SACH,
    GIAY_KHEN,
    GIAY_MOI,
    KE_HOACH,
    TASKS,
    paragraph,
)
from tests.papers.picture_samples import png

SAME, ADDED, REMOVED, CHANGED = Kind.SAME, Kind.ADDED, Kind.REMOVED, Kind.CHANGED


def told(change: CopyChange) -> list[tuple[str, str, str]]:
    return [(line.place, line.before, line.after) for line in change.changed]


def only(changes: tuple[CopyChange, ...]) -> CopyChange:
    assert len(changes) == 1
    return changes[0]


def rows(*texts: str) -> Table:
    cells = [((Run(text=str(n)),), (Run(text=text),)) for n, text in enumerate(texts, start=1)]
    columns = TASKS.columns[:2]
    made = [replace(TASKS.rows[1], cells=cell) for cell in cells]
    return Table(columns=columns, rows=tuple(made))


@pytest.mark.parametrize(
    "before, after, pieces",
    [
        ("ngày 05/12/2023", "ngày 07/12/2023",
         [(SAME, "ngày "), (REMOVED, "05/12/2023 "), (ADDED, "07/12/2023")]),
        ("gửi trước ngày 22.", "gửi ngày 22.",
         [(SAME, "gửi "), (REMOVED, "trước "), (SAME, "ngày 22.")]),
        ("", "mới", [(ADDED, "mới")]),
        ("cũ", "", [(REMOVED, "cũ")]),
        ("1.080.000 đồng", "1.080.001 đồng",
         [(REMOVED, "1.080.000 "), (ADDED, "1.080.001 "), (SAME, "đồng")]),
        ("hai  cách", "hai cách", [(REMOVED, "hai  "), (ADDED, "hai "), (SAME, "cách")]),
        ("nghèo bền vững", "nghèo", [(SAME, "nghèo "), (REMOVED, "bền vững")]),
        ("như nhau", "như nhau", [(SAME, "như nhau")]),
        ("", "", []),
    ],
)  # fmt: skip
def test_texts_are_compared_word_by_word(before, after, pieces):
    assert words(before, after) == tuple(Piece(kind=k, text=t) for k, t in pieces)


text = st.text(alphabet="ab đ5.,/ ", max_size=40).map(lambda words: " ".join(words.split()))


@given(text, text)
def test_the_pieces_give_both_texts_back(before: str, after: str):
    pieces = words(before, after)

    both = ["".join(p.text for p in pieces if p.kind is not gone) for gone in (ADDED, REMOVED)]
    assert [one.rstrip() for one in both] == [before, after]


@pytest.mark.parametrize("name", ALL)
def test_a_paper_does_not_differ_from_itself(name: str):
    change = only(compare([ALL[name]], [ALL[name]]))

    assert change.kind is SAME
    assert change.changed == ()
    assert len(change.lines) == len(lines_of(ALL[name]))


@pytest.mark.parametrize(
    "changes, difference",
    [
        ({"title": "kết quả giảm nghèo"},
         ("Trích yếu", CONG_VAN.title, "kết quả giảm nghèo")),
        ({"place": "Châu Ổ"},
         ("Địa danh, ngày tháng", "Bình Sơn, ngày …… tháng …… năm ………",
          "Châu Ổ, ngày …… tháng …… năm ………")),
        ({"number": Number(symbol="UBND-LĐTBXH", serial=12)},
         ("Số, ký hiệu", "Số: /UBND-LĐTBXH", "Số: 12/UBND-LĐTBXH")),
        ({"addressees": CONG_VAN.addressees[:2]},
         ("Kính gửi", "Ủy ban nhân dân các xã, thị trấn", "")),
        ({"recipients": (*CONG_VAN.recipients[:2], "Đài Truyền thanh", CONG_VAN.recipients[2])},
         ("Nơi nhận", "", "Đài Truyền thanh")),
        ({"signature": Signature(authority=CONG_VAN.signature.authority,
                                 position="PHÓ CHỦ TỊCH", name="Võ Văn Đồng")},
         ("Chữ ký, họ tên", "Nguyễn Thị Ánh Tuyết", "Võ Văn Đồng")),
        ({"issuer": IssuingBody(name="PHÒNG NỘI VỤ", parent="UBND HUYỆN")},
         ("Cơ quan ban hành", "ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN", "PHÒNG NỘI VỤ")),
    ],
)  # fmt: skip
def test_header_signature_and_recipients_are_compared_too(changes, difference):
    assert difference in told(only(compare([CONG_VAN], [replace(CONG_VAN, **changes)])))


def test_a_changed_word_stands_under_the_heading_that_it_belongs_to():
    blocks = list(KE_HOACH.blocks)
    blocks[3] = paragraph("- Biểu dương các tập thể, hộ gia đình tiêu biểu.")

    change = only(compare([KE_HOACH], [replace(KE_HOACH, blocks=tuple(blocks))]))

    assert told(change) == [
        (
            "1. Mục đích",
            "- Biểu dương các tập thể, cá nhân tiêu biểu.",
            "- Biểu dương các tập thể, hộ gia đình tiêu biểu.",
        )
    ]


def test_a_row_put_in_is_one_new_row_though_all_numbers_below_it_move():
    before = replace(DANH_SACH, blocks=(rows("Khai mạc", "Báo cáo", "Bế mạc"),))
    after = replace(DANH_SACH, blocks=(rows("Khai mạc", "Tham luận", "Báo cáo", "Bế mạc"),))

    change = only(compare([before], [after]))

    assert [line.kind for line in change.changed] == [ADDED, CHANGED, CHANGED]
    assert told(change)[0] == ("Bảng 1, dòng 2", "", f"2{CELL}Tham luận")
    assert told(change)[1] == ("Bảng 1, dòng 3", f"2{CELL}Báo cáo", f"3{CELL}Báo cáo")


def test_annexes_are_compared():
    annex = replace(KE_HOACH.annexes[0], blocks=(paragraph("Một đề cương khác hẳn."),))

    change = only(compare([KE_HOACH], [replace(KE_HOACH, annexes=(annex, KE_HOACH.annexes[1]))]))

    assert {place for place, _, _ in told(change)} == {"Phụ lục I", "I. KẾT QUẢ"}
    assert ("Phụ lục I", "", "Một đề cương khác hẳn.") in told(change)


def test_looks_are_no_difference_of_words():
    bold = replace(CONG_VAN, blocks=(paragraph("Gửi"),))
    plain = replace(CONG_VAN, blocks=(replace(bold.blocks[0], text=(Run(text="Gửi", bold=True),)),))

    assert only(compare([bold], [plain])).changed == ()


def invitation(name: str, day: str) -> Paper:
    lines = (f"kính mời {name}", f"ngày {day}", "Địa điểm: Hội trường")
    return replace(GIAY_MOI, blocks=tuple(paragraph(line) for line in lines))


def test_copies_that_change_alike_are_told_together_and_found_by_whom_they_are_for():
    names = [f"đại biểu thứ {n}" for n in range(1, 60)]
    before = [invitation(name, "05/12/2023") for name in names]
    after = [invitation(name, "07/12/2023") for name in ["Bà Mới", *names[:20], *names[21:]]]

    changes = compare(before, after)

    by_kind = {change.kind: change for change in changes}
    assert {kind: len(change.numbers) for kind, change in by_kind.items()} == {
        ADDED: 1, CHANGED: 58, REMOVED: 1,
    }  # fmt: skip
    assert told(by_kind[CHANGED]) == [("Nội dung", "ngày 05/12/2023", "ngày 07/12/2023")]
    assert by_kind[REMOVED].numbers == (21,)


def test_certificates_are_compared():
    change = only(compare([GIAY_KHEN], [replace(GIAY_KHEN, register_number="08")]))

    assert told(change) == [("Số sổ", "07", "08")]


lists = st.lists(st.sampled_from(["a b c", "a b d", "x", "", "1 2 3"]), max_size=8).map(tuple)


@given(lists, lists)
def test_no_line_is_lost_in_the_comparison(before: tuple[str, ...], after: tuple[str, ...]):
    old, new = (replace(CONG_VAN, recipients=lines) for lines in (before, after))

    change = only(compare([old], [new]))

    here = [line for line in change.lines if line.place == "Nơi nhận"]
    assert [line.before for line in here if line.before] == [line for line in before if line]
    assert [line.after for line in here if line.after] == [line for line in after if line]


def test_footnotes_figures_and_marks_are_compared():
    figure = Figure(picture=png(4, 2), width=Mm(80), alternative="Biểu đồ")
    noted = Paragraph(text=(Run(text="66 hộ", note="Số liệu đến 10/11."),))
    before = replace(CONG_VAN, blocks=(noted, figure))
    after = replace(
        CONG_VAN,
        urgency=Urgency.URGENT,
        blocks=(
            replace(noted, text=(replace(noted.text[0], note="Số liệu đến 20/11."),)),
            replace(figure, picture=png(4, 3)),
        ),
    )

    assert [place for place, _, _ in told(only(compare([before], [after])))] == [
        "Mức độ khẩn",
        "Nội dung",
        "Nội dung, hình",
    ]
