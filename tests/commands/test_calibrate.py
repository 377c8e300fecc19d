"""The command, from a file to a scenario that runs, or to one line that says why not."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dghsim.cli import main
from dghsim.commands.calibrate import profiles
from dghsim.demand.draw import draw_arrivals
from dghsim.scenario.load import load_scenario
from dghsim.scenario.provenance import idle_patterns, trace
from dghsim.scenario.shipped import shipped
from dghsim.studies.calibrate.fitted import Fitted
from dghsim.studies.calibrate.sample import FILE, sample_text

SAMPLE = shipped("hereford").parent / FILE


def test_the_script_makes_the_shipped_sample_byte_for_byte() -> None:
    assert SAMPLE.read_text(encoding="utf-8") == sample_text()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("made") / "mine.toml"
    assert main(["calibrate", str(SAMPLE), "--output", str(output), "--name", 'The "General" & <b>']) == 0
    return output


def test_the_sample_becomes_a_scenario_that_fits_together_and_draws_patients(made: Path) -> None:
    scenario = load_scenario(made)
    assert scenario.name == 'The "General" & <b>'
    assert not idle_patterns(scenario)
    per_day = next(one for one in trace(scenario) if one.key == "demand.stream.ed.per_day")
    assert per_day.evidence == "yours"
    assert "Calibrated to own data: 3,9" in per_day.source
    assert per_day.low is not None
    assert per_day.low < 28.5 < (per_day.high or 0)
    assert main(["validate", str(made)]) == 0
    assert len(draw_arrivals(scenario, 0).time) > 1000


def test_what_was_too_few_to_tell_is_the_bases(made: Path) -> None:
    assert load_scenario(made).demand.stream["ed"].month_factors[0] == 1.024
    assert "month_factors" not in made.read_text(encoding="utf-8")


def test_the_table_has_every_number_with_its_interval(made: Path) -> None:
    rows = list(csv.DictReader((made.parent / "mine.calibrate.csv").read_text(encoding="utf-8").splitlines()))
    kept = [row for row in rows if row["verdict"] == "too few to tell"]
    assert {row["fitted"] for row in kept} == {""}
    for row in rows:
        if row["low"]:
            assert float(row["low"]) <= float(row["fitted"]) <= float(row["high"]), row


def test_the_page_says_what_was_made_of_the_mess_and_carries_no_row(made: Path) -> None:
    page = (made.parent / "mine.calibrate.html").read_text(encoding="utf-8")
    assert "<strong>9</strong> rows: There twice" in page
    assert "No data for 3.4 days in one gap: 2022-06-20" in page
    assert "<b>" not in page
    first = SAMPLE.read_text(encoding="utf-8").splitlines()[1].split(",")
    assert first[0] not in page


def test_nothing_is_overwritten_unasked(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", str(SAMPLE), "--output", str(made)]) == 2
    assert "exists already" in capsys.readouterr().err


def test_a_scenario_that_does_not_load_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = columns(tmp_path, "arrived")
    monkeypatch.setattr("dghsim.commands.calibrate.scenario_text", lambda *_: "schema_version = 2\n")
    assert main(["calibrate", str(data), "--output", str(tmp_path / "mine.toml")]) == 2
    assert "schema_version" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [data]


def columns(folder: Path, *kept: str) -> Path:
    """The first ten weeks of the sample, some columns of it."""
    rows = list(csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines()))
    path = folder / "some.csv"
    lines = [
        ",".join(kept),
        *(",".join(row[name] for name in kept) for row in rows if row["arrived"] < "2022-06-13"),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kept", "fitted", "not_fitted"),
    [
        (("arrived",), "demand.stream.direct.hour_shares", "demand.attribute"),
        (("arrived", "left", "ready"), "demand.attribute.delay.distribution.pathway_3", "same_day"),
    ],
)
def test_without_a_column_the_rest_is_fitted(
    tmp_path: Path, kept: tuple[str, ...], fitted: str, not_fitted: str
) -> None:
    output = tmp_path / "mine.toml"
    assert main(["calibrate", str(columns(tmp_path, *kept)), "--output", str(output)]) == 0
    keys = [one.key for one in trace(load_scenario(output)) if one.source.startswith("Calibrated")]
    assert any(key.startswith(fitted) for key in keys)
    assert not any(not_fitted in key for key in keys)


def test_without_ready_or_stream_what_cannot_be_told_is_not_said_to_be_yours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "mine.toml"
    assert main(["calibrate", str(columns(tmp_path, "arrived", "left")), "--output", str(output)]) == 0
    said = capsys.readouterr().out
    assert "lengths and shares of stays are kept as the base has them" in said
    assert "  1 row: " in said
    made = [one for one in trace(load_scenario(output)) if one.source.startswith("Calibrated")]
    assert not any("stay" in one.key for one in made)
    direct = next(one for one in made if one.key.startswith("demand.stream.direct.hour_shares"))
    assert "of all streams together, which nothing tells apart" in direct.source
    assert "Arrivals are calibrated" in output.read_text(encoding="utf-8")
    rows = list(csv.DictReader((tmp_path / "mine.calibrate.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["verdict"] for row in rows if "stay" in row["key"]} == {"not told without ready"}
    assert {row["verdict"] for row in rows if "direct.hour_shares" in row["key"]} == {"as the whole"}
    page = (tmp_path / "mine.calibrate.html").read_text(encoding="utf-8")
    assert "not told without ready" in page


def test_places_of_a_profile_that_differ_are_named() -> None:
    def one(key: str, says: str) -> Fitted:
        return Fitted(f"demand.stream.ed.{key}", says, 1.0, None, 9, "days")

    some = [one(f"hour_shares.{hour}", f"by ed: % of a day's patients at 0{hour}:00") for hour in (3, 4)]
    days = enumerate(("Monday", "Tuesday"))
    some += [one(f"weekday_factors.{n}", f"by ed: {day} against the mean") for n, day in days]
    assert profiles(some) == [
        "by ed: % of a day's patients at 03:00, 04:00", "by ed: Monday, Tuesday against the mean"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["missing.csv"], "cannot be read"), (["some.csv", "--output", "mine.csv"], "must end in .toml"),
        (["some.csv", "--from", "nowhere"], "not a known scenario"),
        (["some.csv", "--base", "none.toml"], "no such file"),
        (["some.csv", "--until", "soon"], "must be a date"), (["some.csv", "--name", "a\nb"], "one line of text"),
    ],
)  # fmt: skip
def test_wrong_input_is_one_line_and_leaves_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    columns(tmp_path, "arrived")
    assert main(["calibrate", *words]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["some.csv"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1366, 390])
def test_the_page_draws_itself_offline_and_fits_the_screen(made: Path, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((made.parent / "mine.calibrate.html").as_uri())
    page.wait_for_selector("#stays .js-plotly-plot, #stays .plot svg", state="attached")
    assert not errors
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".answer").count() >= 8
    page.close()
