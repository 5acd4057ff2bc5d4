"""The dossier on disk: whole files, written once, kept in line with the facts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hoinghi.conferences import dossier
from hoinghi.conferences.dossier import FolderRefused
from tests.factories import PLAN, make_conference, make_plan

pytestmark = pytest.mark.django_db


def test_the_dossier_is_written_whole_and_not_written_again(tmp_path):
    conference = make_conference(make_plan(delegates=(), awards=make_plan().awards))
    folder = tmp_path / "hồ sơ"

    first = dossier.write(conference, folder)
    times = {file: file.stat().st_mtime_ns for file in first.files}
    second = dossier.write(conference, folder)

    assert first.is_new
    assert not second.is_new
    assert second.files == first.files
    assert {file: file.stat().st_mtime_ns for file in second.files} == times
    assert {file.suffix for file in first.files} == {".docx", ".pdf"}
    assert all(file.stat().st_size > 1000 for file in first.files)


def test_a_lost_file_is_written_again(tmp_path):
    conference = make_conference()
    written = dossier.write(conference, tmp_path)
    lost = written.files[0]
    before = lost.read_bytes()
    lost.unlink()

    dossier.write(conference, tmp_path)

    assert lost.read_bytes() == before


def test_files_of_others_stay_and_a_changed_manifest_reaches_nothing_outside(tmp_path):
    folder = tmp_path / "hs"
    folder.mkdir()
    mine, outside = folder / "ghi-chu.docx", tmp_path / "ngoai.txt"
    mine.write_text("của tôi")
    outside.write_text("không được xóa")
    (folder / dossier.MANIFEST).write_text(json.dumps({"../ngoai.txt": "x", "..": "y"}))

    dossier.write(make_conference(), folder)

    assert mine.read_text() == "của tôi"
    assert outside.read_text() == "không được xóa"


@pytest.mark.parametrize("kept", ["[" * 100_000, "null", "{", "\x00"])
def test_a_manifest_that_cannot_be_read_counts_as_none(tmp_path, kept):
    (tmp_path / dossier.MANIFEST).write_text(kept)

    assert dossier.write(make_conference(), tmp_path).is_new


def test_a_folder_that_is_a_file_is_refused_with_a_sentence(tmp_path):
    taken = tmp_path / "ho-so"
    taken.write_text("")

    with pytest.raises(FolderRefused, match="Không ghi được hồ sơ"):
        dossier.write(make_conference(), taken)


def test_no_half_written_file_is_left_behind(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(FolderRefused):
        dossier.write(make_conference(), tmp_path)

    assert list(Path(tmp_path).iterdir()) == []


def test_a_letter_without_glyph_in_the_plan_is_told_and_keeps_no_paper_back(tmp_path):
    agenda = (replace(PLAN.agenda[0], text="Khai mạc 😀 \uf0b7"),)

    written = dossier.write(make_conference(make_plan(agenda=agenda)), tmp_path)

    assert "chuong-trinh" in " ".join(file.name for file in written.files)
    told = [gap for gap in written.missing if "phông chữ" in gap]
    assert any("U+1F600" in gap for gap in told)
    assert any("U+F0B7" in gap for gap in told)
