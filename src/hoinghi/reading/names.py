"""Bodies as documents name them: one key for all spellings, lists parted, phrases understood.

``split_bodies`` parts a list as written; ``parse_bodies`` says what each name means: its kind, its
level, and whether it is one body or all of a kind ("UBND các xã, thị trấn").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from hoinghi.reading.name_keys import fold, name_key

__all__ = ["BodyKind", "BodyPhrase", "Level", "fold", "name_key", "parse_bodies", "split_bodies"]


class BodyKind(StrEnum):
    """What a body is, as far as its name says."""

    PEOPLES_COMMITTEE = "peoples_committee"
    PEOPLES_COUNCIL = "peoples_council"
    FATHERLAND_FRONT = "fatherland_front"
    DEPARTMENT = "department"
    PROVINCIAL_DEPARTMENT = "provincial_department"
    MASS_ORGANISATION = "mass_organisation"
    PARTY_BODY = "party_body"
    OFFICE = "office"
    BANK = "bank"
    STEERING_COMMITTEE = "steering_committee"
    VILLAGE = "village"
    OTHER = "other"


class Level(StrEnum):
    """Cấp: tỉnh, huyện (until 30/6/2025), xã, and thôn below it."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPhrase:
    """One body, or all bodies of a kind, as a document names them.

    Attributes:
        name: As written, without "Đại diện lãnh đạo" and the like.
        every: All bodies of this kind at this level ("UBND các xã, thị trấn").
        place: Name of the administrative unit, where said ("Bình Chánh").
    """

    name: str
    kind: BodyKind
    level: Level | None
    every: bool = False
    place: str | None = None


