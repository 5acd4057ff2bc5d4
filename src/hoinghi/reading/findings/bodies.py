"""Names: one body spelt in several ways, left out of Nơi nhận, or no longer there on that date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hoinghi.reading.findings.source import Rule, Source, finding, say_lines, say_list
from hoinghi.reading.name_keys import place_tones, words
from hoinghi.reading.names import BodyKind, BodyPhrase, fold, name_key, parse_bodies
from hoinghi.reading.plan import Finding, Lines, Severity

#: Districts ended. Source: Luật Tổ chức chính quyền địa phương 72/2025/QH15.
DISTRICTS_ENDED = date(2025, 7, 1)

_SPELT_OUT = frozenset(
    {
        BodyKind.DEPARTMENT,
        BodyKind.PROVINCIAL_DEPARTMENT,
        BodyKind.OFFICE,
        BodyKind.BANK,
        BodyKind.MASS_ORGANISATION,
    }
)
_HEADS = re.compile(
    r"(?:[Pp]hòng|Sở|Văn phòng|VP|Hội(?! nghị| trường| đồng)|Ngân hàng|NHCSXH|Đoàn|Liên đoàn)\s"
)
_WINDOW = 80
_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[–-]\s*")
_DISTRICT = re.compile(
    r"\b(?:(?:UBND|HĐND|[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân|MTTQ(?: Việt Nam)?|cấp|"
    r"Phòng [^,;.\n]{3,40}|Công an|Thường trực HĐND|Hội [^,;.\n]{3,30}) "
    r"(?:các )?(?:huyện|quận|thị xã)|Huyện [uủ][ỷy]|Huyện đoàn|"
    r"(?:xã, |phường, )thị trấn|[Tt]hị trấn(?= [A-ZĐ]))"
)
_COVERS_ALL = re.compile(
    r"như (?:trên|mục|điều|phần|thành phần|đề mục)|các (?:cơ quan|đơn vị|thành phần|ban, ngành)|"
    r"(?:cơ quan|đơn vị) (?:liên quan|có liên quan|có tên|nêu|tại)|\bmục [ivx\d]"
)
_LEVELLED = frozenset(
    {
        BodyKind.PEOPLES_COMMITTEE,
        BodyKind.PEOPLES_COUNCIL,
        BodyKind.FATHERLAND_FRONT,
        BodyKind.PROVINCIAL_DEPARTMENT,
        BodyKind.MASS_ORGANISATION,
        BodyKind.PARTY_BODY,
        BodyKind.BANK,
    }
)
_OWN_DIVISIONS = frozenset({BodyKind.DEPARTMENT, BodyKind.OFFICE})


class Mention(NamedTuple):
    """A body named in the text: as written, abbreviated or not, and where."""

    spelling: str
    is_abbreviated: bool
    lines: Lines


def spellings(source: Source) -> Iterator[Finding]:
    """One body spelt in several ways. An abbreviation beside the full name is no mistake."""
    for mentions in _mentions(source).values():
        variants: dict[str, list[Lines]] = {}
        for mention in mentions:
            variants.setdefault(mention.spelling, []).append(mention.lines)
        short = {mention.spelling for mention in mentions if mention.is_abbreviated}
        if len(variants) - len(short) < 2 and len(short) < 2:
            continue
        said = "; ".join(f"“{name}” ({say_lines(at)})" for name, at in variants.items())
        usual = max((name for name in variants if name not in short), default=None,
                    key=lambda name: len(variants[name]))  # fmt: skip
        yield finding(
            "names.spellings",
            Severity.WARNING,
            f"Một cơ quan được viết {len(variants)} cách: {said}.",
            [mention.lines for mention in mentions],
            f"Hãy viết thống nhất một cách trong cả văn bản, ví dụ “{usual or max(short)}”.",
        )


def _mentions(source: Source) -> dict[tuple[str, ...], list[Mention]]:
    known = _known_bodies(source)
    found: dict[tuple[str, ...], list[Mention]] = {key: [] for key in known}
    beginnings = {key[:length] for key in known for length in range(1, len(key))}
    for match in _HEADS.finditer(source.text):
        key, mention = _mention_at(source, match.start(), known, beginnings)
        if key and mention:
            found[key].append(mention)
    return found


def _known_bodies(source: Source) -> set[tuple[str, ...]]:
    plan = source.plan
    names = {name for task in plan.tasks for name in (*task.owners, *task.partners)}
    names |= {talk.unit for talk in plan.talks}
    names |= {recipient.text.partition(":")[0] for recipient in plan.recipients}
    return {
        tuple(name_key(phrase.name).split())
        for name in names
        for phrase in parse_bodies(name)
        if phrase.kind in _SPELT_OUT and not phrase.every and " " in phrase.name
        # What is longer is no name, and no mention would be found within the window.
        if len(phrase.name) <= 2 * _WINDOW
    }


def _mention_at(
    source: Source, start: int, known: set[tuple[str, ...]], beginnings: set[tuple[str, ...]]
) -> tuple[tuple[str, ...] | None, Mention | None]:
    window = source.text[start : start + _WINDOW].partition("\n")[0]
    syllables: tuple[str, ...] = ()
    best: tuple[tuple[str, ...], int, bool] | None = None
    shortened = False
    for word in words(window):
        syllables += word.syllables
        shortened = shortened or word.is_abbreviation
        if syllables in known:
            best = syllables, word.end, shortened
        if syllables not in beginnings:
            break
    if best is None or window[: best[1]].isupper():
        return None, None
    key, end, is_short = best
    # The line is asked of the whole name, the name may run over two lines.
    mention = Mention(_spelling(window[:end]), is_short, source.lines_at(start, start + end))
    return key, mention


def _spelling(text: str) -> str:
    """As printed, but for what other rules look at: spaces, kinds of dash, tone placement."""
    spaced = _SPACES.sub(" ", place_tones(text))
    if not any(word.is_abbreviation for word in words(text)):
        spaced = _DASHES.sub(" – ", spaced)
    return spaced[0].upper() + spaced[1:]


def owner_not_addressed(source: Source) -> Iterator[Finding]:
    """Bodies with a task that Nơi nhận does not have."""
    recipients = source.plan.recipients
    if not recipients:
        return
    addressed = [
        phrase
        for recipient in recipients
        for phrase in parse_bodies(recipient.text.partition(":")[0])
    ]
    if any(_COVERS_ALL.search(fold(recipient.text)) for recipient in recipients):
        return
    with_own = _has_departments(source)
    missing: dict[str, tuple[str, list[Lines]]] = {}
    for task in source.plan.tasks:
        for owner in task.owners:
            for phrase in parse_bodies(owner):
                outside = phrase.kind in _LEVELLED and phrase.level is not None
                outside = outside and phrase.kind is not source.issuer_kind
                own = with_own and phrase.kind in _LEVELLED | _OWN_DIVISIONS
                if (outside or own) and not any(_covers(a, phrase) for a in addressed):
                    named = missing.setdefault(name_key(phrase.name), (phrase.name, []))
                    named[1].append(task.lines)
    if missing:
        yield finding(
            "names.owner-not-addressed",
            Severity.WARNING,
            f"{len(missing)} cơ quan được giao nhiệm vụ nhưng không có trong Nơi nhận: "
            f"{say_list(name for name, _ in missing.values())}.",
            [at for _, lines in missing.values() for at in lines]
            + [Lines(recipients[0].lines.first, recipients[-1].lines.last)],
            "Hãy thêm các cơ quan này vào Nơi nhận, hoặc ghi “Như thành phần nêu tại kế hoạch”.",
        )


def _has_departments(source: Source) -> bool:
    """Whether the issuer is a people's committee; a Sở or a school need not name its divisions."""
    return name_key(source.plan.issuer or "").startswith("ủy ban nhân dân")


