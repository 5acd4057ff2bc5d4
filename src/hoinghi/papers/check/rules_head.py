"""Rules of the words at the head: titles, bodies, sizes that go together, Kính gửi."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.folding import same_words
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.rules import OF_ALL, Found, missing_of, rule, texts_of
from hoinghi.papers.rulesets import RuleSet

_DECREE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục "


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
    yield from missing_of(paper, Component.QUOC_HIEU)


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
        yield from missing_of(paper, Component.TIEU_NGU)


@rule(
    Component.TIEU_NGU,
    "words",
    matter="nội dung",
    allowed=f"“{form.TIEU_NGU}”",
    remedy="Hãy gõ lại đúng chính tả.",
    article=_DECREE + "II.1.b",
)
def _motto_words(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, text in texts_of(paper, Component.TIEU_NGU):
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
    for index, text in texts_of(paper, Component.TIEU_NGU):
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
    for index, text in texts_of(paper, Component.TIEU_NGU):
        marks = [mark for mark in re.findall(r"[^\w]+", text.strip()) if mark != " "]
        if marks != [mark for mark in wanted if mark != " "]:
            yield Found(f"“{text}”", index)


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
        yield from missing_of(paper, Component.CO_QUAN_BAN_HANH)


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
    for index, text in texts_of(paper, Component.TRICH_YEU_CONG_VAN):
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
        yield from missing_of(paper, Component.KINH_GUI)


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
