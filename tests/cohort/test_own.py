"""A planner's own monthly figures, by the rules of the cohort."""

from pathlib import Path

import pytest

from dghsim.cli import main
from dghsim.cohort.build import cohort
from dghsim.scenario.load import load_scenario
from dghsim.scenario.provenance import idle_patterns, trace

HEAD = "month,emergency_admissions,direct_admissions,beds_open,beds_occupied,delayed\n"


def made(folder: Path, text: str, *words: str) -> Path:
    (folder / "months.csv").write_text(text, encoding="utf-8")
    output = folder / "mine.toml"
    assert main(["new", str(output), "--months", str(folder / "months.csv"), *words]) == 0
    return output


def test_a_hospitals_public_figures_give_its_file_of_the_cohort(tmp_path: Path) -> None:
    known = next(each for each in cohort() if each.place.code == "RBD")
    year, lengths = known.year, (30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31)
    rows = [
        f"{2022 + (place + 3) // 12}-{(place + 3) % 12 + 1:02d},{year.admissions * days / 365:.4f},"
        f"{known.place.direct_share * year.admissions * days / 365:.4f},"
        f"{year.adult_beds},{year.occupied},{year.delayed}"
        for place, days in enumerate(lengths)
    ]
    mine, theirs = load_scenario(made(tmp_path, HEAD + "\n".join(rows))), known.derived
    assert mine.demand.stream["ed"].per_day == pytest.approx(theirs.take - theirs.direct, abs=0.01)
    assert (mine.place["amu"].count, mine.place["ward"].count) == (theirs.amu, theirs.ward)
    assert not idle_patterns(mine)
    stay = mine.model_dump()["demand"]["attribute"]["stay"]["distribution"]["acute"]["median"]
    assert stay == pytest.approx(4.7 * known.longer, rel=0.01)


def test_it_says_that_the_figures_are_the_planners_own(tmp_path: Path) -> None:
    mine = load_scenario(made(tmp_path, HEAD + "2026-01,2000,200,300,220,40\n", "--name", "Mill Hill"))
    found = {one.key: one for one in trace(mine)}
    for key in (
        "demand.stream.ed.per_day",
        "place.ward.count",
        "demand.attribute.stay.distribution.acute.median",
    ):
        assert found[key].evidence == "yours"
        assert "the planner's own figures, 2026-01 to 2026-01" in found[key].source
    assert found["rota.tier.registrar.in_post"].evidence == "illustrative"
    assert (mine.name, mine.hospital.real) == ("Mill Hill", False)


def test_an_average_stay_goes_before_beds_and_is_said_where_they_disagree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "month;medical_admissions;beds_open;beds_occupied;average_stay_days\n2026-01;1000;300;280;3,0\n"
    made(tmp_path, text.replace("3,0", "3.0"))
    said = capsys.readouterr().out
    assert "average stay of 3.0 days does not go with the beds occupied" in said
    assert "1 month only" in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "needs a row of headings"), (HEAD, "needs a row of headings"),
        ("month,beds_open\n2026-01,300\n", "no column emergency_admissions or medical_admissions"),
        (HEAD.replace("delayed", "delaid") + "2026-01,1,1,1,1,1\n",
         "column F has a heading that is not known; did you mean delayed?"),
        (HEAD + "2026-01,2000,200,300,361,40\n", "row 2: 361 beds occupied of 300 open; allowed: up to 1.2 times"),
        (HEAD + "2026-13,2000,200,300,280,40\n", "row 2: month is none"),
        (HEAD + "2026-01,2000,200,300,280,40\n2026-01,2000,200,300,280,40\n", "row 3: month 2026-01 is there twice"),
        (HEAD + "2026-01,-5,200,300,280,40\n", "row 2: emergency_admissions is out of range"),
        (HEAD + "2026-01,nan,200,300,280,40\n", "row 2: emergency_admissions is out of range"),
        (HEAD + "2026-01,=1+1,200,300,280,40\n", "row 2: emergency_admissions is out of range"),
        (HEAD + "2026-01,1,900,200,300,280,40\n", "row 2: more cells than headings; allowed: numbers such as 1234.5"),
        (HEAD.replace(",", ";") + "2026-01;1900,5;200;300;280;40\n", "row 2: emergency_admissions is out of range"),
        (HEAD + "x" * 200_000, "is no CSV"),
        (HEAD + "2026-01,1e5,200,300,280,40\n", "medical patients a day"),
        (HEAD + "2026-01,,200,300,280,40\n", "fewer than 100 admissions"),
        (HEAD + "2026-01,2000,1990,300,280,40\n", "allowed: under 90 %"),
    ],
)  # fmt: skip
def test_figures_that_cannot_be_are_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    (tmp_path / "months.csv").write_text(text, encoding="utf-8")
    assert main(["new", str(tmp_path / "mine.toml"), "--months", str(tmp_path / "months.csv")]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert not (tmp_path / "mine.toml").exists()


@pytest.mark.parametrize("text", ["John Smith 9434765919,{head}1,{row}", "{head}John Smith 9434765919,{row}",
                                  "{head}2026-01,John Smith 9434765919,200,300,280,40"])  # fmt: skip
def test_nothing_personal_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    path = tmp_path / "months.csv"
    path.write_text(text.format(head=HEAD, row="2000,200,300,280,40"), encoding="utf-8")
    assert main(["new", str(tmp_path / "mine.toml"), "--months", str(path)]) == 2
    said = capsys.readouterr().err.casefold()
    assert "smith" not in said
    assert "9434765919" not in said


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        (
            "month,emergency_admissions,beds_open,beds_occupied\n2026-01,2000,300,220\n",
            {"admissions", "beds"},
        ),
        ("month,medical_admissions,beds_open,beds_occupied\n2026-01,1000,300,220\n", {"beds"}),
        ("month,medical_admissions,beds_open,average_stay_days\n2026-01,1000,300,4.5\n", set()),
    ],
    ids=["both assumed", "admissions known", "stay known"],
)
def test_only_shares_that_had_to_be_assumed_are_said_to_be(
    tmp_path: Path, text: str, assumed: set[str]
) -> None:
    share = load_scenario(made(tmp_path, text)).hospital.medical_share
    assert {name for name in ("admissions", "beds") if getattr(share, name) is not None} == assumed
