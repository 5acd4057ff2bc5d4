"""A page of Markdown as a page of the guide."""

import pytest

from hoinghi.guide.rules import Heading, Shown, anchor_of, read

KNOWN = {"how-to/mot": "/huong-dan/how-to/mot/"}


def sheet_of(source: str, name: str = "vai-tro/hai"):
    here = Shown(url="/huong-dan/hinh/co.png", width=640, height=400)
    return read(
        source, name=name, link=KNOWN.get, picture=lambda file: here if file == "co.png" else None
    )


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Giữ và phát hành", "giữ-và-phát-hành"),
        ("Đưa hạn vào lịch của điện thoại, Outlook, Google",
         "đưa-hạn-vào-lịch-của-điện-thoại-outlook-google"),
        ("Trang “Tổng quan”", "trang-tổng-quan"),
        ("2. Đăng nhập", "2-đăng-nhập"),
    ],
)  # fmt: skip
def test_headings_are_named_as_forges_name_them(text: str, anchor: str):
    assert anchor_of(text) == anchor


def test_the_title_stands_apart_and_sections_are_listed():
    sheet = sheet_of("# Tên\n\nMở đầu.\n\n## Một việc\n\n### Nhỏ\n\n## Việc khác\n")

    assert sheet.title == "Tên"
    assert "<h1" not in sheet.html
    assert sheet.headings == (
        Heading(anchor="một-việc", text="Một việc"),
        Heading(anchor="việc-khác", text="Việc khác"),
    )
    assert sheet.anchors == {"tên", "một-việc", "nhỏ", "việc-khác"}


def test_links_lead_to_pages_of_the_guide_or_stay_words():
    html = sheet_of(
        "[một](../how-to/mot.md#phần) [ngoài](../../CHANGELOG.md) [web](https://example.vn)"
    ).html

    assert '<a href="/huong-dan/how-to/mot/#ph%E1%BA%A7n">một</a>' in html
    assert "ngoài" in html
    assert "CHANGELOG" not in html
    assert '<a href="https://example.vn">web</a>' in html


def test_a_picture_that_was_not_made_is_left_out():
    html = sheet_of("![có](../pictures/co.png)\n\n![không](../pictures/khong.png)").html

    assert 'src="/huong-dan/hinh/co.png"' in html
    assert 'width="640" height="400"' in html
    assert "khong" not in html


@pytest.mark.parametrize(
    "source",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](javascript:alert(1))",
     '<img src=x onerror="alert(1)">', "[x](data:text/html;base64,AAAA)"],
)  # fmt: skip
def test_nothing_of_a_page_becomes_a_script(source: str):
    html = sheet_of(source).html

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
