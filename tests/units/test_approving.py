"""The word of a body's leader, decided from values alone."""

import pytest

from hoinghi.units.approving import Sender, Stage, Step, after, may

REPORTER = Sender(needs_leader=True, is_leader=False)
LEADER = Sender(needs_leader=True, is_leader=True)
FREE = Sender(needs_leader=False, is_leader=False)


@pytest.mark.parametrize(
    "sender, stage, steps",
    [
        (REPORTER, Stage.NOT_ASKED, {Step.ASK}),
        (REPORTER, Stage.ASKED, {Step.WITHDRAW}),
        (REPORTER, Stage.SENT_BACK, {Step.ASK}),
        (LEADER, Stage.NOT_ASKED, {Step.SEND}),
        (LEADER, Stage.ASKED, {Step.SEND, Step.SEND_BACK}),
        (LEADER, Stage.SENT_BACK, {Step.SEND}),
        (FREE, Stage.NOT_ASKED, {Step.SEND}),
        # The body gave up approving while something waited: it is stuck with nobody.
        (FREE, Stage.ASKED, {Step.SEND, Step.WITHDRAW}),
    ],
)
def test_who_may_do_what_at_each_stage(sender: Sender, stage: Stage, steps: set[Step]):
    assert {step for step in Step if may(step, stage, sender)} == steps


def test_only_asking_leaves_something_with_the_leader():
    assert {step for step in Step if after(step) is Stage.ASKED} == {Step.ASK}
