"""`dghsim.open_study`: everything from Python, on a study that was run."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from helpers.studies import small_study
from pyarrow import compute, parquet

import dghsim
from dghsim.cli import main
from dghsim.errors import InputError
from dghsim.notebook.study import OpenStudy

WAIT = "wait_service_mean_minutes"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_study(tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="module")
def study(folder: Path) -> OpenStudy:
    return dghsim.open_study(folder)


def test_the_quickest_service_of_the_fewest_customers_is_best(study: OpenStudy) -> None:
    best = study.best(WAIT, zone=2.0)
    assert best.found.words[0] == "minutes 12, fewer × 0.9"
    assert best.found.best.told
    assert best.found.means[0] < best.found.means[-1]
    assert "is the best of 6 options" in str(best)
    assert len(best.table) == 6


def test_a_measure_is_read_without_the_words_of_its_cells(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 100,000 cells of 30 replications they take a gigabyte."""
    study = dghsim.open_study(folder)
    runs = study.results(WAIT).pivot(index="cell", columns="replication", values=WAIT)
    source, sql, seen = study.source, study.sql, list[str]()

    def spied(text: str) -> pd.DataFrame:
        found = sql(text)
        seen.extend(found.columns)
        return found

    monkeypatch.setattr(study, "sql", spied)
    np.testing.assert_array_equal(source.values(WAIT), runs.to_numpy())
    assert {"hospital", "change"}.isdisjoint(seen)


def test_every_answer_prints_shows_and_plots(study: OpenStudy) -> None:
    answers = (
        study.best(WAIT), study.effects(WAIT), study.shares(WAIT), study.dose("minutes", WAIT),
        study.compare(WAIT, "minutes 15"), study.front(WAIT, "wait_service_any_percent"),
    )  # fmt: skip
    for answer in answers:
        assert answer.sentences[0] in str(answer)
        assert "<table" in answer._repr_html_()
        assert repr(answer) == str(answer)
        assert len(repr(answer.found)) < 8_000
        assert len(answer.table) > 1
        for which in range(len(answer.figures)):
            assert answer.plot(which).data


def test_quicker_service_is_what_matters(study: OpenStudy) -> None:
    assert study.effects(WAIT).found.main[0].axis.name == "minutes"
    steps = study.dose("minutes", WAIT).found[0].steps
    assert [step.level for step in steps] == [12, 13, 15]
    assert steps[-1].verdict == "worse"
    compared = study.compare(WAIT, "minutes 15").found
    assert {one.words: one.verdict for one in compared.options}["minutes 12, fewer × 0.9"] == "better"


def test_what_is_not_there_is_said_in_one_line(study: OpenStudy) -> None:
    with pytest.raises(InputError, match="measure 'wait' is not in the study"):
        study.best("wait")
    with pytest.raises(InputError, match="factor 'beds' is not in the study"):
        study.dose("beds", WAIT)
    with pytest.raises(InputError, match="nothing was run as it is"):
        study.compare(WAIT)
    with pytest.raises(InputError, match="no study of that path"):
        dghsim.open_study("nowhere")


def test_it_shows_itself_without_acting_on_its_name(study: OpenStudy) -> None:
    assert "<b>" not in study._repr_html_()
    assert "6 of 6 cells done" in study._repr_html_()
    assert "<td>minutes</td>" in study._repr_html_()


def test_what_it_was_made_of_prints_in_a_line_and_shows_its_first_numbers(study: OpenStudy) -> None:
    scenario = study.scenario("mmc")
    assert (
        repr(scenario)
        == f"<Scenario 'Textbook: M/M/3': {scenario.run.weeks} weeks after 1 of warm-up, 4 replications>"
    )
    run = dghsim.simulate(scenario, replications=2, workers=1)
    assert repr(run).startswith("<Study of 'Textbook: M/M/3': 2 replications of")
    assert "\n" not in repr(run)
    assert run._repr_html_().count("<tr>") == 10
    assert len(repr(run.rota)) < 100


@pytest.mark.parametrize(
    ("part", "is_now"),
    [("factors", [{"name": "minutes"}]), ("factors", 3), ("sweep", []), ("measures", [{"id": "x"}])],
)
def test_a_damaged_study_is_one_line(
    folder: Path, tmp_path: Path, part: str, is_now: object, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    told = json.loads((copy / "study.json").read_text(encoding="ascii"))
    (copy / "study.json").write_text(json.dumps({**told, part: is_now}), encoding="ascii")
    assert main(["study", str(copy)]) == 2
    error = capsys.readouterr().err
    assert "study.json: damaged, or of another version" in error
    assert error.count("\n") == 1


def test_the_page_is_written_and_says_the_same(study: OpenStudy, tmp_path: Path) -> None:
    path = study.report(tmp_path / "page.html", WAIT)
    html = path.read_text(encoding="utf-8")
    assert "minutes 12, fewer × 0.9" in html
    assert "Quicker servers &lt;b&gt;or&lt;/b&gt; fewer customers" in html


def test_the_command_says_the_decision_and_writes_the_page(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    assert (
        main(
            [
                "study",
                str(folder),
                "--measure",
                WAIT,
                "--where",
                "fewer=1",
                "--over",
                "hospital",
                "-o",
                str(page),
            ]
        )
        == 0
    )
    said = capsys.readouterr().out
    assert said.startswith("“minutes 12, fewer × 1” is the best") or said.startswith(
        "“minutes 12” is the best"
    )
    assert page.is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--measure", "nothing"], "measure 'nothing' is not in the study; there is "),
        (["--where", "fewer"], "must be FACTOR=LEVEL"),
        (["--where", "fewer=2"], "nowhere '2'; it is 0.9, 1.0"),
        (["--where", "beds=2"], "there is no such factor; there is hospital, change, minutes, fewer"),
        (["--over", "beds"], "factor 'beds' is not in the study; it has minutes, fewer"),
        (["--zone", "0"], "zone must be a number above 0"),
        (["--zone", "nan"], "zone must be a number above 0"),
        (["--confidence", "100"], "between 1 in 6 options and 1"),
        (["--first-stage", "9"], "2 replications or more"),
        (["--cost", "gold"], "measures lists them all"),
        (["--measure", "zzz"], "; there is "),
    ],
)
def test_bad_input_is_one_line(
    folder: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    measure = [] if "--measure" in arguments else ["--measure", WAIT]
    assert main(["study", str(folder), *measure, *arguments]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


def test_a_dose_may_be_counted_from_any_level_and_the_page_be_over_any_factor(
    study: OpenStudy, tmp_path: Path
) -> None:
    found = study.dose("minutes", WAIT, base=15).found[0]
    assert (found.base, found.steps[0].verdict, found.steps[-1].verdict) == (15, "better", "base")
    html = study.report(tmp_path / "page.html", WAIT, over=["fewer"]).read_text(encoding="utf-8")
    assert "The mean over fewer, which nobody decides" in html
    assert "not finished" not in html


def test_the_page_of_a_study_that_is_not_finished_says_so(folder: Path, tmp_path: Path) -> None:
    part = shutil.copytree(folder, tmp_path / "part")
    (chunk,) = part.glob("chunks/*.parquet")
    cells = parquet.read_table(chunk)
    parquet.write_table(cells.filter(compute.less(cells["cell"], 4)), chunk)
    study = dghsim.open_study(part)
    assert not study.finished
    page = study.report(None, WAIT)
    assert page == part / "study.html"
    html = page.read_text(encoding="utf-8")
    assert "This study is not finished: what is not run yet is left out." in html
