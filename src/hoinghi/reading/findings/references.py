"""References: one committee with two decisions, one number with two dates, annexes not there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hoinghi.reading.findings.source import (
    Rule,
    Source,
    finding,
    places,
    say_lines,
    say_list,
    vn_date,
)
from hoinghi.reading.names import fold, name_key
from hoinghi.reading.plan import Finding, Lines, Severity

# Looked for from the middle, which fixed words open.
_DECISION = re.compile(r"Q(?:uyết định|Đ)\s")
_BY_DECISION = re.compile(
    r"(?:theo|tại)\s+(?:các\s+)?(?:Quyết định|QĐ)\s+(?:số\s*:?\s*)?(?P<number>\d+\s?/[\w&/.-]+)"
)
_COMMITTEE = re.compile(
    r".*\b(?P<kind>BCĐ|[Bb]an [Cc]hỉ đạo|[Bb]an [Tt]ổ chức|[Tt]ổ giúp việc|[Tt]ổ công tác|"
    r"[Hh]ội đồng)\b(?P<name>[^.;:(]*?)\s*\(?\s*(?:được (?:thành lập|kiện toàn) )?$"
)
_AMENDS = re.compile(r"kiện toàn|bổ sung|thay thế|sửa đổi|điều chỉnh")
_NUMBER = re.compile(r"số\s*:?\s*(\d+(?:/\d{4})?\s?/\s?[A-ZĐ][\wĐ&.-]*)")
_LABEL = r"(?:[IVXLC]+|\d+|[A-ZĐ])"
_ATTACHED = re.compile(r"(?:đính kèm|kèm theo|gửi kèm)\b(?! (?:quyết|thông tư|nghị|công văn))")
_THING = re.compile(
    r".*\b(đề cương|biểu mẫu|mẫu|biểu|bảng|danh sách|phụ lục|chương trình|lịch|kịch bản|"
    r"phân công nhiệm vụ|dự toán|hướng dẫn)\b([^.;\n]{0,60})$"
)
_CITED_ANNEX = re.compile(
    rf"(?:tại|theo|xem|kèm theo|đính kèm)\s+Phụ lục(?: số)?\s?(?P<label>{_LABEL})?\b"
)
_CITING = re.compile(r"\b(?:quyết định|thông tư|nghị định|nghị quyết|công văn|hướng dẫn số|luật)\b",
                     re.IGNORECASE)  # fmt: skip
_HEADED = re.compile(rf"^\W*phụ lục(?: số)?\s?({_LABEL})?\b", re.IGNORECASE | re.MULTILINE)


def committee_decisions(source: Source) -> Iterator[Finding]:
    """One steering committee (Ban Chỉ đạo), two decisions that set it up."""
    cited: dict[tuple[str, str], list[tuple[str, Lines]]] = defaultdict(list)
    for match in _by_decision(source.text):
        before = source.text[max(match.start() - 140, 0) : match.start()].rpartition("\n")[2]
        committee = _COMMITTEE.match(before)
        if committee is None or _AMENDS.search(before, committee.start("kind")):
            continue
        number = match["number"].replace(" ", "").rstrip(".,;)")
        begin = match.start() - len(before) + committee.start("kind")
        where = source.lines_at(begin, match.end())
        cited[name_key(committee["kind"]), name_key(committee["name"])].append((number, where))
    for kind in {kind for kind, _ in cited}:
        named = [name for other, name in cited if other == kind and name]
        # A committee without its name is the only one of its kind that the plan names.
        groups = [[key] for key in cited if key[0] == kind and key[1]]
        if len(named) <= 1:
            groups = [[key for key in cited if key[0] == kind]]
        for group in groups:
            yield from _two_decisions(kind, [item for key in group for item in cited[key]])


def _by_decision(text: str) -> Iterator[re.Match[str]]:
    for decision in _DECISION.finditer(text):
        match = _BY_DECISION.search(text, max(decision.start() - 12, 0), decision.end() + 40)
        if match and match.start() < decision.start() < match.start("number"):
            yield match


def _two_decisions(kind: str, cited: list[tuple[str, Lines]]) -> Iterator[Finding]:
    numbers = list(dict.fromkeys(number for number, _ in cited))
    if len(numbers) < 2:
        return
    where = (
        f"{number} ({say_lines(at for other, at in cited if other == number)})"
        for number in numbers
    )
    yield finding(
        "references.committee-decisions",
        Severity.WARNING,
        f"Cùng một {kind.capitalize().replace('Ban chỉ', 'Ban Chỉ')} nhưng dẫn các quyết định "
        f"khác nhau: {' và '.join(where)}.",
        [at for _, at in cited],
        "Hãy kiểm tra quyết định nào còn hiệu lực và dẫn thống nhất một quyết định.",
    )


def number_dates(source: Source) -> Iterator[Finding]:
    """One document number with two dates."""
    seen: dict[str, dict[date, Lines]] = defaultdict(dict)
    printed: dict[str, str] = {}
    dates = [found for found in source.dates if found.day]
    index = 0
    for match in _NUMBER.finditer(source.text):
        while index < len(dates) and dates[index].start < match.end():
            index += 1
        if index == len(dates):
            break
        found = dates[index]
        between = source.text[match.end() : min(found.start, match.end() + 60)]
        near = found.start - match.end() < 60
        if found.day and near and not re.search(r"[;\n]|\bsố\b", between):
            key = re.sub(r"[\s-]", "", match[1]).casefold()
            seen[key].setdefault(found.day, source.lines_at(match.start(), found.end))
            printed.setdefault(key, match[1].replace(" ", ""))
    for key, days in seen.items():
        if _looks_like_a_slip(list(days)):
            yield _two_dates(printed[key], days)


def _looks_like_a_slip(days: list[date]) -> bool:
    """Two years apart with other days are two documents: numbers begin anew each year."""
    first, *others = days
    return any(
        day.year == first.year or (day.day, day.month) == (first.day, first.month) for day in others
    )


def _two_dates(number: str, days: dict[date, Lines]) -> Finding:
    said = " và ".join(f"{vn_date(day)} ({say_lines([at])})" for day, at in days.items())
    return finding(
        "references.number-dates",
        Severity.WARNING,
        f"Văn bản số {number} được dẫn với các ngày khác nhau: {said}.",
        days.values(),
        "Hãy đối chiếu với văn bản gốc và ghi thống nhất một ngày.",
    )


def missing_annex(source: Source) -> Iterator[Finding]:
    """A thing said to be attached that the file does not have."""
    if source.annex_start is None:
        return
    if "kèm" not in source.lower and "phụ lục" not in source.lower:
        return
    annexes = fold(source.text[source.annex_start :])
    missing: dict[str, list[Lines]] = {}
    signs = (at for at in places(source.lower, "kèm") if at < source.body_end)
    for match in filter(
        None, (_ATTACHED.search(source.lower, max(at - 5, 0), at + 24) for at in signs)
    ):
        before = source.lower[max(match.start() - 80, 0) : match.start()].rpartition("\n")[2]
        named = _THING.match(before)
        if named is None or _CITING.search(named[2]) or fold(named[1]) in annexes:
            continue
        thing = named[1]
        if thing in ("mẫu", "biểu", "biểu mẫu", "bảng") and "phụ lục" in annexes:
            continue
        begin = match.start() - len(before) + named.start(1)
        where = source.lines_at(begin, match.end())
        missing.setdefault(source.text[begin : match.end()], []).append(where)
    for said, lines in missing.items():
        yield finding(
            "references.missing-annex",
            Severity.WARNING,
            f"Văn bản ghi “{_shorten(said)}” nhưng tệp không có phần kèm theo này.",
            lines,
            "Hãy đính kèm phần còn thiếu trước khi phát hành; nếu phần ấy ở tệp khác thì bỏ qua.",
        )
    yield from _missing_labels(source, source.annex_start)


def _missing_labels(source: Source, annex_start: int) -> Iterator[Finding]:
    if "phụ lục" not in source.lower:
        return
    # In lines, not in paragraphs: a heading may have been joined to the line above it.
    first = source.lines_at(annex_start).first
    annexes = "\n".join(source.document.lines[first - 1 :])
    headings = {fold(label) for label in _HEADED.findall(annexes)}
    missing: dict[str, list[Lines]] = {}
    signs = (at for at in places(source.text, "Phụ lục") if at < source.body_end)
    for match in filter(None, (_CITED_ANNEX.search(source.text, max(at - 10, 0)) for at in signs)):
        label = match["label"] or ""
        after = source.text[match.end() : match.end() + 50]
        of_another = re.match(r"[^.;\n]{0,12}\b(?:của|ban hành|Quyết định|Thông tư|Nghị)", after)
        if of_another or (fold(label) in headings if label else headings):
            continue
        where = source.lines_at(match.start(), match.end())
        missing.setdefault(f"Phụ lục {label}".strip(), []).append(where)
    for said, lines in missing.items():
        yield finding(
            "references.missing-annex",
            Severity.WARNING,
            f"Văn bản dẫn {said} nhưng tệp không có phụ lục này.",
            lines,
            "Hãy đính kèm phụ lục trước khi phát hành; nếu phụ lục ở tệp khác thì bỏ qua.",
        )


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:28].rstrip()} … {text[-28:].lstrip()}"


def basis_after_plan(source: Source) -> Iterator[Finding]:
    """A basis that is younger than the plan."""
    issued = source.plan.date
    for basis in source.plan.legal_bases:
        if issued and basis.date and basis.date > issued:
            yield finding(
                "references.basis-after-plan",
                Severity.WARNING,
                f"Căn cứ {basis.type} {basis.number or ''} ngày {vn_date(basis.date)} mới hơn "
                f"ngày ban hành kế hoạch ({vn_date(issued)}).".replace("  ", " "),
                [basis.lines],
                "Hãy kiểm tra lại ngày của văn bản căn cứ.",
            )


def incomplete_basis(source: Source) -> Iterator[Finding]:
    """Bases without their date or number, which the first citation has to give.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b.
    """
    laws = ("luật", "pháp lệnh", "hiến pháp", "bộ luật")
    lacking = [
        basis
        for basis in source.plan.legal_bases
        if fold(basis.type) not in laws and (basis.date is None or basis.number is None)
    ]
    if lacking:
        names = say_list(f"{basis.type} {basis.number or '(không số)'}" for basis in lacking)
        yield finding(
            "references.incomplete-basis",
            Severity.HINT,
            f"Căn cứ chưa ghi đủ số, ký hiệu hoặc ngày ban hành: {names}.",
            [basis.lines for basis in lacking],
            "Hãy ghi đủ tên loại, số, ký hiệu, ngày và cơ quan ban hành khi dẫn lần đầu.",
        )


RULES = (
    Rule("references.committee-decisions", "Một ban chỉ đạo, hai quyết định", committee_decisions),
    Rule("references.number-dates", "Một số văn bản, hai ngày", number_dates),
    Rule("references.missing-annex", "Phần kèm theo không có trong tệp", missing_annex),
    Rule("references.basis-after-plan", "Căn cứ mới hơn kế hoạch", basis_after_plan),
    Rule("references.incomplete-basis", "Căn cứ thiếu số hoặc ngày", incomplete_basis),
)
