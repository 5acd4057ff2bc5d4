"""The plan page tells what a person should look at."""

from __future__ import annotations

from dataclasses import replace

from hoinghi.conferences import plan_page
from tests.factories import PLAN, make_plan


def test_a_part_that_is_not_sure_carries_its_doubt():
    doubted = replace(PLAN.tasks[0], doubt="không rõ ai thực hiện")

    groups = plan_page.groups(make_plan(tasks=(doubted, PLAN.tasks[1])))

    (tasks,) = [group for group in groups if group.slug == "nhiem-vu"]
    assert [entry.doubt for entry in tasks.entries] == ["không rõ ai thực hiện", ""]


def test_a_doubt_of_the_heading_stands_beside_its_field():
    plan = make_plan(header_doubts=(("issuer", "chữ bị nhòe"),))

    heading = plan_page.groups(plan)[0]

    assert {entry.text: entry.doubt for entry in heading.entries}[PLAN.issuer] == "chữ bị nhòe"
