"""The facts that a paper states: what its template printed, and who signs, receives, is cited.

They are kept with a paper, so that later one can say which of them has changed since.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final

from hoinghi.papers.marks import mended
from hoinghi.papers.model import GAP, Certificate, Fact, Paper, Signature
from hoinghi.papers.words import format_number

OTHER: Final = "Nội dung"
"""Label of what a template prints under a name that is not in ``LABELS``."""

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "achieved": "Thành tích",
        "amount": "Số tiền",
        "announcer": "Người công bố quyết định",
        "approver": "Người duyệt nội dung",
        "arithmetic": "Cách tính số đại biểu",
        "asked": "Số đơn vị phải báo cáo",
        "assigned": "Số chỗ đã phân bổ",
        "at": "Địa điểm",
        "awarded": "Số người nhận khen thưởng",
        "awarder": "Người tặng thưởng",
        "awards": "Chỉ tiêu khen thưởng",
        "bodies_late": "Số đơn vị có phần việc quá hạn",
        "by_now": "Ngày chốt số liệu đôn đốc",
        "chair": "Người chủ trì",
        "choice": "Cách chọn người tham luận",
        "collectives": "Số tập thể được khen",
        "contact": "Đầu mối liên hệ",
        "counted": "Số nhiệm vụ",
        "day": "Ngày tổ chức",
        "delegates": "Số đại biểu",
        "done": "Số nhiệm vụ đã xong",
        "due": "Thời hạn",
        "duration": "Thời lượng",
        "end": "Thời gian kết thúc",
        "ends": "Giờ kết thúc",
        "event": "Tên hội nghị",
        "event_short": "Tên gọi tắt của hội nghị",
        "executors": "Nơi thi hành",
        "expected": "Số đại biểu dự kiến",
        "form": "Hình thức khen thưởng",
        "fund": "Nguồn tiền thưởng",
        "given": "Thời lượng theo kế hoạch",
        "giver": "Người trao thưởng",
        "guest_names": "Đại biểu được giới thiệu",
        "host": "Cơ quan tổ chức",
        "host_of_ceremonies": "Người dẫn chương trình",
        "individuals": "Số cá nhân được khen",
        "invitee": "Người được mời",
        "item.text": "Mục chương trình",
        "late": "Số đơn vị chưa gửi báo cáo",
        "lessons": "Bài học kinh nghiệm",
        "limits": "Tồn tại, hạn chế",
        "lists": "Danh sách kèm theo",
        "maker": "Đơn vị thực hiện",
        "meeting": "Cuộc họp xét khen thưởng",
        "members": "Thành phần tham dự",
        "merit": "Thành tích",
        "minutes": "Thời lượng (phút)",
        "name": "Họ và tên",
        "new_due": "Thời hạn mới",
        "note": "Lưu ý",
        "notice": "Thông báo kết luận",
        "number": "Số, ký hiệu",
        "office": "Văn phòng",
        "open": "Phần chưa rõ số lượng",
        "opinions": "Ý kiến thảo luận",
        "people": "Số người",
        "phone": "Điện thoại liên hệ",
        "plan": "Kế hoạch",
        "present": "Số đại biểu có mặt",
        "presenter": "Người trình bày",
        "proposer": "Cơ quan trình khen thưởng",
        "received": "Số báo cáo đã nhận",
        "report_due": "Thời hạn báo cáo",
        "results": "Kết quả đạt được",
        "rows": "Số hàng ghế",
        "said": "Thời gian như kế hoạch nêu",
        "secretary": "Thư ký",
        "seats": "Số ghế",
        "sessions": "Số buổi",
        "shares_late": "Số phần việc quá hạn",
        "source": "Nguồn kinh phí",
        "speaker": "Người tham luận",
        "start": "Thời gian bắt đầu",
        "starts": "Giờ bắt đầu",
        "subject": "Nội dung",
        "talk.topic": "Chủ đề tham luận",
        "talk.unit": "Đơn vị tham luận",
        "talk_minutes": "Thời lượng tham luận (phút)",
        "talks": "Số tham luận",
        "tasks": "Nhiệm vụ",
        "text": "Nội dung mục chương trình",
        "title": "Tên văn bản",
        "to": "Nơi nhận báo cáo, bài viết",
        "topic": "Chủ đề tham luận",
        "total": "Tổng số",
        "unassigned": "Số chỗ chưa phân bổ",
        "uncounted": "Thành phần chưa nêu số lượng",
        "unit": "Đơn vị",
        "unsalaried": "Số đại biểu không hưởng lương",
        "venue": "Địa điểm",
        "votes": "Kết quả biểu quyết",
        "what": "Khoản chi",
        "when": "Thời gian",
        "when_said": "Thời gian",
        "where": "Địa điểm",
        "who": "Người kết luận",
        "whom": "Đối tượng",
    }
)
"""Vietnamese labels by the placeholder's name; ``a.b`` before ``b``."""

