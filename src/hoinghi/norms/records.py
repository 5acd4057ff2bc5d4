"""Reading one mapping of a data file key by key, with refusals that name file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from hoinghi.norms import files
from hoinghi.norms.errors import NormFileRefused

Value = int | Decimal
"""A figure: a whole number, a decimal number (hệ số), or yes and no (``bool``)."""


@dataclass(frozen=True, slots=True)
class Record:
    """One mapping of the file *path*; ``keys`` says where in the file it stands."""

    path: Path
    keys: files.KeyPath
    data: dict[str, object]

    @classmethod
    def of_file(cls, path: Path) -> Record:
        """Read the whole file, which must be one mapping."""
        return cls._of(path, (), files.read(path))

    @classmethod
    def _of(cls, path: Path, keys: files.KeyPath, data: object) -> Record:
        record = cls(path, keys, data if isinstance(data, dict) else {})
        if not isinstance(data, dict):
            raise record.refusal("phải là các dòng dạng “khóa: giá trị”")
        return record

    def refusal(self, problem: str, *keys: str | int) -> NormFileRefused:
        """Make the refusal of what stands at *keys* below this record; the caller raises it."""
        line = files.line_of(self.path, self.keys + keys)
        return NormFileRefused(self.path.name, line, problem)

    def allow(self, *allowed: str) -> Record:
        """Refuse keys other than *allowed*."""
        for key in self.data:
            if key not in allowed:
                names = ", ".join(allowed)
                raise self.refusal(f"không dùng khóa “{key}”; chỉ dùng: {names}", key)
        return self

    def text(self, key: str) -> str:
        value = self.optional_text(key)
        if value is None:
            raise self._missing(key)
        return value

    def optional_text(self, key: str) -> str | None:
        value = self.data.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self.refusal(f"“{key}” phải là chữ", key)
        return value

    def day(self, key: str) -> date:
        value = self.optional_day(key)
        if value is None:
            raise self._missing(key)
        return value

    def optional_day(self, key: str) -> date | None:
        value = self.data.get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.refusal(f"“{key}” phải là ngày dạng năm-tháng-ngày", key) from None

    def flag(self, key: str) -> bool:
        value = self.data.get(key)
        if not isinstance(value, bool):
            raise self.refusal(f"“{key}” phải là true hoặc false", key)
        return value

    def whole(self, key: str) -> int:
        value = self.data.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refusal(f"“{key}” phải là số nguyên", key)
        return value

    def value(self, key: str) -> Value:
        value = self.data.get(key)
        if isinstance(value, int):
            return value
        if isinstance(value, float):
            # Through the text, so that 0.15 stays 0.15 and not its binary neighbour.
            return Decimal(repr(value))
        raise self.refusal(f"“{key}” phải là số, true hoặc false", key)

    def records(self, key: str) -> Iterator[Record]:
        """Go through the list of mappings at *key*; nothing where the key is absent."""
        items = self.data.get(key, [])
        if not isinstance(items, list):
            raise self.refusal(f"“{key}” phải là danh sách, mỗi mục bắt đầu bằng “- ”", key)
        for place, item in enumerate(items):
            yield self._of(self.path, (*self.keys, key, place), item)

    def named(self, key: str) -> Iterator[tuple[str, Record]]:
        """Go through the mapping of mappings at *key*: name and record."""
        group = self._of(self.path, (*self.keys, key), self.data.get(key, {}))
        yield from group.each()

    def each(self) -> Iterator[tuple[str, Record]]:
        """Go through the mappings in this one: name and record."""
        for name, item in self.data.items():
            yield name, self._of(self.path, (*self.keys, name), item)

    def _missing(self, key: str) -> NormFileRefused:
        return self.refusal(f"thiếu khóa “{key}”")
