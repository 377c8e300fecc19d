from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dghsim.scenario.load import load_scenario
from dghsim.scenario.load_by_hour import offered_load
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped, shipped_names

Load = Callable[..., Scenario]


def test_offered_load_is_arrivals_times_their_length(small: dict[str, Any], load: Load) -> None:
    found = offered_load(load(small))
    assert found.works == ("talk",)
    assert found.duties == (("doctors", "day"),)
    assert found.asked[:, 0] == pytest.approx(np.full(168, 10 / 24), rel=0.02)
    assert found.offered[:, 0] == pytest.approx(np.full(168, 10 / 24 / 2), rel=0.02)
    assert found.cover[:24, 0].tolist() == [0] * 8 + [1] * 12 + [0] * 4
    assert found.done.sum() == pytest.approx(35)
    assert found.backlog[24 + 7] == pytest.approx(12 * 10 / 24 / 2, rel=0.01), "what came since 20:00"
    assert found.backlog[24 + 12] == 0


@pytest.mark.parametrize(
    ("name", "erlangs"), [("mmc", 2.5), ("two_priorities", 0.8), ("ample_servers", 3.75)]
)
def test_textbook_queues_are_loaded_as_they_say(name: str, erlangs: float) -> None:
    found = offered_load(load_scenario(shipped(f"textbook/{name}")))
    assert found.offered.sum() == pytest.approx(erlangs * 168, rel=0.01)
    assert found.endless == ()


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_scenario_can_be_reckoned(name: str) -> None:
    found = offered_load(load_scenario(shipped(name)))
    assert found.offered.shape == (168, len(found.works))
    assert found.cover.shape == found.free.shape == found.done.shape == (168, len(found.duties))
    assert (found.done <= found.free + 1e-9).all()
    assert np.isfinite(found.backlog).all()


def test_nobody_comes(small: dict[str, Any], load: Load) -> None:
    small["demand"]["stream"]["door"]["per_day"] = 0
    found = offered_load(load(small))
    assert not found.offered.any()
    assert not found.backlog.any()


def test_no_work_and_no_rota(small: dict[str, Any], load: Load) -> None:
    del small["pathway"]["stage"]["talk"], small["rota"], small["work"]
    found = offered_load(load(small))
    assert found.offered.shape == (168, 0)
    assert found.bottlenecks == found.spells == ()
