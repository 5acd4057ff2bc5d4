"""Files that LibreOffice turns into DOCX: .doc, .rtf, .odt."""

import contextlib
import json
import subprocess
import time
from pathlib import Path

import docx
import pytest

from hoinghi import apart, libreoffice
from hoinghi.reading import NotAPlan, UnreadableSource, read_file
from hoinghi.reading.as_json import plan_to_json
from hoinghi.reading.sources import load, office
from tests.reading.made_plans import SOFFICE, docx_of_plan, pdf_of_docx

PLANS = Path(__file__).parents[2].parent / "shared" / "plans"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = OLE + "WordDocument".encode("utf-16-le")


def a_plan(folder):
    document = docx.Document()
    for line in (
        "KẾ HOẠCH",
        "Tổ chức Hội nghị tổng kết năm 2024",
        "I. MỤC ĐÍCH",
        "Đánh giá kết quả.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Nội vụ: Chuẩn bị báo cáo trước ngày 05/12/2024.",
    ):
        document.add_paragraph(line)
    path = folder / "ke-hoach.docx"
    document.save(path)
    return path


def converted(path, kind):
    profile = (path.parent / "profile").as_uri()
    subprocess.run(
        [
            SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
            "--outdir", str(path.parent), str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    return path.with_suffix(f".{kind}")


@pytest.mark.office
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_files_of_other_word_processors_read_like_the_docx(tmp_path, kind):
    path = a_plan(tmp_path)

    assert read_file(converted(path, kind)).plan == read_file(path).plan


@pytest.mark.office
@pytest.mark.parametrize(("name", "data"), [("cu.doc", WORD), ("van-ban.rtf", b"{\\rtf1 K}")])
def test_what_libreoffice_makes_of_other_things_is_no_plan(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises((NotAPlan, UnreadableSource)) as refused:
        read_file(path)

    assert refused.value.remedy.startswith("Hãy ")


@pytest.mark.parametrize(("name", "data"), [("cu.doc", WORD), ("van-ban.rtf", b"{\\rtf1 K}")])
def test_without_libreoffice_the_refusal_says_what_to_install(tmp_path, monkeypatch, name, data):
    monkeypatch.setenv("PATH", "")
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(UnreadableSource) as refused:
        load(path)

    assert refused.value.code == "source.legacy-doc"
    assert "apt-get install libreoffice-writer-nogui" in str(refused.value)


def test_a_conversion_that_does_not_end_is_ended(tmp_path, monkeypatch):
    slow = tmp_path / "soffice"
    slow.write_text('#!/bin/sh\nsleep 60 &\necho "$$" > "$HOINGHI_TEST_NOTE"\nwait\n')
    slow.chmod(0o755)
    note = tmp_path / "group"
    monkeypatch.setenv("HOINGHI_TEST_NOTE", str(note))
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(libreoffice, "MAX_SECONDS", 1.0)
    begun = time.monotonic()

    with pytest.raises(UnreadableSource) as refused:
        office.as_docx(WORD, "cu.doc", kind="văn bản Word kiểu cũ (.doc)", suffix=".doc")

    assert refused.value.code == "source.too-large"
    assert time.monotonic() - begun < 5
    group = note.read_text().strip()
    listed = subprocess.run(["ps", "-o", "stat=", "-g", group], capture_output=True, text=True)
    assert [state for state in listed.stdout.split() if not state.startswith("Z")] == []


@pytest.fixture(scope="module")
def worked_plans(tmp_path_factory):
    """The worked plans set as DOCX and printed as PDF."""
    folder = tmp_path_factory.mktemp("plans")
    for gold in sorted(PLANS.glob("*.json")):
        answers = json.loads(gold.read_text(encoding="utf-8"))
        text = gold.with_suffix(".txt").read_text(encoding="utf-8")
        path = folder / f"{gold.stem}.docx"
        docx_of_plan(answers, text).save(path)
        pdf_of_docx(path, profile=folder / "profile")
    return folder


@pytest.mark.office
@pytest.mark.worked_plans
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_worked_plans_keep_their_score_through_word_and_pdf(worked_plans, kind):
    scorer = _scorer()
    facts = {}
    for gold in sorted(PLANS.glob("*.json")):
        plan = read_file(worked_plans / f"{gold.stem}.{kind}").plan
        answers = json.loads(gold.read_text(encoding="utf-8"))
        facts[gold.name] = scorer.score_doc(answers, json.loads(json.dumps(plan_to_json(plan))))

    table = scorer.table(facts)

    assert table["founding"]["MACRO"][2] == 1.0
    assert table["others"]["MACRO"][2] >= 0.99


def _scorer():
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("score", PLANS / "score.py")
    scorer = module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def test_a_libreoffice_that_does_not_run_counts_as_none(tmp_path, monkeypatch):
    broken = tmp_path / "soffice"
    broken.write_bytes(b"\x7fELF")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 a}")

    with pytest.raises(UnreadableSource) as refused:
        load(path)

    assert refused.value.code == "source.legacy-doc"


def test_without_room_for_temporary_files_the_refusal_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "khong-co"))
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 a}")
    (tmp_path / "soffice").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UnreadableSource) as refused:
        load(path)

    assert refused.value.code == "source.no-room"


def test_a_program_that_writes_without_end_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "MAX_WRITTEN", 1_000_000)

    with pytest.raises(subprocess.CalledProcessError):
        apart.run(["/bin/cat", "/dev/zero"], seconds=20, memory=1024**3, environment={})


@pytest.mark.office
@pytest.mark.parametrize("seconds", [0.3, 0.5, 0.8])
def test_a_libreoffice_ended_on_time_leaves_nothing_behind(tmp_path, monkeypatch, seconds):
    monkeypatch.setattr(libreoffice, "MAX_SECONDS", seconds)
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 a}")
    before = set(Path("/tmp").glob("OSL_PIPE_*"))

    with contextlib.suppress(UnreadableSource):
        load(path)

    left = set(Path("/tmp").glob("OSL_PIPE_*")) - before
    # Those of other conversions on this machine go by themselves.
    until = time.monotonic() + 10
    while any(pipe.exists() for pipe in left) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(pipe.exists() for pipe in left)
