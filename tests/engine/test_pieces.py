"""Stopped and gone on with anywhere, with a log of any length, a run is the same run."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from helpers.build import fixed
from helpers.night import plan_of
from helpers.pieces import in_pieces

from dghsim.engine.kernel.hospital import Hospital as Kernel
from dghsim.engine.run import run_kernel, run_twin
from dghsim.engine.twin.hospital import Hospital as Twin
from dghsim.errors import InputError
from dghsim.studies.verify.difference import first_difference
from dghsim.studies.verify.generated.hospital import generate

SEEDS = range(20)
CROWD = ["Mon 08:00"] * 300


@pytest.mark.parametrize("seed", SEEDS)
def test_a_log_of_a_few_rows_is_made_longer_many_times_and_loses_nothing(seed: int) -> None:
    plan = generate(seed).plan
    whole = run_kernel(plan)
    for rows in (1, 3, 50):
        assert whole.same_as(run_kernel(plan, log_rows=rows))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_run_in_pieces_is_the_same_run_and_both_engines_agree_at_each_stop(seed: int) -> None:
    made = generate(seed)
    random, end = Random(seed), made.plan.end
    stops = sorted(
        random.choice((random.randrange(end), 900 * random.randrange(end // 900))) for _ in range(12)
    )
    kernel = in_pieces(Kernel(made.plan, 5), made.plan, [*stops, stops[-1]])
    twin = in_pieces(Twin(made.plan), made.plan, [*stops, stops[-1]])
    for stop, one, other in zip([*stops, stops[-1], end], kernel, twin, strict=True):
        assert one.same_as(other), f"seed {seed} at {stop}\n{first_difference(made.plan, one, other)}"
        assert one.events == other.events
    assert kernel[-1].same_as(run_kernel(made.plan))
    # What was handed over at a stop is not changed by going on.
    assert (kernel[0].leave >= stops[0]).sum() == (twin[0].leave >= stops[0]).sum() == 0


@pytest.mark.parametrize("engine", [lambda plan: Kernel(plan, 64), Twin])
def test_a_run_says_whether_its_end_is_reached(engine: type[Twin]) -> None:
    stage = {"stay": {"type": "delay", "duration": fixed(60)}, "home": {"type": "leave"}}
    plan, _ = plan_of(stage=stage, people=["Mon 08:00"])
    hospital = engine(plan)
    # Before the patient comes, while it is in, and when nothing more falls due.
    assert [hospital.run(3600 * hour) for hour in (8, 9, 10, 24 * 7)] == [False, False, True, True]


def test_all_beds_may_be_given_back_at_one_second() -> None:
    # 300 patients are given the last of six places at one deal and leave: 1,800 rows at once.
    stage = {f"ask_{at}": {"type": "hold", "place": f"place_{at}"} for at in range(6)}
    places = {f"place_{at}": {"count": 300} for at in range(6)}
    plan, _ = plan_of(stage=stage | {"home": {"type": "leave"}}, place=places, people=CROWD)
    kernel = run_kernel(plan, log_rows=1)
    assert len(kernel.stays) == 1800
    assert kernel.same_as(run_twin(plan))


def test_all_side_branches_may_be_started_at_one_second() -> None:
    # 300 patients start ten side branches each when given a chair at one deal, and each branch sets a timer.
    stage = {"chair": {"type": "hold", "place": "chair"}}
    stage |= {f"start_{at}": {"type": "fork", "launch": "wait"} for at in range(10)}
    stage |= {
        "all": {"type": "join", "forks": [f"start_{at}" for at in range(10)]},
        "home": {"type": "leave"},
    }
    stage |= {"wait": {"type": "delay", "duration": fixed(60)}, "over": {"type": "end"}}
    plan, _ = plan_of(stage=stage, place={"chair": {"count": 300}}, people=CROWD)
    kernel = run_kernel(plan, log_rows=1)
    assert kernel.events == 300 + 3000
    assert kernel.same_as(run_twin(plan))


def test_a_side_branch_started_over_and_over_at_one_second_stays_within_its_ring() -> None:
    # One patient goes round 100 times in no time, each time starting a side branch that is over at once. The rings of
    # those set going have room for three; what lies behind them in memory must be left alone.
    values = {"family": "empirical", "unit": "minutes", "values": [0, 60], "weights": [1e9, 1]}
    stage = {
        "start": {"type": "fork", "launch": "over"},
        "wait": {"type": "join", "forks": ["start"]},
        "pause": {"type": "delay", "duration": values},
        "again": {"type": "repeat", "back_to": "start", "until": {"chance": 0.01}},
        "home": {"type": "leave"},
        "over": {"type": "end"},
    }
    plan, _ = plan_of(stage=stage, people=["Mon 08:00"])
    hospital = Kernel(plan, 64)
    assert len(hospital.world.launched) == plan.tokens + 1 == 3
    memory = np.full((2, 10_000), -7, dtype=np.int64)
    hospital.world = hospital.world._replace(launched=memory[0, :3], resumed=memory[1, :3])
    hospital.run(plan.end)
    assert (memory[:, 3:] == -7).all()
    assert hospital.log().same_as(run_twin(plan))
    assert int(hospital.world.visits.max()) > 20


def test_a_heap_that_grows_hands_out_what_is_due_in_order() -> None:
    # A thousand delays, set in another order than they fall due in, on a heap that begins with room for one.
    drawn = {"family": "gamma", "unit": "hours", "mean": 20.0, "variation": 1.0}
    stage = {
        "stay": {"type": "delay", "duration": drawn},
        "chair": {"type": "hold", "place": "chair"},
        "home": {"type": "leave"},
    }
    people = [f"Mon 08:{minute % 60:02d}" for minute in range(1000)]
    plan, _ = plan_of(stage=stage, place={"chair": {"count": 1000}}, people=people)
    log = run_kernel(plan, log_rows=1)
    assert log.same_as(run_twin(plan))
    hours = (log.stays["since"] - plan.entities["time"][log.stays["patient"]]) / 3600
    # The mean of 1,000 gamma times of 20 h and variation 1: standard error 0.63 h.
    assert hours.mean() == pytest.approx(20, abs=2.5)


def test_a_pathway_that_goes_round_is_the_same_error_in_pieces() -> None:
    values = {"family": "empirical", "unit": "minutes", "values": [0, 60], "weights": [1e9, 1]}
    stage = {
        "wait": {"type": "delay", "duration": values},
        "again": {"type": "repeat", "back_to": "wait", "until": {"window": "open"}},
        "home": {"type": "leave"},
    }
    plan, _ = plan_of(stage=stage, window={"open": {"sun": ["08:00-09:00"]}}, people=["Mon 08:00"])
    errors = []
    for hospital in (Kernel(plan, 1), Twin(plan)):
        hospital.run(8 * 3600)
        with pytest.raises(InputError) as error:
            hospital.run(8 * 3600 + 1)
        errors.append(str(error.value))
    assert errors[0] == errors[1]


def test_a_stage_of_a_kind_that_is_not_known_is_no_way_out() -> None:
    stage = {"stay": {"type": "delay", "duration": fixed(60)}, "home": {"type": "leave"}}
    plan, _ = plan_of(stage=stage, people=["Mon 08:00"])
    plan.program.stages["op"][1] = 99
    with pytest.raises(RuntimeError, match="does not know what stage home does"):
        run_kernel(plan)
    with pytest.raises(KeyError, match="99"):
        run_twin(plan)
