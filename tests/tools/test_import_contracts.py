"""Các luật nhập giữa các phòng bắt được mọi lối đi sai; thử trên một ngôi nhà rỗng."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ["site", "tasks", "agenda", "awards", "conferences", "units", "journal",
            "reading", "papers", "norms"]  # fmt: skip


def build_house(folder: Path, imports: dict[str, str]) -> None:
    """An empty hoinghi under *folder* whose modules hold nothing but the given *imports*."""
    for package in ["", *PACKAGES]:
        home = folder / "hoinghi" / package
        home.mkdir(parents=True, exist_ok=True)
        (home / "__init__.py").touch()
    for module in single_modules():
        (folder / f"{module.replace('.', '/')}.py").touch()
    for module, line in imports.items():
        (folder / f"{module.replace('.', '/')}.py").write_text(f"{line}\n", encoding="utf-8")


def single_modules() -> list[str]:
    """The modules of the house that are no rooms: those that the contracts name beside these."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    pure = next(c for c in contracts["contracts"] if c["id"] == "pure")
    rooms = {f"hoinghi.{package}" for package in PACKAGES}
    return [module for module in pure["source_modules"] if module not in rooms]


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Hold the house in *folder* to our contracts, or to those named alone."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    return subprocess.run(
        [*command, "--config", ROOT / "pyproject.toml", *(f"--contract={c}" for c in contracts)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "module, line, contract",
    [
        ("hoinghi.units.services", "import hoinghi.conferences", "house"),
        ("hoinghi.conferences.services", "import hoinghi.tasks", "house"),
        ("hoinghi.tasks.views", "import hoinghi.site", "house"),
        ("hoinghi.norms.files", "import hoinghi.units", "house"),
        ("hoinghi.tasks.services", "import hoinghi.awards.services", "rooms"),
        ("hoinghi.tasks.rules", "import hoinghi.tasks.models", "furniture"),
        ("hoinghi.tasks.models", "import hoinghi.tasks.services", "furniture"),
        ("hoinghi.tasks.services", "import hoinghi.tasks.views", "furniture"),
        ("hoinghi.reading.parts", "import django.db", "pure"),
        ("hoinghi.papers.form", "import hoinghi.reading", "papers"),
        ("hoinghi.papers.form", "import hoinghi.norms", "norms"),
    ],
)
def test_a_wrong_import_breaks_its_contract(tmp_path: Path, module: str, line: str, contract: str):
    imported = line.removeprefix("import ")
    house = {module: line}
    if imported.startswith("hoinghi.") and imported.count(".") == 2:
        house[imported] = ""
    build_house(tmp_path, house)

    answer = lint(tmp_path, contract)

    assert answer.returncode == 1, answer.stdout
    assert "Contracts: 0 kept, 1 broken." in answer.stdout


def test_the_allowed_ways_are_open(tmp_path: Path):
    build_house(
        tmp_path,
        {
            "hoinghi.agenda.queries": "",
            "hoinghi.tasks.papers": "import hoinghi.agenda.queries",
            "hoinghi.tasks.services": "import hoinghi.conferences, hoinghi.units, hoinghi.journal",
            "hoinghi.reading.dates": "import hoinghi.norms",
            "hoinghi.site.urls": "import hoinghi.tasks, django.urls",
        },
    )

    answer = lint(tmp_path)

    assert answer.returncode == 0, answer.stdout
