"""Words of texts and of queries."""

import pytest

from hoinghi.search.rules import (
    Piece,
    QueryTooLong,
    as_html,
    fold,
    marked,
    plain_words,
    read_query,
    snippet,
    tokens,
)


def test_diacritics_and_the_letter_d_are_folded():
    assert fold("ĐỀ CƯƠNG Hội nghị") == "de cuong hoi nghi"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Số 1566/QĐ-UBND", ["so", "1566", "qd", "ubnd"]),
        ("ngày 05/02/2023", ["ngay", "5", "2", "2023"]),
        ("Hoà Bình", ["hoa", "binh"]),
        ("000", ["0"]),
        ("会议", ["u4f1au8bae"]),
        ('"* OR NEAR(', ["or", "near"]),
    ],
)
def test_words_are_ascii_letters_and_figures(text, words):
    assert plain_words(text) == words


def test_no_word_of_a_text_can_pass_for_a_mark_of_sight():
    told = tokens("sc1 se", "sb7 kvanban", ["sc2"]).split()

    assert [token for token in told if token.startswith(("s", "k", "c"))] == ["sc2"]


def test_words_in_quotation_marks_and_numbers_stand_together():
    query = read_query('"bình thạnh" 1566/QĐ hội')

    assert [term.plain for term in query.terms] == [("binh", "thanh"), ("1566", "qd"), ("hoi",)]
    assert [term.is_prefix for term in query.terms] == [False, False, True]
    assert query.accented


def test_an_open_quotation_is_still_being_typed():
    assert [term.is_prefix for term in read_query('"bình tha').terms] == [True]


@pytest.mark.parametrize("typed", ["", "   ", '"', '""', "***", "-- NEAR() :^".replace("NEAR", "")])
def test_marks_alone_look_for_nothing(typed):
    assert not read_query(typed)


def test_a_query_of_ten_thousand_characters_is_refused_kindly():
    with pytest.raises(QueryTooLong) as refusal:
        read_query("a" * 10_000)

    assert "10000 ký tự" in str(refusal.value)


def test_what_was_typed_is_marked_in_the_text_with_its_diacritics():
    query = read_query("de cuo")

    assert marked("Gửi đề cương", query) == [
        Piece("Gửi ", marked=False),
        Piece("đề", marked=True),
        Piece(" ", marked=False),
        Piece("cươ", marked=True),
        Piece("ng", marked=False),
    ]


def test_marks_escape_what_a_text_holds():
    assert as_html(marked("<b>đề</b>", read_query("de"))) == "&lt;b&gt;<mark>đề</mark>&lt;/b&gt;"


def test_a_snippet_begins_near_the_first_match():
    text = "lời mở đầu " * 40 + "đề cương báo cáo " + "lời kết " * 40

    told = "".join(piece.text for piece in snippet(text, read_query("de cuong")))

    assert told.startswith("… ")
    assert told.endswith(" …")
    assert "đề cương báo cáo" in told
    assert len(told) < 200


def test_a_snippet_prefers_the_place_where_all_words_stand():
    text = "để " + "lời mở đầu " * 40 + "đề cương báo cáo " + "lời kết " * 40

    told = "".join(piece.text for piece in snippet(text, read_query("đề cương")))

    assert "đề cương báo cáo" in told
