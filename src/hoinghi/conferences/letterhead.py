"""What every paper of a conference shares: issuer, symbol, place, signatures, citations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoinghi.conferences.models import Conference, LegalBasis
from hoinghi.conferences.queries import plan_in_force
from hoinghi.papers.form import number_in_text
from hoinghi.papers.marks import mended
from hoinghi.papers.model import GAP, IssuingBody, Number, Signature
from hoinghi.papers.text import Gap
from hoinghi.papers.words import capitalise_first, date_in_words

_UBND = re.compile(r"\bUBND\b")
_UBND_LONG = re.compile(r"^(?:UBND|[ỦU][ỶỲY]?\s*ban nhân dân|Uỷ ban nhân dân)\s+(.+)$", re.I)
_COMMITTEE_NAME = re.compile(r"^(ỦY BAN NHÂN DÂN) ")
SHORT_POST = 3
"""Words of a post that names no body; longer ones keep their capitals."""
_PARTY = re.compile(r"\b(?:tỉnh|thành|huyện|thị|quận|đảng) [ủu][yỷ]\b|đảng bộ|chi bộ", re.I)
_PARTY_SYMBOLS = {"tỉnh": "TU", "thành": "TU", "huyện": "HU", "quận": "QU", "đảng": "ĐU"}
_PRINTED_SYMBOL = re.compile(r"/\s*KH\s*-\s*([A-ZĐ][\w&]*(?:-[A-ZĐ&]+)*)")
_BY_SCREEN = re.compile(r"trực tuyến", re.I)
_AUTHORITY = re.compile(r"^(KT|TM|TL|TUQ|Q)\s*\.\s*")
_UNIT_SYMBOL = re.compile(r"(?=(?:.*[A-ZĐ]){2})[A-ZĐ][A-ZĐa-zđ&-]{1,11}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The shared parts of the papers that the host issues.

    ``host`` is the issuer as sentences name it ("UBND huyện Bình Sơn"); ``event`` the gathering
    with a small first letter, as it stands within a sentence.
    """

    issuer: IssuingBody
    abbreviation: str
    place: str | None
    host: str
    host_long: str
    event: str
    is_committee: bool

    def number(self, kind: str) -> Number:
        """Open a number of a kind: "GM" → ``Số:      /GM-UBND``."""
        joint = "/" if self.issuer.is_party else "-"
        return Number(symbol=f"{kind}{joint}{self.abbreviation}")

    def letter_number(self, filing: str) -> Number:
        """Open the number of a công văn: no kind, but who drafts it, as *filing* tells.

        "Lưu: VT, VX" → ``Số:      /UBND-VX``. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.
        """
        if self.issuer.is_party:
            return self.number("CV")
        unit = (filing.partition(",")[2].replace(",", " ").split() or [""])[0].strip(" .;")
        known = unit if _UNIT_SYMBOL.fullmatch(unit) else ""
        return Number(symbol="-".join(filter(None, (self.abbreviation, known))))


def letterhead(conference: Conference) -> Letterhead:
    """Gather what the papers of *conference* share."""
    host = conference.host_name or str(conference.host or "")
    committee = _UBND_LONG.match(host)
    long = f"Ủy ban nhân dân {committee[1]}" if committee else host
    return Letterhead(
        issuer=IssuingBody(
            # As Phụ lục III prints it: the kind of body above, the place below.
            name=_COMMITTEE_NAME.sub(r"\1\n", long.upper()) or "……",
            parent=conference.host_parent.upper() or None,
            in_text=long or None,
            is_party=bool(_PARTY.search(host)),
        ),
        abbreviation=_abbreviation(conference),
        place=conference.place or None,
        host=_UBND.sub("UBND", host),
        host_long=long,
        event=event_in_sentence(conference.title),
        is_committee=bool(committee),
    )


def event_in_sentence(title: str) -> str:
    """Write the gathering within a sentence: "Tổ chức Hội nghị sơ kết …" → "Hội nghị sơ kết …"."""
    return re.sub(r"^(?:Kế hoạch\s+)?(?:tổ chức|v/v|về việc)\s+", "", title, flags=re.I)


