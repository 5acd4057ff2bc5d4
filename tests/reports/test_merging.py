"""Two people, or one without a line, write into one report."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content, as_json, of_json
from hoinghi.reports.merging import Written, differences, merged

CELLS = st.builds(
    Cell, st.sampled_from(["NG03", "VN01"]), st.sampled_from(["2022", "2023"]), st.just("")
)
ANSWERS = st.builds(
    Answer,
    said=st.just(Said.NUMBER),
    number=st.integers(0, 3).map(Decimal),
    is_official=st.booleans(),
) | st.just(Answer(said=Said.NO_DATA))
TEXTS = st.dictionaries(st.sampled_from(["I", "II.1"]), st.sampled_from(["<p>a</p>", "<p>b</p>"]))
CONTENTS = st.builds(
    Content,
    answers=st.dictionaries(CELLS, ANSWERS),
    texts=TEXTS,
    reasons=st.dictionaries(st.just("NG03|2023||x"), st.sampled_from(["vì", "do"])),
)


def places(content: Content) -> dict:
    return {
        (kind, str(place)): value
        for kind in ("answers", "texts", "reasons")
        for place, value in getattr(content, kind).items()
    }


@given(CONTENTS, CONTENTS)
def test_what_one_person_writes_stands_as_written(before, after):
    told = merged(before, differences(before, after))

    assert told.content == after
    assert told.clashes == ()


@given(CONTENTS, CONTENTS)
def test_writing_the_same_again_changes_nothing_and_meets_nobody(before, after):
    written = differences(before, after)

    told = merged(merged(before, written).content, written)

    assert told.content == after
    assert told.clashes == ()


@given(CONTENTS, CONTENTS, CONTENTS)
def test_of_two_who_began_alike_nothing_of_either_is_lost(before, first, second):
    standing = merged(before, differences(before, first)).content

    told = merged(standing, differences(before, second))

    was, one, other, now = map(places, (before, first, second, told.content))
    met = {(clash.kind, clash.place): clash for clash in told.clashes}
    for place in was.keys() | one.keys() | other.keys():
        mine, theirs = other.get(place), one.get(place)
        if place in met:
            assert (met[place].theirs, met[place].mine) == (theirs, mine)
            assert now.get(place) == theirs
        else:
            assert now.get(place) == (theirs if mine == was.get(place) else mine)


@given(CONTENTS)
def test_a_content_comes_back_from_json_as_it_was(content):
    assert of_json(as_json(content)) == content


def test_emptying_a_place_that_somebody_else_changed_is_a_clash():
    cell = Cell("NG03", "2023")
    old, new = Answer(said=Said.NO_DATA), Answer(said=Said.NOT_APPLICABLE)

    told = merged(Content(answers={cell: new}), Written(answers={cell: (old, None)}))

    assert [(clash.theirs, clash.mine) for clash in told.clashes] == [(new, None)]
