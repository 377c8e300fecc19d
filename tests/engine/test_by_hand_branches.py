"""Branches and durations, worked out by hand: shares of several chances, the patient's own times, thinned jobs."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.clock import said
from helpers.night import play

from dghsim.engine.run import Engine
from dghsim.engine.twin.draws import first_word
from dghsim.randomness import named


def test_each_chance_takes_its_share_of_what_the_cases_before_have_left(engine: Engine) -> None:
    # 20 %, then 50 % of the other 80 %, then 25 % of the last 40 %: 20, 40, 10 and 30 %. One word decides: below 0.2,
    # 0.6, 0.7 or not.
    stage = {
        "which": {
            "type": "branch",
            "cases": [
                {"when": {"chance": 0.2}, "goto": "died"},
                {"when": {"chance": 0.5}, "goto": "home"},
                {"when": {"chance": 0.25}, "goto": "gone"},
            ],
        },
        "away": {"type": "leave", "outcome": "transferred"},
        "home": {"type": "leave", "outcome": "home"},
        "gone": {"type": "leave", "outcome": "left"},
        "died": {"type": "leave", "outcome": "died"},
    }
    people = [said(60 * minute) for minute in range(2000)]
    night = play(engine, stage=stage, people=people, seed=7)
    went = [left.split()[0] for left in night.left]
    counter = [(number, named("TST", "door"), named("stage", "which"), 0) for number in range(2000)]
    shares = [first_word(one, (7, 0)) / 2**32 for one in counter]
    assert went == [
        "died" if share < 0.2 else "home" if share < 0.6 else "left" if share < 0.7 else "transferred"
        for share in shares
    ]
    # Four standard errors, at most 0.011 each.
    for outcome, share in {"died": 0.2, "home": 0.4, "left": 0.1, "transferred": 0.3}.items():
        assert Counter(went)[outcome] / 2000 == pytest.approx(share, abs=0.044)


def test_the_first_case_that_holds_is_taken(engine: Engine) -> None:
    old = {"attribute": "age", "at_least": 65}
    stage = {
        "which": {
            "type": "branch",
            "cases": [
                {"when": old, "goto": "away"},
                {"when": {"attribute": "frail", "equals": "yes"}, "goto": "died"},
                {"when": {"chance": 1.0}, "goto": "gone"},
                {"when": old, "goto": "home"},
            ],
        },
        "home": {"type": "leave"},
        "away": {"type": "leave", "outcome": "transferred"},
        "died": {"type": "leave", "outcome": "died"},
        "gone": {"type": "leave", "outcome": "left"},
    }
    age = {"distribution": {"family": "fixed", "unit": "years", "value": 70}}
    people = [(65, "no"), (64, "yes"), (64, "no"), (65, "yes")]
    night = play(
        engine,
        stage=stage,
        attribute={"age": age, "frail": {"chance": 0.5}},
        people=[Comes("Mon 08:00", knows={"age": years, "frail": frail}) for years, frail in people],
    )
    assert [left.split()[0] for left in night.left] == ["transferred", "died", "left", "transferred"]


@pytest.mark.parametrize(
    ("since", "minutes", "leave"),
    [("now", 60, "09:20"), ("arrival", 60, "09:00"), ("arrival", 20, "08:20"), ("arrival", 10, "08:20")],
)
def test_the_patients_own_time_counts_from_now_or_from_arrival(
    engine: Engine, since: str, minutes: int, leave: str
) -> None:
    # 20 minutes pass first. Of an hour since arrival 40 minutes are left; of 20 or 10 minutes nothing.
    stage = {
        "first": {"type": "delay", "duration": fixed(20)},
        "own": {"type": "delay", "duration": {"family": "attribute", "attribute": "stay", "since": since}},
        "home": {"type": "leave"},
    }
    night = play(
        engine,
        stage=stage,
        attribute={"stay": {"distribution": fixed(60)}},
        people=[Comes("Mon 08:00", knows={"stay": 60 * minutes})],
    )
    assert night.left == [f"home Mon {leave}"]


def test_jobs_come_in_proportion_to_the_patients_present(engine: Engine) -> None:
    # Reference 2, limit half of all words: with nobody on the ward none is kept, with one those below a quarter, with
    # two those below a half. Patients are in from 08:00 and 09:00. The bed taken at 09:00 counts from the next second.
    half, quarter = 2**31, 2**30
    thinned = {"entity": "job", "start": "job", "thinned_by": {"places": ["ward"], "reference_patients": 2}}
    jobs = [
        ("Mon 07:00", 0), ("Mon 08:30", quarter - 1), ("Mon 08:31", quarter), ("Mon 09:00", quarter),
        ("Mon 09:00:01", half - 1), ("Mon 09:00:02", half), ("Mon 10:00", quarter), ("Mon 11:00:01", quarter),
    ]  # fmt: skip
    case: dict[str, Any] = {
        "stage": {
            "bed": {"type": "hold", "place": "ward"},
            "stay": {"type": "delay", "duration": fixed(120)},
            "home": {"type": "leave"},
            "job": {"type": "work", "work": "jobs"},
            "done": {"type": "leave"},
        },
        "place": {"ward": {"count": 2}},
        "work": {"jobs": {"duration": fixed(1 / 60)}},
        "duty": {"ward": {"first": ["jobs"]}},
        "stream": {"door": {}, "jobs": thinned},
        "on": [On("ward", "Ben", "Mon 06:00", "Mon 20:00")],
    }
    coming = [Comes(at, "jobs", word=word, limit=half) for at, word in jobs]
    night = play(engine, **case, people=["Mon 08:00", "Mon 09:00", *coming])
    assert [task.split(":")[0] for task in night.tasks] == ["job 1 jobs Ben", "job 4 jobs Ben"]
    # Patient 0 goes at 10:00, and before job 6 comes at that second; when patient 1 has gone nobody is in.
    assert night.left == ["home Mon 10:00", "home Mon 11:00"]


def test_a_stage_passed_again_draws_anew(engine: Engine) -> None:
    # One patient goes round by the chance of a half until it fails: were the draw the same it would go round for ever
    # or not at all. By the words of visits 0, 1, 2, ...
    stage = {
        "wait": {"type": "delay", "duration": fixed(60)},
        "again": {"type": "repeat", "back_to": "wait", "until": {"chance": 0.5}},
        "home": {"type": "leave"},
    }
    night = play(engine, stage=stage, people=["Mon 00:00"] * 20, seed=3)
    expected = []
    for number in range(20):
        name = (number, named("TST", "door"), named("stage", "again"))
        rounds = next(at for at in range(99) if first_word((*name, at), (3, 0)) < 2**31) + 1
        expected.append(f"home {said(3600 * rounds)}")
    assert night.left == expected
    assert len(set(expected)) > 2
