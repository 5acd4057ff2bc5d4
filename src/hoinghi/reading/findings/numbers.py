"""Arithmetic: the composition against the total, places for those awarded, products and sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import prod

from hoinghi.reading.findings.amounts import in_figures
from hoinghi.reading.findings.source import Rule, Source, finding, places
from hoinghi.reading.names import BodyKind, Level, fold, parse_bodies
from hoinghi.reading.plan import DelegateRule, Finding, Severity

_EACH_COMMUNE = re.compile(r"mỗi\s+(?:xã|phường|thị trấn)|/\s?xã|các xã|cấp xã")
_STATED_COMMUNES = re.compile(r"(\d{1,3})\s+(?:xã|phường)(?:,|\s+và|\s*/)?\s*(?:phường|thị trấn)")
_PERSONS = re.compile(r"\b(\d{1,3})\s+(?:cá nhân|hộ gia đình|hộ|nông dân|gương)\b")
_ABOUT_AWARDED = re.compile(r"khen thưởng|được khen|điển hình|tuyên dương|tham luận")
_LEVEL_OF_GROUP = (
    (re.compile(r"trung ương"), "Trung ương"),
    (re.compile(r"tỉnh"), "cấp tỉnh"),
    (re.compile(r"huyện|quận|thị xã"), "cấp huyện"),
    (re.compile(r"xã|phường|thị trấn"), "cấp xã"),
)


def composition_sum(source: Source) -> Iterator[Finding]:
    """The composition (thành phần) against the number of delegates, written out."""
    total = source.plan.event.delegate_count
    rules = source.plan.delegates
    if not total or not rules:
        return
    terms, assumed, rest = _terms(rules)
    fixed = sum(rule.count or 0 for rule in rules)
    if not terms:
        if not rest:
            yield from _compare(source, total, fixed)
        return
    communes = _communes(source)
    if communes is None:
        return
    counted = communes * sum(terms) + fixed
    if counted > total or rest:
        yield _arithmetic(source, total, counted, _formula(communes, terms, fixed), assumed, rest)
    elif counted != total:
        yield from _compare(source, total, counted)


def _terms(rules: Iterable[DelegateRule]) -> tuple[list[int], bool, list[DelegateRule]]:
    """Delegates of each commune; whether one each was assumed; rules that say no number."""
    terms: list[int] = []
    rest: list[DelegateRule] = []
    assumed = False
    for rule in rules:
        if rule.count is not None:
            continue
        of_communes = sum(p.every and p.level is Level.COMMUNE for p in parse_bodies(rule.text))
        if rule.per_unit and _EACH_COMMUNE.search(fold(f"{rule.text} {rule.group or ''}")):
            terms.append(rule.per_unit)
        elif rule.per_unit is None and of_communes:
            terms.append(of_communes)
            assumed = True
        else:
            rest.append(rule)
    return terms, assumed, rest


def _communes(source: Source) -> int | None:
    known = None
    if source.directory is not None:
        known = source.directory.count(BodyKind.PEOPLES_COMMITTEE, Level.COMMUNE)
    if known is None:
        stated = set(_stated_communes(source.text))
        known = stated.pop() if len(stated) == 1 else None
    return known


def _stated_communes(text: str) -> Iterator[int]:
    """How many communes *text* says there are: "22 xã, thị trấn"."""
    for kind in (" phường", " thị trấn", "/phường", "/thị trấn"):
        for at in places(text, kind):
            match = _STATED_COMMUNES.search(text, max(at - 16, 0), at + len(kind))
            if match:
                yield int(match[1])


def _formula(communes: int, terms: list[int], fixed: int) -> str:
    each = f"({' + '.join(map(str, terms))})" if len(terms) > 1 else str(terms[0])
    return f"{communes} × {each}" + (f" + {fixed}" if fixed else "")


def _arithmetic(
    source: Source, total: int, counted: int, formula: str, assumed: bool, rest: list[DelegateRule]
) -> Finding:
    left = total - counted
    reading = " (mỗi cơ quan cấp xã không ghi số được tính 1 đại biểu)" if assumed else ""
    where = [source.plan.event.lines, *(rule.lines for rule in source.plan.delegates)]
    if left < 0:
        return finding(
            "numbers.composition-sum",
            Severity.WARNING,
            f"Thành phần vượt tổng số đại biểu: {formula} = {counted}, nhiều hơn {total} là "
            f"{-left} đại biểu{reading}.",
            where,
            "Hãy nâng tổng số đại biểu hoặc giảm số đại biểu của mỗi đơn vị.",
        )
    named = sum(max(len(parse_bodies(rule.text)), 1) for rule in rest)
    whom = _whom(rest)
    tight = f", nhưng riêng các thành phần ấy đã nêu tên {named} cơ quan" if named > left else ""
    return finding(
        "numbers.composition-sum",
        Severity.WARNING if tight else Severity.HINT,
        f"Cộng thành phần với tổng số {total} đại biểu: {formula} = {counted}, còn {left} đại biểu "
        f"cho {whom}{tight}{reading}.",
        where,
        f"Hãy ghi số đại biểu của {whom} sao cho cộng lại bằng {left}, hoặc sửa tổng số.",
    )


def _whom(rest: Iterable[DelegateRule]) -> str:
    levels: list[str] = []
    for rule in rest:
        group = fold(rule.group or rule.text)
        level = next((said for sign, said in _LEVEL_OF_GROUP if sign.search(group)), None)
        if level is None:
            return "các thành phần còn lại"
        if level not in levels:
            levels.append(level)
    return " và ".join(levels) if len(levels) < 3 else f"{', '.join(levels[:-1])} và {levels[-1]}"


def _compare(source: Source, total: int, counted: int) -> Iterator[Finding]:
    # Twice the total: groups with their own sums, and what they are made of below.
    if counted in (total, 2 * total):
        return
    numbers = " + ".join(str(rule.count) for rule in source.plan.delegates if rule.count)
    yield finding(
        "numbers.composition-sum",
        Severity.HINT if _is_about(source) else Severity.WARNING,
        f"Các thành phần cộng lại là {numbers or counted}"
        + (f" = {counted}" if "+" in numbers else "")
        + f", khác tổng số {total} đại biểu.",
        [source.plan.event.lines, *(rule.lines for rule in source.plan.delegates)],
        "Hãy sửa tổng số hoặc số đại biểu của từng thành phần.",
    )


def _is_about(source: Source) -> bool:
    total = source.plan.event.delegate_count
    return re.search(rf"(?:khoảng|dự kiến|gần|trên)\s+{total}\b", source.lower) is not None


def composition_unknown(source: Source) -> Iterator[Finding]:
    """The composition counts by commune, but nobody said how many communes there are."""
    total = source.plan.event.delegate_count
    terms, _, _ = _terms(source.plan.delegates)
    if not total or not terms or _communes(source) is not None:
        return
    yield finding(
        "numbers.composition-unknown",
        Severity.HINT,
        f"Chưa cộng được thành phần với tổng số {total} đại biểu, vì chưa biết địa bàn có bao "
        f"nhiêu xã, phường, thị trấn (mỗi nơi {' + '.join(map(str, terms))} đại biểu).",
        [source.plan.event.lines, *(rule.lines for rule in source.plan.delegates)],
        "Hãy nạp danh sách đơn vị hành chính của địa bàn, hoặc ghi rõ số xã trong kế hoạch.",
    )


def awarded_not_counted(source: Source) -> Iterator[Finding]:
    """Those awarded and the persons invited to speak have no place in the composition."""
    plan = source.plan
    total = plan.event.delegate_count
    awarded = (plan.awards.collectives or 0) + (plan.awards.individuals or 0)
    speakers = [
        (talk, int(found[1])) for talk in plan.talks if (found := _PERSONS.search(talk.topic or ""))
    ]
    extra = [n for n in (awarded, sum(number for _, number in speakers)) if n]
    composition = " ".join(f"{rule.group or ''} {rule.text}" for rule in plan.delegates)
    if not total or not extra or not composition or _ABOUT_AWARDED.search(fold(composition)):
        return
    most = total + sum(extra)
    yield finding(
        "numbers.awarded-not-counted",
        Severity.HINT,
        f"Thành phần {total} đại biểu chưa tính người nhận khen thưởng và cá nhân được mời báo "
        f"cáo: có thể cần tới {' + '.join(map(str, (total, *extra)))} = {most} chỗ ngồi.",
        [plan.event.lines, plan.awards.lines, *(talk.lines for talk, _ in speakers)],
        f"Hãy chuẩn bị đủ {most} chỗ, hoặc ghi rõ những người này đã nằm trong {total} đại biểu.",
    )


_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?![.,]?\d)"
_OPERAND = rf"{_NUMBER}(?:\s[^\W\d_]+(?:/[^\W\d_]+)?){{0,3}}"
_ALONE = r"(?<![\d.,+×x/-])(?<![+×x/-]\s)"
_PRODUCT = re.compile(
    rf"{_ALONE}({_OPERAND}(?:\s?[x×]\s?{_OPERAND})+)\s?=\s?({_NUMBER})(?!\s?[x×+])"
)
_SUM = re.compile(rf"{_ALONE}({_NUMBER}(?:\s?\+\s?{_NUMBER})+)\s?=\s?({_NUMBER})(?!\s?[x×+])")


_SCALED = re.compile(r"nghìn|ngàn|triệu|tỷ|phút|%")
_UNIT = re.compile(r"nghìn|ngàn|triệu|tỷ|giờ|tuần|tháng|%|km|tấn|tạ\b")


def wrong_result(source: Source) -> Iterator[Finding]:
    """A product or sum that is written out with a wrong result."""
    if "=" not in source.text:
        return
    for pattern, work_out in ((_PRODUCT, prod), (_SUM, sum)):
        for match in pattern.finditer(source.text):
            numbers = [_whole(number) for number in re.findall(_NUMBER, match[1])]
            right = work_out(numbers)
            if right != _whole(match[2]) and not _changes_unit(source.text, match):
                yield finding(
                    "numbers.wrong-result",
                    Severity.ERROR,
                    f"Phép tính “{match[0]}” sai: kết quả đúng là {in_figures(right)}.",
                    [source.lines_at(match.start(), match.end())],
                    "Hãy sửa lại kết quả hoặc các số hạng.",
                )


def _changes_unit(text: str, match: re.Match[str]) -> bool:
    """Whether the result counts in another unit: "30 phút x 2 = 1 giờ"."""
    result = text[match.start(2) : match.end(2) + 12]
    return bool(_SCALED.search(match[1]) or _UNIT.search(result))


def _whole(number: str) -> int:
    return int(number.replace(".", ""))


RULES = (
    Rule("numbers.composition-sum", "Cộng thành phần với tổng số đại biểu", composition_sum),
    Rule(
        "numbers.composition-unknown",
        "Chưa cộng được thành phần vì thiếu số đơn vị cấp xã",
        composition_unknown,
    ),
    Rule(
        "numbers.awarded-not-counted",
        "Người được khen, cá nhân báo cáo chưa có trong thành phần",
        awarded_not_counted,
    ),
    Rule("numbers.wrong-result", "Phép tính ghi sai kết quả", wrong_result),
)
