"""Soát tài liệu: liên kết trỏ tới tệp có thật, mọi lệnh đều được giải thích."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.pictures import NAMES

ROOT = Path(__file__).resolve().parent.parent
COMMANDS_PAGE = Path("docs/reference/commands.md")
REFERENCE = Path("docs/reference")

LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
IMAGE_TAG = re.compile(r"<(?:img|a)\b[^>]*?(?:src|href)=\"([^\"]+)\"")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
FENCE = re.compile(r"(?ms)^ *(```|~~~).*?^ *\1 *$")


def pages(root: Path = ROOT) -> list[Path]:
    """The pages that people read: those in the root and everything in docs/ and bench/."""
    return sorted([*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("bench/*.md")])


def dead_links(page: Path, root: Path = ROOT) -> Iterator[str]:
    """One sentence per relative link of *page* that leads to no file."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(text) + IMAGE_TAG.findall(text):
        if ELSEWHERE.match(target):
            continue
        path = target.split("#")[0]
        start = root if path.startswith("/") else page.parent
        if not (start / path.lstrip("/")).exists() and not is_made(path):
            yield f"{page.relative_to(root)}: liên kết «{target}» không trỏ tới tệp nào"


def is_made(path: str) -> bool:
    """Tell whether ``make screens`` makes the picture at *path*."""
    return bool(re.search(r"(?:^|/)pictures/[^/]+\.png$", path)) and Path(path).stem in NAMES


def targets(makefile: str) -> set[str]:
    """Names that a person can give to make: the rules of *makefile* that start a line."""
    return set(re.findall(r"(?m)^([a-z][a-z-]*):(?!=)", makefile))


def explained_targets(makefile: str) -> set[str]:
    """The targets that ``make help`` prints, those with a ``##`` sentence."""
    return set(re.findall(r"(?m)^([a-z][a-z-]*):.*## \S", makefile))


def make_faults(makefile: str, documents: Sequence[Path], root: Path = ROOT) -> Iterator[str]:
    """Targets that make help leaves out, and pages that tell people to run a target that isn't."""
    # "python" only checks that there is one; nobody calls it by hand.
    for name in sorted(targets(makefile) - explained_targets(makefile) - {"python"}):
        yield f"Makefile: lệnh make {name} không có trong make help; thêm «## …» sau tên"
    for page in documents:
        for name in re.findall(r"`make ([a-z][a-z-]*)", page.read_text(encoding="utf-8")):
            if name not in targets(makefile):
                yield f"{page.relative_to(root)}: không có lệnh make {name}"


def undocumented(commands: Sequence[str], page: str) -> list[str]:
    """The *commands* of ``hoinghi`` that the *page* of commands doesn't show."""
    return [name for name in commands if not re.search(rf"\bhoinghi {re.escape(name)}\b", page)]


def cli_commands() -> list[str]:
    """Names of the commands of ``hoinghi``, as its own help lists them."""
    answer = subprocess.run(
        [sys.executable, "-m", "hoinghi.cli", "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    return re.findall(r"(?m)^ {4}([a-z][a-z-]*)(?: |$)", answer.stdout)


def command_faults() -> Iterator[str]:
    if not (ROOT / "src/hoinghi/cli.py").is_file():
        return
    commands = cli_commands()
    if not commands:
        yield "hoinghi --help không liệt kê lệnh nào"
    page = ROOT / COMMANDS_PAGE
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    for name in undocumented(commands, text):
        yield f"{COMMANDS_PAGE}: chưa nói về lệnh hoinghi {name}"


def bench_faults(root: Path = ROOT) -> Iterator[str]:
    """Benchmarks whose figures bench/README.md doesn't explain."""
    page = root / "bench/README.md"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    for script in sorted(root.glob("bench/[a-z]*.py")):
        if f"`{script.name}`" not in text:
            yield f"bench/README.md: chưa nói về {script.name}"


def settings_read(source: str) -> set[str]:
    """Names of the environment variables that *source* reads."""
    return set(re.findall(r"(?:environ(?:\.get\(|\[)|getenv\()\s*\"([A-Z][A-Z0-9_]+)\"", source))


def setting_faults(root: Path = ROOT) -> Iterator[str]:
    """Environment variables that the package reads and no page of the reference names."""
    reference = "".join(
        page.read_text(encoding="utf-8") for page in sorted((root / REFERENCE).glob("*.md"))
    )
    names = set[str]().union(
        *(settings_read(file.read_text(encoding="utf-8")) for file in root.glob("src/**/*.py"))
    )
    for name in sorted(names):
        if f"`{name}" not in reference:
            yield f"{REFERENCE}: chưa trang nào nói về biến môi trường {name}"


def main() -> int:
    documents = pages()
    found = [sentence for page in documents for sentence in dead_links(page)]
    found += make_faults((ROOT / "Makefile").read_text(encoding="utf-8"), documents)
    found += [*command_faults(), *setting_faults(), *bench_faults()]
    for sentence in found:
        print(sentence)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
