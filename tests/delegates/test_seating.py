"""Who sits where: a pure rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.delegates.seating import (
    HallRow,
    NotEnoughSeats,
    Party,
    Seat,
    row_name,
    seated,
    usual_hall,
)

HALL = [HallRow(label=name, left=2, right=2) for name in "ABC"]


def test_guests_sit_from_the_aisle_outwards_and_the_rest_from_the_left():
    seats = seated([Party(people=(10, 20, 30), by_the_aisle=True), Party(people=(40, 50))], HALL)

    assert seats == {
        10: Seat(row=0, number=2),
        20: Seat(row=0, number=3),
        30: Seat(row=0, number=1),
        40: Seat(row=1, number=1),
        50: Seat(row=1, number=2),
    }


def test_the_first_row_is_its_partys_alone():
    seats = seated([Party(people=(1,), by_the_aisle=True), Party(people=(2,))], HALL)

    assert [seat.row for seat in seats.values()] == [0, 1]


def test_sides_of_different_length_are_filled_to_their_ends():
    hall = [HallRow(label="A", left=1, right=3)]

    seats = seated([Party(people=(1, 2, 3, 4), by_the_aisle=True)], hall)

    assert [seat.number for seat in seats.values()] == [1, 2, 3, 4]


def test_a_hall_two_seats_short_says_so():
    with pytest.raises(NotEnoughSeats) as refusal:
        seated([Party(people=tuple(range(1, 15)))], HALL)

    assert refusal.value.missing == 2
    assert "Hãy thêm hàng ghế" in str(refusal.value)


@given(st.lists(st.integers(0, 90), min_size=1, max_size=4))
def test_the_assumed_hall_seats_everybody_on_a_seat_of_their_own(sizes):
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    parties = [
        Party(people=tuple(range(start, start + size)), by_the_aisle=at < 2)
        for at, (start, size) in enumerate(zip(starts, sizes, strict=True))
    ]

    hall = usual_hall(parties)
    seats = seated(parties, hall)

    assert len(set(seats.values())) == len(seats) == sum(sizes)
    assert all(1 <= seat.number <= hall[seat.row].left + hall[seat.row].right for seat in
               seats.values())  # fmt: skip


def test_rows_are_named_by_the_alphabet_without_letters_that_are_taken_for_others():
    assert [row_name(at) for at in (0, 5, 20, 21)] == ["A", "G", "Y", "AA"]


def test_a_row_cannot_have_fewer_than_no_seats():
    with pytest.raises(ValueError, match="negative"):
        HallRow(label="A", left=-1, right=3)