# Words that begin a body's name, so that a comma or "và" before them parts two bodies. Capitals
# count: "Phòng Lao động, Thương binh và Xã hội" holds none of them after its comma.
_HEAD = (
    r"(?:Phòng|Sở|Bộ(?! môn)|Ban|Văn phòng|VP|Viện|Vụ|Cục|Chi cục|Tổng cục|Thanh tra|Trung tâm|"
    r"TTYT|UBND|[ỦU][ỷyỶY] [Bb]an|UB|UBMT\w*|MTTQ|Mặt trận|HĐND|Hội|BCĐ|BCH|BTV|BTT|BQL|"
    r"Thường trực|Thường vụ|TT|(?:Huyện|Tỉnh|Thành|Đảng|Thị) [uủ][ỷy]|Đảng bộ|Chi bộ|"
    r"Đoàn|(?:Huyện|Tỉnh|Thành|Thị|Liên|Công) đoàn|LĐLĐ|Liên minh|Tổ|Đội|Đồn|"
    r"Công an|Quân sự|Biên phòng|Ngân hàng|NHCSXH|Kho bạc|KBNN|Bảo hiểm|BHXH|Bưu điện|Điện lực|"
    r"Toà án|Tòa án|TAND|VKSND|Trạm|Trường|Bệnh viện|Học viện|Đại học|Đài|Báo|Hạt|Thư viện|Nhà|"
    r"Công ty|Tập đoàn|Doanh nghiệp|Chi nhánh|Xí nghiệp|Hợp tác xã|HTX|GVCN|Giáo viên|Cơ sở|"
    r"Các|các|Toàn thể|Lãnh đạo|lãnh đạo|Đại diện|đại diện|Đồng chí|đồng chí|Đ/c|đ/c|Ông|Bà|Thầy|"
    r"Cô|Chủ tịch|Phó|Bí thư|Trưởng|Giám đốc|Hiệu trưởng|Chánh|"
    r"Đơn vị|Cơ quan|Địa phương|Thành viên)"
)
_BOUNDARY = re.compile(rf"\s*[,;]\s*(?=(?:và\s+)?{_HEAD}\b)|\s+và\s+(?={_HEAD}\b)")
_COMMA = re.compile(r"\s*[,;]\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
# One office that serves two bodies; "các sở, ban, ngành" is one circle, see _GENERIC.
_SERVES_TWO = re.compile(
    r"(?:^|[,;]\s*|\s)(?:Văn phòng|VP)\s[^,;]*"
    r"(?:HĐND|Hội đồng nhân dân|ĐBQH|[Đđ]ại biểu Quốc hội|[uủ][ỷy])$"
)
# Ranges will not do: capital and small Vietnamese letters alternate.
_UPPER = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
_UPPER_WORD = rf"[{_UPPER}][^\W\d_]*"
_PEOPLE = re.compile(
    rf"{_UPPER_WORD}(?: {_UPPER_WORD}){{1,4}}(?:, {_UPPER_WORD}(?: {_UPPER_WORD}){{1,4}})+$"
)
_LISTED = re.compile(r"(?:Các|các)\s+(phòng|Phòng|sở|Sở|ban|Ban|hội|Hội|trường|Trường)\s*:\s*(.+)$")
_WITH_COMMAS = re.compile(
    r"(Lao động|Văn hóa|Văn hoá|Kinh tế|Văn hóa - Khoa học)\s*,\s*"
    r"(Thương binh và|Thể thao|Thông tin|Hạ tầng|Khoa học)",
)


def split_bodies(text: str) -> tuple[str, ...]:
    """Split a list of bodies or persons at the commas and ``và`` between them, as written.

    Never within a name: "Phòng Y tế, Phòng Lao động, Thương binh và Xã hội" are two bodies,
    "UBND các xã, thị trấn" and "Văn phòng HĐND và UBND huyện" one each. "Các phòng: Nội vụ, Y tế"
    gives "Phòng Nội vụ", "Phòng Y tế".
    """
    text = text.strip(" .:;,\n\t")
    if _PEOPLE.match(text) and not re.match(_HEAD + r"\b", text):
        return tuple(_COMMA.split(text))
    listed = _LISTED.match(text)
    if listed:
        return _listed(listed[1].capitalize(), listed[2])
    found = []
    begin = 0
    # Brackets are blanked out, so that a comma inside parts nothing; lengths stay.
    masked = _BRACKETS.sub(lambda match: "_" * len(match[0]), text)
    for match in _BOUNDARY.finditer(masked):
        joined = "và" in match[0] and "," not in match[0]
        if joined and _SERVES_TWO.search(masked, 0, match.start()):
            continue
        found.append(text[begin : match.start()])
        begin = match.end()
    found.append(text[begin:])
    names = (re.sub(r"^và\s+", "", name).strip(" .:;,") for name in found)
    return tuple(name for name in names if name)


def _listed(head: str, rest: str) -> tuple[str, ...]:
    whole = _WITH_COMMAS.sub(r"\1\0\2", rest)
    names = (part.replace("\0", ", ") for part in _COMMA.split(whole))
    return tuple(
        name if name.startswith(head) else f"{head} {name}" for name in names if name.strip()
    )


_LEAD = re.compile(
    r"^(?:[-–+*•]\s*)?(?:(?:kính mời|trân trọng mời|kính gửi|mời|như|gồm)\s*:?\s+)?"
    r"(?:(?:các )?(?:đồng chí|đ/c)\s+)?(?:đại diện\s+)?(?:(?:tập thể|các )?\s*lãnh đạo\s+)?"
    r"(?:(?:các )?(?:chủ tịch|phó chủ tịch|ct|pct|trưởng|phó trưởng|thành viên|tv)\s+"
    r"(?=các |ubnd|ủy ban|bcđ|ban ))?",
    re.IGNORECASE,
)
_LEVEL_WORDS = (
    r"tỉnh|huyện|quận|thị xã|thành phố|tp|xã(?! hội)|phường|thị trấn|tt|đặc khu|"
    r"(?<!nông )thôn|tổ dân phố|tdp"
)
_TAIL = re.compile(
    rf"(?<!hợp tác )\b(?:(?P<every>các|cấp|từng|mỗi|\d+)\s+)?"
    rf"(?P<level>{_LEVEL_WORDS})\b"
    rf"(?P<more>(?:(?:\s*[,/–-]\s*|\s+và\s+)(?:{_LEVEL_WORDS})\b)*)"
    rf"\s*:?\s*(?P<place>(?-i:{_UPPER_WORD}(?: (?:{_UPPER_WORD}|\d+))*)?)",
    re.IGNORECASE,
)
_FURTHER_PLACE = re.compile(
    rf"\s*(?:,|và)\s*({_LEVEL_WORDS})?\s*({_UPPER_WORD}(?: {_UPPER_WORD})*)"
)
_ABOVE = re.compile(r"\b(huyện|tỉnh|thành|thị|đảng) (?:ủy|uỷ|đoàn)\b", re.IGNORECASE)
_LEVELS = {
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "thị": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "tt": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
    "thôn": Level.VILLAGE,
    "tổ dân phố": Level.VILLAGE,
    "tdp": Level.VILLAGE,
}
_KINDS: tuple[tuple[re.Pattern[str], BodyKind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"(?:thành viên )?ban chỉ đạo", BodyKind.STEERING_COMMITTEE),
        (r"(?:chánh |phó chánh )?văn phòng", BodyKind.OFFICE),
        (r"(?:trưởng |phó )?(?:ban công tác mặt trận|thôn|tổ dân phố)", BodyKind.VILLAGE),
        (r"tổ trưởng tổ dân phố", BodyKind.VILLAGE),
        (r"(?:thường trực )?(?:các )?(?:huyện|tỉnh|thành|thị|đảng) ủy", BodyKind.PARTY_BODY),
        (r"ban (?:tổ chức|tuyên giáo|dân vận|nội chính|thường vụ|xây dựng đảng)",
         BodyKind.PARTY_BODY),
        (r"(?:thường trực )?mặt trận tổ quốc", BodyKind.FATHERLAND_FRONT),
        (r"(?:thường trực |phó |chủ tịch )*ủy ban nhân dân", BodyKind.PEOPLES_COMMITTEE),
        (r"(?:thường trực )?hội đồng nhân dân", BodyKind.PEOPLES_COUNCIL),
        (r"(?:các |phòng giao dịch )?(?:chi nhánh )?ngân hàng", BodyKind.BANK),
        (r"(?:các )?sở\b", BodyKind.PROVINCIAL_DEPARTMENT),
        (r"(?:các )?(?:phòng\b|cơ quan chuyên môn)", BodyKind.DEPARTMENT),
        (r"(?:các )*(?:hội(?! đồng)\b|đoàn thể|tổ chức chính trị xã hội|đoàn thanh niên|"
         r"(?:huyện|tỉnh|thành|thị) đoàn|liên đoàn lao động|công đoàn)",
         BodyKind.MASS_ORGANISATION),
    )
)  # fmt: skip
# "các phòng, ban, ngành, hội đoàn thể huyện": general words that share one level at the end.
_GENERIC = re.compile(
    r"^(?:các|toàn thể)\s+(?:[^\W\d]+(?: [^\W\d]+){0,3},\s*)+[^\W\d]+", re.IGNORECASE
)
_GENERIC_WORD = re.compile(
    r"^(?:các )?(sở|phòng|ban|ngành|hội|đoàn thể|hội đoàn thể|tổ chức chính trị xã hội|cơ quan|"
    r"đơn vị|mặt trận|địa phương)\b"
)


