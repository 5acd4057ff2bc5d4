from hoinghi.papers.check.check import rules_of
from hoinghi.papers.rulesets import RULESETS
from tools import form_rules


def test_the_catalogue_says_what_the_rules_say():
    written = form_rules.PAGE.read_text(encoding="utf-8")

    assert written == form_rules.page()


def test_a_code_names_one_rule_of_a_set():
    for ruleset in RULESETS.values():
        codes = [rule.code for rule in rules_of(ruleset)]

        assert len(codes) == len(set(codes))


def test_every_rule_says_what_to_do_and_where_it_is_written():
    for ruleset in RULESETS.values():
        for rule in rules_of(ruleset):
            assert rule.remedy.endswith("."), rule.code
            assert rule.allowed, rule.code
            assert rule.article, rule.code


def test_what_is_not_verified_says_so():
    assert [key for key, ruleset in RULESETS.items() if ruleset.verified] == ["nd30-2020"]
