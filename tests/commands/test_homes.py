"""Homes from the command line: what is written and told, and what is refused in one line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from helpers.home_town import HOSTILE, written
from report.markup import Markup, read

from dghsim.cli import DONE, WRONG_INPUT, main
from dghsim.report.ours import is_results


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    file = written(
        folder, name=f"A town {HOSTILE}", home__north__label=f"North {HOSTILE}", purse__price_year=HOSTILE
    )
    assert main(["homes", str(file), "-o", str(folder / "out"), "--quiet"]) == DONE
    return folder / "out"


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_the_page_has_hospital_homes_practices_and_money(results: Path) -> None:
    assert is_results(results)
    page = (results / "report.html").read_text(encoding="utf-8")
    words = read(page)
    for said in (
        "In short", "How many could be kept with endless capacity is assumed", "Frail people reviewed",
        "Frail people known by a review", "Step-up care in use", "only how it fills up", "Larwood and Bawtry",
        "In the hospital", "For the practices", "Wait for an appointment", "The money that follows",
        "Who wins and who loses", "What can be spent again, and what cannot", "What would have to be true",
        "pounds of two years are added up", "Told elsewhere: 14 to 8 days",
    ):  # fmt: skip
        assert said in words, said
    assert words.index("In short") < words.index("The homes save") < words.index("The same patients")
    assert 'id="home-waiting"' in page
    assert 'id="home-money-parties"' in page


def test_the_page_tells_what_is_assumed_of_practices_and_what_the_corridor_does(tmp_path: Path) -> None:
    says = {
        "asks_more": {"elasticity": 0.3}, "prescribing": {"saves_gbp_per_person_year": 4.0},
        "vacancies": {"filled_share": 0.5, "vacant_weeks": 20.0, "hours_a_post": 25.0},
    }  # fmt: skip
    file = written(tmp_path, **{f"practices__{name}": value for name, value in says.items()})
    assert main(["homes", str(file), "-o", str(tmp_path / "out"), "--quiet"]) == DONE
    words = read((tmp_path / "out" / "report.html").read_text(encoding="utf-8"))
    for said in (
        "With those whom shorter waits bring, and without them", "Were as many to ask as without homes",
        "an elasticity of 0.3 as written", "Not assumed: that prescribing costs £4.00",
        "are filled for 50 % of the time",
        "What each home would win or lose by the contract, by its corridor",
    ):  # fmt: skip
        assert said in words, said
    corridors = rows_of(tmp_path / "out" / "home-money-corridor.csv")
    assert [row["corridor_share"] for row in corridors[::2]] == ["0.0", "0.005", "0.01", "0.02"]
    more = ["--set", "practices.prescribing.assumed=true", "--overwrite"]
    assert main(["homes", str(file), "-o", str(tmp_path / "out"), "--quiet", *more]) == DONE
    words = read((tmp_path / "out" / "report.html").read_text(encoding="utf-8"))
    assert "Assumed, with no mechanism: prescribing costs £4.00" in words


def test_text_from_the_file_is_inert(results: Path) -> None:
    markup = Markup()
    markup.feed((results / "report.html").read_text(encoding="utf-8"))
    assert not markup.tagged("img")
    assert not [name for element in markup.elements for name in element.attributes if name.startswith("on")]


def test_payments_of_the_file_are_closed_books(results: Path) -> None:
    balance: dict[str, float] = {}
    for row in rows_of(results / "home-money.csv"):
        more = float(row["difference"])
        balance[row["payer"]] = balance.get(row["payer"], 0.0) - more
        balance[row["payee"]] = balance.get(row["payee"], 0.0) + more
    assert sum(balance.values()) == pytest.approx(0, abs=1e-3)
    told = {
        row["party"]: float(row["better_off_gbp_per_year"])
        for row in rows_of(results / "home-money-parties.csv")
    }
    assert told == pytest.approx(balance, abs=0.01)


def test_every_figure_of_every_home_is_in_its_file(results: Path) -> None:
    rows = rows_of(results / "home-practice.csv")
    assert {row["home"] for row in rows} == {f"North {HOSTILE}", "South"}
    north = {row["measure_id"]: row for row in rows if row["home"] != "South"}
    assert float(north["gp_hours_meeting_per_week"]["with"]) > 2
    assert (results / "with" / "summary.csv").is_file()
    assert (results / "without" / "manifest.json").is_file()


def test_what_is_told_ends_with_bed_days_and_pounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, run__weeks=2)
    assert main(["homes", str(file), "-o", str(tmp_path / "out"), "--replications", "2"]) == DONE
    told = capsys.readouterr().out
    assert "bed-days" in told
    assert "and the homes cost £" in told


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"home": None}, "no home whose team has posts"),
        ({"practices": None}, "purse: needs [practices]"),
        ({"rota": None}, "purse: needs rota.tier.servers.grades"),
        ({"home__north__practices__hours_per_week": {"farmacist": 1.0}}, "did you mean pharmacist?"),
        (
            {"home__north__practices__hours_per_week": {"nurse": 1.0}},
            "needs purse.pay_gbp_per_patient_hour.nurse",
        ),
        ({"practices__hours_per_1000_week": {"gp": 1.0, "nurse": 1.0}}, "the last discipline must be gp"),
        ({"practices__request__nursing__minutes": {"vet": 1.0}}, "minutes of vet"),
        ({"practices__request__routine__to_ed_share": 0.9}, "must not be more than 1 together"),
        ({"practices__request__routine__weekday_factors": [0.0] * 5}, "must not all be zero"),
        ({"purse__capitation__community_gbp_per_person_year": 900.0}, "must be within gbp_per_person_year"),
        ({"purse__hospital__step_beds": 0}, "purse.hospital.step_beds"),
        ({"purse__start_up_years": 1e-300}, "purse.start_up_years"),
        ({"purse__capitation__share": float("nan")}, "purse.capitation.share"),
    ],
)
def test_what_does_not_fit_is_one_line(
    changes: dict[str, object], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["homes", str(written(tmp_path, **changes)), "-o", str(tmp_path / "out")]) == WRONG_INPUT
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