def _covers(address: BodyPhrase, owner: BodyPhrase) -> bool:
    if name_key(address.name) == name_key(owner.name):
        return True
    if not address.every:
        return False
    # "Các xã, thị trấn" is told to the committees of all of them.
    if address.kind is BodyKind.OTHER:
        return address.level is not None and address.level is owner.level
    if address.kind is not owner.kind:
        return False
    return None in (address.level, owner.level) or address.level is owner.level


def district_gone(source: Source) -> Iterator[Finding]:
    """Districts and thị trấn in a plan for a day after they ended."""
    plan = source.plan
    day = plan.date or plan.event.start or max(
        (task.deadline for task in plan.tasks if task.deadline), default=None
    )  # fmt: skip
    if day is None or day < DISTRICTS_ENDED:
        return
    named: dict[str, list[Lines]] = {}
    for text, lines in _acting(source):
        for match in _DISTRICT.finditer(text):
            named.setdefault(match[0].strip(), []).append(lines)
    if named:
        yield finding(
            "names.district-gone",
            Severity.WARNING,
            f"Từ ngày 01/7/2025 không còn cấp huyện và thị trấn, nhưng kế hoạch vẫn nêu "
            f"{say_list(named)}.",
            [at for lines in named.values() for at in lines],
            "Hãy thay bằng cơ quan cấp xã hoặc cấp tỉnh tiếp nhận nhiệm vụ.",
        )


def _acting(source: Source) -> Iterator[tuple[str, Lines]]:
    """The parts that say who acts, speaks, comes or is told; citations of older papers are none."""
    plan = source.plan
    for task in plan.tasks:
        yield ", ".join((*task.owners, *task.partners)), task.lines
    for rule in plan.delegates:
        yield f"{rule.group or ''}: {rule.text}", rule.lines
    for talk in plan.talks:
        yield talk.unit, talk.lines
    for recipient in plan.recipients:
        yield recipient.text, recipient.lines


_QUOTED = re.compile(r"[“\"]([^“”\"’\n]{6,160})(?:[”\"]|’’)")


def quoted_capitals(source: Source) -> Iterator[Finding]:
    """One name in quotation marks, written with different capitals."""
    found: dict[str, dict[str, list[re.Match[str]]]] = {}
    for match in _QUOTED.finditer(source.text):
        plain = _DASHES.sub(" – ", match[1]).strip()
        found.setdefault(plain.lower(), {}).setdefault(plain, []).append(match)
    for matches in found.values():
        if len(matches) < 2:
            continue
        variants = {
            name: [source.lines_at(match.start(), match.end()) for match in places]
            for name, places in matches.items()
        }
        said = "; ".join(f"“{name}” ({say_lines(at)})" for name, at in variants.items())
        yield finding(
            "names.quoted-capitals",
            Severity.HINT,
            f"Một tên trong ngoặc kép được viết hoa {len(variants)} cách: {said}.",
            [at for places in variants.values() for at in places],
            "Hãy đối chiếu với văn bản phát động và viết thống nhất.",
        )


RULES = (
    Rule("names.spellings", "Một cơ quan viết nhiều cách", spellings),
    Rule("names.owner-not-addressed", "Cơ quan có việc nhưng không ở Nơi nhận",
         owner_not_addressed),
    Rule("names.district-gone", "Cấp huyện, thị trấn sau ngày 01/7/2025", district_gone),
    Rule("names.quoted-capitals", "Một tên trong ngoặc kép, hai cách viết hoa", quoted_capitals),
)  # fmt: skip
