"""A sweep from file to folder: the same bytes by any number of workers, and every cell as it is run alone."""

import json
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from helpers.sweeps import MMC, TAKE, asked, content, swept

from dghsim.errors import InputError
from dghsim.scenario.load import load_scenario
from dghsim.studies.simulate import simulate
from dghsim.studies.stored.study import open_study

SEEDS = '[factor.seed]\nkey = "run.seed"\nvalues = [1, 2]\n'


AGAIN = """
[intervention.second]
says = "A second piece of work"
evidence = "Chosen here"
[intervention.second.set]
"pathway.stage.again" = { type = "work", work = "again", next = "gone" }
"pathway.stage.service.next" = "again"
"work.again" = { label = "Again", duration = { family = "exponential", unit = "minutes", mean = 1 } }
"rota.tier.servers.duty.always.first" = ["service", "again"]
"""


def test_two_workers_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    question = asked(tmp_path, TAKE + SEEDS)
    one, two = (swept(question, tmp_path / str(count), workers=count) for count in (1, 2))
    assert one == two
    assert content(tmp_path / "1") == content(tmp_path / "2")
    assert len(list((tmp_path / "1" / "chunks").iterdir())) == 6


def test_a_cell_comes_to_what_it_comes_to_alone(tmp_path: Path) -> None:
    swept(asked(tmp_path, TAKE + SEEDS), tmp_path / "out")
    with open_study(tmp_path / "out") as study:
        row = study.sql("SELECT * FROM runs WHERE take = 50 AND seed = 2 ORDER BY replication")
    sets = ["run.weeks=1", "run.warm_up_weeks=0", "demand.stream.customers.per_day=50", "run.seed=2"]
    alone = simulate(load_scenario(MMC, sets=sets), replications=2)
    assert list(row.columns[-len(alone.values.columns) :]) == list(alone.values.columns)
    np.testing.assert_array_equal(row[list(alone.values.columns)].to_numpy(), alone.values.to_numpy())


def test_a_rota_is_kept_once_for_each_question(tmp_path: Path) -> None:
    swept(asked(tmp_path, TAKE + SEEDS), tmp_path / "out")
    assert len(list((tmp_path / "out" / "rotas").iterdir())) == 2


def test_replications_by_precision_are_counted_cell_by_cell(tmp_path: Path) -> None:
    run = '[run]\nweeks = 1\nwarm_up_weeks = 0\nreplications = 2\nprecision = { arrivals_per_day = "5%" }'
    swept(asked(tmp_path, TAKE, run=run), tmp_path / "out")
    with open_study(tmp_path / "out") as study:
        counts = study.sql("SELECT cell, replications FROM cells ORDER BY cell")["replications"].tolist()
    assert len(set(counts)) > 1
    assert min(counts) >= 15


def test_a_cell_that_cannot_work_stops_no_other(tmp_path: Path) -> None:
    body = TAKE.replace("values = [20", "values = [-5, 20")
    ended = swept(asked(tmp_path, body), tmp_path / "out")
    assert (ended.cells, ended.failed) == (7, 1)
    with open_study(tmp_path / "out") as study:
        assert study.finished
        failure = study.failures().iloc[0]
        assert study.sql("SELECT count(*) AS n FROM runs")["n"].iloc[0] == 12
    assert failure["cell"] == 0
    assert failure["failure"].startswith("as changed: demand.stream.customers.per_day: must be")
    first = pq.read_table(tmp_path / "out" / "chunks" / "00000.parquet").to_pylist()[0]
    assert first["replication"] is None
    assert first["take"] == -5


def test_the_hash_is_of_the_question_and_not_of_its_name(tmp_path: Path) -> None:
    first = asked(tmp_path)
    assert asked(tmp_path, TAKE + "\n# a remark").hash() == first.hash()
    assert asked(tmp_path, TAKE.replace("70]", "71]")).hash() != first.hash()
    assert asked(tmp_path, head="chunk_cells = 3").hash() != first.hash()


def test_a_folder_with_another_study_is_not_gone_on_with(tmp_path: Path) -> None:
    swept(asked(tmp_path), tmp_path / "out")
    before = content(tmp_path / "out")
    with pytest.raises(InputError, match="holds a study that"):
        swept(asked(tmp_path, TAKE + SEEDS), tmp_path / "out")
    with pytest.raises(InputError, match="holds a study that"):
        swept(asked(tmp_path), tmp_path / "out", deterministic=True)
    assert content(tmp_path / "out") == before


def test_study_json_says_what_was_asked(tmp_path: Path) -> None:
    question = asked(tmp_path)
    swept(question, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "study.json").read_text())
    assert told["question"] == question.hash()
    assert (told["cells"], told["points"], told["chunk_cells"], told["chunks"]) == (6, 6, 2, 3)
    assert told["hospitals"]["mmc"]["demand"]["stream"]["customers"]["per_day"] > 0
    assert {"id", "label", "unit", "group", "kind", "better", "explains"} == set(told["measures"][0])


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (TAKE.replace("per_day", "per_dya"), "factor.take: demand.stream.customers.per_dya: 'per_dya' is not a known"),
        ('[factor.a]\nkey = "hospital.trust"\nhow = "add"\nvalues = [1]', "factor.a: hospital.trust: "),
        (TAKE + TAKE.replace("factor.take", "factor.again"), "factor.take and factor.again both change"),
        ('[factor.arrivals_per_day]\nkey = "run.seed"\nvalues = [1]', "factor.arrivals_per_day: is what a measure"),
        (SEEDS.replace("factor.seed", "factor.wait_again_mean_minutes") + AGAIN,
         "factor.wait_again_mean_minutes: is what a measure of it is called"),
        ('[factor.a]\nkey = "run.seed"\nlow = 0\nhigh = 9e8\nsteps = 100000\nwhole = true\n'
         '[factor.b]\nkey = "demand.stream.customers.per_day"\nlow = 1\nhigh = 9\nsteps = 1000',
         "asks for 100,000,000 cells; allowed: at most"),
    ],
)  # fmt: skip
def test_what_could_work_nowhere_is_refused_at_once(tmp_path: Path, body: str, says: str) -> None:
    with pytest.raises(InputError, match=r"study\.toml: ") as refused:
        asked(tmp_path, body, head="")
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ('apply = ["more"]', "apply: 'more' is not a known intervention of its hospitals"),
        ('levers = ["same_day_car"]', "did you mean same_day_care"),
        ('levers = ["same_day_care"]', "same_day_care_"),
        ('leave_out = ["mmm"]', "leave_out: 'mmm' is not a known hospital; did you mean mmc"),
        ('leave_out = ["mmc"]', "leave_out leaves no hospital to run"),
    ],
)  # fmt: skip
def test_what_nobody_has_is_refused_at_once(tmp_path: Path, head: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        asked(tmp_path, head=head)
    assert says in str(refused.value)
