"""Words of award papers that follow from the plan: merit, form, who awards. Python thuần."""

from __future__ import annotations

import re

from hoinghi.awards.rules import AwardForm, AwardLevel

_MERIT = re.compile(
    r"\b(?:đã\s+)?((?:có\s+(?:nhiều\s+)?(?:thành tích|đóng góp)|tiêu biểu|điển hình|xuất sắc)\b.*)",
    re.I | re.S,
)
_QUALITY = re.compile(r"(?:tiêu biểu|xuất sắc|điển hình)\b", re.I)
_STRAIGHT = re.compile(r'"([^"]*)"')
_LEVELS = {
    "province": AwardLevel.PROVINCE,
    "district": AwardLevel.DISTRICT,
    "commune": AwardLevel.COMMUNE,
}
# Bodies that do the work of emulation and reward (cơ quan làm công tác thi đua, khen thưởng): the
# division of home affairs, from 1 July 2025 in communes the division of culture and society.
_EMULATION = re.compile(r"nội vụ|thi đua|văn h[óo][áa]? - xã hội", re.I)
_NOT_A_BODY = re.compile(r"^các\s+(?:tập thể|cá nhân)", re.I)


def merit_of(call: str) -> str | None:
    """Give the merit that a plan's sentence names: "có thành tích xuất sắc trong …"."""
    found = _MERIT.search(call)
    if found is None:
        return None
    # The certificate repeats the words for good, so straight quotation marks are mended.
    return _STRAIGHT.sub(r"“\1”", " ".join(found[1].split()).rstrip(" .;,"))


def achieved(merit: str) -> str:
    """Write a merit as what was done: "có thành tích …" → "đã có thành tích …".

    "tiêu biểu trong …" says who, not what: → "đã có thành tích tiêu biểu trong …".
    """
    if _QUALITY.match(merit):
        return f"đã có thành tích {merit[:1].lower()}{merit[1:]}"
    return f"đã {merit}" if merit.startswith("có ") else merit


def level_of(host: str, level: str, *, is_committee: bool) -> AwardLevel | None:
    """Give the level at which *host* awards; none where the law sets no level for such a body.

    Args:
        host: Name of the body that holds the conference. ``level``: its level of government.
    """
    if is_committee:
        return _LEVELS.get(level)
    return AwardLevel.PROVINCIAL_AGENCY if host.casefold().startswith("sở ") else None


def form_of(level: AwardLevel | None) -> AwardForm:
    """Give the form that the head at *level* grants: bằng khen in a province, else giấy khen."""
    return AwardForm.MERIT if level is AwardLevel.PROVINCE else AwardForm.COMMENDATION


def proposer_among(names: list[str]) -> str | None:
    """Choose who proposes among bodies told to select: the one in charge of emulation."""
    bodies = [name for name in names if not _NOT_A_BODY.match(name)]
    return next((name for name in bodies if _EMULATION.search(name)), None) or next(
        iter(bodies), None
    )


def abbreviated(short_name: str) -> str:
    """Write a body's symbol from its short name: "Phòng Nội vụ" → "PNV".

    The head of each body fixes it (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3); the clerk
    corrects it in the draft.
    """
    words = [word for word in re.findall(r"[\w&]+", short_name) if word[0].isalpha()]
    return "".join(word if word.isupper() else word[0].upper() for word in words)
