"""Rules of number and symbol, place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.deviation import Severity
from hoinghi.papers.check.folding import folded
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Source
from hoinghi.papers.check.rules import OF_ALL, OF_PARTY, Found, missing_of, rule, texts_of
from hoinghi.papers.rulesets import RuleSet
from hoinghi.papers.styles import PARTY_SOURCE

_DECREE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục "
_OPEN: Final = "…._\u00a0 \t"


# Runs of blanks and dots have an end: a line of a million would be tried in every way.
_NUMBERED: Final = re.compile(
    r"(?P<label>số)(?P<colon>\s{0,20}:)?(?P<serial>[\s\d….\-_]{0,200}?)"
    r"(?P<slash>\s{0,20}[/\-–]\s{0,20})"
    r"(?P<symbol>[^\W\d].*)",
    re.IGNORECASE,
)


_PARTY_NUMBER: Final = re.compile(r"Số:?[\s\d….]*-(?:[^\W\d_]+/)?[^\W\d_][\w\-&]*")


def _numbers(paper: Located) -> Iterator[tuple[int, re.Match[str]]]:
    for index, text in texts_of(paper, Component.SO_KY_HIEU):
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
        yield from missing_of(paper, Component.SO_KY_HIEU)


@rule(
    Component.SO_KY_HIEU,
    "form",
    matter="cách ghi",
    allowed="“Số: 05/KH-UBND”",
    remedy="Hãy ghi theo mẫu “Số: số thứ tự/ký hiệu”.",
    article=_DECREE + "II.3",
)
def _number_form(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in texts_of(paper, Component.SO_KY_HIEU):
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
    for index, text in texts_of(paper, Component.SO_KY_HIEU):
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
    for index, text in texts_of(paper, Component.SO_KY_HIEU):
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
    for index, text in texts_of(paper, Component.SO_KY_HIEU):
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
    r"(?P<place>.{0,200}?)(?P<comma>,)?\s{0,20}ngày\s+(?P<day>[\d….\s_]{1,40}?)"
    r"\s{1,20}tháng\s{1,20}(?P<month>[\d….\s_]{1,40}?)\s{1,20}năm\s+(?P<year>[\d….\s_]+)",
    re.IGNORECASE,
)


def _dates(paper: Located) -> Iterator[tuple[int, re.Match[str]]]:
    for index, text in texts_of(paper, Component.DIA_DANH):
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
        yield from missing_of(paper, Component.DIA_DANH)


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
    for index, text in texts_of(paper, Component.DIA_DANH):
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
