"""Máy chủ thư lấy từ biến môi trường; đặt sai thì được nói bằng câu."""

import pytest

from hoinghi.site.home import CannotStart
from hoinghi.site.mail import mail_server


def test_no_server_is_named_by_default(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("HOINGHI_MAIL_HOST", raising=False)

    assert mail_server().host == ""


@pytest.mark.parametrize(("security", "port"), [("none", 25), ("starttls", 587), ("tls", 465)])
def test_each_way_has_its_usual_port(monkeypatch: pytest.MonkeyPatch, security: str, port: int):
    monkeypatch.setenv("HOINGHI_MAIL_SECURITY", security)

    assert mail_server().port == port


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOINGHI_MAIL_SECURITY", "ssl"),
        ("HOINGHI_MAIL_PORT", "năm tám bảy"),
        ("HOINGHI_MAIL_PORT", "99999"),
        ("HOINGHI_MAIL_FROM", "Văn phòng"),
        ("HOINGHI_MAIL_FROM", "a@b.vn\nBcc: c@d.vn"),
    ],
)
def test_what_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    monkeypatch.setenv(name, value)

    with pytest.raises(CannotStart, match=name):
        mail_server()
