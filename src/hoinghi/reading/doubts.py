"""What speaks against one part by itself: it does not look like what it is said to be.

Each function gives a Vietnamese clause that says why a person should look, none where all is well.
"""

from __future__ import annotations

import re
from typing import Final

from hoinghi.reading.bodies import looks_like_body, name_before_verb
from hoinghi.reading.plan import (
    AgendaItem,
    Awards,
    DelegateRule,
    Event,
    Funding,
    LegalBasis,
    Recipient,
    Section,
    Signature,
    Talk,
    Task,
)
from hoinghi.reading.vocabulary import PERSON, VERBS
from hoinghi.reading.zones import POSITION

_LONGEST_NAME: Final = 160
_LONGEST_TITLE: Final = 500
_LONGEST_ACTION: Final = 1200
_NUMBER: Final = re.compile(r"\d{1,5}(?:/\d{4})?[-/][A-ZĐ](?:[\w&]|[./-](?!\d[A-ZĐ]))*")
_OPEN_ENDS: Final = (
    ",", " và", " của", " các", " với", " về", " cho", " để", " theo", " từ", " trong", " tại",
    " là", " những",
)  # fmt: skip
# What follows these names belongs to another line; a committee is named with its level.
_ISSUER_AND_MORE: Final = re.compile(
    r"(?:Chính phủ|Quốc hội|Thủ tướng Chính phủ|Ủy ban thường vụ Quốc hội)\s\S|"
    r"(?:UBND|HĐND|[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân)\s"
    r"(?!tỉnh|thành phố|TP|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|cấp|các)"
)
_NOT_IN_A_NAME: Final = re.compile(
    r"[“”\"]|\b(?:19|20)\d\d\b|\. [^\W\d_]|giai đoạn|\bmà\b|^Báo c[aá]o"
)
_MONEY: Final = re.compile(
    r"kinh phí|ngân sách|nguồn|dự toán|\bchi (?!phí\b)|đồng\b|quyết toán|hạch toán|định mức|"
    r"xã hội h[óo][aá]|tự túc|đài thọ|tài trợ",
    re.IGNORECASE,
)
_ASSIGNS: Final = re.compile(
    r"Trên đây|[^:]{4,120}:\s*(?:Chủ trì|Phối hợp|Tham mưu|Chuẩn bị|Thông báo)"
)
_DATE_WORDS: Final = re.compile(r"\d\s?/\s?\d|tháng|ngày|quý|tuần|năm|\d ?giờ|\dh", re.IGNORECASE)
# A number in a subject belongs to another document, unless "số" or a bracket leads to it.
_STRAY_NUMBER: Final = re.compile(r"(?<!số )(?<![(/\d\-])\b\d{1,4}/(?:20\d\d/)?[A-ZĐ]{2}")
_SHORT_SENTENCE: Final = re.compile(r"\w+(?: \w+)?\. [^\W\d_]")
_WORK: Final = re.compile(
    r"(?:xây dựng|chủ trì|tham mưu|phối hợp|tổng hợp|chuẩn bị|thực hiện|hướng dẫn|bố trí|lập)\b",
    re.IGNORECASE,
)
_ORDERS: Final = re.compile(rf"(?:[IVX]+|\d+)[.)/]\s|{_WORK.pattern}|Trên đây", re.IGNORECASE)
_VERB: Final = re.compile(VERBS)
_TITLE: Final = re.compile(r"(?:Ông|Bà|Đ/c|(?:PGS|GS|TS|ThS|BS|CN|KS)[\w.]{0,8})\.? ")
_PIECE: Final = "bắt đầu bằng chữ thường, có thể thiếu phần đầu"
_AFTER_NAME: Final = frozenset({"tasks.name-and-verb", "tasks.name-and-colon", "tasks.elsewhere"})
_UPPER_VERBS: Final = (
    "Xây dựng|Rà soát|Tổ chức|Trình|In ấn|Chuẩn bị|Thực hiện|Tổng hợp|Lập|Thông báo|Soạn|Kiểm tra"
)
_TWO_ACTIONS: Final = re.compile(rf"[^\W\d_] (?:{_UPPER_VERBS})\b")
# What a title calls a plan for; what stands before it is a piece of another line.
_OPENING: Final = re.compile(
    rf"(?i:(?:về việc|v/v|về)\s)?(?i:{VERBS}|phối hợp|đón|tiếp|huấn luyện|tập huấn|bồi dưỡng|"
    r"đào tạo|kiểm tra|hội|đêm|phiên|lễ|đại hội|họp|ngày|tuần|tháng|diễn|t[ọo][aạ] đàm|gặp mặt|"
    r"đối thoại|"
    r"liên hoan|sơ kết|tổng kết|kỷ niệm|chương trình|phát|tuyên dương|tôn vinh|khen thưởng|"
    r"giao|sinh hoạt|buổi|khai|bế|công|thi|cuộc|phong trào|đợt|chào mừng|phòng|ứng|nâng|cải|"
    r"hưởng ứng|đánh giá|khảo sát|thăm|ra mắt|kiện toàn|thành lập|hành động|truyền|điều|"
    r"sắp xếp|bầu|thu|chuyển|hoạt động|mở|dạy|học|ôn|sửa|mua|giải|đầu tư|đo|"
    r"giáo dục|chăm sóc|bảo|x[óo][aá]|giảm|vận|tặng|viếng|cấp|số h[óo][aá]|nghiệm thu)"
)
_DATED_PIECE: Final = re.compile(r"(?:tháng|ngày|tuần) \d")


