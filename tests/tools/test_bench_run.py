"""``make bench`` báo hỏng khi một bài đo không đạt, và chuyển tham số cho từng bài."""

import shutil
import subprocess
import sys
from pathlib import Path

RUNNER = Path(__file__).resolve().parents[2] / "bench/run.py"


def run_bench(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(RUNNER, folder / "run.py")
    (folder / "slow.py").write_text("raise SystemExit(1)", encoding="utf-8")
    (folder / "fast.py").write_text("import sys; print(sys.argv[1:])", encoding="utf-8")
    (folder / "_help.py").write_text("raise SystemExit(9)", encoding="utf-8")
    return subprocess.run(
        [sys.executable, folder / "run.py", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_one_missed_ratio_fails_the_whole_after_all_have_run(tmp_path: Path):
    answer = run_bench(tmp_path, "--full")

    assert answer.returncode == 1
    assert "['--full']" in answer.stdout
    assert answer.stdout.rstrip().endswith("Không đạt: slow.py.")


def test_a_benchmark_named_is_run_alone(tmp_path: Path):
    answer = run_bench(tmp_path, "fast.py", "--full")

    assert answer.returncode == 0
    assert "slow.py" not in answer.stdout
