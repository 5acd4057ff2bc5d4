"""The table of pictures against the pages that show them."""

import re
from pathlib import Path

from tools.pictures import NAMES, SHEETS, SHOTS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *ROOT.glob("docs/**/*.md")]


def shown() -> set[str]:
    texts = (page.read_text(encoding="utf-8") for page in PAGES)
    return {name for text in texts for name in re.findall(r"pictures/([\w-]+)\.png", text)}


def test_every_picture_of_the_table_is_shown_and_every_shown_picture_is_made():
    assert shown() == NAMES


def test_pictures_that_are_kept_are_there_and_light():
    kept = {SHEETS, *(shot.name for shot in SHOTS if shot.committed)}

    for name in kept:
        assert (ROOT / f"docs/pictures/{name}.png").stat().st_size < 120_000