def of_heading(field: str, text: str) -> str | None:
    """What speaks against the *field* of the heading that says *text*."""
    if field == "title" and (opens_oddly(text) or text.endswith(("(", *_OPEN_ENDS))):
        return "trích yếu có vẻ thiếu phần đầu hoặc phần cuối"
    if field == "title" and text.count("“") > text.count("”") + text.count("’’"):
        return "ngoặc kép trong trích yếu không đóng"
    if field == "title" and len(text) > _LONGEST_TITLE:
        return "trích yếu quá dài"
    if field == "number" and not _NUMBER.fullmatch(text):
        return "số, ký hiệu không đúng dạng thường gặp"
    return None


def are_turned(parent: str, issuer: str) -> bool:
    """Whether *parent* stands below *issuer*, so that their lines changed places."""
    above, below = _rank(parent), _rank(issuer)
    return above is not None and below is not None and above < below


def _rank(body: str) -> int | None:
    """How high a printed body stands; none where that depends."""
    ranks = (rank for rank, names in enumerate(_RANKS) if body.startswith(names))
    return next(ranks, None)


# From below: what is printed above a Sở is never a Sở's own division.
_RANKS: Final = (
    ("ĐOÀN KIỂM TRA", "PHÒNG", "TRƯỜNG", "TRUNG TÂM", "CHI CỤC", "TRẠM", "BỆNH VIỆN"),
    ("SỞ", "BẢO HIỂM XÃ HỘI VIỆT NAM"),
    ("UBND TỈNH", "UBND THÀNH PHỐ", "ỦY BAN NHÂN DÂN TỈNH", "UỶ BAN NHÂN DÂN TỈNH", "BỘ "),
)


def opens_oddly(title: str) -> bool:
    """Whether *title* does not begin like the title or the event of a plan."""
    return _OPENING.match(title) is None or _DATED_PIECE.match(title) is not None


def of_basis(basis: LegalBasis) -> str | None:
    if basis.rule == "bases.law":
        return "tên luật dính chữ của dòng khác" if "Căn cứ" in (basis.subject or "") else None
    if basis.number is None or not _NUMBER.fullmatch(basis.number):
        return "số, ký hiệu không đúng dạng thường gặp"
    if basis.date is None:
        return "không thấy ngày ban hành"
    if basis.issuer and _ISSUER_AND_MORE.match(basis.issuer):
        return f"“{basis.issuer[:40]}” không giống tên cơ quan ban hành"
    # A decision may be cited by its number alone; of these the words always follow.
    if basis.subject is None and basis.type in ("Kế hoạch", "Công văn"):
        return "không thấy trích yếu"
    subject = basis.subject or ""
    if _STRAY_NUMBER.search(subject):
        return "trích yếu dính số của văn bản khác"
    return "trích yếu bị dở dang" if subject.endswith(_OPEN_ENDS) else None


def of_section(section: Section) -> str | None:
    # A long title is given by its first words, so that its end says nothing.
    if not section.title:
        return "đề mục không có tên"
    return _PIECE if section.title[0].islower() and not _VERB.match(section.title) else None


def of_event(event: Event) -> str | None:
    if event.name is None or opens_oddly(event.name):
        return "tên hội nghị có vẻ thiếu phần đầu"
    if event.date_text is None:
        return "không thấy thời gian tổ chức"
    if event.start is None and _DATE_WORDS.search(event.date_text) is None:
        return "không thấy ngày tháng tổ chức"
    return None


