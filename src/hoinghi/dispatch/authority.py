"""Whether those who sign a paper hold the power to, on the day they sign. Python thuần.

Source: Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, Phần I, mục II.7. Only what contradicts
the decree or the register of posts is an error; what the register does not know is a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hoinghi.norms.records import Record
from hoinghi.papers.model import GAP, Paper, Signature
from hoinghi.reading.names import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    """Holds from one day to another, both included; open ends stand for ever."""

    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder(_Dated):
    """Who holds a post."""

    person: str
    position: str
    is_acting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate(_Dated):
    """A post that signs by order (TL.) or by authorisation (TUQ.) of the head."""

    kind: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The posts and mandates of the issuing body, whatever their days."""

    holders: tuple[Holder, ...] = ()
    mandates: tuple[Mandate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What is wrong with a signature: ``is_error``, or a question to the office."""

    code: str
    sentence: str
    remedy: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    """An authority line: "KT. CHỦ TỊCH" is ``KT`` and "chủ tịch"."""

    mark: str
    of: str


_MARK = re.compile(r"^(TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s*\.?\s+(?=\S)", re.I)
_MARKS = {"T/M": "TM", "K/T": "KT", "T/L": "TL"}
_DEPUTY = re.compile(r"^phó\s+|^phó$")
_SPACE = re.compile(r"\s+")


@cache
def _collectives() -> tuple[frozenset[str], tuple[str, ...]]:
    whole = Record.of_file(Path(__file__).with_name("signing.yaml"))
    whole.allow("collective_kinds", "collective_bodies")
    kinds, bodies = (
        [item.strip() for item in whole.text(key).split(",")]
        for key in ("collective_kinds", "collective_bodies")
    )
    return frozenset(kinds), tuple(bodies)


def is_collective(paper: Paper) -> bool:
    """Tell whether *paper* is decided by its body as a collective (``signing.yaml``)."""
    kinds, bodies = _collectives()
    return paper.kind in kinds and paper.issuer.name.upper().startswith(bodies)


def doubts(
    signature: Signature, register: Register, day: date, *, is_collective: bool = False
) -> tuple[Doubt, ...]:
    """Give what speaks against *signature* on *day*, errors first.

    Args:
        register: Posts and mandates of the body that issues.
        is_collective: The body decides as a collective (ủy ban, hội đồng, ban chỉ đạo) and the
            paper is its own, not its head's.
    """
    lines = [_line(text) for text in signature.authority]
    position = _plain(signature.position)
    # "Q. CHỦ TỊCH" may stand in the position itself.
    acting = _line(signature.position)
    if acting.mark == "Q":
        lines, position = [*lines, acting], acting.of
    found = [
        *_collective(lines, is_collective=is_collective),
        *_deputy(lines, position),
        *_mandated(lines, position, register, day),
        *_acting(lines, position, register, day),
        *_person(signature.name, position, register, day),
    ]
    return tuple(sorted(found, key=lambda doubt: not doubt.is_error))


def _line(text: str) -> _Line:
    found = _MARK.match(text.strip())
    if not found:
        return _Line("", _plain(text))
    mark = found[1].upper()
    return _Line(_MARKS.get(mark, mark), _plain(text.strip()[found.end() :]))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" .").casefold()


def _collective(lines: Sequence[_Line], *, is_collective: bool) -> Iterator[Doubt]:
    stands_for = any(line.mark == "TM" for line in lines)
    if is_collective and not stands_for and not any(line.mark == "TL" for line in lines):
        yield Doubt(
            code="authority.collective",
            sentence="Văn bản của tập thể nhưng phần ký không có “TM.” trước tên tập thể.",
            remedy="Hãy thêm dòng “TM. …”, hoặc xác nhận đây là văn bản theo thẩm quyền riêng của "
            "người đứng đầu.",
            is_error=False,
        )


def _deputy(lines: Sequence[_Line], position: str) -> Iterator[Doubt]:
    stands_in = next((line for line in lines if line.mark == "KT"), None)
    is_deputy = bool(_DEPUTY.match(position))
    if is_deputy and not stands_in:
        head = _DEPUTY.sub("", position).upper() or "CẤP TRƯỞNG"
        yield Doubt(
            code="authority.deputy-without-kt",
            sentence=f"Người ký là cấp phó (“{position.upper()}”) nhưng không có dòng “KT.”.",
            remedy=f"Hãy thêm dòng “KT. {head}” phía trên chức vụ.",
        )
    if stands_in and not is_deputy:
        yield Doubt(
            code="authority.kt-by-no-deputy",
            sentence=f"Ký thay (“KT. {stands_in.of.upper()}”) nhưng chức vụ người ký "
            f"(“{position.upper()}”) không phải cấp phó.",
            remedy="Chỉ cấp phó ký thay cấp trưởng; người khác ký thừa lệnh (TL.) hoặc thừa ủy "
            "quyền (TUQ.).",
        )
    elif stands_in and _base(position) != _base(stands_in.of):
        yield Doubt(
            code="authority.kt-of-other-post",
            sentence=f"“KT. {stands_in.of.upper()}” không khớp với chức vụ người ký "
            f"“{position.upper()}”.",
            remedy="Cấp phó ký thay cấp trưởng của chính mình: hãy sửa một trong hai dòng.",
        )


# "PHÓ CHÁNH VĂN PHÒNG" stands in for "CHÁNH VĂN PHÒNG", "PHÓ TRƯỞNG PHÒNG" for "TRƯỞNG PHÒNG".
_RANK = re.compile(r"^(?:phó\s+)?(?:chánh\s+|trưởng\s+)?|\s+(?:huyện|xã|tỉnh)\b.*$")


def _base(position: str) -> str:
    return _RANK.sub("", position)


def _mandated(
    lines: Sequence[_Line], position: str, register: Register, day: date
) -> Iterator[Doubt]:
    for line in lines:
        if line.mark not in ("TL", "TUQ"):
            continue
        # A deputy who stands in for the mandated head signs by the head's mandate.
        signer = next((other.of for other in lines if other.mark == "KT"), position)
        given = [m for m in register.mandates if m.kind == line.mark and _same(m.position, signer)]
        if any(mandate.holds_on(day) for mandate in given):
            continue
        yield _lapsed(line, signer, day) if given else _unknown(line, signer)


def _lapsed(line: _Line, signer: str, day: date) -> Doubt:
    return Doubt(
        code="authority.mandate-lapsed",
        sentence=f"Việc giao {signer.upper()} ký {line.mark}. không còn hoặc chưa có hiệu lực ngày "
        f"{day:%d/%m/%Y}.",
        remedy="Hãy gia hạn văn bản giao trong trang Người ký, hoặc để người có thẩm quyền ký.",
    )


def _unknown(line: _Line, signer: str) -> Doubt:
    # Điều 13.4: only authorisation must be given in writing, with its limits.
    written = line.mark == "TUQ"
    what = "thừa ủy quyền" if written else "thừa lệnh"
    return Doubt(
        code="authority.mandate-unknown",
        sentence=f"Chưa ghi nhận văn bản giao {signer.upper()} ký {what}.",
        remedy="Ủy quyền phải bằng văn bản, có thời hạn và nội dung: hãy nhập ở trang Người ký."
        if written
        else "Hãy nhập quy chế làm việc hoặc văn bản giao ký thừa lệnh ở trang Người ký.",
        is_error=written,
    )


def _acting(
    lines: Sequence[_Line], position: str, register: Register, day: date
) -> Iterator[Doubt]:
    if not any(line.mark == "Q" for line in lines):
        return
    heads = [h for h in register.holders if _same(h.position, position) and h.holds_on(day)]
    appointed = next((holder for holder in heads if not holder.is_acting), None)
    if appointed:
        yield Doubt(
            code="authority.acting-beside-head",
            sentence=f"Ký “Q. {position.upper()}” nhưng ngày {day:%d/%m/%Y} chức vụ này do "
            f"{appointed.person} giữ.",
            remedy="Hãy bỏ “Q.” hoặc sửa thời gian giữ chức ở trang Người ký.",
        )


def _person(name: str | None, position: str, register: Register, day: date) -> Iterator[Doubt]:
    if not name or name == GAP:
        return
    posts = [holder for holder in register.holders if _same(holder.position, position)]
    own = [holder for holder in posts if name_key(holder.person) == name_key(name)]
    if any(holder.holds_on(day) for holder in own):
        return
    if own:
        yield Doubt(
            code="authority.not-in-post",
            sentence=f"{name} không giữ chức {position.upper()} vào ngày {day:%d/%m/%Y}.",
            remedy="Hãy chọn người đang giữ chức vụ, hoặc sửa thời gian giữ chức ở trang Người ký.",
        )
    elif posts:
        others = ", ".join(h.person for h in posts if h.holds_on(day)) or "chưa có ai"
        yield Doubt(
            code="authority.other-person",
            sentence=f"Chức vụ {position.upper()} ngày {day:%d/%m/%Y}: {others}; văn bản lại ghi "
            f"{name}.",
            remedy="Hãy sửa họ tên người ký, hoặc bổ sung ở trang Người ký.",
        )
    else:
        yield Doubt(
            code="authority.unknown-post",
            sentence=f"Danh sách chưa có ai giữ chức vụ {position.upper()}.",
            remedy=f"Hãy nhập {name} hoặc người đang giữ chức vụ ở trang Người ký.",
            is_error=False,
        )


def _same(one: str, other: str) -> bool:
    return name_key(one) == name_key(other)
