"""Our correct papers, each with parts that can be made wrong."""

from __future__ import annotations

from dataclasses import replace

from hoinghi.papers.model import Annex, Circulation, Number, Paper, Urgency
from tests.papers import paper_samples as samples

LONG = samples.LONG
PLAN = replace(samples.KE_HOACH, missing=())
LETTER = replace(samples.CONG_VAN, number=Number(symbol="UBND-LĐTBXH", serial=15))
DECISION = samples.QUYET_DINH
SUBMISSION = samples.TO_TRINH
MINUTES = samples.BIEN_BAN
URGENT = replace(PLAN, urgency=Urgency.VERY_URGENT, circulation=Circulation.INTERNAL)
ELECTRONIC = replace(
    PLAN,
    annexes=(
        Annex(
            title="Đề cương báo cáo",
            blocks=(samples.paragraph(LONG),),
            signed_as="Số: 05/KH-UBND; 10/11/2023; 14:30:05 +07:00",
        ),
    ),
)
POINTS = replace(
    PLAN,
    annexes=(),
    blocks=(
        samples.heading(1, "I. NHIỆM VỤ"),
        *(samples.paragraph(f"{letter}) {LONG}") for letter in "abcdđeg"),
        samples.heading(1, "II. TỔ CHỨC THỰC HIỆN"),
        *(samples.paragraph(f"{n}. {LONG}") for n in range(1, 5)),
    ),
)
CORRECT: dict[str, Paper] = {
    "plan": PLAN,
    "letter": LETTER,
    "decision": DECISION,
    "submission": SUBMISSION,
    "minutes": MINUTES,
    "urgent": URGENT,
    "electronic": ELECTRONIC,
    "points": POINTS,
}
