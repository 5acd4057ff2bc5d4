"""What a report may hold, whatever was pasted."""

import pytest

from hoinghi.reports.rich_text import clean, paragraphs, words_in


@pytest.mark.parametrize(
    "pasted, kept",
    [
        (
            '<p class="MsoNormal" style="color:red"><b>Kết quả</b><o:p></o:p></p>',
            "<p><strong>Kết quả</strong></p>",
        ),
        ("<script>alert(1)</script><p onclick=x>An</p>", "<p>An</p>"),
        ('<p><img src="https://vi.du/a.png" onerror=x></p>', "<p><img></p>"),
        ('<a href="javascript:x">Bấm</a>', "Bấm"),
        (
            '<table><tr><td colspan="999" width=3>1</td></tr></table>',
            "<table><tbody><tr><td>1</td></tr></tbody></table>",
        ),
    ],
)
def test_only_the_words_and_their_shape_are_kept(pasted, kept):
    assert clean(pasted) == kept


def test_words_are_counted_without_marks():
    text = clean("<p>Giảm <b>nghèo</b> bền vững.</p><ul><li>Một</li><li>Hai</li></ul>")

    assert words_in(text) == 6
    assert paragraphs(text) == ("Giảm nghèo bền vững.", "Một", "Hai")
