"""What a scenario asks for and a planner's own rota rosters nobody on."""

from pathlib import Path

from dghsim.rota.build import build_rota
from dghsim.rota.model import DatedRota
from dghsim.rota.unrostered import tiers_of_nobody, unrostered
from dghsim.scenario.root import Scenario

OWN = {"rota.own": {"file": "mine.csv"}, "run.weeks": 1, "run.warm_up_weeks": 0}
ROWS = """doctor,start,end,duty
Dr Ada,2026-01-05 08:30,2026-01-05 21:00,RLD
Vacant 1 (registrar),2026-01-06 20:30,2026-01-07 09:00,RN
"""


def own(folder: Path, make_scenario) -> tuple[Scenario, DatedRota]:
    (folder / "mine.csv").write_text(ROWS, encoding="utf-8")
    scenario = make_scenario(OWN)
    return scenario, build_rota(scenario, folder=folder)


def test_tiers_without_a_duty_are_named_and_said(tmp_path: Path, make_scenario) -> None:
    scenario, rota = own(tmp_path, make_scenario)
    others = [name for name in scenario.rota.tier if name != "registrar"]
    assert list(tiers_of_nobody(scenario, rota)) == others
    for name in others:
        label = scenario.rota.tier[name].short_label
        assert any(f"mine.csv has nobody, in post or vacant, on {label}: " in note for note in rota.notes)


def test_a_vacant_line_is_rostered_and_counts_as_uncovered(tmp_path: Path, make_scenario) -> None:
    scenario, rota = own(tmp_path, make_scenario)
    assert {"long_day", "night"}.isdisjoint(unrostered(scenario, rota).get("registrar", ()))


def test_a_rota_made_here_is_asked_nothing(make_scenario, rota: DatedRota) -> None:
    assert unrostered(make_scenario(), rota) == {}
