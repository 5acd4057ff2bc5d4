"""Rules of the words at the head: titles, bodies, number, place and date, Kính gửi."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.deviation import Severity
from hoinghi.papers.check.folding import folded, same_words
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Source
from hoinghi.papers.check.rules import OF_ALL, OF_PARTY, Found, rule
from hoinghi.papers.rulesets import RuleSet
from hoinghi.papers.styles import PARTY_SOURCE

_DECREE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục "
_OPEN: Final = "…._\u00a0 \t"


def _missing(paper: Located, part: Component) -> Iterator[Found]:
    if not paper.of(part):
        yield Found("không tìm thấy", index=paper.start)


@rule(
    Component.QUOC_HIEU,
    "missing",
    matter="tiêu đề văn bản",
    allowed="có ở đầu trang, bên phải",
    remedy="Hãy thêm Quốc hiệu (hoặc tiêu đề của Đảng, đoàn thể) vào góc trên bên phải.",
    article=_DECREE + "II.1",
    sets=OF_ALL,
)
def _title_missing(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    yield from _missing(paper, Component.QUOC_HIEU)


@rule(
    Component.QUOC_HIEU,
    "words",
    matter="nội dung",
    allowed="đúng từng chữ theo quy định",
    remedy="Hãy gõ lại đúng chính tả, viết trên một dòng.",
    article=_DECREE + "II.1.a",
    sets=OF_ALL,
)
def _title_words(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.QUOC_HIEU):
        text = paper.measured.paragraphs[index].text
        if not same_words(text.upper(), ruleset.national_title):
            yield Found(f"“{text}”", index, allowed=f"“{ruleset.national_title}”")


@rule(
    Component.QUOC_HIEU,
    "place",
    matter="vị trí",
    allowed="phía trên, bên phải",
    remedy="Hãy đặt Quốc hiệu ở bên phải, tên cơ quan ở bên trái.",
    article=_DECREE + "II.1.c",
    sets=OF_ALL,
)
def _title_place(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.QUOC_HIEU):
        paragraph = paper.measured.paragraphs[index]
        left = (
            paragraph.cell is not None and paragraph.cell.columns > 1 and not paragraph.cell.column
        )
        page = next((p for p in paper.measured.pages if p.number == paragraph.page), None)
        if paragraph.box is not None and page is not None:
            left = paragraph.box.middle < page.width / 2
        if left:
            yield Found("ở bên trái", index)


@rule(
    Component.TIEU_NGU,
    "missing",
    matter="tiêu ngữ",
    allowed="có ngay dưới Quốc hiệu",
    remedy=f"Hãy thêm dòng “{form.TIEU_NGU}” dưới Quốc hiệu.",
    article=_DECREE + "II.1.b",
)
def _motto_missing(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    if paper.of(Component.QUOC_HIEU):
        yield from _missing(paper, Component.TIEU_NGU)


@rule(
    Component.TIEU_NGU,
    "words",
    matter="nội dung",
    allowed=f"“{form.TIEU_NGU}”",
    remedy="Hãy gõ lại đúng chính tả.",
    article=_DECREE + "II.1.b",
)
def _motto_words(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in _texts(paper, Component.TIEU_NGU):
        if _bare(text) != _bare(form.TIEU_NGU):
            yield Found(f"“{text}”", index)


def _bare(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@rule(
    Component.TIEU_NGU,
    "letters",
    matter="chữ hoa",
    allowed=f"“{form.TIEU_NGU}”: chữ cái đầu mỗi cụm từ viết hoa",
    remedy="Hãy viết hoa chữ cái đầu của mỗi cụm từ: Độc, Tự, Hạnh.",
    article=_DECREE + "II.1.b",
)
def _motto_letters(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in _texts(paper, Component.TIEU_NGU):
        same = _bare(text) == _bare(form.TIEU_NGU)
        if same and re.findall(r"\w+", text) != re.findall(r"\w+", form.TIEU_NGU):
            yield Found(f"“{text}”", index)


@rule(
    Component.TIEU_NGU,
    "dash",
    matter="gạch nối",
    allowed="gạch nối (-), có cách chữ, giữa các cụm từ",
    remedy="Hãy gõ “ - ” giữa các cụm từ: một gạch nối, hai bên có dấu cách.",
    article=_DECREE + "II.1.b",
)
def _motto_dash(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    wanted = re.findall(r"[^\w]+", form.TIEU_NGU)
    for index, text in _texts(paper, Component.TIEU_NGU):
        marks = [mark for mark in re.findall(r"[^\w]+", text.strip()) if mark != " "]
        if marks != [mark for mark in wanted if mark != " "]:
            yield Found(f"“{text}”", index)


def _texts(paper: Located, part: Component) -> Iterator[tuple[int, str]]:
    for index in paper.of(part):
        yield index, paper.measured.paragraphs[index].text.strip()


@rule(
    Component.CO_QUAN_BAN_HANH,
    "missing",
    matter="tên cơ quan ban hành",
    allowed="có ở đầu trang, bên trái",
    remedy="Hãy thêm tên cơ quan ban hành vào góc trên bên trái.",
    article=_DECREE + "II.2",
    sets=OF_ALL,
)
def _issuer_missing(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    if paper.of(Component.QUOC_HIEU):
        yield from _missing(paper, Component.CO_QUAN_BAN_HANH)


# --- number and symbol ---

_NUMBERED: Final = re.compile(
    r"(?P<label>số)(?P<colon>\s*:)?(?P<serial>[\s\d….\-_]*?)(?P<slash>\s*[/\-–]\s*)"
    r"(?P<symbol>[^\W\d].*)",
    re.IGNORECASE,
)


_PARTY_NUMBER: Final = re.compile(r"Số:?[\s\d….]*-(?:[^\W\d_]+/)?[^\W\d_][\w\-&]*")


def _numbers(paper: Located) -> Iterator[tuple[int, re.Match[str]]]:
    for index, text in _texts(paper, Component.SO_KY_HIEU):
        match = _NUMBERED.fullmatch(text)
        if match:
            yield index, match


@rule(
    Component.SO_KY_HIEU,
    "missing",
    matter="số, ký hiệu",
    allowed="có dưới tên cơ quan ban hành",
    remedy="Hãy thêm dòng “Số: …/…” dưới tên cơ quan ban hành.",
    article=_DECREE + "II.3",
    sets=OF_ALL,
)
def _number_missing(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    if paper.official and paper.of(Component.QUOC_HIEU):
        yield from _missing(paper, Component.SO_KY_HIEU)


@rule(
    Component.SO_KY_HIEU,
    "form",
    matter="cách ghi",
    allowed="“Số: 05/KH-UBND”",
    remedy="Hãy ghi theo mẫu “Số: số thứ tự/ký hiệu”.",
    article=_DECREE + "II.3",
)
def _number_form(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in _texts(paper, Component.SO_KY_HIEU):
        match = _NUMBERED.fullmatch(text)
        if match is None or match["slash"].strip() != "/":
            yield Found(f"“{text}”", index)


@rule(
    Component.SO_KY_HIEU,
    "party-form",
    matter="cách ghi",
    allowed="“Số 05-KH/HU”",
    remedy="Hãy ghi theo mẫu “Số số thứ tự-tên loại/cơ quan”.",
    article=PARTY_SOURCE,
    sets=OF_PARTY,
)
def _party_number(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in _texts(paper, Component.SO_KY_HIEU):
        if not _PARTY_NUMBER.fullmatch(text):
            yield Found(f"“{text}”", index)


@rule(
    Component.SO_KY_HIEU,
    "colon",
    matter="dấu hai chấm sau chữ “Số”",
    allowed="“Số:”",
    remedy="Hãy thêm dấu hai chấm ngay sau chữ “Số”.",
    article=_DECREE + "II.3.c",
)
def _number_colon(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, match in _numbers(paper):
        if match["colon"] != ":":
            yield Found(f"“{match[0]}”", index)


@rule(
    Component.SO_KY_HIEU,
    "label",
    matter="chữ “Số”",
    allowed="“Số”: chữ cái đầu viết hoa",
    remedy="Hãy viết “Số”.",
    article=_DECREE + "II.3.c",
)
def _number_label(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, match in _numbers(paper):
        if match["label"] != "Số":
            yield Found(f"“{match['label']}”", index)


@rule(
    Component.SO_KY_HIEU,
    "zero",
    matter="số nhỏ hơn 10",
    allowed="có số 0 phía trước: 01, 02, … 09",
    remedy="Hãy thêm số 0 phía trước.",
    article=_DECREE + "II.3.a",
    sets=OF_ALL,
)
def _number_zero(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in _texts(paper, Component.SO_KY_HIEU):
        match = re.match(r"\D*(\d+)", text)
        if match and len(match[1]) == 1:
            yield Found(f"“{text}”", index)


@rule(
    Component.SO_KY_HIEU,
    "spaces",
    matter="dấu cách trong ký hiệu",
    allowed="không có dấu cách quanh dấu “/” và dấu “-”",
    remedy="Hãy bỏ dấu cách quanh dấu “/” và dấu “-”.",
    article=_DECREE + "II.3.c",
)
def _number_spaces(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, match in _numbers(paper):
        given = match["serial"].strip(_OPEN)
        before = match["slash"][:1].isspace() and bool(given)
        if before or match["slash"][-1:].isspace() or re.search(r"\s", match["symbol"].strip()):
            yield Found(f"“{match[0]}”", index)


@rule(
    Component.SO_KY_HIEU,
    "dash",
    matter="dấu nối trong ký hiệu",
    allowed="gạch nối ngắn “-”",
    remedy="Hãy dùng gạch nối ngắn (-), không dùng gạch dài (–).",
    article=_DECREE + "II.3.c",
    sets=OF_ALL,
)
def _number_dash(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in _texts(paper, Component.SO_KY_HIEU):
        if "–" in text or "—" in text:
            yield Found(f"“{text}”", index)


@rule(
    Component.SO_KY_HIEU,
    "cong-van",
    matter="ký hiệu công văn",
    allowed="chữ viết tắt tên cơ quan và đơn vị soạn thảo, không có “CV”",
    remedy="Hãy bỏ “CV”: công văn không có chữ viết tắt tên loại.",
    article=_DECREE + "II.3.b",
)
def _number_letter(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, match in _numbers(paper):
        if "CV" in re.split(r"[-–/]", folded(match["symbol"]).replace(" ", "")):
            yield Found(f"“{match[0]}”", index)


_ABBREVIATIONS: Final = {k.abbreviation for k in form.KINDS.values() if k.abbreviation}


@rule(
    Component.SO_KY_HIEU,
    "kind",
    matter="chữ viết tắt tên loại trong ký hiệu",
    allowed="đúng chữ viết tắt của tên loại",
    remedy="Hãy sửa ký hiệu cho đúng tên loại (Phụ lục III, mục I).",
    article="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.b; Phụ lục III, mục I",
)
def _number_kind(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    abbreviation = form.KINDS[paper.kind].abbreviation if paper.kind else None
    for index, match in _numbers(paper):
        first = re.split(r"\s*[-–/]", match["symbol"])[0]
        if abbreviation and first != abbreviation and first != "CV":
            yield Found(f"“{first}”", index, allowed=f"“{abbreviation}”")


# --- place and date ---

_DATED: Final = re.compile(
    r"(?P<place>.*?)(?P<comma>,)?\s*ngày\s+(?P<day>[\d….\s_]+?)\s+tháng\s+(?P<month>[\d….\s_]+?)"
    r"\s+năm\s+(?P<year>[\d….\s_]+)",
    re.IGNORECASE,
)


def _dates(paper: Located) -> Iterator[tuple[int, re.Match[str]]]:
    for index, text in _texts(paper, Component.DIA_DANH):
        match = _DATED.fullmatch(" ".join(text.split()))
        if match:
            yield index, match


@rule(
    Component.DIA_DANH,
    "missing",
    matter="địa danh, thời gian",
    allowed="có dưới Quốc hiệu, ngang với số, ký hiệu",
    remedy="Hãy thêm dòng “Địa danh, ngày … tháng … năm …”.",
    article=_DECREE + "II.4",
    sets=OF_ALL,
)
def _date_missing(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    # The template of biên bản (Phụ lục III, mẫu 1.9) has none.
    if paper.official and paper.kind != "BB" and paper.of(Component.QUOC_HIEU):
        yield from _missing(paper, Component.DIA_DANH)


@rule(
    Component.DIA_DANH,
    "form",
    matter="cách ghi",
    allowed="“Bình Sơn, ngày 05 tháng 02 năm 2023”",
    remedy="Hãy ghi đủ địa danh, ngày, tháng, năm.",
    article=_DECREE + "II.4",
    sets=OF_ALL,
)
def _date_form(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in _texts(paper, Component.DIA_DANH):
        match = _DATED.fullmatch(" ".join(text.split()))
        if match is None or not match["place"].strip():
            yield Found(f"“{text}”", index)


@rule(
    Component.DIA_DANH,
    "comma",
    matter="dấu phẩy sau địa danh",
    allowed="“Bình Sơn, ngày …”",
    remedy="Hãy thêm dấu phẩy sau địa danh.",
    article=_DECREE + "II.4.c",
    sets=OF_ALL,
)
def _date_comma(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, match in _dates(paper):
        if match["place"].strip() and not match["comma"]:
            yield Found(f"“{match[0]}”", index)


@rule(
    Component.DIA_DANH,
    "day-zero",
    matter="ngày nhỏ hơn 10",
    allowed="có số 0 phía trước: 01, 02, … 09",
    remedy="Hãy thêm số 0 trước ngày.",
    article=_DECREE + "II.4.b",
    sets=OF_ALL,
)
def _day_zero(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, match in _dates(paper):
        if re.fullmatch(r"\d", match["day"]):
            yield Found(f"ngày {match['day']}", index)


@rule(
    Component.DIA_DANH,
    "month-zero",
    matter="tháng 1, tháng 2",
    allowed="có số 0 phía trước: 01, 02",
    remedy="Hãy thêm số 0 trước tháng 1, tháng 2.",
    article=_DECREE + "II.4.b",
    sets=OF_ALL,
)
def _month_zero(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, match in _dates(paper):
        if match["month"] in ("1", "2"):
            yield Found(f"tháng {match['month']}", index)


@rule(
    Component.DIA_DANH,
    "month-bare",
    matter="tháng 3 đến tháng 9",
    allowed="không thêm số 0 phía trước",
    remedy="Hãy bỏ số 0: chỉ ngày nhỏ hơn 10 và tháng 1, 2 mới thêm số 0.",
    article=_DECREE + "II.4.b",
    sets=OF_ALL,
)
def _month_bare(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, match in _dates(paper):
        if re.fullmatch(r"0[3-9]", match["month"]):
            yield Found(f"tháng {match['month']}", index)


@rule(
    Component.DIA_DANH,
    "line",
    matter="vị trí",
    allowed="cùng dòng với số, ký hiệu",
    remedy="Hãy đặt địa danh, thời gian ngang với dòng số, ký hiệu.",
    article=_DECREE + "II.4.c",
    sources=frozenset({Source.PDF}),
    severity=Severity.WARNING,
)
def _date_line(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    numbers = paper.paragraphs(Component.SO_KY_HIEU)
    for index in paper.of(Component.DIA_DANH):
        box = paper.measured.paragraphs[index].box
        other = numbers[0].box if numbers else None
        if box is not None and other is not None and abs(box.bottom - other.bottom) > 3:
            yield Found("lệch dòng với số, ký hiệu", index)


# --- sizes that go together ---


@rule(
    "co-chu",
    "together",
    component="Cỡ chữ phần đầu",
    matter="cỡ chữ Quốc hiệu, tiêu ngữ, địa danh",
    allowed="12 - 13 - 13 hoặc 13 - 14 - 14",
    remedy="Hãy tăng hoặc giảm cả ba cỡ chữ cùng nhau.",
    article="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục V, ghi chú bảng mẫu chữ",
)
def _together(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    parts = (Component.QUOC_HIEU, Component.TIEU_NGU, Component.DIA_DANH)
    sizes: list[float] = []
    for part in parts:
        found = paper.paragraphs(part)
        size = found[0].looks[0].size if found else None
        if size is None or not ruleset.styles[part.value].size.allows(size, 0.15):
            return
        sizes.append(round(size * 2) / 2)
    if tuple(sizes) not in ruleset.sizes_together:
        said = " - ".join(f"{size:g}".replace(".", ",") for size in sizes)
        yield Found(said, paper.of(Component.QUOC_HIEU)[0])


# --- V/v and Kính gửi ---


@rule(
    Component.TRICH_YEU_CONG_VAN,
    "words",
    matter="chữ mở đầu",
    allowed="“V/v …”",
    remedy="Hãy mở đầu trích yếu công văn bằng “V/v ”.",
    article=_DECREE + "II.5.b",
)
def _about(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in _texts(paper, Component.TRICH_YEU_CONG_VAN):
        if not text.startswith("V/v ") and index == paper.of(Component.TRICH_YEU_CONG_VAN)[0]:
            yield Found(f"“{text[:40]}”", index)


@rule(
    Component.KINH_GUI,
    "kind",
    matter="Kính gửi",
    allowed="chỉ có ở tờ trình, báo cáo và công văn",
    remedy="Hãy bỏ phần Kính gửi, ghi nơi nhận ở cuối văn bản.",
    article=_DECREE + "II.9.a",
)
def _dear_kind(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    if paper.kind and paper.official and not form.KINDS[paper.kind].addressed:
        for index in paper.of(Component.KINH_GUI)[:1]:
            yield Found(f"có Kính gửi trong {form.KINDS[paper.kind].name.lower()}", index)


@rule(
    Component.KINH_GUI,
    "missing",
    matter="Kính gửi",
    allowed="công văn có phần Kính gửi",
    remedy="Hãy thêm “Kính gửi: …” dưới trích yếu.",
    article=_DECREE + "II.9.a",
)
def _dear_missing(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    if paper.kind == form.LETTER:
        yield from _missing(paper, Component.KINH_GUI)


@rule(
    Component.KINH_GUI,
    "marks",
    matter="dấu câu ở các dòng Kính gửi",
    allowed="“Kính gửi:”; nhiều nơi thì mỗi nơi một dòng, cuối dòng có “;”, dòng cuối có “.”",
    remedy="Hãy sửa dấu câu cuối các dòng Kính gửi.",
    article=_DECREE + "II.9.b",
)
def _dear_marks(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    lines = paper.of(Component.KINH_GUI)
    for place, index in enumerate(lines):
        text = paper.measured.paragraphs[index].text.strip()
        if place == 0:
            wrong = not re.match(r"Kính gửi:", text)
        elif place == len(lines) - 1:
            wrong = not text.endswith((".", "…"))
        else:
            wrong = not text.endswith(";")
        if wrong:
            yield Found(f"“{text[-40:]}”", index)
