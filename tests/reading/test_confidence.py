"""What the reader is sure of is right, and it is less sure where a text was spoilt."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from hoinghi.reading import read_text
from hoinghi.reading.confidence import with_doubts
from hoinghi.reading.document import Document
from hoinghi.reading.explain import RULES, parts_of
from hoinghi.reading.plan import (
    AgendaItem,
    DelegateRule,
    Event,
    Funding,
    LegalBasis,
    Lines,
    Plan,
    Section,
    Signature,
    Talk,
    Task,
)
from hoinghi.reading.syllables import is_odd
from tests.reading.judging import SPOILT, judge, load_scorer, worked_plans

ROOT = Path(__file__).parents[2]
FIXTURES = sorted((Path(__file__).parent / "plans").glob("*.txt"))
UNSEEN = Path(__file__).parent / "plans" / "unseen"
AT = Lines(5, 5)
SURE_AND_RIGHT = 0.98


def judged(spoil=lambda text, seed: text, seeds=(1,)):
    scorer = load_scorer()
    return [
        part
        for text, gold in worked_plans().values()
        for seed in seeds
        for part in judge(scorer, gold, spoil(text, seed))
    ]


@pytest.mark.worked_plans
def test_of_the_parts_marked_sure_98_in_a_hundred_are_right():
    parts = judged()

    sure = [part for part in parts if part.is_sure]
    assert sum(part.is_right for part in sure) >= SURE_AND_RIGHT * len(sure)
    # A mark on every part would say nothing.
    assert len(sure) >= 0.95 * len(parts)


@pytest.mark.worked_plans
def test_of_unseen_plans_in_real_layouts_the_sure_parts_are_right():
    scorer = load_scorer()
    parts = [
        part
        for path in sorted(UNSEEN.glob("*.txt"))
        for part in judge(
            scorer,
            json.loads((UNSEEN / f"{path.name.split('.')[0]}.json").read_text(encoding="utf-8")),
            path.read_text(encoding="utf-8"),
        )
    ]

    sure = [part for part in parts if part.is_sure]
    assert sum(part.is_right for part in sure) >= SURE_AND_RIGHT * len(sure)
    assert len(sure) >= 0.95 * len(parts)


@pytest.fixture(scope="module")
def spoilt_parts():
    """Kind of spoiling → the parts read from copies spoilt so."""
    return {kind: judged(spoil, seeds=(1, 2, 3)) for kind, spoil in SPOILT.items()}


@pytest.mark.worked_plans
def test_in_spoilt_copies_the_sure_parts_are_right(spoilt_parts):
    every = [part for parts in spoilt_parts.values() for part in parts if part.is_sure]

    assert sum(part.is_right for part in every) >= SURE_AND_RIGHT * len(every)
    for kind, parts in spoilt_parts.items():
        sure = [part for part in parts if part.is_sure]
        # Of one kind alone the few copies leave some room to chance.
        assert sum(part.is_right for part in sure) >= (SURE_AND_RIGHT - 0.01) * len(sure), kind


@pytest.mark.worked_plans
@pytest.mark.parametrize("kind", SPOILT)
def test_in_spoilt_copies_the_wrong_parts_are_unsure(spoilt_parts, kind):
    wrong = [part for part in spoilt_parts[kind] if not part.is_right]

    assert wrong
    assert sum(not part.is_sure for part in wrong) >= 0.75 * len(wrong)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_part_names_a_rule_that_is_listed(path):
    plan = read_text(path.read_text(encoding="utf-8")).plan

    found = {part.rule for part in parts_of(plan)} | {rule for _, rule in plan.header_rules}
    assert found <= set(RULES)
    assert len(list(parts_of(plan))) >= len(plan.tasks) + len(plan.sections) + len(plan.recipients)


def test_rules_in_the_code_and_on_the_page_are_the_same():
    page = (ROOT / "docs/reference/reading-rules.md").read_text(encoding="utf-8")
    listed = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")}
    named = {
        name
        for file in (ROOT / "src/hoinghi/reading/parts").glob("*.py")
        for name in re.findall(r'"([a-z]+\.[a-z]+(?:-[a-z]+)*)"', file.read_text("utf-8"))
    }

    assert listed == set(RULES)
    assert named <= set(RULES)


@pytest.mark.parametrize(
    ("token", "odd"),
    [
        ("trường", False), ("khuyến", False), ("quyết", False), ("giếng", False), ("Đắk", False),
        ("105/QĐ-UBND", False), ("13h30", False), ("STEM", False), ("email", False),
        ("22/11/2023;", False), ("1.500.000", False), ("(A4)", False),
        ("truờng", True), ("trưòng", True), ("cac", True), ("tổchức", True), ("thụcc", True),
        ("2O23", True), ("l5/11/2023", True), ("8h20~8h50", True), ("phòbg", True),
    ],
)  # fmt: skip
def test_a_word_that_no_vietnamese_text_has_is_odd(token, odd):
    assert is_odd(token) is odd


def doubted(**parts):
    return with_doubts(Plan(**parts), Document(lines=(), paragraphs=()))


def task(*owners, action="Chuẩn bị hội trường", rule="tasks.heading-owner"):
    return Task(
        owners=owners, partners=(), action=action, deadline=None, deadline_text=None, lines=AT,
        rule=rule,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "sure"),
    [
        (task("Phòng Nội vụ"), True),
        (task("Nguyễn Thị Hoa"), True),
        (task("Ông. Trần Văn Bình - Trưởng đoàn"), True),
        (task("về việc chuẩn bị"), False),
        (task("Phòng Nội vụ đua “Cả nước chung tay” giai đoạn 2021"), False),
        (task(), False),
        (task("Phòng Y tế", action="2025, trình UBND huyện"), False),
        (task("Phòng Y tế", action="chủ trì tổng hợp"), True),
        (task("Lê Văn An", action="Chấm bài Rà soát điểm", rule="tasks.table-cells"), False),
    ],
)
def test_a_task_is_sure_where_its_owner_looks_like_one(part, sure):
    (read,) = doubted(tasks=(part,)).tasks

    assert read.is_sure is sure


def talk(unit):
    return Talk(unit=unit, topic=None, lines=AT, rule="talks.listed")


def guests(text):
    return DelegateRule(
        group=None, text=text, count=None, per_unit=None, lines=AT, rule="delegates.item"
    )


def basis(**given):
    return LegalBasis(
        **{"type": "Quyết định", "number": "12/QĐ-UBND", "date": None, "issuer": None,
           "subject": "giao chỉ tiêu", "lines": AT, "rule": "bases.numbered", **given}
    )  # fmt: skip


@pytest.mark.parametrize(
    "parts",
    [
        {"talks": (talk("kinh nghiệm giảm nghèo"),)},
        {"delegates": (guests("Phòng Nội vụ tham mưu văn bản"),)},
        {"legal_bases": (basis(),)},
        {"funding": (Funding(text="Phòng Nội vụ", lines=AT, rule="funding.section"),)},
        {"event": Event(name="tháng 6 năm 2026 Tập huấn", date_text="01/7", rule="event.titled")},
        {"event": Event(name="Hội nghị tổng kết", rule="event.titled")},
        {"signature": Signature(position="NƠI NHẬN", name="Lê An", rule="closing.signature")},
    ],
)
def test_what_does_not_look_like_its_part_is_unsure(parts):
    assert all(part.doubt for part in parts_of(doubted(**parts)))


def point(text, presenter, rule="agenda.timed-lines"):
    return AgendaItem(order=1, time="8h00", text=text, presenter=presenter, lines=AT, rule=rule)


@pytest.mark.parametrize(
    ("text", "presenter", "sure"),
    [
        ("Khai mạc Hội nghị", "Ban Tổ chức", True),
        ("Chuyên đề 1: Văn hóa ứng xử", "PGS.TS. Nguyễn Thị Hoa", True),
        ("Giải lao", None, True),
        ("Chuyên đề 2: An toàn", None, False),
        ("Chuyên đề 2: An toàn", "kỹ năng tự học, làm việc nhóm", False),
        ("Nguyễn Minh Trí", "Ban Tổ chức", False),
    ],
)
def test_a_point_is_sure_where_it_has_a_text_and_somebody_to_do_it(text, presenter, sure):
    usual = tuple(point(f"Nội dung {n}", "Ban Tổ chức") for n in range(4))

    plan = doubted(agenda=(*usual, point(text, presenter)))

    assert plan.agenda[-1].is_sure is sure


@pytest.mark.parametrize(
    ("parent", "issuer", "sure"),
    [
        ("UBND TỈNH LÀO CAI", "SỞ CÔNG THƯƠNG", True),
        ("SỞ CÔNG THƯƠNG", "UBND TỈNH LÀO CAI", False),
        ("SỞ Y TẾ", "BỆNH VIỆN ĐA KHOA", True),
        ("TỔNG LIÊN ĐOÀN", "LIÊN ĐOÀN LAO ĐỘNG", True),
    ],
)
def test_a_body_that_stands_below_its_own_is_unsure(parent, issuer, sure):
    assert (doubted(parent_issuer=parent, issuer=issuer).header_doubts == ()) is sure


def section(path, line):
    return Section(
        path=path, marker=path, title="Tổ chức thực hiện", lines=Lines(line, line),
        rule="sections.number",
    )  # fmt: skip


def test_where_a_number_is_missing_what_stands_between_is_unsure():
    before, between, after = (replace(task("Phòng Y tế"), lines=Lines(n, n)) for n in (2, 15, 30))
    sections = (section("I", 1), section("II", 10), section("IV", 20), section("V", 25))

    plan = doubted(sections=sections, tasks=(before, between, after))

    assert [part.is_sure for part in plan.sections] == [True, False, False, True]
    assert [part.is_sure for part in plan.tasks] == [True, False, True]


def test_a_doubt_is_a_clause_that_can_follow_the_lines():
    text = "\n".join(f"{n}. Phòng Nội vụ\n- gửi báo caó truờng {n}" for n in range(1, 9))
    plan = read_text(f"KẾ HOẠCH\nTổ chức Hội nghị\n{text}").plan

    doubts = {part.doubt for part in parts_of(plan) if part.doubt}
    assert doubts
    assert all(doubt[0].islower() or doubt[0] == "“" for doubt in doubts)
    assert not any(doubt.endswith(".") for doubt in doubts)
