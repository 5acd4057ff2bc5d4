"""Templates that anybody may write: they end, stay small and reach their values only."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from hoinghi.papers import draw
from hoinghi.papers.grammar import TemplateRefused
from hoinghi.papers.model import (
    Column,
    Format,
    IssuingBody,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
)
from hoinghi.papers.names import vietnamese
from hoinghi.papers.sandbox import MAX_LETTERS, Filling
from hoinghi.papers.substitutes import printable
from hoinghi.papers.text import Composed, Gap, Template, Unknown, Use, compose, plain, watched


@dataclass(frozen=True)
class Talk:
    topic: str
    _secret: str = "bí mật"
    asks: Callable[[], str] = str

    @property
    def words(self) -> int:
        return len(self.topic.split())

    def method(self) -> str:
        return "đã gọi"


class Pair(NamedTuple):
    noun: str
    count: int


VALUES = {
    "event": "Hội nghị sơ kết",
    "n": 3,
    "day": date(2023, 12, 5),
    "talk": Talk(topic="trồng rừng"),
    "talks": (Talk(topic="trồng rừng"), Talk(topic="nuôi bò")),
    "shares": [Pair("tập thể", 2)],
    "who": Gap("người chủ trì"),
    "x": "{0.__class__}",
}


def filled(source: str, **options) -> Composed:
    return compose(Template("thử", source, is_own=True, **options), VALUES)


def words(composed: Composed) -> str:
    return "\n".join(plain(block.text) for block in composed.blocks)


def refusal_of(source: str) -> TemplateRefused:
    with pytest.raises(TemplateRefused) as refusal:
        filled(source)
    return refusal.value


HOSTILE = {
    "loops without end": "{% for a in range(10**9) %}{% for b in range(10**9) %}x{% endfor %}"
    "{% endfor %}",
    "a long text": "{{ 'a'*10**9 }}",
    "a huge number": "{{ 9**9**9**9 }}",
    "a number of many digits": "{{ " + "9" * 5000 + " }}",
    "a class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "a class by text": "{{ ''['__class__'] }}",
    "a class by parts": "{{ ''['__cla' ~ 'ss__'] }}",
    "attr": "{{ ''|attr('__class__') }}",
    "a hidden field": "{{ talk._secret }}",
    "format": "{{ '{0.__class__}'.format(x) }}",
    "format of a value": "{{ x.format(talk) }}",
    "percent": "{{ '%s' % talk }}",
    "a method": "{{ talk.method() }}",
    "a callable value": "{{ talk.asks() }}",
    "include": "{% include 'settings.py' %}",
    "import": "{% import 'os' as os %}",
    "from import": "{% from 'os' import system %}",
    "extends": "{% extends 'base' %}",
    "block": "{% block a %}{{ super() }}{% endblock %}",
    "a macro that calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "macros in a ring": "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}"
    "{% endmacro %}{{ a() }}",
    "a caller": "{% macro a() %}{{ caller() }}{% endmacro %}{% call a() %}x{% endcall %}",
    "a loop that calls itself": "{% for a in talks recursive %}{{ loop(talks) }}{% endfor %}",
    "the loop called": "{% for a in talks %}{{ loop.cycle('a') }}{% endfor %}",
    "self": "{{ self._TemplateReference__context }}",
    "safe": "{{ event|safe }}",
    "a filter of Jinja": "{{ talks|map(attribute='_secret')|list }}",
    "centred": "{{ event|center(1000000000) }}",
    "replaced": "{{ event|replace('', event) }}",
    "a namespace": "{% set a = namespace(b=1) %}",
    "a lipsum": "{{ lipsum(100000) }}",
    "our own filters": "{{ 5|-spend }}",
    "an own list": "{% for a in [1, 2] %}{% endfor %}",
    "a test": "{{ talk is callable }}",
    "brackets without end": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "minus without end": "{{ " + "-" * 3000 + "1 }}",
    "members without end": "{{ a" + ".b" * 3000 + " }}",
    "conditions without end": "{% if n %}" * 500 + "{% endif %}" * 500,
    "loops in loops": "{% for a in talks %}" * 30 + "x" + "{% endfor %}" * 30,
    "a template without end": "a" * (MAX_LETTERS + 1),
    "too many columns": "|" + " a |" * 500 + "\n|" + "-|" * 500,
    "a test of order": "{{ n < talks }}",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_template_is_refused_with_a_sentence(source):
    refusal = refusal_of(source)

    assert refusal.what.endswith(".")
    assert refusal.remedy


def doubling(times: int) -> str:
    return "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * times + "{{ a }}"


def calling(levels: int) -> str:
    macros = "{% macro m0() %}x{% endmacro %}"
    for level in range(1, levels):
        calls = f"{{{{ m{level - 1}() }}}}" * 10
        macros += f"{{% macro m{level}() %}}{calls}{{% endmacro %}}"
    return macros + f"{{{{ m{levels - 1}() }}}}"


def nesting(levels: int, first: str) -> str:
    blocks = f"{{% set a0 %}}{first}{{% endset %}}"
    for level in range(1, levels):
        blocks += f"{{% set a{level} %}}{f'{{{{ a{level - 1} }}}}' * 10}{{% endset %}}"
    return blocks + f"{{{{ a{levels - 1} }}}}"


@pytest.mark.parametrize(
    "source",
    [
        nesting(9, "x" * 10),
        nesting(4, "{{ many|join(' và một số việc khác nữa ') }}"),
        doubling(60),
        calling(12),
        "{% macro m() %}" + "y" * 50_000 + "{% endmacro %}" + "{{ m() }}" * 20,
        "{% for a in many %}{% for b in many %}x{% endfor %}{% endfor %}",
        "{% for a in many %}{% for b in many if b == 'z' %}x{% endfor %}{% endfor %}",
        "{% for a in many %}{{ many|join }}{% endfor %}",
        "{% set p %}"
        + "z" * 30_000
        + "{% endset %}"
        + "{{ p }}" * 5
        + "{{ p ~ p ~ p ~ p ~ p }}" * 9,
    ],
    ids=[
        "set blocks in set blocks",
        "a long value printed again",
        "doubling",
        "macros",
        "long macro",
        "loops",
        "filtered loops",
        "joins",
        "set block",
    ],
)
def test_work_without_measure_is_stopped_by_the_budget(source):
    with pytest.raises(TemplateRefused, match="lặp hoặc in ra quá nhiều"):
        compose(Template("thử", source, is_own=True), {"many": tuple("abc" * 500)})


@pytest.mark.parametrize(
    "use, said",
    [
        ("{{ p[:3] }}99{{ p[2:3] }}", "Hội99i"),
        ("{{ p|hoa_dau }}", "Hội nghị sơ kết"),
        ("{{ p|length }}", "15"),
        ("{{ p ~ p[4:] }}", "Hội nghị sơ kếtnghị sơ kết"),
    ],
)
def test_what_a_block_printed_is_cut_and_filtered_as_words(use, said):
    assert words(filled("{% set p %}{{ event }}{% endset %}" + use)) == said


def test_the_budget_counts_letters_and_turns():
    filling = Filling(left=10)

    filling.slot("năm c")
    filling.spend(4)

    assert filling.left == 0
    with pytest.raises(TemplateRefused):
        filling.slot("")


@pytest.mark.parametrize(
    "value",
    [object(), print, Talk, Markup("**đậm**"), {1, 2}, [object()], (print,)],
    ids=["object", "function", "class", "markup", "set", "list of objects", "tuple of functions"],
)
def test_only_plain_values_are_handed_to_templates(value):
    with pytest.raises(TypeError, match="no plain frozen value"):
        compose(Template("thử", "x"), {"value": value})


def test_a_record_shows_its_fields_and_properties_and_no_more():
    composed = filled("{{ talk.topic }}: {{ talk.words }}; {{ talk.method }}{{ talk.asks }}")

    assert words(composed) == "trồng rừng: 2; {{ talk.method }}{{ talk.asks }}"
    assert composed.unknown == (Unknown("talk.asks", 1), Unknown("talk.method", 1))


def test_what_offices_write_every_day_works():
    source = """title: Dự {{ event }}
{% macro ten(t) %}“{{ t.topic }}”{% endmacro %}
{% for t in talks %}
- {{ loop.index }}. {{ ten(t) }}{% if loop.last %}.{% else %};{% endif %}


