"""A cohort from its file to its page."""

from pathlib import Path

import pandas as pd
import pytest

from dghsim.cli import main
from dghsim.report.ours import is_results
from dghsim.scenario.cohort_file import load_cohort
from dghsim.scenario.shipped import shipped
from dghsim.studies.cohort import in_files_order, run_cohort

MMC = shipped("textbook/mmc")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three small hospitals, of which one is missing and one is none."""
    here = tmp_path / "cohort.toml"
    (tmp_path / "busy.toml").write_text(
        f'extends = "{MMC.as_posix()}"\nschema_version = 1\nname = "Busy <b>"\n', encoding="utf-8"
    )
    (tmp_path / "quiet.toml").write_text(
        f'extends = "{MMC.as_posix()}"\nschema_version = 1\nname = "Quiet"\n', encoding="utf-8"
    )
    (tmp_path / "wrong.toml").write_text("schema_version = 1\nnmae = 3\n", encoding="utf-8")
    here.write_text(
        'schema_version = 1\nkind = "cohort"\nname = "A small cohort"\ncaveat = "Nobody real."\n'
        "[run]\nweeks = 2\nwarm_up_weeks = 1\nreplications = 2\n"
        '[hospital]\nbusy = { file = "busy.toml" }\nmissing = { file = "nowhere.toml" }\n'
        'wrong = { file = "wrong.toml" }\nquiet = { file = "quiet.toml" }\n',
        encoding="utf-8",
    )
    return here


def test_one_that_fails_is_named_and_stops_nobody_elses(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["compare", str(file), "-o", str(out), "--quiet"]) == 1
    assert is_results(out)
    assert capsys.readouterr().err == ""
    assert {path.name for path in out.iterdir()} == {
        "busy",
        "quiet",
        "cohort.csv",
        "standards.csv",
        "cohort.xlsx",
        "ranks.csv",
        "standings.csv",
        "plotly.min.js",
        "report.html",
    }
    table = pd.read_csv(out / "cohort.csv")
    assert set(table["hospital"]) == {"busy", "quiet"}
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "nowhere.toml: no such file" in page
    assert "wrong.toml" in page
    assert "Busy &lt;b&gt;" in page
    assert "Busy <b>" not in page
    assert "Nobody real." in page


def test_the_same_numbers_as_each_hospital_alone(file: Path, tmp_path: Path) -> None:
    out, alone = tmp_path / "out", tmp_path / "alone"
    main(["compare", str(file), "-o", str(out), "--quiet"])
    sets = [
        f"--set=run.{key}={value}" for key, value in (("weeks", 2), ("warm_up_weeks", 1), ("replications", 2))
    ]
    assert main(["run", str(file.parent / "busy.toml"), *sets, "-o", str(alone), "--quiet"]) == 0
    own = pd.read_csv(alone / "summary.csv")
    beside = pd.read_csv(out / "busy" / "summary.csv")
    pd.testing.assert_frame_equal(own, beside)


def test_none_that_can_be_run_is_refused_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "none.toml"
    file.write_text(
        'schema_version = 1\nkind = "cohort"\nname = "None"\n[hospital]\na = { file = "nowhere.toml" }\n',
        encoding="utf-8",
    )
    assert main(["compare", str(file), "-o", str(tmp_path / "out")]) == 2
    assert "nowhere.toml: no such file" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_change_is_tried_at_every_hospital_on_the_same_patients(file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for name, by in (("half", 0.5), ("none", 1)):
        text += (
            f'[intervention.{name}]\nsays = "As many times {by}"\nevidence = "Made up"\n'
            f'scale = {{ "demand.stream.customers.per_day" = {by} }}\n'
        )
    file.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    main(["compare", str(file), "--apply", "half", "--apply", "none", "-o", str(out), "--quiet"])
    found = pd.read_csv(out / "changes.csv").set_index(["intervention", "hospital", "measure_id"])
    assert set(found.index.unique("hospital")) == {"busy", "quiet"}
    assert set(found.loc["none"]["verdict"]) == {"no change"}
    assert (found.loc["half"].xs("stay_mean_days", level="measure_id")["difference"] < 0).all()
    assert "What a change does" in (out / "report.html").read_text(encoding="utf-8")
    assert not (out / "gains.csv").exists()


def test_a_change_with_a_cost_is_told_for_each_hundred_thousand_pounds(file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8") + (
        '[intervention.half]\nsays = "Half"\nevidence = "Made up"\ncost_gbp_per_year = 400000\n'
        'cost_source = "Made up"\nscale = { "demand.stream.customers.per_day" = 0.5 }\n'
    )
    file.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    main(["compare", str(file), "--apply", "half", "-o", str(out), "--quiet"])
    keys = ["hospital", "measure_id"]
    gains, changes = (pd.read_csv(out / f"{name}.csv").set_index(keys) for name in ("gains", "changes"))
    assert (gains["gain_per_100000_gbp"] - changes["difference"] / 4).abs().max() < 1e-9
    assert "Where a pound gains most" in (out / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("more", [["--apply", "nothing"], ["--set", "run.weeks=3"], ["--replications", "1"]])
def test_what_is_of_scenarios_is_refused_for_a_cohort(
    file: Path, tmp_path: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(file), *more, "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_change_that_a_hospital_cannot_have_is_named_and_keeps_the_hospital(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = file.read_text(encoding="utf-8")
    text = text.replace('missing = { file = "nowhere.toml" }\nwrong = { file = "wrong.toml" }\n', "")
    odd = '[intervention.odd]\nsays = "Odd"\nevidence = "Made up"\nscale = { "place.nowhere.count" = 0 }\n'
    file.write_text(text + odd, encoding="utf-8")
    out = tmp_path / "out"
    assert main(["compare", str(file), "--apply", "odd", "-o", str(out)]) == 1
    assert "odd: not tried at busy: intervention: " in capsys.readouterr().out
    assert set(pd.read_csv(out / "cohort.csv")["hospital"]) == {"busy", "quiet"}
    assert "odd: not tried at quiet" in (out / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ('measure = "stay_meen_days"\nat_most = 5', "'stay_meen_days' is not a known measure"),
        ('measure = "boarding_long_percent"\nat_most = -5', "the limit of a share must be 0 to 100"),
    ],
)
def test_a_wrong_standard_is_refused_at_once(
    limit: str, said: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(
        'schema_version = 1\nkind = "standards"\nname = "Ours"\n[standard.it]\nsays = "It"\nsource = "Board"\n'
        f'dated = "2026"\n{limit}\n',
        encoding="utf-8",
    )
    asked = ["compare", str(file), "--standards", str(pack), "-o", str(tmp_path / "out"), "--quiet"]
    assert main(asked) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "mine.toml" in error
    assert "no hospital could be run" not in error


def test_a_screen_is_many_short_runs_and_the_page_says_so(file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8") + (
        '[intervention.half]\nsays = "Half"\nevidence = "Made up"\n'
        'scale = { "demand.stream.customers.per_day" = 0.5 }\n'
    )
    file.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    main(["compare", str(file), "--apply", "half", "--screen", "-o", str(out), "--quiet"])
    assert set(pd.read_csv(out / "cohort.csv")["replications"]) == {20}
    assert is_results(out)
    assert "changes.csv" in {path.name for path in out.iterdir()}
    assert not [path for path in out.iterdir() if path.is_dir()]
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "20 simulated runs of 4 weeks" in page
    assert "one season" in page
    assert 'href="busy/' not in page


def test_a_screen_is_of_a_cohort(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(MMC), "--screen", "--lever", "twilight", "--quiet"]) == 2
    assert "--screen is of a cohort's file" in capsys.readouterr().err


def test_the_largest_is_run_first_and_told_where_it_stands_in_the_file(file: Path, tmp_path: Path) -> None:
    busier = "[demand.stream.customers]\nenvelope_per_day = 500\n"
    (tmp_path / "quiet.toml").write_text(
        f'extends = "{MMC.as_posix()}"\nschema_version = 1\nname = "Quiet"\n{busier}', encoding="utf-8"
    )
    cohort = load_cohort(str(file))
    outcomes = list(run_cohort(cohort, tmp_path, workers=1))
    assert [outcome.name for outcome in outcomes] == ["quiet", "busy", "missing", "wrong"]
    assert [outcome.name for outcome in in_files_order(cohort, outcomes)] == list(cohort.hospital)
    out = tmp_path / "out"
    main(["compare", str(file), "-o", str(out), "--quiet"])
    assert list(pd.read_csv(out / "cohort.csv")["hospital"].drop_duplicates()) == ["busy", "quiet"]
