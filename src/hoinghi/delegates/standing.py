"""In what standing (tư cách) a line of the composition invites each body it names. Python thuần."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoinghi.reading.names import parse_bodies
from hoinghi.units.directory import Body, Directory

DEFAULT = "Đại diện lãnh đạo"
"""Where a line names a body and not who comes from it."""

_BRACKET = re.compile(r"\s*\([^()]*\)")
_ASKED = re.compile(r"^(?:(?:trân trọng\s+)?(?:kính\s+)?mời\s+|là\s+(?:các\s+)?)+:?\s*", re.I)
_COURTESY = re.compile(r"\b(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\s+", re.I)
# Words that belong to a body's name in a list but say who comes, not which body it is.
_STANDING = re.compile(r"^((?:Ban\s+)?Thường trực|(?:Ban\s+)?Thường vụ)\b", re.I)
_JOINED = re.compile(r"^(?:\s|[,;:]|và\b|các\b|cùng\b)+|(?:\s|[,;:]|\bcác)+$", re.I)
# "Phòng … của Sở": a division is known by its own name.
_OF_BODY_ABOVE = re.compile(r"\s+(?:của|thuộc)\s+(?:các\s+)?(?:Sở|Phòng)(?=\s*(?:$|[,;]))")
_COMES = re.compile(r"\s+(?:tham dự|tham gia|dự họp|đến dự)$", re.I)
_SLASH = re.compile(r"\s*/\s*")


@dataclass(frozen=True, slots=True)
class Invited:
    """A body, and who is invited from it ("Thường trực", "Đại diện lãnh đạo")."""

    body: Body
    standing: str


def people_of(text: str) -> str:
    """Write who is invited: *text* without the request, the courtesies and the brackets."""
    bare = _ASKED.sub("", _BRACKET.sub("", text))
    told = _SLASH.sub("/", _COURTESY.sub("", bare)).strip(" .;,")
    return capital(_COMES.sub("", told))


def one_of(people: str) -> str:
    """Write a list of posts as one place has it: "Bí thư, Trưởng thôn" → "Bí thư hoặc Trưởng thôn".

    Posts begin with a capital; "Người đứng đầu thôn, tổ dân phố" is one post of several places.
    """
    posts = people.split(", ")
    if len(posts) < 2 or not all(post[:1].isupper() for post in posts):
        return people
    return f"{', '.join(posts[:-1])} hoặc {posts[-1]}"


def invited(text: str, directory: Directory) -> tuple[Invited, ...]:
    """Give every body that a line names, each once, with its standing, in the order of the line.

    "Đại diện lãnh đạo UBND, Ủy ban MTTQ các xã" gives both bodies of each commune the same
    standing; "Thường trực Huyện ủy" keeps its own and hands it to nobody.
    """
    people = _OF_BODY_ABOVE.sub("", people_of(text))
    if whole := directory.resolve(people):
        return (Invited(whole, _own(people) or DEFAULT),)
    found: dict[Body, str] = {}
    shared, end = "", 0
    for phrase in parse_bodies(people):
        at = people.find(phrase.name, end)
        if at >= 0:
            shared = _JOINED.sub("", people[end:at]) or shared
            end = at + len(phrase.name)
        standing = _own(phrase.name) or capital(shared) or DEFAULT
        for body in directory.matching(phrase):
            found.setdefault(body, standing)
    return tuple(Invited(body, standing) for body, standing in found.items())


def _own(name: str) -> str:
    match = _STANDING.match(name)
    return capital(match[1]) if match else ""


def capital(text: str) -> str:
    """Begin *text* with a capital."""
    return text[:1].upper() + text[1:]


_SENSITIVE = re.compile(
    r"\s*[,;]?\s*(?:thuộc\s+)?(?:các\s+)?(?:hộ|người|gia đình)\s+(?:mới\s+)?"
    r"(?:(?:cận\s+|thoát\s+|tái\s+)*nghèo)(?:,\s*(?:hộ\s+)?(?:(?:cận|mới|thoát|tái)\s+)*nghèo)*"
    r"(?:\s+tiêu biểu)?",
    re.I,
)
AS_DELEGATE = "Đại biểu"


def in_public(standing: str) -> str:
    """Write *standing* as lists, badges and seats may show it: nobody's poverty is told.

    Source: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15; kept for earlier conferences as well.
    """
    if not _SENSITIVE.search(standing):
        return standing
    rest = _SENSITIVE.sub("", standing).strip(" ,;")
    return rest if len(rest.split()) > 1 and rest.casefold() not in _BARE else AS_DELEGATE


_BARE = frozenset({"đại diện", "đại diện các", "đại diện cho", "chủ hộ"})
