"""What is timed, and the ratios that must not slip."""

import pytest

from dghsim.engine.run import run_kernel
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.bench import parts
from dghsim.studies.replicate import prepare, run_one

LEAST_TO_TWIN, LEAST_TO_HEAP = 100, 0.1
"""Guards, not goals: about half of what the page of benchmarks keeps, since two tests share a machine's memory."""


@pytest.fixture(scope="module")
def hereford() -> Scenario:
    return load_scenario(shipped("hereford"), sets=["run.weeks=4", "run.warm_up_weeks=2"])


@pytest.fixture(scope="module")
def found(hereford: Scenario) -> dict[str, dict[str, float]]:
    with pytest.MonkeyPatch.context() as shorter:
        shorter.setattr(parts, "TWIN_WEEKS", 1)
        shorter.setattr(parts, "TWIN_WARM_UP", 1)
        return parts.bench(hereford, build_rota(hereford), build_rota)


def test_events_are_those_of_the_log(hereford: Scenario, found: dict[str, dict[str, float]]) -> None:
    done = run_one(prepare(hereford, build_rota(hereford)), 0)
    assert found["kernel"]["events"] == done.log.events == run_kernel(done.plan).events
    assert found["kernel"]["weeks"] == 6
    assert 0 < found["twin"]["events"] < found["kernel"]["events"]


def test_rates_are_events_over_seconds(found: dict[str, dict[str, float]]) -> None:
    for part in ("kernel", "twin", "heap"):
        timed = found[part]
        assert timed["events_per_second"] == timed["events"] / timed["seconds"]
    assert found["split"]["loop"] == found["kernel"]["seconds"]
    split = found["split"]
    assert set(split) == {"sampling", "loop", "measures", "pictures"}
    seconds = split["sampling"] + split["loop"] + split["measures"]
    assert found["sweep"]["years_per_second"] == pytest.approx(6 / 52 / seconds)


def test_the_ratios_have_not_slipped(found: dict[str, dict[str, float]]) -> None:
    assert found["ratios"]["kernel_to_twin"] > LEAST_TO_TWIN
    assert found["ratios"]["kernel_to_heap"] > LEAST_TO_HEAP
