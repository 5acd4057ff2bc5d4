"""Kinh phí: the estimate (dự toán) of a conference by the norms of its day.

Python thuần. Every line shows how its amount came about, and what has no norm stays open
instead of being guessed. Source: Thông tư 40/2017/TT-BTC, Điều 11 and 12, and what amended it
(``docs/regulations/thong-tu-40-2017.md``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from hoinghi import norms
from hoinghi.budget.sources import Source
from hoinghi.norms import NormNotFound
from hoinghi.norms.prizes import AwardForm, AwardLevel, RecipientKind, prize_money
from hoinghi.papers.model import GAP
from hoinghi.papers.words import format_money, format_number

_AWARD_FUND = "quỹ thi đua"


class Place(StrEnum):
    """Where and by whom a meeting is held: decides the rate for food (Điều 12 khoản 4)."""

    CENTRAL_CITY = "central-city"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateFacts:
    """What the estimate is made of; none stands for what is not known yet.

    Attributes:
        delegates: Đại biểu in all. ``unsalaried``: those of them not on any payroll of the
            State, public units or enterprises.
        sessions: Half days (buổi).
        place: A meeting held by a commune has its own rate wherever it takes place.
        level: Who signs the award decision; none where nobody is commended.
        talks: Tham luận. ``film``: a film is shown that must be made.
        sources: Where the money comes from, prizes included.
    """

    delegates: int | None
    unsalaried: int | None
    sessions: int | None
    place: Place
    collectives: int = 0
    individuals: int = 0
    form: AwardForm = AwardForm.COMMENDATION
    level: AwardLevel | None = None
    talks: int = 0
    film: bool = False
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        people = (self.delegates, self.unsalaried, self.collectives, self.individuals)
        if any(count is not None and count < 0 for count in (*people, self.sessions, self.talks)):
            raise ValueError(f"negative count in {self!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateLine:
    """One line of the estimate.

    Attributes:
        code: Stable, ``"drinks"``.
        label: Nội dung chi. ``unit``: đơn vị tính of the quantity, "người".
        unit_price: Đồng for one unit once. ``quantity``: units.
        factor: Sessions or days that the price is paid for; 1 where it is paid once.
        formula: "166 người × 2 buổi × 20.000 đồng"; "……" for what is not known.
        amount: Đồng; none as long as one of the three is not known.
        norm_source: The text that fixes the price; none where no norm was found.
        verified: Price and source were checked.
        note: What a reader must know, a whole sentence; empty where there is nothing.
    """

    code: str
    label: str
    unit: str
    unit_price: int | None
    quantity: int | None
    factor: Decimal | None
    formula: str
    amount: int | None
    norm_source: str | None
    verified: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A doubt about the estimate: a sentence, and what to do."""

    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The lines in the order of the paper, and what is doubtful about them."""

    on: date
    lines: tuple[EstimateLine, ...]
    cautions: tuple[Caution, ...]

    @property
    def total(self) -> int:
        """The sum of what is known, in đồng."""
        return sum(line.amount for line in self.lines if line.amount is not None)

    @property
    def open_lines(self) -> tuple[EstimateLine, ...]:
        """The lines whose amount is not known yet."""
        return tuple(line for line in self.lines if line.amount is None)


def estimate(facts: EstimateFacts, on: date) -> Estimate:
    """Make the estimate of a conference held on the day *on*, with the award decision.

    Lines whose price no norm fixes have no amount; they wait for a quotation.

    Raises:
        NormNotFound: The day lies before the norms in the data.
    """
    prizes = tuple(_prize_lines(facts, on))
    lines = (_drinks(facts, on), _food(facts, on), *prizes, *_lines_without_norm(facts))
    return Estimate(on=on, lines=lines, cautions=tuple(_cautions(facts, prizes, on)))


def organised_meal_ceiling(place: Place, on: date) -> int:
    """Give the most that one person's organised meals may cost a day, in đồng.

    Source: Thông tư 40/2017/TT-BTC, Điều 12 khoản 5.
    """
    flat = norms.figure(f"spending.food-support.{place}", on).amount
    return flat * norms.figure("spending.food-cap-percent", on).amount // 100


def _drinks(facts: EstimateFacts, on: date) -> EstimateLine:
    norm = norms.figure("spending.drinks-per-session", on)
    return _line(
        code="drinks",
        label="Giải khát giữa giờ",
        unit="người",
        quantity=facts.delegates,
        factor=_decimal(facts.sessions),
        factor_unit="buổi",
        unit_price=norm.amount,
        norm_source=norm.source,
        verified=norm.verified,
    )


def _food(facts: EstimateFacts, on: date) -> EstimateLine:
    norm = norms.figure(f"spending.food-support.{facts.place}", on)
    days = None if facts.sessions is None else Decimal(facts.sessions) / 2
    half = days is not None and days % 1 != 0
    return _line(
        code="food",
        label="Hỗ trợ tiền ăn cho đại biểu không hưởng lương từ ngân sách",
        unit="người",
        quantity=facts.unsalaried,
        factor=days,
        factor_unit="ngày",
        unit_price=norm.amount,
        norm_source=norm.source,
        verified=norm.verified,
        note="Nửa ngày tạm tính bằng nửa mức của một ngày; thông tư không nói riêng."
        if half
        else "",
    )


def _prize_lines(facts: EstimateFacts, on: date) -> Iterator[EstimateLine]:
    for kind, unit, quantity in (
        (RecipientKind.COLLECTIVE, "tập thể", facts.collectives),
        (RecipientKind.INDIVIDUAL, "cá nhân", facts.individuals),
    ):
        if quantity:
            yield _prize_line(facts, kind, unit, quantity, on)


def _prize_line(
    facts: EstimateFacts, kind: RecipientKind, unit: str, quantity: int, on: date
) -> EstimateLine:
    code, label = f"prizes-{kind}", f"Tiền thưởng {unit}"
    try:
        if facts.level is None:
            return _line(code=code, label=label, unit=unit, quantity=quantity)
        prize = prize_money(kind, facts.level, facts.form, on)
    except NormNotFound as missing:
        return _line(code=code, label=label, unit=unit, quantity=quantity, note=str(missing))
    multiple, salary = format_number(prize.multiple), format_money(prize.base_salary_vnd)
    return _line(
        code=code,
        label=label,
        unit=unit,
        quantity=quantity,
        unit_price=prize.amount_vnd,
        norm_source="; ".join(prize.sources),
        verified=prize.verified,
        note=f"Mỗi {unit} {multiple} lần mức lương cơ sở {salary}, làm tròn lên.",
    )


def _lines_without_norm(facts: EstimateFacts) -> Iterator[EstimateLine]:
    commended = facts.collectives + facts.individuals
    actual = "Chi theo thực tế, có hóa đơn, chứng từ."
    yield _line(
        code="documents",
        label="In ấn tài liệu, văn phòng phẩm cho đại biểu",
        unit="bộ",
        quantity=facts.delegates,
        note=actual,
    )
    yield _line(
        code="decoration", label="Ma-két, băng rôn, trang trí hội trường", unit="bộ", quantity=1,
        note=actual,
    )  # fmt: skip
    if facts.talks:
        yield _line(
            code="talks",
            label="Thù lao báo cáo tham luận",
            unit="tham luận",
            quantity=facts.talks,
            note="Mức do địa phương quy định, theo chế độ thù lao báo cáo viên.",
        )
    if facts.film:
        yield _line(code="film", label="Dựng phóng sự", unit="phóng sự", quantity=1, note=actual)
    if commended:
        yield _line(
            code="frames",
            label="Phôi, khung giấy khen",
            unit="khung",
            quantity=commended,
            note=actual,
        )


def _cautions(
    facts: EstimateFacts, prizes: tuple[EstimateLine, ...], on: date
) -> Iterator[Caution]:
    if facts.delegates is not None and (facts.unsalaried or 0) > facts.delegates:
        yield Caution(
            code="budget.more-unsalaried-than-delegates",
            message=f"Số đại biểu không hưởng lương ({facts.unsalaried}) lớn hơn tổng số đại "
            f"biểu ({facts.delegates}).",
            remedy="Hãy xem lại thành phần đại biểu.",
        )
    money = sum(line.amount or 0 for line in prizes)
    if prizes and _paid_by_programme(facts.sources):
        yield _programme_caution(facts.sources, money, on)


def _paid_by_programme(sources: tuple[Source, ...]) -> bool:
    """Say whether prizes can only come from a programme: no award fund is among the sources."""
    if any(_AWARD_FUND in source.name.casefold() for source in sources):
        return False
    return any(source.programme or source.project for source in sources)


def _programme_caution(sources: tuple[Source, ...], money: int, on: date) -> Caution:
    named = "; ".join(source.name for source in sources if source.programme or source.project)
    amount = format_money(money) if money else f"{GAP} đồng"
    return Caution(
        code="budget.prizes-on-programme-money",
        message=f"Tiền thưởng {amount} đang lấy từ nguồn của chương trình ({named}), trong khi "
        "pháp luật thi đua, khen thưởng giao quỹ thi đua, khen thưởng của cấp ký quyết định "
        f"chi trả, theo {norms.award_laws().law_on(on).fund_clause}.",
        remedy="Hãy bố trí tiền thưởng từ quỹ thi đua, khen thưởng của cấp ký quyết định, hoặc "
        "nêu văn bản cho phép chi khen thưởng từ nguồn của chương trình.",
    )


def _decimal(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)


def _line(
    *,
    code: str,
    label: str,
    unit: str,
    quantity: int | None,
    factor: Decimal | None = Decimal(1),
    factor_unit: str = "",
    unit_price: int | None = None,
    norm_source: str | None = None,
    verified: bool = False,
    note: str = "",
) -> EstimateLine:
    parts = [f"{_shown(quantity)} {unit}"]
    parts += [f"{_shown(factor)} {factor_unit}"] if factor_unit else []
    parts.append(f"{_shown(unit_price)} đồng")
    return EstimateLine(
        code=code,
        label=label,
        unit=unit,
        unit_price=unit_price,
        quantity=quantity,
        factor=factor,
        formula=" × ".join(parts),
        amount=_product(quantity, factor, unit_price),
        norm_source=norm_source,
        verified=verified,
        note=note,
    )


def _shown(value: int | Decimal | None) -> str:
    if value is None:
        return GAP
    return format_number(value.normalize() if isinstance(value, Decimal) else value)


def _product(quantity: int | None, factor: Decimal | None, price: int | None) -> int | None:
    if quantity is None or factor is None or price is None:
        return None
    return int((quantity * factor * price).to_integral_value(ROUND_HALF_UP))
