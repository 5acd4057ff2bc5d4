"""The report of a unit (báo cáo của đơn vị) as a form: one for each group that owes it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hoinghi.conferences.gatherings import named
from hoinghi.conferences.letterhead import Letterhead, letterhead, plan_cited, words_of_plan
from hoinghi.conferences.models import Conference
from hoinghi.conferences.orders import either, sent_to
from hoinghi.papers.model import GAP, IssuingBody, Number, Paper, Signature
from hoinghi.papers.text import compose
from hoinghi.reports.outline_queries import printed
from hoinghi.reports.queries import CallLine
from hoinghi.reports.rules import Addressees
from hoinghi.reports.skeleton import skeleton
from hoinghi.wording.queries import template

_SELVES: Mapping[Addressees, str] = MappingProxyType(
    {
        Addressees.DEPARTMENTS: "TÊN CƠ QUAN, ĐƠN VỊ",
        Addressees.LOCALITIES: "ỦY BAN NHÂN DÂN\nTÊN ĐỊA PHƯƠNG",
        Addressees.OTHERS: "TÊN CƠ QUAN, TỔ CHỨC",
    }
)
_SIGNERS: Mapping[Addressees, Signature] = MappingProxyType(
    {
        Addressees.DEPARTMENTS: Signature(position="THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"),
        Addressees.LOCALITIES: Signature(authority=("TM. ỦY BAN NHÂN DÂN",), position="CHỦ TỊCH"),
        Addressees.OTHERS: Signature(position="THỦ TRƯỞNG CƠ QUAN, TỔ CHỨC"),
    }
)


def unit_report(conference: Conference, call: CallLine, group: Addressees) -> Paper:
    """Give the form for the bodies of *group*; what only they know stays open."""
    head, (outline, _version) = letterhead(conference), printed(conference, call.outline)
    text = compose(
        template(conference, "hoinghi.reports", "unit_report"),
        {
            "event": named(head.event),
            "plan": plan_cited(conference),
            "unit": f"Ủy ban nhân dân {GAP}" if group is Addressees.LOCALITIES else GAP,
        },
        {"sections": skeleton(outline)},
    )
    return Paper(
        kind="BC",
        issuer=_issuer(head, group),
        title=text.title,
        number=Number(symbol=f"BC-{GAP}"),
        place=GAP,
        addressees=(_addressee(conference, call),),
        blocks=text.blocks,
        signature=_SIGNERS[group],
        recipients=("Như trên", "Lưu: VT"),
        facts=text.facts,
    )


def _issuer(head: Letterhead, group: Addressees) -> IssuingBody:
    above = head.issuer.name.replace("\n", " ") if head.is_committee else None
    is_own = group is Addressees.DEPARTMENTS
    return IssuingBody(name=_SELVES[group], parent=above if is_own else None)


def _addressee(conference: Conference, call: CallLine) -> str:
    told = (call.action, words_of_plan(conference, call.first_line, call.last_line))
    return either(sent_to, *told) or letterhead(conference).host_long or GAP
