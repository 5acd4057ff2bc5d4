"""Rules of signature and recipients (nơi nhận)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hoinghi.papers.check.closing import AUTHORITY
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.deviation import Severity
from hoinghi.papers.check.folding import folded
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Cell, Source
from hoinghi.papers.check.rules import OF_ALL, Found, rule
from hoinghi.papers.rulesets import RuleSet

_DECREE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục "
_SIGNING: Final = "Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, mục II.7"
_COLLECTIVE: Final = re.compile(
    r"(?:UY BAN NHAN DAN|UBND|HOI DONG|HDND|BAN CHI DAO|BAN TO CHUC|BAN CHAP HANH|BAN THUONG VU"
    r"|THUONG TRUC)\b"
)
_ACADEMIC: Final = re.compile(
    r"(?:GS|PGS|TS|ThS|Th\.S|TSKH|BS|KS|CN|CVC|NGƯT|NGND|Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ"
    r"|Thạc sĩ|Thạc sỹ|Bác sĩ|Kỹ sư|Cử nhân|Đại tá|Thượng tá|Trung tá|Nghệ sĩ|Nhà giáo)[\s.]"
)
_MIDDLE_MM: Final = 105.0
_ITEM: Final = re.compile(r"-\s+\S")


def _blocks(paper: Located) -> list[list[int]]:
    """The lines above each signature, one list for each."""
    blocks: dict[Cell | str | None, list[int]] = {}
    for index in paper.of(Component.QUYEN_HAN):
        paragraph = paper.measured.paragraphs[index]
        side: Cell | str | None = paragraph.cell
        # One signature in print is one block, however its lines are set.
        if side is None and paragraph.box is not None and len(paper.of(Component.HO_TEN)) > 1:
            side = "right" if paragraph.box.middle > _MIDDLE_MM else "left"
        blocks.setdefault(side, []).append(index)
    return list(blocks.values())


def _lines(paper: Located, block: list[int]) -> list[tuple[int, str]]:
    return [
        (index, line.strip())
        for index in block
        for line in paper.measured.paragraphs[index].text.split("\n")
    ]


@rule(
    Component.QUYEN_HAN,
    "missing",
    matter="chữ ký",
    allowed="có quyền hạn, chức vụ của người ký ở cuối văn bản",
    remedy="Hãy thêm quyền hạn, chức vụ và họ tên người ký.",
    article=_SIGNING,
    sets=OF_ALL,
)
def _signature_missing(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    if paper.official and not paper.of(Component.QUYEN_HAN):
        yield Found("không tìm thấy", index=max(paper.start, paper.main_end - 1))


@rule(
    Component.QUYEN_HAN,
    "abbreviation",
    matter="chữ viết tắt quyền hạn",
    allowed="TM., KT., TL., TUQ., Q.",
    remedy="Hãy viết chữ viết tắt quyền hạn kèm dấu chấm, ví dụ “KT. CHỦ TỊCH”.",
    article=_SIGNING,
)
def _abbreviated(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for block in _blocks(paper):
        for index, text in _lines(paper, block):
            word = text.partition(" ")[0]
            bare = re.sub(r"[^A-Za-z]", "", word).upper()
            if bare in ("TM", "KT", "TL", "TUQ") and word.upper() not in ruleset.authorities:
                yield Found(f"“{text}”", index)


@rule(
    Component.QUYEN_HAN,
    "collective",
    matter="ký thay mặt tập thể",
    allowed="“TM.” trước tên tập thể lãnh đạo hoặc tên cơ quan",
    remedy="Hãy thêm “TM.” trước tên tập thể.",
    article=_SIGNING,
)
def _on_behalf(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for block in _blocks(paper):
        for index, text in _lines(paper, block)[:1]:
            if _COLLECTIVE.match(folded(text)):
                yield Found(f"“{text}”", index)


@rule(
    Component.QUYEN_HAN,
    "deputy",
    matter="ký thay cấp trưởng",
    allowed="cấp phó ký thì có dòng “KT. …” ở trên",
    remedy="Hãy thêm dòng “KT.” và chức vụ của cấp trưởng ở trên chức vụ cấp phó.",
    article=_SIGNING,
)
def _for_the_head(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for block in _blocks(paper):
        told = [(index, folded(text)) for index, text in _lines(paper, block)]
        posts = [(index, text) for index, text in told if not AUTHORITY.match(text)]
        if any(text.startswith(("KT", "K/T")) for _, text in told) or not posts:
            continue
        index, first = posts[0]
        if first.startswith("PHO "):
            yield Found(f"“{paper.measured.paragraphs[index].text}”", index)


_OF_COLLECTIVE: Final = frozenset({"KH", "BC", "CTR", "TTR", "NQ", "DE_AN"})


@rule(
    Component.QUYEN_HAN,
    "on-behalf",
    matter="văn bản của tập thể Ủy ban nhân dân",
    allowed="“TM. ỦY BAN NHÂN DÂN” ở dòng đầu",
    remedy="Hãy xem lại: văn bản của Ủy ban nhân dân ký “TM. ỦY BAN NHÂN DÂN”; văn bản của "
    "Chủ tịch thì không có “TM.”.",
    article=_SIGNING,
    severity=Severity.WARNING,
)
def _of_the_committee(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    issuer = folded(paper.text(Component.CO_QUAN_BAN_HANH))
    signed = paper.of(Component.QUYEN_HAN)
    if paper.kind not in _OF_COLLECTIVE or not issuer.startswith("UY BAN NHAN DAN") or not signed:
        return
    told = folded(paper.text(Component.QUYEN_HAN))
    if not re.search(r"\b(?:TM|TL|TUQ)\b", told) and not _COLLECTIVE.match(told):
        yield Found(f"“{paper.measured.paragraphs[signed[0]].text}”", signed[0])


@rule(
    Component.HO_TEN,
    "title",
    matter="chữ trước họ tên",
    allowed="không ghi học hàm, học vị, danh hiệu",
    remedy="Hãy chỉ ghi họ và tên (trừ văn bản của lực lượng vũ trang, giáo dục, y tế, khoa học).",
    article=_DECREE + "II.7.b",
    sets=OF_ALL,
)
def _named(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.HO_TEN):
        text = paper.measured.paragraphs[index].text.strip()
        if _ACADEMIC.match(text):
            yield Found(f"“{text}”", index)


# --- recipients ---


@rule(
    Component.NOI_NHAN,
    "missing",
    matter="nơi nhận",
    allowed="có ở cuối văn bản, bên trái",
    remedy="Hãy thêm phần “Nơi nhận:” ở cuối văn bản, bên trái.",
    article=_DECREE + "II.9",
    sets=OF_ALL,
)
def _recipients_missing(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    if paper.official and not paper.of(Component.NOI_NHAN):
        yield Found("không tìm thấy", index=max(paper.start, paper.main_end - 1))


@rule(
    Component.NOI_NHAN,
    "words",
    matter="chữ mở đầu",
    allowed="“Nơi nhận:” trên một dòng riêng",
    remedy="Hãy ghi “Nơi nhận:” trên một dòng riêng, có dấu hai chấm.",
    article=_DECREE + "II.9.b",
    sets=OF_ALL,
)
def _recipients_words(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.NOI_NHAN):
        text = paper.measured.paragraphs[index].text.strip()
        if text != "Nơi nhận:":
            yield Found(f"“{text[:30]}”", index)


@rule(
    Component.NOI_NHAN_DONG,
    "dash",
    matter="đầu dòng nơi nhận",
    allowed="gạch đầu dòng “- ”",
    remedy="Hãy đặt gạch đầu dòng ở mỗi nơi nhận.",
    article=_DECREE + "II.9.b",
    sets=OF_ALL,
)
def _recipients_dash(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, line in _recipient_lines(paper):
        if not _ITEM.match(line):
            yield Found(f"“{line[:30]}”", index)


def _recipient_lines(paper: Located) -> list[tuple[int, str]]:
    """The recipients, each with its paragraph; printed lines that go on are joined."""
    printed = paper.measured.source is Source.PDF
    lines: list[tuple[int, str]] = []
    for index in paper.of(Component.NOI_NHAN_DONG):
        text = paper.measured.paragraphs[index].text.strip()
        goes_on = printed and lines and text[:1].isalnum() and not _ended(lines[-1][1])
        if goes_on:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {text}")
        else:
            lines.append((index, text))
    return lines


def _ended(line: str) -> bool:
    return line.endswith((";", "."))


@rule(
    Component.NOI_NHAN_DONG,
    "semicolon",
    matter="dấu cuối dòng nơi nhận",
    allowed="dấu chấm phẩy (;), trừ dòng cuối",
    remedy="Hãy kết thúc mỗi dòng nơi nhận bằng dấu chấm phẩy.",
    article=_DECREE + "II.9.b",
)
def _recipients_semicolon(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, line in _recipient_lines(paper)[:-1]:
        if not line.endswith(";"):
            yield Found(f"“{line[-30:]}”", index)


@rule(
    Component.NOI_NHAN_DONG,
    "full-stop",
    matter="dấu cuối dòng nơi nhận cuối cùng",
    allowed="dấu chấm (.)",
    remedy="Hãy kết thúc dòng cuối bằng dấu chấm.",
    article=_DECREE + "II.9.b",
)
def _recipients_stop(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, line in _recipient_lines(paper)[-1:]:
        if not line.endswith((".", "…")):
            yield Found(f"“{line[-30:]}”", index)


@rule(
    Component.NOI_NHAN_DONG,
    "filing",
    matter="dòng lưu",
    allowed="dòng cuối “- Lưu: VT, …”",
    remedy="Hãy thêm dòng cuối “- Lưu: VT, đơn vị soạn thảo.”.",
    article=_DECREE + "II.9.b",
)
def _filed(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    lines = _recipient_lines(paper)
    if lines and not re.match(r"-\s*Lưu:", lines[-1][1]):
        yield Found(f"“{lines[-1][1][:30]}”", lines[-1][0])


@rule(
    Component.NOI_NHAN_DONG,
    "as-above",
    matter="dòng đầu nơi nhận",
    allowed="“- Như trên;” khi có Kính gửi",
    remedy="Hãy ghi dòng đầu là “- Như trên;”.",
    article=_DECREE + "II.9.b",
    severity=Severity.WARNING,
)
def _as_above(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    lines = _recipient_lines(paper)
    if paper.of(Component.KINH_GUI) and lines and not re.match(r"-\s*Như trên", lines[0][1]):
        yield Found(f"“{lines[0][1][:30]}”", lines[0][0])
