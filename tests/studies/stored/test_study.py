"""A study's folder as an object: what it says, and what SQL sees of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from helpers.sweeps import asked, content, sweep_file, swept
from scipy import stats

import dghsim
from dghsim.errors import InputError
from dghsim.studies.stored.study import StoredStudy, open_study

BODY = """
[factor.take]
key = "demand.stream.customers.per_day"
values = [-5, 40, 60]
[intervention.slower]
says = "Slower <b>service</b>"
evidence = "Chosen here"
scale = { "work.service.duration.mean" = 1.2 }
"""
STAY, RUN = "stay_mean_days", "[run]\nweeks = 1\nwarm_up_weeks = 0\nreplications = 3"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("study")
    swept(asked(made, BODY, run=RUN, head="chunk_cells = 3"), made / "out")
    return made / "out"


@pytest.fixture(scope="module")
def study(folder: Path) -> Iterator[StoredStudy]:
    with dghsim.open_study(folder) as opened:
        yield opened


def test_it_says_what_it_is(study: StoredStudy) -> None:
    assert (study.name, study.cells, study.done, study.finished) == ("Small", 6, 6, True)
    assert repr(study) == "<OpenStudy 'Small': 1 hospital x 3 points x 2 changes, 6 of 6 cells done>"
    assert study.changes["name"].tolist() == ["none", "slower"]
    assert study.factors.loc[0, ["name", "key", "how", "kind"]].tolist() == [
        "take", "demand.stream.customers.per_day", "set", "whole",
    ]  # fmt: skip
    assert set(study.measure_ids) <= set(study.measures["id"])
    assert study.scenario("mmc").run.weeks == 1
    with pytest.raises(InputError, match="did you mean mmc"):
        study.scenario("mcm")


def test_results_are_typed(study: StoredStudy) -> None:
    table = study.results(STAY)
    assert table.dtypes.astype(str).to_dict() == {
        "cell": "int64", "hospital": "str", "point": "int64", "change": "str", "take": "int64",
        "replication": "int32", STAY: "float64",
    }  # fmt: skip
    assert len(table) == 4 * 3
    assert len(study.design()) == 6
    assert study.failures()["cell"].tolist() == [0, 1]
    with pytest.raises(InputError, match="did you mean stay_mean_days"):
        study.results("stay_mean_day")


def test_a_mean_and_its_interval_are_students(study: StoredStudy) -> None:
    found = study.ask("cells", STAY).set_index("cell")
    values = study.results(STAY).query("cell == 4")[STAY].to_numpy()
    low, high = stats.t.interval(0.95, 2, values.mean(), stats.sem(values))
    np.testing.assert_allclose(
        found.loc[4, ["mean", "ci_low", "ci_high"]].astype(float), [values.mean(), low, high]
    )


def test_changes_are_paired_by_replication(study: StoredStudy) -> None:
    table = study.results(STAY).pivot(index=["point", "replication"], columns="change", values=STAY)
    by = (table["slower"] - table["none"]).groupby("replication").mean()
    found = study.ask("changes", STAY).iloc[0]
    assert found["replications"] == 3
    np.testing.assert_allclose(found["difference"], by.mean())
    np.testing.assert_allclose(found["ci_high"] - found["difference"], stats.t.ppf(0.975, 2) * stats.sem(by))
    each = study.ask("differences", STAY)
    assert each["pairs"].tolist() == [3, 3]
    np.testing.assert_allclose(each["difference"].mean(), by.mean())


def test_the_best_come_first_by_what_is_better(study: StoredStudy) -> None:
    assert study.measures.set_index("id").loc[STAY, "better"] == "less"
    assert study.ask("best", STAY)["mean"].is_monotonic_increasing
    assert study.ask("best", "same_day_percent")["mean"].is_monotonic_decreasing


def test_every_ready_question_has_an_answer(study: StoredStudy) -> None:
    for name in study.questions():
        assert isinstance(study.ask(name), pd.DataFrame), name
    assert study.ask("factors", STAY)["value"].tolist() == ["40", "60"]
    assert study.ask("failures")["cells"].sum() == 2
    assert study.ask("times")["replications"].sum() == 12
    with pytest.raises(InputError, match="did you mean cells"):
        study.ask("cell")


MISDEEDS = """
COPY runs TO '{out}'
COPY (SELECT 1) TO '{out}' (FORMAT csv)
CREATE TABLE t AS SELECT 1
DROP VIEW cells
INSERT INTO runs VALUES (1)
UPDATE runs SET cell = 1
ATTACH '{out}' AS x
INSTALL httpfs
LOAD httpfs
SET enable_external_access = true
RESET lock_configuration
PRAGMA enable_profiling
EXPORT DATABASE '{out}'
SELECT 1; DROP VIEW cells
;
SELECT * FROM read_csv('{file}')
SELECT * FROM read_text('{file}')
SELECT * FROM '{file}'
SELECT * FROM read_parquet('https://example.org/x.parquet')
SELECT * FROM glob('/*')
SELECT * FROM secret
SELECT getenv('HOME')
CALL enable_logging()
EXPLAIN COPY runs TO '{out}'
EXPLAIN ANALYZE COPY runs TO '{out}'
SELECT * FROM query('DROP VIEW cells')
""".strip().split("\n")


@pytest.mark.parametrize(
    "text", [*MISDEEDS, "", "SELECT \x00", "SELECT 'a" + "(" * 5000], ids=lambda text: text[:30]
)
def test_sql_that_does_more_than_read_the_study_is_inert(
    study: StoredStudy, folder: Path, tmp_path: Path, text: str
) -> None:
    secret = pd.DataFrame({"a": [1]})  # a variable of Python is no table
    before = content(folder)
    asked_for = text.replace("{out}", str(tmp_path / "out")).replace("{file}", str(folder / "times.csv"))
    with pytest.raises(InputError) as refused:
        study.sql(asked_for)
    assert str(refused.value).startswith("--sql: ")
    assert str(refused.value).isprintable()
    assert not list(tmp_path.iterdir())
    assert content(folder) == before
    assert len(secret) == len(study.sql("SELECT count(*) FROM cells"))


def test_a_sweep_is_run_from_python(tmp_path: Path) -> None:
    file = sweep_file(tmp_path, "")
    with dghsim.sweep(file, tmp_path / "out", workers=1) as study:
        assert study.finished
    with pytest.raises(InputError, match="already there; resume=True goes on"):
        dghsim.sweep(file, tmp_path / "out")
    with dghsim.sweep(file, tmp_path / "out", resume=True, workers=1) as study:
        assert study.done == 1


def test_a_study_that_is_not_finished_is_asked_as_far_as_it_is(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "part")
    (tmp_path / "part" / "chunks" / "00000.parquet").unlink()
    with open_study(tmp_path / "part") as part:
        assert (part.done, part.finished) == (3, False)
        assert len(part.ask("cells")) == 3
    (tmp_path / "part" / "chunks" / "00001.parquet").unlink()
    with open_study(tmp_path / "part") as part:
        assert part.done == 0
        assert part.sql("SELECT * FROM runs").empty
        assert "failures" in part.questions()


def test_a_damaged_study_is_one_line(folder: Path, tmp_path: Path) -> None:
    for name, spoilt in (("study.json", b"{"), ("study.json", b'{"kind": "other"}'), ("chunks/00001.parquet", b"x"),
                         ("design.parquet", b"")):  # fmt: skip
        shutil.rmtree(tmp_path / "part", ignore_errors=True)
        shutil.copytree(folder, tmp_path / "part")
        (tmp_path / "part" / name).write_bytes(spoilt)
        with pytest.raises(InputError, match=name):
            open_study(tmp_path / "part")
    with pytest.raises(InputError, match="no study of that path"):
        open_study(tmp_path)


def test_a_flipped_bit_in_a_chunk_is_noticed(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "part")
    path = tmp_path / "part" / "chunks" / "00001.parquet"
    spoilt = bytearray(path.read_bytes())
    spoilt[40] ^= 1
    path.write_bytes(spoilt)
    with open_study(tmp_path / "part") as part:
        with pytest.raises(InputError, match="--sql: "):
            part.sql("SELECT * FROM runs")
        with pytest.raises(InputError, match="--sql: "):
            part.first_rows("SELECT * FROM runs", 100)
