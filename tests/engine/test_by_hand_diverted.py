"""A take that goes elsewhere for some hours, worked out by hand: who would have come then does not."""

from __future__ import annotations

from typing import Any

from helpers.build import Comes, On
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

CASE: dict[str, Any] = calls(clerk=kind(30), job=kind(5, entity="job")) | {
    "duty": {"day": {"first": ["clerk", "job"]}},
    "on": [On("day", "Ann", "Mon 08:00", "Mon 20:00")],
}


def test_patients_who_would_come_meanwhile_go_elsewhere(engine: Engine) -> None:
    # From 10:00 to 12:00: who comes a second before and who comes at noon are clerked.
    people = [Comes(f"Mon {at}", "clerk") for at in ("09:59:59", "10:00", "11:59:59", "12:00")]
    night = play(engine, **CASE, diverted=[("Mon 10:00", "Mon 12:00")], people=people)
    assert night.tasks == ["0 clerk Ann: Mon 09:59:59 - Mon 10:29:59", "3 clerk Ann: Mon 12:00 - Mon 12:30"]
    assert night.left == ["home Mon 10:29:59", "never", "never", "home Mon 12:30"]
    assert night.waiting == []


def test_whoever_is_inside_and_the_wards_are_not_diverted(engine: Engine) -> None:
    # Patient 0 waits inside from 09:50; the job of 10:30 comes.
    people = [Comes("Mon 09:40", "clerk"), Comes("Mon 09:50", "clerk"), Comes("Mon 10:30", "job")]
    night = play(engine, **CASE, diverted=[("Mon 10:00", "Mon 12:00")], people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:40 - Mon 10:10",
        "1 clerk Ann: Mon 10:10 - Mon 10:40",
        "job 0 job Ann: Mon 10:40 - Mon 10:45",
    ]


def test_spans_may_overlap(engine: Engine) -> None:
    people = [Comes(f"Mon {at}", "clerk") for at in ("09:00", "10:30", "11:30", "12:30", "13:00")]
    spans = [("Mon 10:00", "Mon 12:00"), ("Mon 11:00", "Mon 13:00")]
    night = play(engine, **CASE, diverted=spans, people=people)
    assert [task.split()[0] for task in night.tasks] == ["0", "4"]
