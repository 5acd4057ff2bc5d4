"""Bản dịch tiếng Anh: rút câu từ mã và mẫu trang, cập nhật, soát đủ, dịch sang ``.mo``.

Vietnamese is the language of the sources, so every English sentence has to be written by
somebody: ``check`` fails while one is missing, uncertain (fuzzy), or no longer asked for. Babel
does the work: no machine that runs the project needs gettext's own programs.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src/hoinghi"
PO = SOURCES / "site/locale/en/LC_MESSAGES/django.po"

# Babel knows gettext, ngettext, pgettext and npgettext; these are Django's other names.
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def python_of(file: Path) -> bytes:
    """What *file* asks gettext for, as Python source: its own text, or its template's calls."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return text.encode()
    from django.utils.translation.template import templatize  # heavy; only templates need it

    return templatize(text, origin=str(file)).encode()


def asked_for(folder: Path = SOURCES) -> Catalog:
    """Every sentence that code and templates under *folder* mark for translation."""
    catalog = Catalog(locale="en", fuzzy=False)
    files = sorted([*folder.rglob("*.py"), *folder.rglob("templates/**/*.html"),
                    *folder.rglob("templates/**/*.txt")])  # fmt: skip
    for file in files:
        where = file.relative_to(folder).as_posix()
        found = extract("python", io.BytesIO(python_of(file)), keywords=KEYWORDS)
        for _line, ids, _comments, context in found:
            # No line numbers: they would change the file with every edit elsewhere.
            catalog.add(ids, locations=[(where, 0)], context=context)
    return catalog


def read(po: Path = PO) -> Catalog:
    if not po.is_file():
        return Catalog(locale="en", fuzzy=False)
    with po.open("rb") as stream:
        return read_po(stream, locale="en")


def translations(message: Message) -> tuple[str, ...]:
    """The English forms of *message*: one, or singular and plural."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def faults(asked: Catalog, written: Catalog) -> Iterator[str]:
    """One Vietnamese sentence per sentence that has no sound English."""
    for message in asked:
        if not message.id:
            continue
        have = written.get(message.id, message.context)
        first = message.id if isinstance(message.id, str) else message.id[0]
        where = ", ".join(path for path, _ in message.locations)
        if have is None or not all(translations(have)):
            yield f"Thiếu bản dịch tiếng Anh: «{first}» ({where})"
        elif have.fuzzy:
            yield f"Bản dịch tiếng Anh chưa chắc (fuzzy): «{first}» ({where})"
        elif list(have.check()):
            yield f"Bản dịch tiếng Anh sai chỗ điền (%s, %(tên)s): «{first}» ({where})"
    for message in written:
        if message.id and asked.get(message.id, message.context) is None:
            first = message.id if isinstance(message.id, str) else message.id[0]
            yield f"Bản dịch không còn câu gốc trong mã: «{first}»"


def update(po: Path = PO, folder: Path = SOURCES) -> None:
    """Bring the sentences of *folder* into *po*; what is translated stays, what is gone goes."""
    catalog = read(po)
    catalog.update(asked_for(folder), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as stream:
        write_po(stream, catalog, width=96, sort_output=True, omit_header=False)


def compile_all(folder: Path = SOURCES) -> int:
    """Write the ``.mo`` beside every ``.po`` under *folder*; the number written."""
    files = sorted(folder.rglob("locale/*/LC_MESSAGES/*.po"))
    for po in files:
        # Whole or not at all: a server or a test may be reading it.
        fresh = po.with_name(f".{po.stem}-{os.getpid()}.mo")
        with po.open("rb") as source, fresh.open("wb") as target:
            write_mo(target, read_po(source, locale=po.parts[-3]))
        fresh.replace(po.with_suffix(".mo"))
    return len(files)


def check() -> int:
    found = list(faults(asked_for(), read()))
    for sentence in found:
        print(sentence)
    if found:
        print(f"{len(found)} câu cần sửa trong {PO.relative_to(ROOT)}; chạy: make translations")
    return 1 if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Bản dịch tiếng Anh của hoinghi.")
    parser.add_argument("act", choices=["update", "check", "compile"])
    act = parser.parse_args().act
    if act == "update":
        update()
        compile_all()
    elif act == "compile":
        print(f"Đã dịch {compile_all()} tệp .po sang .mo.")
    else:
        return check()
    return 0


if __name__ == "__main__":
    sys.exit(main())
