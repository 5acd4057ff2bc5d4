"""Files made of packed parts are ZIP files that others open."""

import io
import zipfile

import pytest

from hoinghi.papers import zipped


def test_parts_come_out_as_they_were_put_in():
    parts = {"a.xml": b"<a/>" * 1000, "hình/ảnh.png": bytes(range(256)), "empty": b""}
    entries = [
        zipped.packed("a.xml", parts["a.xml"]),
        zipped.stored("hình/ảnh.png", parts["hình/ảnh.png"]),
        zipped.packed("empty", b""),
    ]

    with zipfile.ZipFile(io.BytesIO(zipped.archive(entries))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts
        assert [info.date_time[:3] for info in archive.infolist()] == [(1980, 1, 1)] * 3
        assert archive.getinfo("a.xml").compress_size < 100


def test_more_parts_than_the_format_holds_are_refused():
    entry = zipped.stored("a", b"")

    with pytest.raises(ValueError, match="65536 parts"):
        zipped.archive([entry] * 65536)
