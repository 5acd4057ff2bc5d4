"""A hall written down by its office, and the seats that come of it."""

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.delegates.halls import HallRefused, hall_of, written
from hoinghi.delegates.models import Hall
from hoinghi.delegates.papers import papers
from hoinghi.delegates.seating import HallRow
from hoinghi.delegates.services import set_hall
from hoinghi.journal.models import Entry
from hoinghi.papers.model import Table
from hoinghi.together.refusals import ChangedMeanwhile
from tests.factories import make_account, make_clerk, make_conference
from tests.paper_words import only, words_of
from tests.sending import send


def test_rows_are_read_one_a_line_or_many_alike():
    assert hall_of("A: 6 + 8\n\n 2 x 5+5 \nz: 0 + 4") == (
        HallRow(label="A", left=6, right=8),
        HallRow(label="B", left=5, right=5),
        HallRow(label="C", left=5, right=5),
        HallRow(label="Z", left=0, right=4),
    )


def test_a_hall_is_written_as_it_is_read():
    hall = hall_of("3 x 6 + 8")

    assert hall_of(written(hall)) == hall


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "chưa có hàng ghế nào"),
        ("A: sáu + sáu", "dòng 1 “A: sáu + sáu” không đúng cách ghi"),
        ("A: 6 + 6\nB: 0 + 0", "dòng 2 “B: 0 + 0” không có ghế nào"),
        ("0 x 6 + 6", "không có ghế nào"),
        ("A: 6 + 99", "có quá 20 ghế ở một bên"),
        ("101 x 6 + 6", "có 101 hàng ghế, nhiều hơn 100"),
        ("A: 6 + 6\nA: 5 + 5", "hàng A ghi hai lần"),
        ("A: 6 + 6; DROP TABLE", "không đúng cách ghi"),
    ],
)
def test_what_is_no_hall_is_refused_with_the_lines_that_are_wrong(text, fault):
    with pytest.raises(HallRefused) as refusal:
        hall_of(text)

    assert fault in str(refusal.value)
    assert "ví dụ “A: 6 + 6”" in str(refusal.value)


@pytest.mark.django_db
def test_the_plan_of_seats_follows_the_hall_that_was_written_down():
    conference = make_conference()

    set_hall(conference, "30 x 4 + 4", based_on=0, by="vanphong")

    (paper,) = only(papers(conference), "so-do-cho-ngoi")
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert (len(table.rows), len(table.columns)) == (30, 8 + 3)
    assert "hội trường 30 hàng, 240 ghế" in words_of(paper.blocks)[0]
    assert paper.missing == ()
    assert Entry.objects.filter(act="delegates.set_hall").count() == 1


@pytest.mark.django_db
def test_a_hall_too_small_gets_rows_and_says_so():
    conference = make_conference()
    set_hall(conference, "10 x 6 + 6", based_on=0, by="vanphong")

    (paper,) = only(papers(conference), "so-do-cho-ngoi")

    table = next(block for block in paper.blocks if isinstance(block, Table))
    added = len(table.rows) - 10
    assert added > 0
    assert paper.missing == (f"{added} hàng ghế thêm vào hội trường để đủ chỗ",)


@pytest.mark.django_db
def test_two_at_once_do_not_overwrite_each_other():
    conference = make_conference()
    set_hall(conference, "A: 6 + 6", based_on=0, by="an")

    with pytest.raises(ChangedMeanwhile, match="an vừa ghi"):
        set_hall(conference, "A: 5 + 5", based_on=0, by="binh")

    assert Hall.objects.get().seats == "A: 6 + 6"


@pytest.mark.django_db
def test_the_page_keeps_a_hall_and_shows_what_is_wrong(client: Client):
    conference = make_conference()
    client.force_login(make_clerk(conference))
    page = reverse("delegates:hall", args=[conference.slug])

    wrong = send(client, page, {"seats": "A: 6 và 6"})
    right = send(client, page, {"seats": "2 x 6 + 6"}, follow=True)

    assert "không đúng cách ghi" in wrong.content.decode()
    assert "A: 6 và 6" in wrong.content.decode()
    assert "Đã lưu hội trường" in right.content.decode()
    assert Hall.objects.get().seats == "A: 6 + 6\nB: 6 + 6"


@pytest.mark.django_db
def test_who_may_only_look_cannot_change_the_hall(client: Client):
    conference = make_conference()
    client.force_login(make_account(username="khach"))

    answer = client.post(reverse("delegates:hall", args=[conference.slug]), {"seats": "A: 6 + 6"})

    assert answer.status_code == 404
    assert not Hall.objects.exists()


@pytest.mark.django_db
def test_who_prepares_a_conference_for_another_house_cannot_change_its_hall(client: Client):
    conference = make_conference()
    client.force_login(make_account(conference))

    answer = send(client, reverse("delegates:hall", args=[conference.slug]), {"seats": "A: 6 + 6"})

    assert answer.status_code == 403
    assert not Hall.objects.exists()
