"""Which cells share a rota, and which may not."""

from pathlib import Path

import pytest

from dghsim.rota.kept_rota import DECIDES
from dghsim.scenario.load import load_scenario
from dghsim.scenario.patch import Patch
from dghsim.studies.change import patched
from dghsim.studies.sweep.cells import cells_of
from dghsim.studies.sweep.question import read_question
from dghsim.studies.sweep.rotas import Rotas, decides_rota
from dghsim.studies.sweep.run import known_of
from dghsim.studies.sweep.sample import drawn

HOMES = Path(__file__).parents[3] / "scenarios" / "hereford_homes.toml"
FEWER = "homes.team.nurses.in_post"


def test_a_team_of_the_homes_is_a_tier_of_the_rota() -> None:
    scenario = load_scenario(HOMES)
    change = Patch(add={FEWER: -1})
    before, after = (each.model_dump(include=DECIDES) for each in (scenario, patched(scenario, change)))
    assert before != after
    assert decides_rota(change)


@pytest.mark.parametrize(("key", "rotas"), [(FEWER, 2), ("demand.stream.ed.per_day", 1)])
def test_cells_with_other_community_teams_have_other_rotas(tmp_path: Path, key: str, rotas: int) -> None:
    file = tmp_path / "nurses.toml"
    file.write_text(
        f'schema_version = 1\nkind = "sweep"\nname = "Nurses"\nhospitals = ["{HOMES.as_posix()}"]\n'
        f'[factor.asked]\nkey = "{key}"\nhow = "scale"\nvalues = [1.0, 0.5]\n'
    )
    question = read_question(str(file))
    cells = cells_of(question, range(question.cells), drawn(question.sweep.design, 0))
    finder = Rotas(question, known_of(question), tmp_path)
    assert len({finder.group(cell) for cell in cells}) == rotas
