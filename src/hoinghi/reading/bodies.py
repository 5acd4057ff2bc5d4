"""Names of bodies and people in running text: where one ends and the next begins."""

from __future__ import annotations

import re
from typing import Final

from hoinghi.reading.names import split_bodies
from hoinghi.reading.vocabulary import BODY_HEAD, PERSON, RANKS, VERB

_ASK: Final = re.compile(
    r"(?:(?:Trân trọng\s|Kính\s)?(?:Giao(?: trách nhiệm| nhiệm vụ)?|Đề nghị|đề nghị|Yêu cầu|Mời|"
    r"mời|"
    r"giao|yêu cầu|Phân công|Ủy quyền)(?: cho)?|"
    r"Đối với|Riêng)\s+"
)
_STOP: Final = re.compile(
    r"[.;:(]|,? (?:để|theo|trong|tại|về|nhằm|trên cơ sở|và các|khi|qua|trước|sau)\b"
)


# "đồng chí Nguyễn Văn A, Phó Chủ tịch": who it is, not two who are told.
_POSITION: Final = re.compile(
    r"(?:Phó|Trưởng|Chánh|Giám đốc|Chủ tịch|Hiệu trưởng|Bí thư|Kế toán|Tổ trưởng|Cục trưởng|"
    r"Chuyên viên|Ủy viên|Uỷ viên|Thành viên|Đội trưởng)\b"
)
_TITLE_OF_PERSON: Final = re.compile(
    rf"(?:(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Tt]hầy|[Cc]ô)\s)(?:{RANKS})?(?P<name>.+)"
)
# Whom the names of bodies do not know: people of a school, teams, committees of a congress.
_FURTHER: Final = re.compile(
    r"[,;] (?=(?:Tổng phụ trách|Kế toán|Y tế|Bảo vệ|Tiểu ban|Đoàn trường|Tập thể|Học sinh|"
    r"[Nn]hân viên|"
    r"Khoa|Khối|Nhóm|Vụ|Đảng viên|Cán bộ|Chuyên viên|Cụm|Tổng công ty)\b)"
)
_BRACKETED: Final = re.compile(r"\s\([^()]*\)$")


def split_owners(text: str) -> tuple[str, ...]:
    """*text* as those who are told: a person with a position is one, a note in brackets none."""
    owners: list[str] = []
    for name in (part for body in split_bodies(text) for part in _FURTHER.split(body)):
        if owners and _POSITION.match(name) and _is_person(owners[-1]):
            owners[-1] = f"{owners[-1]}, {name}"
        else:
            owners.append(_BRACKETED.sub("", name))
    return tuple(owners)


def _is_person(text: str) -> bool:
    text = re.split(r"\s[-–]\s", text, maxsplit=1)[0]
    titled = _TITLE_OF_PERSON.match(text)
    return bool(PERSON.match(titled["name"] if titled else text))


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
