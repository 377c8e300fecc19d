"""`dghsim compare FILE --lever NAME --neighbour FILE` from end to end, on two queues small enough for a second."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from dghsim.cli import main

MMC = Path(__file__).parents[2] / "scenarios" / "textbook" / "mmc.toml"
SHORT = ("--set", "run.weeks=2", "--set", "run.warm_up_weeks=0", "--replications", "3", "--quiet")
LEVER = """schema_version = 1
kind = "lever"
name = "Half of them go next door"
says = "Half of those who come are sent to the next hospital"
mechanism = "A chance at the door"
unchanged = "Who comes"
unit = "share"
usual = "half"
watch = ["arrivals_per_day"]

[[evidence]]
study = "None"
effect = "None"
design = "None"
sure = "not at all"

[common.set]
"demand.stream.customers.start" = "door"
"pathway.stage.door" = { type = "branch", cases = [{ when = { chance = 0.5 }, goto = "away" }], next = "service" }
"pathway.stage.away" = { type = "elsewhere", to = "next", start = "service", next = "service" }

[level.half]
dose = 0.5
says = "Half"
"""


JOINT = (
    LEVER[: LEVER.index("[common.set]")]
    + """[common.set]
"rota.tier.servers.duty.always.also" = { at = ["next"], away = "away", resident = true }
"work.away" = { duration = { family = "fixed", unit = "minutes", value = 1 } }

[level.half]
dose = 0.5
says = "Half"