def plan_cited(conference: Conference) -> str:
    """Cite the plan as later papers do; what it does not say stays open."""
    return f"{plan_numbered(conference)} của {conference.host_name or '……'}"


def plan_numbered(conference: Conference) -> str:
    """Cite the plan by number and day alone, where its issuer stands beside it anyway."""
    number = (
        f"số {conference.plan_number}"
        if conference.plan_number
        else number_in_text(letterhead(conference).number("KH")).replace(
            "\N{NO-BREAK SPACE}" * 7, "……"
        )
    )
    day = f"{conference.plan_date:%d/%m/%Y}" if conference.plan_date else "……/……/……"
    return f"Kế hoạch {number} ngày {day}"


def plan_gaps(conference: Conference) -> tuple[str, ...]:
    """Name what ``plan_cited`` had to leave open, for the list of what is missing."""
    if conference.plan_number and conference.plan_date:
        return ()
    return ("số, ngày ban hành của Kế hoạch",)


def basis_cited(basis: LegalBasis) -> str:
    """Cite a căn cứ for the first time: kind, number, date, issuer, subject.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b.
    """
    number = f" số {basis.number}" if basis.number else ""
    day = f" {date_in_words(basis.issued_on)}" if basis.issued_on else ""
    issuer = f" của {basis.issuer}" if basis.issuer else ""
    about = f" về việc {basis.subject}" if basis.number else f" {basis.subject}"
    return mended(f"Căn cứ {basis.type}{number}{day}{issuer}{about if basis.subject else ''}")


def committee_signature(conference: Conference) -> Signature:
    """Sign for the collective: TM. ỦY BAN NHÂN DÂN above the plan's own signature lines.

    Other bodies sign as their plan does. Source: Nghị định 30/2020/NĐ-CP, Điều 13.
    """
    own = chair_signature(conference)
    if not letterhead(conference).is_committee or any("TM." in line for line in own.authority):
        return own
    return Signature(
        position=own.position, authority=("TM. ỦY BAN NHÂN DÂN", *own.authority), name=own.name
    )


def head_of(conference: Conference) -> str:
    """Give the title of the head in whose name the plan is signed: "KT. GIÁM ĐỐC" → "Giám đốc"."""
    if _UBND_LONG.match(conference.host_name):
        return "Chủ tịch"
    told = conference.signing_authority or conference.signatory_position
    return capitalise_first(_AUTHORITY.sub("", told.upper()).strip().lower()) or GAP


def head_signature(conference: Conference) -> Signature:
    """Sign as the head in person or the deputy for the head, never "TM." and never "TL.".

    For what is the head's own power: awards, money.
    """
    own = chair_signature(conference)
    if any(line.startswith(("TL.", "TUQ.")) for line in own.authority):
        return Signature(position=head_of(conference).upper(), name=GAP)
    kept = tuple(line for line in own.authority if not line.startswith(("TM.", "T/M.")))
    return Signature(position=own.position, authority=kept, name=own.name)


def chair_signature(conference: Conference) -> Signature:
    """Sign as the plan is signed: authority, position, name as printed there."""
    told = _AUTHORITY.sub(r"\1. ", conference.signing_authority.upper())
    authority = (told,) if told else ()
    return Signature(
        position=(conference.signatory_position or "……").upper(),
        authority=authority,
        name=conference.signatory_name or GAP,
    )


def office_signature(conference: Conference) -> Signature:
    """Sign by order of the chair: TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG; other hosts sign themselves."""
    if not letterhead(conference).is_committee:
        return chair_signature(conference)
    return Signature(position="CHÁNH VĂN PHÒNG", authority=("TL. CHỦ TỊCH",), name=GAP)


