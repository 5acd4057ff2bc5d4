"""Grounds (căn cứ): the documents cited before the enacting words, also several in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from hoinghi.reading.dates import DAY, day_of
from hoinghi.reading.paragraphs import Para
from hoinghi.reading.plan import LegalBasis
from hoinghi.reading.vocabulary import BODY_HEADS, DOCUMENT_TYPES

# A citation opens a paragraph or follows a separator; inside another's title it does not count.
_OPENS: Final = (
    r"(?:(?:^(?:[-–+*]\s?)?|[;,.]\s|\bvà\s)(?:thực hiện |theo |triển khai |căn cứ )?|"
    r"Căn cứ(?: vào)?:?\s|căn cứ\s|Thực hiện\s|Theo\s|Triển khai\s|Thi hành\s)"
    r"(?:(?:các|nội dung|tinh thần|chỉ đạo tại|ý kiến(?: chỉ đạo)?[^;.,]{0,60} tại|tại)\s)*"
)
_NUMBERED: Final = (
    rf"(?P<type>{DOCUMENT_TYPES}|(?:công|văn) (?:văn|bản))\s(?:này\s)?"
    # "Chương trình công tác toàn khóa số 02-CTr/HU", as the Party words it.
    r"(?:(?:công tác|toàn khóa|toàn khoá|hành động|phối hợp|liên ngành|năm \d{4})\s)*"
    r"(?:số\s?:?\s?)?"
    r"(?P<number>\d{1,5}(?:[.\-]?[\wĐđ]{0,8})?\s?[/\-]\s?[\w&][\w&./\-]{1,40})"
)
_LAW: Final = r"(?P<law>Bộ luật|Luật|Pháp lệnh|Hiến pháp)\s(?P<name>(?!sư\b)[^\W\d_][^;.]{2,240}?)"
_CITATION: Final = re.compile(
    rf"{_OPENS}(?:{_NUMBERED}|{_LAW}(?=;|\.|,? ngày \d|,? số[: ]+\d|,? năm|$))"
)
_DATED: Final = re.compile(rf",?\s*(?:ngày\s*)?{DAY}")
_LAW_DATED: Final = re.compile(rf",?\s*(?:số\s?[\w/]+)?,?\s*(?:(?:được[^;]{{0,80}})?ngày\s*){DAY}")
_ISSUER: Final = re.compile(r",?\s*của\s+")
_SUBJECT: Final = re.compile(
    r"\b(?:về việc|V/v|v/v|về|[Qq]uy định|hướng dẫn|ban hành|[Pp]hê duyệt|sửa đổi|thành lập|"
    r"triển khai|thực hiện|tổ chức|công bố|giao|bổ sung|kiện toàn|phát động|tăng cường)\s"
)
_NEXT_DAY: Final = re.compile(r",?\s*ngày\s*\d")
_NEXT_DOCUMENT: Final = re.compile(rf" và (?:{DOCUMENT_TYPES})\b")
_ABOUT: Final = re.compile(r"[\s,:]*(?:(?:về việc|V/v|v/v|về)\s+)?")
_SENTENCE_END: Final = re.compile(
    r"(?<!TP)(?<!Tp)(?<!TX)\.(?=\s[^\W\d_a-zà-ỹ]|$)|;"
    rf"|, (?=(?:{BODY_HEADS})[^,;]{{0,80}} (?:ban hành|xây dựng|tổ chức|lập|triển khai) )"
)
_JOINED: Final = re.compile(
    r"(?<=/)(NĐ|QĐ|NQ|KH|TT|CT|TB|CV|BC|HD|TTr|KL)(?=(?:CP|TTg|UBND|HĐND|HU|TU|B[A-ZĐ]{2,})\b)"
)
# The symbol that a kind of document opens its number with; "45/TTYT-KH" of a Công văn is a body's.
_SYMBOLS: Final = {
    "Nghị định": "NĐ", "Quyết định": "QĐ", "Nghị quyết": "NQ", "Kế hoạch": "KH",
    "Thông tư": "TT(?!LT)", "Chỉ thị": "CT", "Hướng dẫn": "HD", "Thông báo": "TB",
    "Kết luận": "KL", "Báo cáo": "BC", "Tờ trình": "TTr", "Chương trình": "CTr",
}  # fmt: skip
_JOINED_OF: Final = {
    kind: re.compile(rf"(?<=/)({symbol})(?=[A-ZĐ]{{2}})") for kind, symbol in _SYMBOLS.items()
}
_REQUEST: Final = re.compile(r"(?:[-–+*]\s?)?Xét (?:đề nghị|Tờ trình|nhu cầu)")


def read_legal_bases(preamble: Iterable[Para]) -> tuple[LegalBasis, ...]:
    """Every document cited in *preamble* as grounds; requests (Xét đề nghị …) are none."""
    return tuple(
        basis for para in preamble if not _REQUEST.match(para.text) for basis in _bases_in(para)
    )


def mend_symbol(number: str, kind: str = "") -> str:
    """A number with the hyphen that a line end swallowed: "181/2024/NĐCP" → "181/2024/NĐ-CP".

    *kind* is the kind of document that bears it, "Nghị định".
    """
    bare = "".join(number.split()).replace("ĐĐ", "Đ")
    joined = _JOINED_OF.get(kind, _JOINED) if "-" not in bare else _JOINED
    return joined.sub(r"\1-", bare).rstrip("./-")


def _bases_in(para: Para) -> Iterator[LegalBasis]:
    found = list(_CITATION.finditer(para.text))
    for match, following in zip(found, [*found[1:], None], strict=False):
        end = following.start() if following else len(para.text)
        yield _law(para, match, end) if match["law"] else _numbered(para, match, end)


def _numbered(para: Para, match: re.Match[str], end: int) -> LegalBasis:
    text = para.text[match.end() : end]
    stop = _SENTENCE_END.search(text)
    text = text[: stop.start()] if stop else text
    dated = _DATED.match(text)
    rest = text[dated.end() :] if dated else text
    issuer, rest = _take_issuer(rest)
    later = _DATED.match(rest) if not dated else None
    if later:
        dated, rest = later, rest[later.end() :]
    subject = rest[_about(rest) :].strip(" ,.;:")
    return LegalBasis(
        type=match["type"][0].upper() + match["type"][1:],
        number=mend_symbol(match["number"], match["type"]),
        date=day_of(dated, None) if dated else None,
        issuer=issuer,
        subject=subject or None,
        lines=para.lines_of(match.start("type"), match.end() + len(text)),
        rule="bases.numbered",
    )


def _take_issuer(text: str) -> tuple[str | None, str]:
    """The issuer that opens *text* ("của …") and what follows it."""
    opens = _ISSUER.match(text)
    if not opens:
        return None, text
    found = (p.search(text, opens.end()) for p in (_SUBJECT, _NEXT_DAY, _NEXT_DOCUMENT))
    ends = [match.start() for match in found if match]
    end = min(ends) if ends else len(text)
    name = re.sub(r"\s*\([^)]{1,40}\)$", "", text[opens.end() : end].strip(" ,"))
    return name or None, text[end:]


def _about(text: str) -> int:
    match = _ABOUT.match(text)
    return match.end() if match else 0


def _law(para: Para, match: re.Match[str], end: int) -> LegalBasis:
    dated = _LAW_DATED.match(para.text, match.end(), end)
    return LegalBasis(
        type=match["law"],
        number=None,
        date=day_of(dated, None) if dated else None,
        issuer=None,
        subject=match["name"].strip(" ,"),
        lines=para.lines_of(match.start("law"), dated.end() if dated else match.end()),
        rule="bases.law",
    )
