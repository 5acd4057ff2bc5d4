"""Names of bodies and people in running text: where one ends and the next begins."""

from __future__ import annotations

import re
from typing import Final

from hoinghi.reading.vocabulary import BODY_HEAD, PERSON, VERB

_ASK: Final = re.compile(
    r"(?:(?:Trân trọng\s|Kính\s)?(?:Giao|Đề nghị|đề nghị|Yêu cầu|Mời|mời|giao|yêu cầu)(?: cho)?|"
    r"Đối với|Riêng)\s+"
)
_COMMA: Final = re.compile(r"\s*[,;]\s+|\s+và\s+")
_ALL_OF: Final = re.compile(r"(?:[Cc]ác|[Tt]ất cả các|[Mm]ọi|[Tt]hủ trưởng các|[Ll]ãnh đạo các)\s")
_KIND_ONLY: Final = re.compile(
    r"(?:đơn vị|địa phương|cơ quan|ban|ngành|phòng|sở|doanh nghiệp|tổ chức|hội|đoàn thể|trường|"
    r"trung tâm|cán bộ|giáo viên|bộ|chi|đảng|đoàn|cơ sở)\b"
)
_STOP: Final = re.compile(
    r"[.;:(]|,? (?:để|theo|trong|tại|về|nhằm|trên cơ sở|và các|khi|qua|trước|sau)\b"
)


def strip_request(text: str) -> str:
    """*text* without the leading "Giao", "Đề nghị", "Đối với" …"""
    match = _ASK.match(text)
    return text[match.end() :] if match else text


def is_request(text: str) -> bool:
    """Whether *text* opens by asking somebody: "Giao phòng …", "Đề nghị UBND …"."""
    return bool(_ASK.match(text))


def looks_like_body(text: str) -> bool:
    """Whether *text* begins like the name of a body, a circle of people or a person."""
    return bool(BODY_HEAD.match(text) or PERSON.match(text))


def split_bodies(text: str) -> tuple[str, ...]:
    """Split a list of owners at commas and "và" between bodies, never within a body's name.

    "Phòng Y tế, Phòng Lao động, Thương binh và Xã hội" are two; "UBND các xã, thị trấn" is one.
    """
    text = text.strip(" .:;,-–")
    names: list[str] = []
    begin = 0
    for match in _COMMA.finditer(text):
        if _is_boundary(text, begin, match):
            names.append(text[begin : match.start()])
            begin = match.end()
    names.append(text[begin:])
    return tuple(name for name in (n.strip(" .:;,") for n in names) if name)


def _is_boundary(text: str, begin: int, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + 60]
    if not looks_like_body(rest):
        return False
    before = text[begin : match.start()]
    # "Các cơ quan, đơn vị, địa phương" are all of one kind of body, not three.
    if _ALL_OF.match(before) and _KIND_ONLY.match(rest):
        return False
    # "Văn phòng HĐND và UBND huyện" is one office that serves both.
    return not (re.search(r"HĐND$|Hội đồng nhân dân$", before) and "và" in match[0])


def name_before_verb(text: str) -> tuple[str, int] | None:
    """The body that opens *text* and where the verb after it begins; none if no body opens it."""
    if not BODY_HEAD.match(text):
        return None
    # A name of a body is rarely longer than this; without a limit the search would be for any verb.
    for verb in VERB.finditer(text, 3, 160):
        # "đơn vị được kiểm tra" names a body, it orders nothing.
        if not text.endswith("được ", 0, verb.start()):
            return text[: verb.start()].rstrip(" ,"), verb.start()
    return None


def partners_in(text: str) -> tuple[str, ...]:
    """Bodies named after "phối hợp (với)" in *text*, each once, in order."""
    found: list[str] = []
    for match in _WITH.finditer(text):
        name = _until_verb(text[match.end() : match.end() + 240])
        if name and (match["mit"] or looks_like_body(name)):
            found += [n for n in split_bodies(name) if n not in found]
    return tuple(found)


_WITH: Final = re.compile(
    r"[Pp]hối hợp(?: chặt chẽ| tốt| cùng)?\s+(?P<mit>với\s+|cùng\s+)?(?:các bên\s)?"
)


def _until_verb(text: str) -> str:
    verb = VERB.search(text)
    stop = _STOP.search(text)
    end = min([m.start() for m in (verb, stop) if m] or [len(text)])
    return text[:end].strip(" ,.;")
