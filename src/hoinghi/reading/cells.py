"""What the cells of a table look like when PDF gives them one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from hoinghi.reading.lines import Line
from hoinghi.reading.markers import find_marker
from hoinghi.reading.outline import is_bare_heading
from hoinghi.reading.vocabulary import SURNAMES, UPPER

CLOCK: Final = r"\d{1,2}\s?(?:[hHg]|giờ|:)\s?\d{0,2}(?:\s?phút)?[’']?"
TIME: Final = re.compile(
    rf"(?:\d{{1,2}}[.)]?\s+)?(?:Từ\s)?({CLOCK})(?!\w)\s*(?:[-–—]|đến|\s)?\s*({CLOCK})?(?!\w)"
    r"\s*[-–—:|]?\s*"
)
NUMERAL: Final = re.compile(r"(\d{1,2})\.?$")
CONNECTIVE: Final = re.compile(
    r"(?:,|-|–|(?:^| )(?:và|của|các|với|về|cho|để|theo|từ|trong|tại|là|những|được|do|ở|hoặc|bằng|"
    r"đồng chí|đ/c|bởi|gồm|lãnh đạo|đại diện))$"
)
#: Who stands in a column of presenters or of bodies; capital, for it begins a cell.
_WHO: Final = (
    r"(?:Lãnh đạo|Đại diện|Đồng chí|Đ/c|Các|Ban(?! hành)|Bộ(?! môn)|Sở|Phòng|Văn phòng|VP|Vụ|Cục|"
    r"Chi cục|"
    r"Trung tâm|Thanh tra|UBND|UBMT\w*|Ủy ban|Uỷ ban|Hội(?! nghị| thảo| trường| thi| diễn)|Đoàn|"
    r"Tổ(?! chức)|Đội|Trường(?! hợp)|Khoa|Nhà|Công an|Công đoàn|Chủ tịch|Phó|Giám đốc|Hiệu trưởng|"
    r"Trưởng|Bí thư|Thầy|"
    r"Cô|Ông|Bà|MC|BTC|BGH|Chủ tọa|Chủ toạ|Thư ký|Giảng viên|Báo cáo viên|Chuyên gia|Toàn thể|"
    r"Đại biểu|Học viên|Bệnh viện|Viện|Quỹ|Liên đoàn|Liên minh|Huyện|Tỉnh đoàn|Thành đoàn|Đảng ủy|"
    r"Thường trực|GVCN|Giáo viên|Trạm|Bộ phận|Ngân hàng|Kho bạc|Công ty|Mặt trận|Chi hội|Tiểu ban|"
    r"Báo(?! cáo)|Đài|"
    r"(?:PGS|GS|TS|ThS|BS|CN|KS|CKI{1,2})\.)"
)
WHO_OPENS: Final = re.compile(
    rf"{_WHO}(?:\b|(?<=\.))|(?:{SURNAMES})(?: [{UPPER}][a-zà-ỹ]{{0,7}}){{1,3}}$"
)
WHO_INSIDE: Final = re.compile(rf"(?<=[\wà-ỹ)”\"]) (?={_WHO}(?:\b|(?<=\.)))")
_RUNNING: Final = re.compile(
    r"(?:Trên đây|Nhận được|Căn cứ|Trong quá trình|Lưu ý|Ghi chú:|Yêu cầu (?:các|Thủ)|"
    r"Đề nghị (?:các|Thủ)|"
    r"Riêng|\(Kèm)"
)
HEAD_LINES: Final = 12
LONGEST_CELL_LINE: Final = 84
_LONGEST_HEAD_LINE: Final = 84
FEWEST: Final = 3
#: A table longer than this is read in pieces, so that time stays linear.
_MOST_LINES: Final = 200


def end_of_cells(lines: Sequence[Line], start: int, head: str) -> int:
    """Where running text, another heading or the same *head* again follows the cells."""
    last = min(len(lines), start + _MOST_LINES)
    for index in range(start, last):
        line = lines[index]
        text = line.text
        marker = find_marker(text)
        heading = marker and marker.kind in ("roman", "upper", "number", "decimal")
        if line.cells or text == head or (heading and not TIME.match(text)):
            return index
        if len(text) > 1.3 * LONGEST_CELL_LINE or text.endswith(("./.", "./")):
            return index
        if _RUNNING.match(text) or (marker is None and text.isupper() and is_bare_heading(text)):
            return index
    return last


def names_column(line: Line) -> bool:
    """Whether *line* can be of a head: a few words, no sentence and no item of a list."""
    text = line.text
    return len(text) <= _LONGEST_HEAD_LINE and text[-1].isalnum() and find_marker(text) is None


def part_who(texts: Sequence[str]) -> tuple[str, str]:
    """What the lines of a row say, and who does it: from the first line that names somebody on."""
    for at in range(1, len(texts)):
        if WHO_OPENS.match(texts[at]) and not CONNECTIVE.search(texts[at - 1]):
            return " ".join(texts[:at]), " ".join(texts[at:])
    whole = " ".join(texts)
    for match in WHO_INSIDE.finditer(whole):
        clause = re.split(r"[,;:]", whole[: match.start()])[-1]
        if not CONNECTIVE.search(whole[: match.start()]) and " của " not in clause:
            return whole[: match.start()], whole[match.end() :]
    return whole, ""
