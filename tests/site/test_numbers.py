"""Con số trên trang: hàng nghìn tách nhau, chữ thì giữ nguyên."""

from django.template import engines
from django.utils.translation import override

WORDS = (
    "{% load i18n site_ui %}{{ n|grouped }} "
    "{% blocktranslate count number=n|grouped %}{{ number }} tệp{% plural %}{{ number }} tệp"
    "{% endblocktranslate %}"
)


def shown(n: object) -> str:
    return engines["django"].from_string(WORDS).render({"n": n})


def test_thousands_stand_apart_as_the_language_writes_them():
    assert shown(3321) == "3.321 3.321 tệp"
    with override("en"):
        assert shown(3321).startswith("3,321 3,321 ")


def test_small_numbers_and_words_stay():
    assert shown(22) == "22 22 tệp"
    assert (
        engines["django"].from_string("{% load site_ui %}{{ n|grouped }}").render({"n": "……"})
        == "……"
    )
