"""Little's law: how many are there, read off the running hospital, is the rate times the mean time in the final log.

The number there is read from the state of a run that is stopped at full hours, which is kept apart from the log of what
has ended; so a bed that is never freed, a request that is dropped or a row that is written wrongly shows.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.engine.kernel import hospital as kernel
from dghsim.engine.log import Log
from dghsim.engine.plan import NONE, Ints, Plan
from dghsim.engine.twin import hospital as twin
from dghsim.studies.verify.generated.hospital import generate

HOUR = 3600
STOPS = 40
NEVER = np.iinfo(np.int64).max
QUICKLY = settings(max_examples=40, derandomize=True, deadline=None, database=None)
Spans = dict[str, tuple[Ints, Ints]]


def spans(plan: Plan, log: Log) -> Spans:
    """When each visit, stay and spell of work began and ended; NEVER for what has not.

    Lines are left out: who goes away out of one leaves no row behind.
    """

    def closed(times: Ints) -> Ints:
        return np.where(times == NONE, NEVER, times)

    found: Spans = {"system": (plan.entities["time"][: plan.patients], closed(log.leave))}
    for place, name in enumerate(plan.program.place_names):
        held = log.stays[(log.stays["place"] == place) & (log.stays["start"] != NONE)]
        found[f"in {name}"] = (held["start"], closed(held["end"]))
    for work, name in enumerate(plan.program.work_names):
        tasks = log.tasks[log.tasks["work"] == work]
        held = tasks[(tasks["duty"] != NONE) & (tasks["called"] != NONE)]
        found[f"busy with {name}"] = (held["called"], closed(held["end"]))
    return found


def there(found: Spans, time: int) -> dict[str, int]:
    """How many of each are there just before `time`."""
    return {name: int(((begin < time) & (end >= time)).sum()) for name, (begin, end) in found.items()}


def stopped(plan: Plan, engine: str, hours: range) -> Iterator[tuple[int, Log]]:
    """The hospital stopped at each of these hours, then at the end; it goes on from where it was."""
    hospital = kernel.Hospital(plan, 256) if engine == "kernel" else twin.Hospital(plan)
    for hour in hours:
        hospital.run(HOUR * hour)
        yield HOUR * hour, hospital.log()
    hospital.run(plan.end)
    yield plan.end, hospital.log()


def check(plan: Plan, engine: str) -> int:
    """Hold the state against the final log; returns how many were there in all, so that a test can ask for some."""
    last = plan.end // HOUR
    hours = range(1, last, max(1, last // STOPS))
    seen = list(stopped(plan, engine, hours))
    final = spans(plan, seen[-1][1])
    number: dict[str, list[int]] = {name: [] for name in final}
    for time, log in seen[:-1]:
        # What has not ended by the stop is what the hospital holds in its state.
        now = {
            name: int(((begin < time) & (end == NEVER)).sum())
            for name, (begin, end) in spans(plan, log).items()
        }
        assert now == there(final, time), f"at {time}"
        for name, count in now.items():
            number[name].append(count)
    step = HOUR * hours.step
    for name, (begin, end) in final.items():
        stretch = step * len(hours)
        times = np.clip(end, 0, stretch) - np.clip(begin, 0, stretch)
        rate, mean_time = len(times) / stretch, float(times.mean()) if len(times) else 0.0
        # Seen at steps only, each is out by less than one step at either end.
        assert abs(np.mean(number[name]) - rate * mean_time) <= 2 * step * len(times) / stretch, name
    return sum(map(sum, number.values()))


@QUICKLY
@given(seed=st.integers(0, 10**9))
def test_the_number_there_is_rate_times_time(seed: int) -> None:
    check(generate(seed).plan, "kernel")


@pytest.mark.parametrize("seed", range(6))
def test_the_number_there_is_rate_times_time_in_the_twin(seed: int) -> None:
    assert check(generate(seed).plan, "simpy") > 0


def ended(plan: Plan) -> Spans:
    """Of a run to the end: what there was any of."""
    hospital = kernel.Hospital(plan, 256)
    hospital.run(plan.end)
    return {name: each for name, each in spans(plan, hospital.log()).items() if len(each[0])}


def test_every_kind_of_number_is_looked_at() -> None:
    names = {name.split(" ")[0] for seed in range(40) for name in ended(generate(seed).plan)}
    assert names == {"system", "in", "busy"}


@pytest.mark.parametrize("unread", ["_held", "_in_hand"])
def test_state_that_is_not_there_shows(unread: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = getattr(kernel, unread)
    monkeypatch.setattr(kernel, unread, lambda *state: whole(*state)[:0])
    with pytest.raises(AssertionError):
        sum(check(generate(seed).plan, "kernel") for seed in range(40))
