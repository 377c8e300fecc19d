"""The twin's own generator against the project's, and what a draw's name is made of."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from helpers.build import Comes
from helpers.clock import seconds
from helpers.night import plan_of, play
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.demand.quantiles import quantile_table
from dghsim.engine.run import Engine, run_plan
from dghsim.engine.twin.draws import first_word
from dghsim.randomness import named, words
from dghsim.scenario.duration import Gamma

WORD = st.integers(0, 2**32 - 1)
STAY = {"family": "gamma", "unit": "hours", "mean": 5.0, "variation": 0.7}
STAGES = {"stay": {"type": "delay", "duration": STAY}, "home": {"type": "leave"}}


@settings(derandomize=True, deadline=None, database=None)
@given(entity=WORD, who=WORD, what=WORD, visit=WORD, seed=WORD, replication=WORD)
def test_both_generators_agree(
    entity: int, who: int, what: int, visit: int, seed: int, replication: int
) -> None:
    drawn = words(seed, replication, who, what, np.array([entity]), visit)[0]
    assert first_word((entity, who, what, visit), (seed, replication)) == int(drawn[0])


def test_a_published_vector() -> None:
    # kat_vectors of Random123 1.14.0, third line of "philox4x32 10".
    counter = (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344)
    assert first_word(counter, (0xA4093822, 0x299F31D0)) == 0xD16CFE09


def test_a_duration_is_the_entry_of_its_table_that_the_top_bits_say(engine: Engine) -> None:
    night = play(engine, stage=STAGES, people=["Mon 08:00"] * 50, seed=5)
    table = quantile_table(Gamma.model_validate(STAY))
    drawn = words(5, 0, named("TST", "door"), named("stage", "stay"), np.arange(50))[0].astype(np.int64)
    assert (night.log.leave - seconds("Mon 08:00") == table[drawn >> 20]).all()


@pytest.mark.parametrize("change", ["seed", "stream", "stage"])
def test_another_name_is_another_draw(engine: Engine, change: str) -> None:
    stage = {"ward": STAGES["stay"], "home": STAGES["home"]} if change == "stage" else STAGES
    stream = {"clinic": {}} if change == "stream" else {"door": {}}
    people = [Comes("Mon 08:00", next(iter(stream)))] * 20
    other = play(engine, stage=stage, stream=stream, people=people, seed=2 if change == "seed" else 1)
    assert (other.log.leave != play(engine, stage=STAGES, people=["Mon 08:00"] * 20).log.leave).sum() > 15


def test_another_replication_draws_anew_even_for_those_who_come_alike(engine: Engine) -> None:
    plan, _ = plan_of(stage=STAGES, people=["Mon 08:00"] * 20)
    logs = [run_plan(dataclasses.replace(plan, replication=number), engine) for number in (0, 1)]
    assert (logs[0].leave != logs[1].leave).sum() > 15


def test_a_stage_put_in_between_moves_no_draw_of_another(engine: Engine) -> None:
    # Common random numbers: the stay is named by its stage, not by how many draws came before it.
    before = play(engine, stage=STAGES, people=["Mon 08:00"] * 20)
    flip = {"type": "branch", "cases": [{"when": {"chance": 0.5}, "goto": "stay"}]}
    after = play(engine, stage={"flip": flip} | STAGES, people=["Mon 08:00"] * 20)
    assert (before.log.leave == after.log.leave).all()


def test_only_stages_passed_again_count_visits() -> None:
    # Side branch `b` is started again on every round of the main way, and `deep` in it again with it, though no way
    # leads from it back to itself; `once` is passed once.
    stage = {
        "once": {"type": "delay", "duration": STAY},
        "start": {"type": "fork", "launch": "b"},
        "wait": {"type": "delay", "duration": STAY},
        "again": {"type": "repeat", "back_to": "start", "until": {"chance": 0.5}},
        "home": {"type": "leave"},
        "b": {"type": "fork", "launch": "deep"},
        "b_over": {"type": "end"},
        "deep": {"type": "delay", "duration": STAY},
        "deep_over": {"type": "end"},
    }
    plan, _ = plan_of(stage=stage, people=[])
    visits = dict(zip(plan.program.stage_names, plan.program.stages["visits"] >= 0, strict=True))
    assert [name for name, counted in visits.items() if not counted] == ["once", "home"]


def test_a_stage_of_two_forks_counts_visits() -> None:
    stage = {
        "one": {"type": "fork", "launch": "side"},
        "two": {"type": "fork", "launch": "side"},
        "home": {"type": "leave"},
        "side": {"type": "delay", "duration": STAY},
        "over": {"type": "end"},
    }
    plan, _ = plan_of(stage=stage, people=[])
    assert list(plan.program.stages["visits"] >= 0) == [False, False, False, True, True]


def test_the_seed_is_the_scenarios(engine: Engine) -> None:
    night = play(engine, stage=STAGES, people=["Mon 08:00"], seed=2**32 - 1)
    word = first_word((0, named("TST", "door"), named("stage", "stay"), 0), (2**32 - 1, 0))
    assert night.log.leave[0] == seconds("Mon 08:00") + quantile_table(Gamma.model_validate(STAY))[word >> 20]