[neighbour.common.set]
"rota.tier.servers.duty.always.cover" = [1, 1, 1, 1, 1, 1, 1]
"work.away" = { duration = { family = "fixed", unit = "minutes", value = 1 } }
"""
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    made = MMC.read_text(encoding="utf-8")
    (tmp_path / "here.toml").write_text(made, encoding="utf-8")
    (tmp_path / "there.toml").write_text(
        'extends = "here.toml"\n[hospital]\ncode = "THERE"\n', encoding="utf-8"
    )
    (tmp_path / "half.toml").write_text(LEVER, encoding="utf-8")
    return tmp_path


def compare(folder: Path, *more: str) -> int:
    asked = ["compare", str(folder / "here.toml"), "--lever", str(folder / "half.toml"), *more]
    return main([*asked, *SHORT, "--output", str(folder / "out")])


def test_the_hospital_next_door_gets_who_is_sent(files: Path) -> None:
    assert compare(files, "--neighbour", str(files / "there.toml")) == 0
    out = files / "out"
    (there,) = out.glob("next-door-*.csv")
    (here,) = out.glob("difference-*.csv")
    more = pd.read_csv(there).set_index("measure_id").loc["arrivals_per_day"]
    fewer = pd.read_csv(here).set_index("measure_id").loc["arrivals_per_day"]
    # Ten an hour at each: half of one's are the other's, to the patient, since nobody is on the way.
    assert more["base"] == pytest.approx(240, rel=0.05)
    assert more["difference"] == pytest.approx(-fewer["difference"])
    assert more["difference"] == pytest.approx(120, rel=0.1)
    assert more["verdict"] == "differs"
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "The hospital next door" in page
    assert page.index("Here: Patients sent to another hospital") < page.index("There: Arrivals a day")
    assert "patients a day are sent from here" in page
    assert "the income for them goes with them and is in no cost here" in page


def test_without_a_neighbour_they_only_leave(files: Path) -> None:
    assert compare(files) == 0
    assert not list((files / "out").glob("next-door-*"))
    assert "The hospital next door" not in (files / "out" / "report.html").read_text(encoding="utf-8")


def with_minutes(files: Path, minutes: int) -> None:
    """Fewer customers; a lever by which the servers here help out next door, where two of three go."""
    made = MMC.read_text(encoding="utf-8").replace("per_day = 240", "per_day = 96")
    around = f"[hospital]\naround = {{ minutes_to = {{ THERE = {minutes} }} }}"
    (files / "here.toml").write_text(made.replace("[hospital]", around), encoding="utf-8")
    (files / "half.toml").write_text(JOINT, encoding="utf-8")


def test_a_lever_of_two_changes_both_and_each_has_its_own_work(files: Path) -> None:
    with_minutes(files, 10)
    assert compare(files, "--neighbour", str(files / "there.toml")) == 0
    (there,), (here,) = (files / "out").glob("next-door-*.csv"), (files / "out").glob("difference-*.csv")
    theirs, ours = (pd.read_csv(file).set_index("measure_id") for file in (there, here))
    for books in (theirs, ours):
        assert books.loc["arrivals_per_day", "difference"] == 0
        assert books.loc["wait_service_mean_minutes", "difference"] > 0.5
    # An offered load of one each: what the one server left there does not do is done from here, with the way.
    busy = [books.loc["utilisation_percent_servers_always", "changed"] for books in (ours, theirs)]
    assert 55 < busy[0] < 100
    page = (files / "out" / "report.html").read_text(encoding="utf-8")
    assert "each pays its own doctors" in page


def test_the_nearest_beside_it_is_found_and_how_far_it_is_told(files: Path) -> None:
    with_minutes(files, 10)
    farther = 'extends = "here.toml"\n[hospital]\ncode = "FAR"\naround = { minutes_to = { HERE = 11 } }\n'
    (files / "farther.toml").write_text(farther, encoding="utf-8")
    (files / "half.toml").write_text(LEVER, encoding="utf-8")
    assert compare(files, "--neighbour", "nearest", "--quick") == 0
    page = (files / "out" / "report.html").read_text(encoding="utf-8")
    assert "runs by the same clock, 10 minutes away by road." in page
    assert "and the next acute hospital by car" not in page
    assert (files / "out" / "next-door-half=half.csv").exists()


def test_one_that_is_farther_than_the_next_is_said_to_be_so(files: Path) -> None:
    with_minutes(files, 51)
    made = (files / "here.toml").read_text(encoding="utf-8")
    nearer = made.replace("around = {", "around = { minutes_to_next_hospital = 40,")
    (files / "here.toml").write_text(nearer, encoding="utf-8")
    (files / "half.toml").write_text(LEVER, encoding="utf-8")
    assert compare(files, "--neighbour", "nearest", "--quick") == 0
    page = (files / "out" / "report.html").read_text(encoding="utf-8")
    assert "is 51 minutes away by road, and the next acute hospital by car 40" in page


def test_where_there_is_none_beside_it_one_line_says_what_is_missing(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(files, "--neighbour", "nearest") == 2
    said = capsys.readouterr().err
    assert "is of another hospital to which the way is known" in said
    assert said.count("\n") == 1


def test_a_cohort_has_no_neighbour(capsys: pytest.CaptureFixture[str]) -> None:
    cohort = str(MMC.parents[1] / "cohort.toml")
    assert main(["compare", cohort, "--lever", "twilight", "--neighbour", "nearest", "--quiet"]) == 2
    assert "--neighbour is of one hospital's file" in capsys.readouterr().err


def test_too_far_for_a_lever_of_two_is_one_line(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_minutes(files, 46)
    assert compare(files, "--neighbour", str(files / "there.toml")) == 2
    said = capsys.readouterr().err
    assert "it is 46 minutes by road to 'THERE'; allowed: at most 45" in said
    assert said.count("\n") == 1
    assert compare(files) == 2
    assert "changes the hospital next door too" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("neighbour", "says"),
    [
        ("nowhere.toml", "nowhere.toml"),
        ("here.toml", "two sites have the hospital.code"),
    ],
)
def test_a_neighbour_that_cannot_be_is_one_line(
    files: Path, neighbour: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(files, "--neighbour", str(files / neighbour)) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert not (files / "out").exists()


def test_a_neighbour_without_a_lever_is_refused(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = str(files / "there.toml")
    assert main(["compare", str(files / "here.toml"), "--neighbour", there, "--quiet"]) == 2
    assert "--neighbour is the hospital next door" in capsys.readouterr().err


INCOME = "".join(
    f'[income.price.{name}]\nsays = "A price"\nlow = {low}\nbest = {best}\nhigh = {high}\nevidence = "illustrative"\n'
    'source = "Made up"\n'
    for name, low, best, high in (
        ("short_stay_gbp", 500, 600, 700), ("long_stay_gbp", 2000, 3000, 4000), ("marginal_share", 0.5, 1.0, 1.0),
        ("ed_attendance_gbp", 50, 100, 150), ("bed_day_gbp", 300, 300, 300), ("step_beds", 6, 6, 6),
        ("consumables_gbp_per_bed_day", 20, 20, 20), ("step_gbp_per_year", 1, 1, 1), ("occupied_share", 0.9, 0.9, 0.9),
    )
)  # fmt: skip


def priced(files: Path) -> None:
    made = LEVER.replace("[common.set]", '[income]\nprice_year = "2016/17"\n' + INCOME + "\n[common.set]")
    (files / "half.toml").write_text(made, encoding="utf-8")


def test_the_money_of_those_who_are_sent_follows_them(files: Path) -> None:
    """A customer is an attendance at £100, and all of it moves: 120 a day are some £4.4 million a year."""
    priced(files)
    assert compare(files, "--neighbour", str(files / "there.toml"), "--quick") == 0
    books = pd.read_csv(files / "out" / "sent-money.csv").set_index(["line", "payee"])["difference_gbp"]
    gone = books["patients sent next door", "The hospital"]
    assert -gone == pytest.approx(120 * 364 * 100, rel=0.1)
    assert books["patients sent next door", "The hospital next door"] == pytest.approx(-gone, abs=0.005)
    page = (files / "out" / "report.html").read_text(encoding="utf-8")
    assert "The money that goes with them" in page
    assert "Each patient sent is worth what the mean patient here is without the lever, £100" in page
    assert re.search(
        r"the income for them, £4\.\d\d million \(.*\) a year in pounds of 2016/17, goes with them", page
    )
    assert re.search(
        r"low end of its range £1\.\d\d million a year leave here, at the high end £6\.\d\d million", page
    )


def test_without_a_price_there_are_no_pounds(files: Path) -> None:
    assert compare(files, "--neighbour", str(files / "there.toml"), "--quick") == 0
    assert not (files / "out" / "sent-money.csv").exists()
    assert "The money that goes with them" not in (files / "out" / "report.html").read_text(encoding="utf-8")


def test_a_queue_that_grows_next_door_has_no_wait(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There 360 a day come with the lever to servers who can see 288; here, and there without it, nothing grows."""
    text = (files / "half.toml").read_text(encoding="utf-8")
    watch = 'watch = ["arrivals_per_day"]'
    (files / "half.toml").write_text(
        text.replace(watch, 'watch = ["wait_service_mean_minutes", "arrivals_per_day"]'), encoding="utf-8"
    )
    asked = ["compare", str(files / "here.toml"), "--lever", str(files / "half.toml"), "--quick"]
    asked += ["--neighbour", str(files / "there.toml"), "--output", str(files / "out"), "--replications", "6"]
    assert main([*asked, "--set", "run.weeks=4", "--set", "run.warm_up_weeks=0"]) == 0
    page = (files / "out" / "report.html").read_text(encoding="utf-8")
    section = page[page.index('id="next-door"') : page.index("</section>", page.index('id="next-door"'))]
    table, _, notes = section.partition("</table>")
    assert table.count("not settled") == 2  # the wait, and the stay
    assert "There: Arrivals a day" in table
    said = "not settled: still growing when the run ends; longer runs give more (pieces of patients"
    assert f"Next door, half: half: {said}" in notes
    assert "Next door, without any lever: " not in notes
    told = " ".join(capsys.readouterr().out.split())
    assert f"Next door: with it {said}" in told
    here, _, there = told.partition("At Textbook")
    assert "Waits and stays are left out." in there
    assert "Waits and stays are left out." not in here
    assert "Stay, mean, days" not in there
    assert "Stay, mean, days" in here
