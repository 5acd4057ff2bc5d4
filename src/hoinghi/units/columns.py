"""What the columns of a list mean: guessed from the heading row, set right by a person.

Python thuần.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from hoinghi.reading.name_keys import fold
from hoinghi.units.tables import Table, letter_of

_HEADING_WITHIN: Final = 40
"""Rows from the top in which the headings are looked for; titles and grounds stand above them."""


class Field(NamedTuple):
    """A thing that a column may hold.

    Attributes:
        headings: How lists call it; the label and the name itself go without saying.
    """

    name: str
    label: str
    help: str
    headings: tuple[str, ...] = ()
    required: bool = False


BODY_FIELDS: Final = (
    Field("name", "Tên đầy đủ", "Tên ghi trong văn bản, không viết tắt.",
          ("tên", "tên đơn vị", "tên cơ quan", "đơn vị", "cơ quan", "tên cơ quan đơn vị",
           "cơ quan đơn vị", "tên tổ chức", "tên xã", "xã", "tên trường", "danh sách đơn vị"),
          True),
    Field("short_name", "Tên viết tắt", "Ví dụ: Phòng LĐTBXH.",
          ("viết tắt", "tên ngắn", "tên gọi tắt", "gọi tắt")),
    Field("kind", "Loại", "Chọn trong danh sách; để trống thì đoán theo tên.",
          ("loại hình", "loại đơn vị", "loại cơ quan", "phân loại")),
    Field("level", "Cấp", "tỉnh, huyện (đến 30/06/2025), xã, thôn; để trống thì đoán.",
          ("cấp hành chính", "cấp đơn vị")),
    Field("parent", "Thuộc", "Tên hoặc mã của đơn vị cấp trên trực tiếp.",
          ("trực thuộc", "cơ quan chủ quản", "đơn vị chủ quản", "cấp trên", "thuộc đơn vị",
           "đơn vị cấp trên", "chủ quản", "thuộc huyện", "địa bàn", "huyện")),
    Field("code", "Mã", "Mã đơn vị hành chính hoặc mã cơ quan; chưa có thì để trống.",
          ("mã đơn vị", "mã số", "mã cơ quan", "mã định danh", "mã đvhc", "mã xã")),
    Field("valid_from", "Từ ngày", "Ngày thành lập, dạng 01/07/2025.",
          ("ngày thành lập", "có hiệu lực từ", "bắt đầu", "hiệu lực từ")),
    Field("valid_to", "Đến hết ngày", "Ngày cuối cùng còn hoạt động; còn hoạt động thì để trống.",
          ("đến ngày", "ngày giải thể", "ngày kết thúc", "kết thúc", "hiệu lực đến",
           "ngày sáp nhập")),
    Field("aliases", "Cách viết khác", "Các tên gọi khác, ngăn cách bằng dấu |.",
          ("tên khác", "tên gọi khác", "cách viết", "alias")),
    Field("successor", "Mã đơn vị kế tục",
          "Mã đơn vị thay thế khi sáp nhập, chia tách; ngăn bằng |.",
          ("đơn vị kế tục", "kế tục", "sáp nhập vào", "mã kế tục", "nay là")),
)  # fmt: skip
PEOPLE_FIELDS: Final = (
    Field("person", "Họ và tên", "Họ, tên đệm và tên.",
          ("họ tên", "tên", "họ và tên cán bộ", "cán bộ", "người phụ trách", "người liên hệ",
           "họ tên cán bộ", "đầu mối"), True),
    Field("position", "Chức vụ", "Ví dụ: Trưởng phòng, Chuyên viên.",
          ("chức danh", "chức vụ chức danh", "vị trí"), True),
    Field("organisation", "Đơn vị", "Tên hoặc mã của đơn vị trong danh bạ.",
          ("cơ quan", "đơn vị công tác", "cơ quan đơn vị", "tên đơn vị", "nơi công tác"), True),
    Field("telephone", "Điện thoại", "Số điện thoại cơ quan hoặc công vụ.",
          ("số điện thoại", "sđt", "đt", "điện thoại liên hệ", "di động", "số đt")),
    Field("mail", "Thư điện tử", "Thư công vụ.",
          ("email", "e-mail", "địa chỉ thư điện tử", "hộp thư", "thư công vụ")),
    Field("valid_from", "Từ ngày", "Ngày giữ chức vụ, dạng 01/07/2025.",
          ("ngày bổ nhiệm", "ngày nhận chức", "bắt đầu", "giữ chức từ")),
    Field("valid_to", "Đến hết ngày", "Ngày thôi giữ; còn giữ thì để trống.",
          ("đến ngày", "ngày thôi giữ", "kết thúc")),
    Field("decision", "Quyết định", "Số, ngày quyết định bổ nhiệm hoặc phê chuẩn.",
          ("quyết định bổ nhiệm", "số quyết định", "qđ bổ nhiệm", "căn cứ")),
)  # fmt: skip
FIELDS: Final[Mapping[str, tuple[Field, ...]]] = {"bodies": BODY_FIELDS, "people": PEOPLE_FIELDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a list stands in a file and what its columns hold.

    Attributes:
        table: Place of the sheet, from 0.
        heading: Number of the row with the headings; 0 where there is none.
        fields: Of each column its field, ``""`` for one that is not taken.
    """

    table: int
    heading: int
    fields: tuple[str, ...]

    def column_of(self, field: str) -> str:
        """Give the letters of the column of *field*; ``""`` where none holds it."""
        return letter_of(self.fields.index(field)) if field in self.fields else ""

    def missing(self, fields: Sequence[Field]) -> tuple[Field, ...]:
        return tuple(one for one in fields if one.required and one.name not in self.fields)

    def as_json(self) -> dict[str, Any]:
        return {"table": self.table, "heading": self.heading, "fields": list(self.fields)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Layout:
        return cls(table=kept["table"], heading=kept["heading"], fields=tuple(kept["fields"]))


class Record(NamedTuple):
    """A row of a list by its fields; only those that its layout names."""

    number: int
    cells: Mapping[str, str]


def guess(tables: Sequence[Table], fields: Sequence[Field]) -> Layout:
    """Guess where the list stands: the row of any sheet that names most of *fields*."""
    best, most = Layout(table=0, heading=0, fields=("",) * tables[0].width), 0.0
    for at, table in enumerate(tables):
        for row in table.rows[:_HEADING_WITHIN]:
            found = _fields_of(row.cells, fields, table.width)
            weight = _weight(found, fields)
            if weight > most:
                most = weight
                best = Layout(table=at, heading=row.number, fields=found)
    return best


def records(table: Table, layout: Layout) -> Iterator[Record]:
    """Give the rows under the heading, without those that hold nothing that is taken.

    A row that only numbers the columns ("1 2 3 …", "(1) (2) (3)") is passed over.
    """
    for row in table.rows:
        if row.number <= layout.heading or _numbers_columns(row.cells):
            continue
        cells = {
            field: row.cells[at] if at < len(row.cells) else ""
            for at, field in enumerate(layout.fields)
            if field
        }
        if any(cells.values()) and not _is_heading_again(row.cells, table, layout):
            yield Record(row.number, cells)


def _fields_of(cells: Sequence[str], fields: Sequence[Field], width: int) -> tuple[str, ...]:
    by_word = _by_word(tuple(fields))
    found: list[str] = []
    before = ""
    for cell in cells:
        # A merged heading shows in each of its columns: the first holds the list's cells.
        field = "" if cell and cell == before else by_word.get(_plain(cell), "")
        found.append(field if field not in found else "")
        before = cell
    return tuple((found + [""] * width)[:width])


def _by_word(fields: tuple[Field, ...]) -> dict[str, str]:
    words: dict[str, str] = {}
    for field in fields:
        for word in (field.name, field.label, *field.headings):
            words.setdefault(_plain(word), field.name)
    return words


def _weight(found: Sequence[str], fields: Sequence[Field]) -> float:
    required = {field.name for field in fields if field.required}
    known = [name for name in found if name]
    # One heading alone is a title: "Danh sách đơn vị".
    return len(known) + 0.5 * len(required & set(known)) if known else 0


def _numbers_columns(cells: Sequence[str]) -> bool:
    said = [cell.strip("()[] ") for cell in cells if cell]
    numbers = [int(text) for text in said if text.isdecimal() and len(text) < 3]
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return len(numbers) > 2 and len(numbers) == len(said) and in_order


def _is_heading_again(cells: Sequence[str], table: Table, layout: Layout) -> bool:
    """A list printed on several pages repeats its heading."""
    heading = next((row.cells for row in table.rows if row.number == layout.heading), ())
    return tuple(cells) == tuple(heading)


def _plain(text: str) -> str:
    bare = re.sub(r"\([^()]*\)|\*", " ", fold(text))
    return " ".join(re.sub(r"[^\w]+|_", " ", bare).split())