@lru_cache(maxsize=4096)
def parse_bodies(text: str) -> tuple[BodyPhrase, ...]:
    """Understand the bodies that *text* names, in order; ``()`` if it has no word.

    A level said once at the end holds for those before it: "Đại diện lãnh đạo UBND, Ủy ban MTTQ
    Việt Nam các xã, thị trấn" gives both bodies of every commune.
    """
    found: list[BodyPhrase] = []
    for name in split_bodies(_BRACKETS.sub("", text)):
        bare = _LEAD.sub("", name).strip(" .:;,")
        if bare:
            found += _circle(bare) if _GENERIC.match(bare) else _named(bare)
    return _share_level(found)


def _circle(text: str) -> list[BodyPhrase]:
    names = [part.strip() for part in re.split(r"\s*[,;]\s*|\s+và\s+", text)]
    if not all(_GENERIC_WORD.match(name_key(name)) for name in names):
        return _named(text)
    tail = _TAIL.search(text)
    level = _level(tail) if tail else None
    place = (tail["place"] or None) if tail else None
    return [
        BodyPhrase(name=name, kind=_kind(name_key(name)), level=level, every=True, place=place)
        for name in names
    ]


def _named(text: str) -> list[BodyPhrase]:
    kind = _kind(name_key(text))
    tail = _TAIL.search(text)
    if tail is None:
        above = _ABOVE.search(text)
        word = fold(above[1]) if above else ""
        level = _LEVELS.get(word) or _level_of(kind)
        return [BodyPhrase(name=text, kind=kind, level=level, every=_begins_with_all(text))]
    level, place = _level(tail), tail["place"] or None
    # "UBND các xã Bình Chánh, Bình Châu": each by its own name.
    others = _FURTHER_PLACE.findall(text, tail.end())
    if place and tail["every"] and others:
        head = text[: tail.start()].rstrip()
        return [
            BodyPhrase(name=f"{head} {word} {each}", kind=kind, level=level, place=each)
            for word, each in (
                (tail["level"], place),
                *((w or tail["level"], p) for w, p in others),
            )
        ]
    every = place is None and (bool(tail["every"] or tail["more"]) or _begins_with_all(text))
    return [BodyPhrase(name=text, kind=kind, level=level, every=every, place=place)]


def _share_level(found: list[BodyPhrase]) -> tuple[BodyPhrase, ...]:
    shared: list[BodyPhrase] = []
    after: BodyPhrase | None = None
    for phrase in reversed(found):
        if after is not None and phrase.level is None and phrase.kind in _LEVELLED:
            phrase = replace(phrase, level=after.level, every=after.every, place=after.place)
        shared.append(phrase)
        after = phrase if phrase.level is not None else after
    return tuple(reversed(shared))


#: Bodies that stand at every level, so that a name without one waits for the level further on.
_LEVELLED = frozenset(
    {
        BodyKind.PEOPLES_COMMITTEE,
        BodyKind.PEOPLES_COUNCIL,
        BodyKind.FATHERLAND_FRONT,
        BodyKind.MASS_ORGANISATION,
        BodyKind.PARTY_BODY,
    }
)


def _kind(key: str) -> BodyKind:
    return next((kind for pattern, kind in _KINDS if pattern.match(key)), BodyKind.OTHER)


def _level_of(kind: BodyKind) -> Level | None:
    if kind is BodyKind.PROVINCIAL_DEPARTMENT:
        return Level.PROVINCE
    return Level.VILLAGE if kind is BodyKind.VILLAGE else None


def _level(tail: re.Match[str]) -> Level | None:
    word = fold(tail["level"])
    if word in ("thành phố", "tp"):
        return Level.PROVINCE if tail["every"] and not tail["more"] else Level.DISTRICT
    return _LEVELS[word]


def _begins_with_all(text: str) -> bool:
    return fold(text).startswith(("các ", "toàn thể ", "mọi "))
