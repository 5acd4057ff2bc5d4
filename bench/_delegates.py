"""Phòng đại biểu trọn đường: từ các dòng trong cơ sở dữ liệu tới tệp PDF giấy mời.

``python _delegates.py invitations SỐ LƯỢT RA``, như ``_case``: the example conference is prepared
in a database of its own and given as many places as asked for; then the clock runs from the
queries to the finished file. Codes are signed by the key of this run: no two runs draw the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples/binh-son-2023"
sys.path.insert(0, str(ROOT / "src"))

if TYPE_CHECKING:
    from hoinghi.conferences.models import Conference

from _case import peak_mb, written  # noqa: E402  after the path of the sources


@dataclass(frozen=True, slots=True)
class Home:
    """Folder of the database."""

    path: Path

    def environment(self) -> dict[str, str]:
        return {
            "HOINGHI_VAR": str(self.path / "var"),
            "DATABASE_URL": f"sqlite:///{self.path}/db.sqlite3",
            "DJANGO_SETTINGS_MODULE": "hoinghi.site.settings",
        }


def prepare(home: Home) -> None:
    """Establish the example conference, as a user does."""
    told = ("--units", EXAMPLE / "units.csv", "--out", home.path / "ho-so")
    command = [sys.executable, "-m", "hoinghi.cli", "prepare", EXAMPLE / "ke-hoach.txt", *told]
    environment = {**os.environ, **home.environment(), "PYTHONPATH": str(ROOT / "src")}
    subprocess.run(list(map(str, command)), env=environment, stdout=subprocess.DEVNULL, check=True)


def fill(count: int) -> None:
    """Copy the places of the conference until there are *count*."""
    from hoinghi.delegates.models import DelegatePlace, new_nonce

    places = list(DelegatePlace.objects.order_by("position"))
    more = []
    for number in range(len(places), count):
        place = DelegatePlace.objects.get(pk=places[number % len(places)].pk)
        place.pk, place.position, place.nonce = None, number + 1, new_nonce()
        more.append(place)
    DelegatePlace.objects.bulk_create(more)


def invitations(conference: Conference, out: Path) -> None:
    """The part of the dossier that holds the invitations, drawn as the dossier draws it."""
    from hoinghi.conferences import dossier
    from hoinghi.delegates import papers
    from hoinghi.papers.model import Format
    from hoinghi.papers.substitutes import printable_part

    part = next(part for part in papers.papers(conference) if part.slug == "giay-moi")
    out.write_bytes(dossier.render(printable_part(part), Format.PDF))


def main() -> None:
    _case, count, _round, out = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        prepare(home)
        os.environ.update(home.environment())
        import django

        django.setup()
        from hoinghi.conferences.models import Conference
        from hoinghi.conferences.scoping import whole

        (conference,) = Conference.objects.all()
        with whole(conference):
            invitations(conference, Path(out))
            fill(int(count))
            began = time.perf_counter()
            invitations(conference, Path(out))
            seconds = time.perf_counter() - began
    answer = {"seconds": seconds, "bytes": written(Path(out)), "rss_mb": peak_mb(), "version": ""}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
