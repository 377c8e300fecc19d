"""What a planner may ask of averages, and the one line for what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.measures.precision.ask import precision_of, read_precision, with_precision
from dghsim.measures.precision.model import Precision, Target
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario

MMC = Path(__file__).parents[3] / "scenarios" / "textbook" / "mmc.toml"
WAIT = "wait_service_mean_minutes"


@pytest.fixture
def scenario() -> Scenario:
    return load_scenario(MMC)


def test_nothing_asked(scenario: Scenario) -> None:
    assert precision_of(scenario) is None


def test_in_the_unit_or_in_percent_from_the_file_or_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "mmc.toml").write_text(MMC.read_text(encoding="utf-8"), encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(
        f'extends = "mmc.toml"\n[run]\nmost_replications = 50\n'
        f'[run.precision]\n{WAIT} = 2\narrivals_per_day = "1.5%"\n',
        encoding="utf-8",
    )
    scenario = load_scenario(mine)
    asked = precision_of(with_precision(scenario, read_precision([f"{WAIT}=5 %", "stay_mean_days=1e-3"])), 7)
    assert asked == Precision(
        (Target(WAIT, 5, True), Target("arrivals_per_day", 1.5, True), Target("stay_mean_days", 0.001, False)), 7, 50
    )  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [0, -1, 1e10, float("nan"), float("inf"), 10**400, True, None, [], "", "0%", "101%", "nan", "inf", "five", "5%%",
     "1e400", "-3", "٣", "0x5", "5\x1b[31m", "9" * 500],
)  # fmt: skip
def test_no_half_width(scenario: Scenario, given: object) -> None:
    with pytest.raises(
        InputError, match=r"precision of 'stay_mean_days': .*must be a number above 0"
    ) as refused:
        with_precision(scenario, {"stay_mean_days": given})  # type: ignore[dict-item]
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("given", ["nan", "0", '"0%"', "true", '"x"', "-1", "[1]"])
def test_no_half_width_in_the_file(given: str) -> None:
    with pytest.raises(InputError, match=r"run\.precision\.stay_mean_days.*must be"):
        load_scenario(MMC, sets=[f"run.precision={{stay_mean_days={given}}}"])


@pytest.mark.parametrize(
    ("measure", "says"),
    [
        ("wait_service_mean_minute", "not a known measure; did you mean wait_service_mean_minutes"),
        ("</script>\x1b[31m", "not a known measure"),
        ("", "not a known measure"),
    ],
)  # fmt: skip
def test_no_such_measure(scenario: Scenario, measure: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        precision_of(with_precision(scenario, {measure: 1}))
    assert str(refused.value).isprintable()


def test_what_the_rota_fixes_has_no_interval() -> None:
    hereford = load_scenario(MMC.parents[1] / "hereford.toml")
    with pytest.raises(InputError, match="fixed by scenario and rota"):
        precision_of(with_precision(hereford, {"weekend_one_in_registrar": 1}))


@pytest.mark.parametrize(("most", "fewest"), [(14, 1), (19, None)])
def test_room_for_the_rule(scenario: Scenario, most: int, fewest: int | None) -> None:
    with pytest.raises(InputError, match="most_replications must be at least"):
        precision_of(with_precision(scenario, {WAIT: 1}, most), fewest)


@pytest.mark.parametrize("text", ["", "=", "=3", WAIT, " =1"])
def test_no_measure_and_half_width(text: str) -> None:
    with pytest.raises(InputError, match="MEASURE=HALFWIDTH"):
        read_precision([text])