_WORDING: Final = frozenset(
    {
        "asks",
        "blank",
        "greetings",
        "known",
        "line",
        "noun",
        "sum_of",
        "times",
        "units",
        "where_named",
    }
)
"""Placeholders that choose words only: they state no fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact that two makings of a paper state differently.

    ``before`` is None where only the later states it, ``after`` where only the earlier does.
    """

    label: str
    before: str | None
    after: str | None


def label_of(name: str) -> str:
    """Label the placeholder *name* ("talk.topic") in Vietnamese; "" if it states no fact."""
    last = name.rpartition(".")[2]
    if last in _WORDING:
        return ""
    return LABELS.get(name) or LABELS.get(last) or OTHER


def said(value: object) -> str:
    """Write a value of a template as a fact is compared and shown; a gap as ``GAP``."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int) and not isinstance(value, bool):
        return format_number(value)
    return mended(unicodedata.normalize("NFC", str(value))).strip()


def facts_of(contents: Iterable[Paper | Certificate]) -> tuple[Fact, ...]:
    """Gather the facts of the copies of one paper, each once, in order of first statement."""
    return tuple(dict.fromkeys(fact for content in contents for fact in _stated(content)))


def changes(before: Sequence[Fact], after: Sequence[Fact]) -> tuple[FactChange, ...]:
    """Tell which facts differ, label by label, in the order of the earlier, new labels last."""
    old, new = _by_label(before), _by_label(after)
    return tuple(
        change
        for label in dict.fromkeys((*old, *new))
        for change in _changed(label, old.get(label, []), new.get(label, []))
    )


def _by_label(facts: Sequence[Fact]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in facts:
        values = found.setdefault(fact.label, [])
        if fact.value not in values[-1:]:
            values.append(fact.value)
    return found


def _changed(label: str, old: list[str], new: list[str]) -> Iterator[FactChange]:
    if old == new:
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for number in range(max(b - a, d - c)):
            yield FactChange(
                label=label,
                before=old[a + number] if a + number < b else None,
                after=new[c + number] if c + number < d else None,
            )


def _stated(content: Paper | Certificate) -> Iterator[Fact]:
    if isinstance(content, Certificate):
        yield from _of_certificate(content)
        return
    yield from content.facts
    for label, values in _headed(content):
        yield from (Fact(label=label, value=value, source="paper") for value in values if value)


def _headed(paper: Paper) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "Cơ quan ban hành", (" ".join(paper.issuer.name.split()),)
    yield "Ký hiệu", (paper.number.symbol if paper.number else "",)
    yield "Địa danh", (paper.place or "",)
    yield "Kính gửi", paper.addressees
    yield "Căn cứ", paper.bases
    yield "Người ký", _signers(paper.signature)
    yield "Người ký bên trái", _signers(paper.second_signature)
    yield "Nơi nhận", paper.recipients


def _signers(signature: Signature | None) -> tuple[str, ...]:
    if signature is None:
        return ()
    return (" ".join((*signature.authority, f"{signature.position}:", signature.name or GAP)),)


def _of_certificate(certificate: Certificate) -> Iterator[Fact]:
    stated = (
        ("Người được khen", f"{certificate.recipient}, {certificate.recipient_detail}"),
        ("Thành tích", certificate.merit),
        ("Quyết định khen thưởng", certificate.decision),
        ("Địa danh", certificate.place),
        *(("Người ký", signer) for signer in _signers(certificate.signature)),
    )
    yield from (Fact(label=label, value=value, source="certificate") for label, value in stated)
