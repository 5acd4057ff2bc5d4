"""What guests watch."""

from hoinghi.agenda.spoken import shown


def test_guests_watch_the_film_not_the_showing():
    assert shown("Trình chiếu phóng sự “Vì người nghèo”") == "phóng sự “Vì người nghèo”"
    assert shown("Giới thiệu mô hình") == "Giới thiệu mô hình"