def signatory_gaps(signature: Signature) -> tuple[str, ...]:
    """Name what *signature* leaves open, for the list of what is missing."""
    if signature.name and signature.name != GAP:
        return ()
    if signature.position in ("", GAP):
        return ("chức vụ, họ tên người ký",)
    post = signature.position
    if len(post.split()) <= SHORT_POST:
        post = capitalise_first(post.lower()).replace("văn phòng", "Văn phòng")
    return (f"họ tên người ký ({post})",)


def time_said(conference: Conference) -> str:
    """Give what the plan says of the time where it names no day: "dự kiến đầu tháng 12/2023"."""
    return "" if conference.starts_on else conference.date_text.strip(" .;")


def day_or_gap(conference: Conference) -> str | Gap:
    """Give when the conference meets, as papers say it, or the gap it leaves."""
    if conference.starts_on is None:
        return Gap(f"ngày, giờ tổ chức ({conference.date_text or 'kế hoạch không nêu'})")
    day = conference.starts_on
    hour = _hour(conference.time)
    return f"{hour}{date_in_words(day)}"


def where(conference: Conference) -> str | Gap:
    """Give the venue without "Tại" before it."""
    told = conference.venue.strip()
    told = told[4:] if told.casefold().startswith("tại ") else told
    return told or Gap("địa điểm tổ chức")


def is_online(conference: Conference) -> bool:
    """Tell whether people meet by screen alone, so that nobody comes in by a door."""
    venue = conference.venue.casefold()
    told = f"{conference.title} {venue}".casefold()
    return "trực tuyến" in told and "trực tiếp" not in told and "hội trường" not in venue


def where_named(conference: Conference) -> str:
    """Name what ``where`` gives: "địa điểm", for a meeting by screen "hình thức"."""
    return "hình thức" if _BY_SCREEN.match(str(where(conference))) else "địa điểm"


def at(conference: Conference) -> str:
    """Give the venue within a sentence: "tại Hội trường …", "trực tuyến qua …"; "" if unknown."""
    told = where(conference)
    if isinstance(told, Gap):
        return ""
    return told[:1].lower() + told[1:] if _BY_SCREEN.match(told) else f"tại {told}"


def words_of_plan(conference: Conference, first: int, last: int) -> str:
    """Quote lines of the plan in force, as tasks and figures are followed back to it."""
    lines = plan_in_force(conference).source.split("\n")[first - 1 : last]
    return " ".join(" ".join(line.split()) for line in lines if line.strip())


def _abbreviation(conference: Conference) -> str:
    """Take the issuer's abbreviation from the plan's number ("12/KH-UBND"), else from its name.

    A number that is still open ("Số:    /KH-BHXH") is no number yet, but its symbol is printed.
    """
    if party := _PARTY.search(conference.host_name):
        told = conference.plan_number.rpartition("/")[2]
        return told or _PARTY_SYMBOLS.get(party[0].split()[0].lower(), "") or _initials(conference)
    if "-" in conference.plan_number:
        return conference.plan_number.split("-", 1)[1]
    if _UBND_LONG.match(conference.host_name):
        return "UBND"
    return _printed_symbol(conference) or _initials(conference)


def _printed_symbol(conference: Conference) -> str:
    """Read the symbol off the heading of the plan in force, once for each conference at hand."""
    kept = conference.__dict__
    if _SYMBOL_KEPT not in kept:
        revision = conference.revisions.order_by("-number").first()
        heading = revision.source.partition("KẾ HOẠCH")[0] if revision else ""
        found = _PRINTED_SYMBOL.search(heading)
        kept[_SYMBOL_KEPT] = found[1] if found else ""
    symbol: str = kept[_SYMBOL_KEPT]
    return symbol


_SYMBOL_KEPT = "_printed_symbol"


def _initials(conference: Conference) -> str:
    words = re.findall(r"\w+", conference.host_name)
    return "".join(word[0].upper() for word in words if word[0].isalpha()) or "……"


def _hour(time: str) -> str:
    if not time:
        return ""
    hour, _, minute = time.partition(":")
    return f"{int(hour):02d} giờ {minute or '00'} phút, "
