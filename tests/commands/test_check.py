"""`dghsim check`: rules by name, by tier, by file and by scenario; the people table; all of it for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dghsim.cli import main

HEREFORD = Path(__file__).parents[2] / "scenarios" / "hereford.toml"
NIGHTS = "doctor,start,end,tier\n" + "".join(
    f"Ann,2026-01-0{day} 22:00,2026-01-0{day + 1} 08:00,registrar\n" for day in (5, 6, 7, 8)
)
LOCAL = """
base = "training-2019"
[local.three_nights]
check = "run_length"
limit = 3
approved = "forum"
parameters = { of = "night" }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("rota.csv").write_text(NIGHTS)
    Path("local.toml").write_text(LOCAL)
    return tmp_path


def found(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, dict[str, list[dict[str, object]]]]:
    code = main(["check", "rota.csv", "--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("rules", "code"),
    [(["training-2019"], 0), (["local.toml"], 1), (["registrar=local.toml"], 1), (["registrar=wtr"], 0)],
)
def test_rules_are_a_name_or_a_file_for_all_or_for_a_tier(
    rules: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [part for name in rules for part in ("--rules", name)]
    answer, told = found(capsys, *options, "--weeks", "26")
    assert answer == code
    assert [each["rule"] for each in told["breaches"]] == ["three_nights"] * code


@pytest.mark.usefixtures("folder")
def test_people_have_rules_of_their_own_and_dates_in_post(capsys: pytest.CaptureFixture[str]) -> None:
    Path("people.csv").write_text("Doctor;Overrides;From;To\nAnn;night_max_4=3 (forum);05/01/2026;\n")
    code, told = found(capsys, "--rules", "training-2019", "--people", "people.csv")
    assert code == 1
    assert [each["rule"] for each in told["breaches"]] == ["night_max_4"]
    assert any("approved: forum" in str(line) for line in told["warnings"])


@pytest.mark.usefixtures("folder")
def test_the_rules_of_a_tier_hold_where_the_people_table_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rota.csv").write_text(NIGHTS + NIGHTS.replace("Ann", "Bob").partition("\n")[2])
    Path("people.csv").write_text("doctor,rules\nAnn,wtr\nBob,\n")
    code, told = found(capsys, "--rules", "registrar=local.toml", "--people", "people.csv")
    assert (code, [each["doctor"] for each in told["breaches"]]) == (1, ["Bob"])


@pytest.mark.usefixtures("folder")
def test_prospective_cover_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    days = [f"Ann,2026-01-0{day} 08:00,2026-01-0{day} 17:30,registrar\n" for day in range(5, 10)]
    Path("rota.csv").write_text("doctor,start,end,tier\n" + "".join(days))
    wrapped = ["--rules", "training-2019", "--cycle-weeks", "1"]
    assert found(capsys, *wrapped)[0] == 0
    for cover, code in (([], 1), (["35"], 1), (["2"], 0)):
        answer, told = found(capsys, *wrapped, "--prospective-cover", *cover)
        assert answer == code
        assert not any("absences unknown" in str(line) for line in told["warnings"])


@pytest.mark.usefixtures("folder")
def test_a_scenario_says_the_rules_and_what_is_agreed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.toml").write_text(
        f'extends = "{HEREFORD.as_posix()}"\n[rota.tier.registrar.local.three_nights]\ncheck = "run_length"\n'
        'limit = 3\napproved = "forum"\nparameters = { of = "night" }\n'
    )
    assert found(capsys, "--scenario", str(HEREFORD))[0] == 0
    code, told = found(capsys, "--scenario", "mine.toml")
    assert (code, [each["rule"] for each in told["breaches"]]) == (1, ["three_nights"])


@pytest.mark.usefixtures("folder")
def test_a_scenario_with_a_rota_of_its_own_says_what_the_codes_of_its_grid_mean(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("mine.toml").write_text(
        f'extends = "{HEREFORD.as_posix()}"\n[rota.own]\nfile = "rota.csv"\n'
        'legend = { LD = "registrar.long_day", N = "registrar.night", AL = "leave", Z = "zero" }\n'
    )
    days = ",".join(f"2026-01-{day:02}" for day in range(5, 12))
    Path("rota.csv").write_text(f"Doctor,{days}\nAnn,AL,N,N,N,N,N,Z\n")
    code, told = found(capsys, "--scenario", "mine.toml")
    assert (code, {each["doctor"] for each in told["breaches"]}) == (1, {"Ann"})
    assert "night_max_4" in {each["rule"] for each in told["breaches"]}


@pytest.mark.usefixtures("folder")
def test_a_scenario_knows_the_work_expected_on_call(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rota.csv").write_text(
        "doctor,start,end,kind,tier,duty\nAnn,2026-01-05 20:00,2026-01-06 08:00,nroc,consultant,on_call\n"
    )
    for options, known in ((["--rules", "consultant-2003"], False), (["--scenario", str(HEREFORD)], True)):
        _, told = found(capsys, *options)
        assert any("on-call work unknown" in str(line) for line in told["warnings"]) != known


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "--rules and --scenario"),
        (["--rules", "wtr", "--scenario", str(HEREFORD)], "--rules and --scenario"),
        (["--rules", "wtr", "--normal", "x"], "--normal: needs --pay"),
        (["--rules", "missing.toml"], "missing.toml"),
        (["--rules", "wtr", "--rules", "training-2019"], "TIER=NAME"),
        (["--rules", "consultant=wtr"], "tier 'registrar'"),
        (["--rules", "wtr", "--people", "missing.csv"], "missing.csv"),
        (["--rules", "wtr", "--people", "rota.csv"], "column 'start' is unknown"),
        (["--rules", "wtr", "--people", "bad.csv"], "bad.csv: people data row 1: wte is '3'"),
        (
            ["--rules", "wtr", "--people", "over.csv"],
            "over.csv: people data row 2: override 'rest_11' of wtr",
        ),
        (["--rules", "wtr", "--people", "limit.csv"], "limit.csv: people data row 1: override 'wtr_rest_11'"),
        (["--rules", "registrar=wtr", "--people", "over.csv"], "over.csv: people data row 2: override"),
        (["--rules", "wtr", "--people", "slip.csv"], "column 'opt_uot' is unknown (nearest: opt_out)"),
        (["--rules", "wtr", "--people", "date.csv"], "date.csv, row 2: from is 'soon'"),
        (["--rules", "wtr", "--prospective-cover", "many"], "--prospective-cover 'many'"),
        (["--rules", "wtr", "--prospective-cover", "-1"], "prospective_cover"),
    ],
)
def test_what_is_wrong_gets_one_line(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bad.csv").write_text("doctor,wte\nAnn,3\n")
    Path("slip.csv").write_text("doctor,opt_uot\nAnn,yes\n")
    Path("over.csv").write_text("doctor,overrides\nBob,\nAnn,rest_11=10 (x)\n")
    Path("limit.csv").write_text("doctor,overrides\nAnn,wtr_rest_11=nan (x)\n")
    Path("date.csv").write_text("doctor,from\nAnn,soon\n")
    assert main(["check", "rota.csv", *arguments]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert len(error.splitlines()) == 1


@pytest.mark.usefixtures("folder")
def test_all_names_every_breach(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(
        f"Ann,2026-0{month}-0{day} 08:00,2026-0{month}-0{day} 21:15,x\n"
        for month in (1, 2, 3)
        for day in (1, 5)
    )
    Path("rota.csv").write_text("doctor,start,end,tier\n" + rows)
    for options, more in (([], 1), (["--all"], 0)):
        assert main(["check", "rota.csv", "--rules", "training-2019", *options]) == 1
        told = capsys.readouterr().out
        assert told.count("      and 3 more") == told.count("--all tells every breach") == more


@pytest.mark.usefixtures("folder")
def test_pay_is_told_beside_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    Path("people.csv").write_text("doctor,basic_gbp\nAnn,40000\n")
    options = ["--rules", "training-2019", "--weeks", "8", "--people", "people.csv"]
    code, told = found(capsys, *options, "--pay")
    assert code == 0
    pay = dict(told["pay"])["Ann"]
    assert (pay["night_hours"], pay["on_call_percent"]) == (5, 0)
    assert "pay" not in found(capsys, *options)[1]
    assert main(["check", "rota.csv", *options, "--pay"]) == 0
    assert "night enhancement: 5.00 h, 4.6 %" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("weeks", "says"), [("1", "a cycle of 1 week;"), ("2", "a cycle of 2 weeks;")])
def test_pay_over_a_week_says_week(weeks: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("rota.csv").write_text("doctor,start,end\nAnn,2026-01-05 09:00,2026-01-05 17:00\n")
    assert main(["check", "rota.csv", "--rules", "training-2019", "--cycle-weeks", weeks, "--pay"]) == 0
    assert f"Pay, over {says}" in capsys.readouterr().out


def test_clinics_lost_need_normal_days(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "doctor,start,end,duty,tier\nAnn,2026-01-05 09:00,2026-01-05 17:00,ND,consultant\n"
    (folder / "rota.csv").write_text(text)
    (folder / "people.csv").write_text("doctor,clinics\nAnn,2\n")
    options = ["--rules", "consultant-2003", "--people", "people.csv", "--pay"]
    for normal, lost in (([], None), (["--normal", "ND"], 2 * 42 - 0.8)):
        _, told = found(capsys, *options, *normal)
        assert dict(told["pay"])["Ann"]["clinics_lost_a_year"] == lost
    (folder / "rota.csv").write_text(text.replace(",duty", ",work"))
    assert main(["check", "rota.csv", *options, "--normal", "ND"]) == 2
    assert "no column duty" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_headings_that_name_no_tier_are_told_where_rules_go_by_tier(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    days = ",".join(f"{day:02}/02/2026" for day in range(2, 9))
    path = tmp_path / "tiers.csv"
    path.write_text(f"Name,{days}\nREGISTRARS\nDr A,LD\nKey\nLD = 08:30-21:00\n", encoding="utf-8")
    assert main(["check", str(path), "--rules", "sho=training-2016"]) == 2
    assert "headings that name no tier given: 'REGISTRARS' at A2" in capsys.readouterr().err
