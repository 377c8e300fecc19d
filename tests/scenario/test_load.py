import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dghsim.scenario.load import load_document, load_scenario, scenario_hash
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
HEREFORD = Path(__file__).parents[2] / "scenarios" / "hereford.toml"


def test_document_is_what_the_scenario_was_made_of(small: dict[str, Any], write: Callable[..., Path]) -> None:
    file = write(small)
    document = load_document(file, sets=("run.weeks=9",))
    assert document["run"]["weeks"] == 9
    assert Scenario.model_validate(document) == load_scenario(file, sets=("run.weeks=9",))


def test_hash_tells_scenarios_apart(small: dict[str, Any], load: Load) -> None:
    same = load(small)
    assert scenario_hash(same) == scenario_hash(load(small))
    assert scenario_hash(same) != scenario_hash(load(small, sets=("run.weeks=9",)))


def test_hash_does_not_mind_how_a_number_is_written(small: dict[str, Any], load: Load) -> None:
    before = scenario_hash(load(small))
    small["demand"]["stream"]["door"]["per_day"] = 10.0
    assert scenario_hash(load(small)) == before
    small["run"] = dict(reversed(small["run"].items()))
    assert scenario_hash(load(small)) == before


def test_hash_minds_the_order_of_stages(small: dict[str, Any], load: Load) -> None:
    stages = small["pathway"]["stage"]
    stages["room"]["next"], stages["talk"]["next"] = "talk", "gone"
    before = scenario_hash(load(small))
    small["pathway"]["stage"] = {name: stages[name] for name in ("talk", "room", "gone")}
    assert scenario_hash(load(small)) != before


def test_hash_is_the_same_in_every_process() -> None:
    code = "from dghsim.scenario.load import *; print(scenario_hash(load_scenario('scenarios/textbook/mmc.toml')))"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=HEREFORD.parents[1], env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1


def test_a_dump_is_a_scenario_again() -> None:
    scenario = load_scenario(HEREFORD)
    assert Scenario.model_validate(scenario.model_dump()) == scenario
    assert scenario_hash(Scenario.model_validate(scenario.model_dump())) == scenario_hash(scenario)