{% endfor %}

{% set so = talks|length %}
{{ so + 1 }}/{{ so - 1 }}, {{ event[:3] }}, {{ talks[1].topic }}, {{ 'Có' if who else 'Chưa' }};

{{ shares[0].noun }}; {{ event ~ " " ~ n }}; {{ "do " ~ who }};
{{ -n }}; {{ (event ~ "!")|hoa_dau }}

{% if event == "A" or not who and n == 3 %}đúng{% elif n %}sai{% endif %}
"""

    composed = filled(source)

    assert composed.title == "Dự Hội nghị sơ kết"
    assert words(composed) == (
        "- 1. “trồng rừng”;\n- 2. “nuôi bò”.\n3/1, Hội, nuôi bò, Chưa;\n"
        "tập thể; Hội nghị sơ kết 3; do ……; -3; Hội nghị sơ kết!\nđúng"
    )
    assert composed.missing == ("người chủ trì",)
    assert composed.unknown == ()


def test_names_nobody_gave_stand_marked_in_the_paper_and_are_listed_with_their_lines():
    composed = filled(
        "Tại {{ dia_diem }}.\n\n**{{ talk.ten }}** và {{ dia_diem|hoa_dau }}\n\n[[bang]]"
    )

    red = lambda text, bold=False: Run(text=text, bold=bold, unknown=True)  # noqa: E731
    assert composed.blocks == (
        Paragraph(text=(Run(text="Tại "), red("{{ dia_diem }}"), Run(text="."))),
        Paragraph(text=(red("{{ talk.ten }}", True), Run(text=" và "), red("{{ dia_diem }}"))),
        Paragraph(text=(red("[[bang]]"),)),
    )
    assert composed.unknown == (
        Unknown("dia_diem", 1),
        Unknown("dia_diem", 3),
        Unknown("talk.ten", 3),
        Unknown("[[bang]]", 5),
    )
    assert composed.missing == tuple(
        f"chỗ trống “{name}” trong mẫu riêng" for name in ("dia_diem", "talk.ten", "[[bang]]")
    )


@pytest.mark.parametrize(
    "source, line, said",
    [
        ("a\n\n{{ day|dong }}", 3, "Bộ lọc “dong” không dùng được cho “2023-12-05”"),
        ("a\n{{ event|tien }}", 2, "Không có bộ lọc “tien”"),
        ("a\n{% if n %}\nb", 3, "thiếu {% endif %}"),
        ("{% bang %}", 1, "Không có câu lệnh “bang”"),
        ("a\n\n{{ event", 3, "Mẫu kết thúc giữa câu lệnh"),
        ("a\n{{ event event }}", 2, "Thừa “event”"),
        ("{% for a in n %}{% endfor %}", 1, "Không lặp được trên “3”"),
        ("{# a", 1, "Ghi chú mở"),
        ("\n{{ range(9) }}", 2, "Không được gọi “range(…)”"),
        ("\n\n{{ 2 * 3 }}", 3, "không làm phép nhân"),
    ],
)
def test_a_mistake_is_told_in_vietnamese_with_its_line(source, line, said):
    refusal = refusal_of(source)

    assert refusal.line == line
    assert said in refusal.what
    assert str(refusal).startswith(f"Dòng {line}: ")


def test_the_standard_text_steps_in_for_a_template_that_cannot_be_used():
    standard = Template("chuẩn", "Kính mời {{ event }}.")

    composed = filled("{{ n|ngay }}", standard=standard)

    assert words(composed) == "Kính mời Hội nghị sơ kết."
    assert "không dùng được nên văn bản theo mẫu chuẩn" in composed.missing[0]
    assert "Dòng 1" in composed.missing[0]


def test_a_table_may_be_placed_a_few_times_only():
    table = Table(columns=(Column(heading="TT"),), rows=())

    with pytest.raises(TemplateRefused, match="đặt quá 5 lần"):
        compose(Template("thử", "[[bang]]\n\n" * 6, is_own=True), {}, {"bang": table})


def test_every_filling_can_be_watched():
    template = Template("thử", "{{ event }}", is_own=True)

    with watched() as uses:
        composed = compose(template, VALUES)
    compose(template, VALUES)

    assert uses == [Use(template=template, values=VALUES, blocks={}, composed=composed)]


def test_placeholders_have_vietnamese_names_too():
    composed = filled(
        "{{ ten_hoi_nghi }}: {% for t in talks %}{{ t.chu_de_tham_luan }} {% endfor %}"
        "{{ nguoi_ket_luan }}"
    )

    assert words(composed) == "Hội nghị sơ kết: trồng rừng nuôi bò ……"
    assert composed.missing == ("người chủ trì",)
    assert [(fact.label, fact.value) for fact in composed.facts][:2] == [
        ("Tên hội nghị", "Hội nghị sơ kết"),
        ("Chủ đề tham luận", "trồng rừng"),
    ]


def test_two_names_of_one_label_have_no_vietnamese_name():
    assert vietnamese(("venue", "where", "event")) == {"ten_hoi_nghi": "event"}


@pytest.mark.parametrize(
    "source",
    ["**" * 20_000, "*a " * 20_000, "[[" * 20_000, "^[" * 20_000, "|a" * 20_000, "\\" * 40_000],
    ids=["stars", "emphasis", "brackets", "notes", "cells", "strokes"],
)
def test_marks_without_sense_are_words(source):
    composed = compose(Template("thử", source, is_own=True), {})

    assert composed.unknown == ()
    assert len(composed.blocks) == 1


FRAGMENTS = (
    "{{ event }}",
    "{{ day|ngay }}",
    "{{ n|so }}",
    "{{ who }}",
    "{{ la }}",
    "{{ la.la }}",
    "{{ talk.topic }}",
    "{{ talks[1].topic }}",
    "{{ talks[9] }}",
    "{{ who + 1 }}",
    "{{ n + event }}",
    "{{ n ~ who }}",
    "{{ talks|length }}",
    "{{ talks|join }}",
    "{{ event[:3] }}",
    "{{ -n }}",
    "{{ event|bang_chu }}",
    "{% if n > 2 %}",
    "{% elif la %}",
    "{% else %}",
    "{% endif %}",
    "{% for x in talks %}",
    "{% for a, b in talks %}",
    "{% for x in la %}",
    "{{ x.topic }}",
    "{{ loop.index }}",
    "{% endfor %}",
    "{% set y = n %}",
    "{{ y }}",
    "{% set z %}",
    "{% endset %}",
    "{% macro m(a, b=1) %}",
    "{% endmacro %}",
    "{{ m(n) }}",
    "{{ m(c=1) }}",
    "[[bang]]",
    "[[la]]",
    "title: ",
    "\n",
    "\n\n",
    "# a",
    "##### b",
    "**",
    "*",
    "---",
    "| a | b |\n|--|:-:|\n",
    "| x |",
    "^[",
    "]",
    "- ",
    "\\",
    "<b>",
    "\ue0000\ue001",
    "\ufdd0x\ufdd1",
    "\x00",
    "{{ '\\ue0007\\ue001' }}",
    "{{ '\\x00' }}",
    "{#",
    "#}",
    "{% raw %}",
    "{% endraw %}",
    "{{ event if la }}",
    "Chữ thường. ",
    "☐",
)
TABLE = Table(columns=(Column(heading="A"),), rows=(Row(cells=((Run(text="x"),),)),))


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=12))
def test_whatever_is_written_is_refused_or_becomes_a_paper(fragments):
    template = Template("thử", "".join(fragments), is_own=True)
    try:
        composed = compose(template, VALUES, {"bang": TABLE})
    except TemplateRefused:
        return

    paper = Paper(
        kind="TB", issuer=IssuingBody(name="A"), title=composed.title, blocks=composed.blocks
    )
    assert draw([printable(paper)], Format.DOCX)
