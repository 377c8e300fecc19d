"""Each way in which access works, on the same patients: it moves as it should, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.model import Arrivals
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

WEEKDAY = '["06:30-15:00"]'
FEW = f"window.buses.days={{mon={WEEKDAY}, tue={WEEKDAY}, wed={WEEKDAY}, thu={WEEKDAY}, fri={WEEKDAY}, sat=[], sun=[]}}"
ALWAYS = '["00:00-24:00"]'
MANY = (
    f"window.buses.days={{mon={ALWAYS}, tue={ALWAYS}, wed={ALWAYS}, thu={ALWAYS}, fri={ALWAYS}, sat={ALWAYS}, "
    f"sun={ALWAYS}}}"
)
WRITTEN = ("arrives_by", "goes_home_by")


@cache
def scenario(*sets: str) -> Scenario:
    return load_scenario(shipped("hereford"), sets=("run.weeks=20", "run.warm_up_weeks=0", *sets))


@cache
def drawn(*sets: str) -> Arrivals:
    return draw_arrivals(scenario(*sets), 0)


def people(arrivals: Arrivals) -> dict[tuple[int, int], dict[str, Any]]:
    """(stream, candidate) -> time and attributes of each patient."""
    rows = np.flatnonzero(arrivals.patient >= 0)
    names = list(arrivals.attributes)
    columns = np.stack([arrivals.attributes[name] for name in names], axis=1)
    return {
        (int(arrivals.stream[row]), int(arrivals.candidate[row])): dict(zip(names, own.tolist(), strict=True))
        | {"time": int(arrivals.time[row])}
        for row, own in zip(rows, columns, strict=True)
    }


def moved(base: Arrivals, changed: Arrivals) -> dict[str, int]:
    """Attribute, or `time` -> patients in whom it differs; nobody comes or stays away."""
    before, after = people(base), people(changed)
    assert before.keys() == after.keys()
    found: dict[str, int] = {}
    for who, one in before.items():
        for name, value in one.items():
            if after[who][name] != value:
                found[name] = found.get(name, 0) + 1
    return found


def share(arrivals: Arrivals, name: str, label: str, stream: str = "ed") -> float:
    of = arrivals.stream[arrivals.patient >= 0] == arrivals.streams.index(stream)
    return float(np.mean(arrivals.attributes[name][of] == arrivals.labels[name].index(label)))


def easily(arrivals: Arrivals, hours: range) -> int:
    """Patients with little wrong who come by their own way in those hours of the day."""
    rows = np.flatnonzero(arrivals.patient >= 0)
    hour: NDArray[np.int64] = arrivals.time[rows] // 3600 % 24
    own = arrivals.attributes["arrives_by"] == arrivals.labels["arrives_by"].index("own")
    return int(np.sum(own & (arrivals.attributes["news2"] == 0) & np.isin(hour, hours)))


def same_bits(one: Arrivals, other: Arrivals, ignoring: tuple[str, ...] = ()) -> None:
    for name in ("time", "stream", "candidate", "patient", "word", "limit"):
        assert np.array_equal(getattr(one, name), getattr(other, name))
    for name in one.attributes.keys() - set(ignoring):
        assert np.array_equal(one.attributes[name], other.attributes[name])


def test_access_as_the_references_changes_nothing_to_the_last_bit() -> None:
    without = scenario().model_copy(update={"access": None})
    same_bits(draw_arrivals(without, 0), drawn(), ignoring=WRITTEN)


def test_no_effect_is_no_change_wherever_the_hospital_is() -> None:
    far = (
        "access.no_car_share=0.4",
        "access.minutes_to_hospital=90",
        "access.income_deprived_share=0.3",
        FEW,
    )
    nothing = tuple(
        f"access.effects.{name}=0"
        for name in (
            "ambulance_instead_share", "ambulance_per_10_minutes", "waits_for_bus_share", "late_per_10_minutes",
            "late_per_10_percent_deprived", "no_lift_share",
        )
    )  # fmt: skip
    same_bits(drawn(), drawn(*far, *nothing), ignoring=("goes_home_by",))


def test_streams_that_are_not_named_do_not_move_at_all() -> None:
    far = drawn("access.no_car_share=0.4", "access.minutes_to_hospital=90", FEW)
    base = drawn()
    for name in set(base.streams) - {"ed", "direct"}:
        mine, theirs = (each.stream == each.streams.index(name) for each in (base, far))
        assert np.array_equal(base.time[mine], far.time[theirs])
        assert np.array_equal(base.word[mine], far.word[theirs])


def test_the_ambulance_brings_as_many_as_are_published() -> None:
    assert share(drawn(), "arrives_by", "ambulance") == pytest.approx(0.58, abs=0.02)
    assert share(drawn(), "arrives_by", "gp", "direct") == 1


@pytest.mark.parametrize(
    ("fewer", "sign"), [("access.no_car_share=0.34", 1), ("access.no_car_share=0.04", -1)]
)
def test_who_has_no_car_calls_an_ambulance(fewer: str, sign: int) -> None:
    still = "access.effects.waits_for_bus_share=0"
    base, changed = drawn(still), drawn(still, fewer)
    assert set(moved(base, changed)) == {"arrives_by", "goes_home_by"}
    change = share(changed, "arrives_by", "ambulance") - share(base, "arrives_by", "ambulance")
    wanted = 0.5 * 0.20 * 0.42 if sign > 0 else -0.5 * 0.10 * 0.58
    assert change == pytest.approx(wanted, abs=0.01)


def test_more_minutes_bring_more_ambulances_and_later_illness() -> None:
    still = "access.effects.late_per_10_minutes=0"
    far = "access.minutes_to_hospital=45"
    assert set(moved(drawn(still), drawn(still, far))) <= {"arrives_by", "time"}
    base, changed = (share(drawn(*sets), "arrives_by", "ambulance") for sets in ((still,), (still, far)))
    odds = (changed / (1 - changed)) / (base / (1 - base))
    assert 1.2 < odds < 1.15**2 + 0.02


@pytest.mark.parametrize("figure", ["access.minutes_to_hospital=75", "access.income_deprived_share=0.4316"])
def test_some_come_later_and_are_the_worse_for_it(figure: str) -> None:
    only = ("access.effects.ambulance_per_10_minutes=0", "access.effects.waits_for_bus_share=0")
    base, changed = people(drawn(*only)), people(drawn(*only, figure))
    later = [
        after["time"] - base[who]["time"]
        for who, after in changed.items()
        if after["time"] != base[who]["time"]
    ]
    assert len(later) / len(base) == pytest.approx(0.10, abs=0.01)
    assert min(later) >= 4 * 3600
    assert max(later) <= 12 * 3600
    worse = [after["news2"] - base[who]["news2"] for who, after in changed.items()]
    assert set(worse) == {0, 1}
    assert np.mean(worse) == pytest.approx(0.05, abs=0.01)
    assert all(base[who]["time"] != after["time"] for who, after in changed.items()
               if after["news2"] != base[who]["news2"] and after["time"] < 19 * 7 * 86400)  # fmt: skip
    assert {name for who in base for name in base[who] if changed[who][name] != base[who][name]} <= {
        "time", "news2", "high_care", "arrives_by", *WRITTEN,
    }  # fmt: skip


def test_nearer_than_the_reference_some_come_sooner_and_better() -> None:
    only = ("access.effects.ambulance_per_10_minutes=0", "access.effects.waits_for_bus_share=0",
            "access.effects.late_per_10_minutes=0.04")  # fmt: skip
    base, changed = people(drawn(*only)), people(drawn(*only, "access.minutes_to_hospital=0"))
    sooner = [base[who]["time"] - after["time"] for who, after in changed.items()]
    assert min(sooner) == 0
    assert np.mean(np.array(sooner) > 0) == pytest.approx(0.10, abs=0.01)
    assert {after["news2"] - base[who]["news2"] for who, after in changed.items()} == {0, -1}


def test_without_evening_buses_who_can_wait_comes_in_the_morning() -> None:
    base, changed = drawn(), drawn(FEW)
    found = moved(base, changed)
    assert set(found) == {"time"}
    assert easily(changed, range(15, 20)) < easily(base, range(15, 20))
    assert easily(changed, range(6, 11)) > easily(base, range(6, 11))
    before, after = people(base), people(changed)
    ill = [who for who, one in before.items() if one["news2"] > 0 or one["arrives_by"] != 0]
    assert all(before[who]["time"] == after[who]["time"] for who in ill)
    first, last = 6 * 3600 + 1800, 10 * 3600 + 1800
    clocks = [after[who]["time"] % 86400 for who in before if after[who]["time"] != before[who]["time"]]
    assert first <= min(clocks)
    assert max(clocks) < last


def test_with_more_buses_than_the_reference_as_many_come_in_the_evening_as_must_have_waited() -> None:
    base, changed = drawn(), drawn(MANY)
    assert set(moved(base, changed)) == {"time"}
    night = [*range(20, 24), *range(6)]
    before, after = (sum(easily(each, range(hour, hour + 1)) for hour in night) for each in (base, changed))
    assert after / before == pytest.approx(1 / (1 - 0.5 * 0.14), abs=0.03)


def test_who_depends_on_a_bus_home_follows_from_cars_and_lifts() -> None:
    poor = drawn("access.no_car_share=0.34")
    home = {label: share(poor, "goes_home_by", label) for label in poor.labels["goes_home_by"]}
    assert home["bus_as_reference"] == pytest.approx(0.3 * 0.14, abs=0.01)
    assert home["bus"] == pytest.approx(0.3 * 0.20, abs=0.01)
    assert share(drawn("access.no_car_share=0.04"), "goes_home_by", "bus") == 0


def test_nobody_comes_before_the_run_or_after_it() -> None:
    far = drawn("access.minutes_to_hospital=200", "access.effects.late_per_10_minutes=0.5", FEW)
    near = drawn("access.minutes_to_hospital=0", "access.effects.late_per_10_minutes=0.5", MANY)
    for each in (far, near):
        assert each.time.min() >= 0
        assert each.time.max() < 20 * 7 * 86400
        assert (np.diff(each.time) >= 0).all()


def test_other_effects_leave_the_draws_of_the_rest_alone() -> None:
    """Every cause has draws of its own: late or not is the same person whatever buses there are."""
    far = "access.minutes_to_hospital=75"
    late = drawn(far, "access.effects.waits_for_bus_share=0", "access.effects.ambulance_per_10_minutes=0")
    both = drawn(far, "access.effects.ambulance_per_10_minutes=0", FEW)
    assert np.array_equal(np.sort(late.attributes["news2"]), np.sort(both.attributes["news2"]))
    assert {who: one["news2"] for who, one in people(late).items()} == {
        who: one["news2"] for who, one in people(both).items()
    }


def test_the_table_is_none_where_nothing_is_said() -> None:
    from dghsim.demand.tables import prepare

    tables = prepare(scenario())
    assert tables.access is not None
    without = prepare(scenario().model_copy(update={"access": None}))
    assert without.access is None
    assert replace(tables, access=None).streams[0].name == without.streams[0].name