def of_agenda(item: AgendaItem) -> str | None:
    who = item.presenter
    if who and not PERSON.match(who) and not _is_presenter(who):
        return "người thực hiện không giống tên cơ quan, cá nhân"
    if item.rule == "agenda.timed-lines" and _is_only_name(item.text):
        return "nội dung chỉ là tên người, tên cơ quan"
    return _broken(item.text)


def _is_presenter(who: str) -> bool:
    first, *others = who.split(", ")
    # "THPT, kỹ năng tự học" goes on in small letters, a list of names does not.
    is_list = first[0].isupper() and all(name[:1].isupper() for name in others)
    is_name = looks_like_body(who) or (is_list and ":" not in who)
    return is_name and not _NOT_IN_A_NAME.search(_TITLE.sub("", who))


def _is_only_name(text: str) -> bool:
    return bool(PERSON.match(text)) or (len(text) < 25 and looks_like_body(text))


def of_talk(talk: Talk) -> str | None:
    if not looks_like_body(talk.unit) or len(talk.unit) > _LONGEST_NAME:
        return "đơn vị tham luận không giống tên cơ quan"
    return None


def of_delegates(rule: DelegateRule) -> str | None:
    named = name_before_verb(rule.text)
    if _ORDERS.match(rule.text) or (named and _WORK.match(rule.text, named[1])):
        return "giống một việc được giao hơn là thành phần dự"
    return None if looks_like_body(rule.text) else _broken(rule.text)


def of_awards(awards: Awards) -> str | None:
    if awards.collectives is None and awards.individuals is None:
        return "không thấy số lượng khen thưởng"
    return None


def of_funding(funding: Funding) -> str | None:
    if not _MONEY.search(funding.text) or _ASSIGNS.match(funding.text):
        return "không nói gì về kinh phí"
    return _broken(funding.text)


def of_task(task: Task) -> str | None:
    if not task.owners:
        return "không thấy ai được giao việc này"
    odd = next((name for name in task.owners if not _is_owner(name)), None)
    if odd is not None:
        return f"“{odd[:40]}” không giống tên cơ quan, cá nhân"
    if len(set(task.owners)) < len(task.owners):
        return "một người được ghi hai lần, có thể lẫn với việc khác"
    if task.action.endswith(_OPEN_ENDS):
        return "câu bị dở dang ở cuối"
    if _SHORT_SENTENCE.match(task.action):
        return "câu đầu quá ngắn, có thể lẫn dòng khác"
    if len(task.action) > _LONGEST_ACTION:
        return "nội dung việc quá dài, có thể gồm nhiều việc"
    if " " not in task.action:
        return "nội dung việc quá ngắn"
    if task.rule not in _AFTER_NAME and not _opens_work(task.action):
        return "việc không bắt đầu bằng chữ hoa, có thể thiếu phần đầu"
    if task.rule == "tasks.table-cells" and _TWO_ACTIONS.search(task.action):
        return "có vẻ gồm hai việc dính vào nhau"
    return None


def _is_owner(name: str) -> bool:
    is_name = len(name) <= _LONGEST_NAME and looks_like_body(name)
    return is_name and not _NOT_IN_A_NAME.search(_TITLE.sub("", name))


def _opens_work(action: str) -> bool:
    return action[:1].isupper() or _VERB.match(action) is not None


def of_recipient(recipient: Recipient) -> str | None:
    if not recipient.text or len(recipient.text) > _LONGEST_NAME:
        return "nơi nhận để trống hoặc quá dài"
    if is_of_body(recipient):
        return "giống câu cuối của nội dung hơn là nơi nhận"
    return "nơi nhận bị dở dang" if recipient.text.endswith(_OPEN_ENDS) else None


def is_of_body(recipient: Recipient) -> bool:
    """Whether *recipient* has the end mark of the body, so that lines changed places."""
    return "./" in recipient.text


def of_signature(signature: Signature) -> str | None:
    if signature.name and not PERSON.match(signature.name):
        return "họ tên người ký không giống tên người"
    if not signature.position or not POSITION.search(signature.position):
        return "không thấy chức vụ người ký"
    return None


def _broken(text: str) -> str | None:
    """Whether *text* is only a piece of a sentence."""
    if text[:1].islower():
        return _PIECE
    return "câu bị dở dang ở cuối" if text.endswith(_OPEN_ENDS) else None
