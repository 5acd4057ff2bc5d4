"""Đo ngôi nhà: hàm và tệp dài bao nhiêu, bao nhiêu hàm gõ kiểu, bao nhiêu bài kiểm, từng phòng.

Everything is read from the syntax tree; nothing is imported or run. Another tree can be measured
with the same yardstick: ``python -m tools.measure path/to/src/package path/to/tests``.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONG_FUNCTION = 50
LONG_MODULE = 400
# What tools wrote, what others wrote: neither tells how the house is written.
NOT_OURS = {"migrations", "node_modules", "vendor", "_vendor", "project_template", "site-packages"}
HEADINGS = (
    *("phòng", "hàm", "giữa", "90 %", "> 50", "tệp", "giữa", "90 %", "> 400"),
    *("gõ kiểu", "lớp có lời", "kiểm/mã"),
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one part of a tree comes to; lengths are lines from the first to the last.

    Attributes:
        functions: Length of each function, ``def`` to end; decorators do not count.
        modules: Length of each file.
        typed: Functions whose every argument (but ``self``, ``cls``) and answer is annotated.
        classes: How many classes there are, ``told`` of them with a docstring.
        code: Lines of code that are not blank, ``tests`` those of the tests beside it.
    """

    functions: tuple[int, ...] = ()
    modules: tuple[int, ...] = ()
    typed: int = 0
    classes: int = 0
    told: int = 0
    code: int = 0
    tests: int = 0

    def __add__(self, other: Measured) -> Measured:
        return Measured(
            functions=self.functions + other.functions,
            modules=self.modules + other.modules,
            typed=self.typed + other.typed,
            classes=self.classes + other.classes,
            told=self.told + other.told,
            code=self.code + other.code,
            tests=self.tests + other.tests,
        )


def is_typed(function: Function) -> bool:
    """Tell whether every argument of *function* and its answer are annotated."""
    args = function.args
    given = [*args.posonlyargs, *args.args, *args.kwonlyargs]
    given += [one for one in (args.vararg, args.kwarg) if one]
    named = [one for place, one in enumerate(given) if place or one.arg not in {"self", "cls"}]
    answers = function.returns is not None or function.name == "__init__"
    return answers and all(one.annotation for one in named)


def measured(text: str) -> Measured:
    """Measure one module from its *text*."""
    nodes = list(ast.walk(ast.parse(text)))
    functions = [node for node in nodes if isinstance(node, Function)]
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    return Measured(
        functions=tuple((one.end_lineno or one.lineno) - one.lineno + 1 for one in functions),
        modules=(len(text.splitlines()),),
        typed=sum(map(is_typed, functions)),
        classes=len(classes),
        told=sum(ast.get_docstring(one) is not None for one in classes),
        code=lines(text),
    )


def lines(text: str) -> int:
    """Count the lines of *text* that are not blank."""
    return sum(bool(line.strip()) for line in text.splitlines())


def at(share: float, lengths: Iterable[int]) -> int:
    """Give the length that *share* of *lengths* do not pass; none is 0 long."""
    ordered = sorted(lengths)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0


def of_tree(source: Path, tests: Path | None = None) -> dict[str, Measured]:
    """Measure each room of *source* with the tests of the same name in *tests*; "" is the rest."""
    rooms: dict[str, Measured] = {}
    for path in written(source):
        # What stands inside the package as a test counts as a test.
        text, room = path.read_text(encoding="utf-8"), room_of(path, source)
        found = Measured(tests=lines(text)) if is_test(path, source) else measured(text)
        rooms[room] = rooms.get(room, Measured()) + found
    for path in written(tests) if tests else ():
        room = room_of(path, tests) if tests else ""
        room = room if room in rooms else ""
        found = Measured(tests=lines(path.read_text(encoding="utf-8")))
        rooms[room] = rooms.get(room, Measured()) + found
    return dict(sorted(rooms.items()))


def written(root: Path) -> Iterator[Path]:
    """Every Python file below *root* that people wrote."""
    for path in sorted(root.rglob("*.py")):
        if not NOT_OURS.intersection(path.relative_to(root).parts):
            yield path


def is_test(path: Path, root: Path) -> bool:
    """Tell whether the file at *path* is part of the tests that a package carries inside it."""
    inside = path.relative_to(root).parts
    return bool({"test", "tests"}.intersection(inside)) or inside[-1].startswith("test_")


def room_of(path: Path, root: Path) -> str:
    """Name the folder directly below *root* that holds *path*; "" for a file of *root* itself."""
    inside = path.relative_to(root).parts
    return inside[0] if len(inside) > 1 else ""


def row(name: str, found: Measured) -> tuple[str, ...]:
    """Write *found* as one line of the table."""
    return (
        name,
        str(len(found.functions)),
        str(at(0.5, found.functions)),
        str(at(0.9, found.functions)),
        str(sum(length > LONG_FUNCTION for length in found.functions)),
        str(len(found.modules)),
        str(at(0.5, found.modules)),
        str(at(0.9, found.modules)),
        str(sum(length > LONG_MODULE for length in found.modules)),
        percent(found.typed, len(found.functions)),
        percent(found.told, found.classes),
        f"{found.tests / found.code:.2f}".replace(".", ",") if found.code else "–",
    )


def percent(part: int, whole: int) -> str:
    """Write *part* of *whole* in whole percent; of nothing, a dash."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def table(rooms: dict[str, Measured]) -> str:
    """Write *rooms* and their total as a Markdown table."""
    rows = [row(name or "(chung)", found) for name, found in rooms.items()]
    rows.append(row("tất cả", sum(rooms.values(), Measured())))
    lined = ["| " + " | ".join(cells) + " |" for cells in (HEADINGS, *rows)]
    rule = "|---|" + "--:|" * (len(HEADINGS) - 1)
    return "\n".join([lined[0], rule, *lined[1:]])


def main(arguments: Sequence[str]) -> int:
    """Print the table of this house, or of the tree and tests named in *arguments*."""
    named = [Path(each) for each in arguments] or [ROOT / "src" / "hoinghi", ROOT / "tests"]
    if len(named) > 2 or not all(path.is_dir() for path in named):
        print("Cách dùng: python -m tools.measure [thư mục mã [thư mục bài kiểm]]")
        return 2
    print(table(of_tree(*named)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
