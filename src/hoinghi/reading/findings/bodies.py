"""Names: one body spelt in several ways, or left out of Nơi nhận."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hoinghi.reading.findings.source import Rule, Source, finding, places, say_lines, say_list
from hoinghi.reading.name_keys import place_tones, words
from hoinghi.reading.names import BodyKind, BodyPhrase, fold, name_key, parse_bodies
from hoinghi.reading.plan import Finding, Lines, Severity

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
# The beginnings of these, one look each.
_SIGNS = ("Phòng", "phòng", "Sở", "Văn ph", "VP", "Hội", "Ngân h", "NHCSXH", "Đoàn", "Liên đ")
_SYLLABLE = re.compile(r"[^\W_]+")
_WINDOW = 80
_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[–-]\s*")
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
    start: int
    end: int


def spellings(source: Source) -> Iterator[Finding]:
    """One body spelt in several ways. An abbreviation beside the full name is no mistake."""
    for mentions in _mentions(source).values():
        spelt = {mention.spelling for mention in mentions}
        short = {mention.spelling for mention in mentions if mention.is_abbreviated}
        if len(spelt) - len(short) < 2 and len(short) < 2:
            continue
        variants: dict[str, list[Lines]] = {}
        for mention in mentions:
            # The line is asked of the whole name, the name may run over two lines.
            lines = source.lines_at(mention.start, mention.end)
            variants.setdefault(mention.spelling, []).append(lines)
        said = "; ".join(f"“{name}” ({say_lines(at)})" for name, at in variants.items())
        usual = max((name for name in variants if name not in short), default=None,
                    key=lambda name: len(variants[name]))  # fmt: skip
        yield finding(
            "names.spellings",
            Severity.WARNING,
            f"Một cơ quan được viết {len(variants)} cách: {said}.",
            [lines for places_of in variants.values() for lines in places_of],
            f"Hãy viết thống nhất một cách trong cả văn bản, ví dụ “{usual or max(short)}”.",
        )


def _mentions(source: Source) -> dict[tuple[str, ...], list[Mention]]:
    names = _known_bodies(source)
    known = set(names.values())
    found: dict[tuple[str, ...], list[Mention]] = {key: [] for key in known}
    beginnings = {key[:length] for key in known for length in range(1, len(key))}
    within = {syllable for key in known for syllable in key}
    # Most mentions are as one of the parts has them; a name that another begins with is looked at.
    plain = {name: key for name, key in names.items() if key not in beginnings}
    plain = {name: key for name, key in plain.items() if not any(map(str.isupper, name.split()))}
    as_printed = tuple(plain)
    for match in _heads(source.text):
        if source.text.startswith(as_printed, match.start()):
            name = next(n for n in as_printed if source.text.startswith(n, match.start()))
            end = match.start() + len(name)
            if not source.text[end : end + 1].isalnum():
                spelling = _spelling(name, is_abbreviated=False)
                found[plain[name]].append(Mention(spelling, False, match.start(), end))
                continue
        following = _SYLLABLE.match(source.text, match.end())
        # Most other names part here already; capitals may be an abbreviation of several words.
        if following and fold(following[0]) not in within and not following[0].isupper():
            continue
        key, mention = _mention_at(source, match.start(), known, beginnings)
        if key and mention:
            found[key].append(mention)
    return found


def _heads(text: str) -> Iterator[re.Match[str]]:
    """Where names of bodies may begin; "phòng" within "Văn phòng" begins none."""
    starts = sorted(at for sign in _SIGNS for at in places(text, sign))
    end = 0
    for at in starts:
        match = _HEADS.match(text, at) if at >= end else None
        if match:
            end = match.end()
            yield match


def _known_bodies(source: Source) -> dict[str, tuple[str, ...]]:
    """Name as printed → key, of the bodies that have work, speak, or are told."""
    plan = source.plan
    names = {name for task in plan.tasks for name in (*task.owners, *task.partners)}
    names |= {talk.unit for talk in plan.talks}
    names |= {recipient.text.partition(":")[0] for recipient in plan.recipients}
    return {
        phrase.name: tuple(name_key(phrase.name).split())
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
    spelling = _spelling(window[:end], is_abbreviated=is_short)
    return key, Mention(spelling, is_short, start, start + end)


@lru_cache(maxsize=2048)
def _spelling(text: str, *, is_abbreviated: bool) -> str:
    """As printed, but for what other rules look at: spaces, kinds of dash, tone placement."""
    spaced = _SPACES.sub(" ", place_tones(text))
    if not is_abbreviated:
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


_QUOTED = re.compile(r"[“\"]([^“”\"’\n]{6,160})(?:[”\"]|’’)")


def quoted_capitals(source: Source) -> Iterator[Finding]:
    """One name in quotation marks, written with different capitals."""
    found: dict[str, dict[str, list[re.Match[str]]]] = {}
    for match in _QUOTED.finditer(source.text):
        plain = match[1].strip()
        if "-" in plain or "–" in plain:
            plain = _DASHES.sub(" – ", plain)
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
    Rule("names.quoted-capitals", "Một tên trong ngoặc kép, hai cách viết hoa", quoted_capitals),
)  # fmt: skip
