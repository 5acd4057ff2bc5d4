"""Invitations as one PDF: pages a second, ours against WeasyPrint drawing the same page.

Both start from the same values with libraries and fonts loaded, make the QR codes, lay out every
page and write one file; rounds take turns, medians count, every round has other guests. Asked
for: at least 5 times as many pages a second.

Run: ``python bench/invitations.py [--rounds N] [--full]``; exit code 1 where the ratio is missed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from bench._peers import peer_python  # noqa: E402  the folder is no package of its own
from hoinghi.papers import fonts, form  # noqa: E402
from hoinghi.papers.model import (  # noqa: E402
    IssuingBody,
    Mm,
    Number,
    Paper,
    Paragraph,
    QrCode,
    Run,
    Signature,
)
from hoinghi.papers.pdf import write_pdf  # noqa: E402
from hoinghi.violations import RuleViolation  # noqa: E402

PAGES, FULL_PAGES = 166, 1660
ASKED = 5.0
BUDGET_S = 42.0

TITLE = (
    "Dự Hội nghị sơ kết giữa kỳ Chương trình mục tiêu quốc gia Giảm nghèo bền vững và phong trào "
    "thi đua “Chung tay vì người nghèo - Không để ai bị bỏ lại phía sau”"
)
INVITING = "Ủy ban nhân dân huyện Hoa Sen trân trọng kính mời:"
BODY = (
    f"Tới {TITLE[0].lower()}{TITLE[1:]} trên địa bàn huyện giai đoạn 2021 - 2025.",
    "Chủ trì: Đồng chí Chủ tịch Ủy ban nhân dân huyện.",
    "Thời gian: 01 ngày, từ 07 giờ 30 phút, ngày 05 tháng 12 năm 2023 (thứ Ba).",
    "Địa điểm: Hội trường Ủy ban nhân dân huyện.",
    "Đề nghị đồng chí mang theo giấy mời để điểm danh tại bàn đón tiếp; trường hợp không dự được, "
    "đề nghị cử người dự thay và báo về Văn phòng trước ngày 01 tháng 12 năm 2023.",
    "Rất mong đồng chí có mặt đúng thời gian để Hội nghị thành công tốt đẹp./.",
)
CAPTION = "Mã điểm danh; xin xuất trình khi đến dự."
ISSUER = "ỦY BAN NHÂN DÂN\nHUYỆN HOA SEN"
SIGNING = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
SIGNED = "Nguyễn Thị Ánh"
PLACE, DAY = "Hoa Sen", date(2023, 11, 28)

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE_NAMES = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Quốc", "Ngọc", "Kim", "Xuân")
GIVEN_NAMES = ("An", "Bình", "Châu", "Dũng", "Đạt", "Hạnh", "Hương", "Lâm", "Mai", "Phúc", "Quý")
POSTS = (
    "Chủ tịch",
    "Phó Chủ tịch",
    "Trưởng phòng",
    "Bí thư Chi đoàn",
    "Công chức Văn hóa - Xã hội",
)
UNITS = (
    "Ủy ban nhân dân xã Hoa Mai",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã Hoa Cúc",
    "Phòng Lao động - Thương binh và Xã hội",
    "Hội Liên hiệp Phụ nữ huyện",
)


@dataclass(frozen=True, slots=True)
class Guest:
    number: int
    name: str
    post: str
    unit: str
    url: str


def guests(count: int, round_: int) -> list[Guest]:
    """Invented people; another round has others, so that nothing is drawn from memory."""
    return [_guest(number + 1, number + round_ * 7919) for number in range(count)]


def _guest(number: int, seed: int) -> Guest:
    name = " ".join(
        (
            FAMILY_NAMES[seed % len(FAMILY_NAMES)],
            MIDDLE_NAMES[seed * 7 % len(MIDDLE_NAMES)],
            GIVEN_NAMES[seed // 11 % len(GIVEN_NAMES)],
        )
    )
    token = seed * 2_654_435_761 % 2**64
    return Guest(
        number,
        f"Đồng chí {name}",
        POSTS[seed % len(POSTS)],
        UNITS[seed * 3 % len(UNITS)],
        f"https://hoinghi.example/m/{token:032x}",
    )


def invitation(guest: Guest) -> Paper:
    """The paper as the room of delegates would issue it."""
    invited = f"{guest.name}, {guest.post}, {guest.unit}"
    return Paper(
        kind="GM",
        issuer=IssuingBody(name=ISSUER),
        title=TITLE,
        number=Number(symbol="GM-UBND", serial=guest.number),
        place=PLACE,
        date=DAY,
        blocks=(
            Paragraph(text=(Run(text=f"{INVITING} "), Run(text=invited, bold=True))),
            *(Paragraph(text=(Run(text=text),)) for text in BODY),
            QrCode(data=guest.url, size=Mm(30), caption=(Run(text=CAPTION),)),
        ),
        signature=Signature(authority=SIGNING[:-1], position=SIGNING[-1], name=SIGNED),
        recipients=("Như trên", "Lưu: VT"),
    )


def draw_ours(people: Sequence[Guest], out: Path) -> float:
    began = time.perf_counter()
    write_pdf([invitation(guest) for guest in people], out)
    return time.perf_counter() - began


class Peer:
    """WeasyPrint in a process of its own, kept from round to round."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def draw(self, people: Sequence[Guest], out: Path) -> float:
        request = {
            "fonts": str(fonts.FOLDER),
            "out": str(out),
            "people": [asdict(guest) for guest in people],
            "words": _words(),
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit("WeasyPrint dừng giữa chừng; thư viện Pango của máy có thể thiếu.")
        return float(answer)


def _words() -> dict[str, object]:
    return {
        "issuer": ISSUER,
        "name": form.QUOC_HIEU,
        "motto": form.TIEU_NGU,
        "dated": form.place_and_date(PLACE, DAY),
        "title": TITLE,
        "inviting": INVITING,
        "body": BODY,
        "caption": CAPTION,
        "signing": SIGNING,
        "signed": SIGNED,
    }


@contextmanager
def peer() -> Iterator[Peer]:
    python = peer_python("weasyprint", "segno")
    half = Path(__file__).with_name("_weasyprint_invitations.py")
    process = subprocess.Popen(
        [python, half], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        yield Peer(process)
    finally:
        assert process.stdin
        process.stdin.close()
        process.wait(timeout=30)


def require_same(ours: Path, theirs: Path, people: Sequence[Guest]) -> None:
    """Both files have one page a guest, with that guest's name."""
    for path in (ours, theirs):
        document = pypdfium2.PdfDocument(path)
        if len(document) != len(people):
            raise SystemExit(f"{path.name}: {len(document)} trang cho {len(people)} khách.")
        for page, guest in ((0, people[0]), (len(people) - 1, people[-1])):
            text = " ".join(document[page].get_textpage().get_text_range().split())
            if guest.name not in text:
                raise SystemExit(f"{path.name}, trang {page + 1}: không thấy “{guest.name}”.")


def told(name: str, seconds: Sequence[float], pages: int, size: int) -> str:
    rates = sorted(pages / taken for taken in seconds)
    spread = f"({rates[0]:.0f}-{rates[-1]:.0f})"
    median = statistics.median(rates)
    return f"{name:12} {median:8.1f} trang/s {spread:>12} {size / pages / 1024:6.1f} kB/trang"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true", help=f"{FULL_PAGES} pages, one round")
    options = parser.parse_args()
    pages, rounds = (FULL_PAGES, 1) if options.full else (PAGES, options.rounds)
    ours: list[float] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as folder, peer() as weasyprint:
        mine, other = Path(folder, "hoinghi.pdf"), Path(folder, "weasyprint.pdf")
        try:
            draw_ours(guests(1, 0), mine)  # the first page loads fonts and libraries
        except RuleViolation as violation:
            print(violation)
            return 1
        weasyprint.draw(guests(1, 0), other)
        until = time.monotonic() + BUDGET_S
        for round_ in range(1, rounds + 1):
            if ours and time.monotonic() + ours[-1] + theirs[-1] > until and not options.full:
                break  # a busy machine: fewer rounds rather than a longer wait
            people = guests(pages, round_)
            ours.append(draw_ours(people, mine))
            theirs.append(weasyprint.draw(people, other))
            require_same(mine, other, people)
        print(f"Giấy mời có mã QR, một tệp PDF {pages} trang, {len(ours)} lượt")
        print(told("hoinghi", ours, pages, mine.stat().st_size))
        print(told("WeasyPrint", theirs, pages, other.stat().st_size))
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"tỷ số {ratio:.1f} (đòi hỏi: ≥ {ASKED:.0f})")
    return 0 if ratio >= ASKED else 1


if __name__ == "__main__":
    sys.exit(main())
