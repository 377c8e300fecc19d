from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from helpers.loaded import each_shipped, loaded

from dghsim.scenario.checks import warnings
from dghsim.scenario.load_by_hour import load as load_module
from dghsim.scenario.load_by_hour import offered_load
from dghsim.scenario.load_by_hour import walk as walk_module
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]


def test_offered_load_is_arrivals_times_their_length(small: dict[str, Any], load: Load) -> None:
    found = offered_load(load(small))
    assert found.works == ("talk",)
    assert found.duties == (("doctors", "day"),)
    assert found.asked[:, 0] == pytest.approx(np.full(168, 10 / 24), rel=0.02)
    assert found.offered[:, 0] == pytest.approx(np.full(168, 10 / 24 / 2), rel=0.02)
    assert found.cover[:24, 0].tolist() == [0] * 8 + [1] * 12 + [0] * 4
    assert found.done.sum() == pytest.approx(35)
    (waiting,) = found.waiting
    assert waiting.left[24 + 7] == pytest.approx(12 * 10 / 24 / 2, rel=0.01), "what came since 20:00"
    assert waiting.left[24 + 12] == 0
    assert found.answers == ((0,),)


@pytest.mark.parametrize(
    ("name", "erlangs"), [("mmc", 2.5), ("two_priorities", 0.8), ("ample_servers", 3.75)]
)
def test_textbook_queues_are_loaded_as_they_say(name: str, erlangs: float) -> None:
    found = offered_load(loaded(f"textbook/{name}"))
    assert found.offered.sum() == pytest.approx(erlangs * 168, rel=0.01)
    assert found.endless == ()


@each_shipped("name")
def test_every_shipped_scenario_can_be_reckoned(name: str) -> None:
    found = offered_load(loaded(name))
    assert found.offered.shape == (168, len(found.works))
    assert found.cover.shape == found.free.shape == found.done.shape == (168, len(found.duties))
    assert (found.done <= found.free + 1e-9).all()
    assert all(np.isfinite(waiting.left).all() for waiting in found.waiting)
    assert found.bottlenecks == ()


def test_nobody_comes(small: dict[str, Any], load: Load) -> None:
    small["demand"]["stream"]["door"]["per_day"] = 0
    found = offered_load(load(small))
    assert not found.offered.any()
    assert not found.waiting[0].left.any()


def test_no_work_and_no_rota(small: dict[str, Any], load: Load) -> None:
    del small["pathway"]["stage"]["talk"], small["rota"], small["work"]
    found = offered_load(load(small))
    assert found.offered.shape == (168, 0)
    assert found.bottlenecks == found.waiting == ()


def test_it_is_reckoned_once_for_all_that_decides_it(
    small: dict[str, Any], load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks: list[Scenario] = []

    def counted(scenario: Scenario, *others: Any) -> walk_module.Asked:
        walks.append(scenario)
        return walk_module.walk(scenario, *others)

    monkeypatch.setattr(load_module, "walk", counted)
    small["name"] = "Told twice"
    small["demand"]["stream"]["door"]["per_day"] = 9.75
    scenario = load(small)
    warnings(scenario)
    again = offered_load(scenario)
    assert offered_load(load(small, sets=("run.weeks=9", "run.replications=2", "name=Other"))) is again
    assert len(walks) == 1
    assert offered_load(load(small, sets=("demand.stream.door.per_day=9.5",))) is not again
    assert offered_load(load(small, sets=("place.room.count=4",))) is not again
    assert offered_load(load(small)) is again, "the one before is kept"
    assert len(walks) == 3
    for number in range(load_module.MOST_KEPT):
        offered_load(load(small, sets=(f"demand.stream.door.per_day={number + 1}",)))
    assert offered_load(load(small)) is not again, "but not for ever"
