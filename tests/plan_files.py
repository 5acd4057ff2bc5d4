"""The example plan as files of other kinds, made here: a PDF whose pages print its lines."""

from __future__ import annotations

import json
from functools import cache

import typst

from tests.factories import EXAMPLE

TEXT = (EXAMPLE / "ke-hoach.txt").read_text(encoding="utf-8")
_PAGE = '#set page("a4", margin: 1.5cm)\n#set text(size: 8pt)\n#raw(block: true, "{text}")\n'
SCANNED = """#set page(width: 210mm, height: 297mm, margin: (left: 30mm, rest: 20mm))
#set text(14pt, font: "Liberation Serif")
#grid(columns: (40%, 60%), align: center)[#set text(11pt)
UBND HUYỆN AN BÌNH \\ PHÒNG NỘI VỤ \\ Số: 15/KH-PNV][#set text(11pt)
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \\ Độc lập - Tự do - Hạnh phúc \\
An Bình, ngày 02 tháng 5 năm 2024]
#align(center)[KẾ HOẠCH \\ Tổ chức Hội nghị tổng kết năm 2024]
Căn cứ Quyết định số 15/QĐ-UBND ngày 02/01/2024 của UBND huyện về việc thưởng;

#[I.] MỤC ĐÍCH

Đánh giá kết quả công tác trong năm.

#[II.] PHÂN CÔNG NHIỆM VỤ

#table(columns: (1.5cm, 7cm, 5cm), inset: 6pt, [TT], [Nhiệm vụ], [Người thực hiện],
[1], [Chuẩn bị báo cáo tổng kết và tài liệu của hội nghị], [Lê Văn An \\ Trần Thị Bình],
[2], [Trang trí hội trường], [Phạm Văn Chính])

#grid(columns: (50%, 50%))[Nơi nhận: \\ - UBND huyện; \\ - Lưu: VT.][#align(center)[
TRƯỞNG PHÒNG \\ \\ \\ Phạm Văn Chính]]
"""
"""A plan of two columns and a table, in Typst, for scans: what is printed is known."""


@cache
def plan_pdf(text: str = TEXT) -> bytes:
    """A PDF that prints *text* line by line, columns kept, over several pages."""
    quoted = json.dumps(text, ensure_ascii=False)[1:-1]
    return typst.compile(_PAGE.replace("{text}", quoted).encode())
