"""The command line: what it answers, and that bad input gets one line and exit 2."""

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.bad_scenarios import Bad, bad_scenarios

from dghsim import cli
from dghsim.cli import main
from dghsim.studies.workers import FORKED, STARTED

ROOT = Path(__file__).parent.parent
HEREFORD = str(ROOT / "scenarios" / "hereford.toml")
COHORT = str(ROOT / "scenarios" / "cohort.toml")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line with which the command refuses."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dghsim: ")
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize("case", bad_scenarios(), ids=lambda case: case.title[:80])
def test_every_bad_scenario_gets_one_line(
    case: Bad, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(case.content)
    output = tmp_path / "out"
    assert case.names in refused(capsys, "run", str(file), "-o", str(output))
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["frob"], "invalid choice"),
        (["run"], "required"),
        (["run", "no-such-file.toml"], "no-such-file.toml"),
        (["run", HEREFORD, "--replications", "0"], "1 to 100000"),
        (["run", HEREFORD, "--replications", "9" * 40], "1 to 100000"),
        (["run", HEREFORD, "--seed", "-1"], "--seed"),
        (["run", HEREFORD, "--engine", "fast"], "kernel"),
        (["run", HEREFORD, "--logs", "some"], "all or none"),
        (["run", HEREFORD, "--set", "rota.tier.registrar.in_pots=9"], "in_post"),
        (["run", HEREFORD, "--set", "rota.tier.registrar.in_post=nan"], "in_post"),
        (["run", HEREFORD, "--set", "nonsense"], "nonsense"),
        (["run", HEREFORD, "--apply", "magic"], "magic"),
        (["compare", HEREFORD], "two files"),
        (["compare", COHORT, "-o", "x" * 300], "File name too long"),
        (["run", HEREFORD, "-o", "..", "--overwrite"], "not a folder that results can be written to"),
        (["match", COHORT, "-o", "no-such-folder/pairs.csv"], "No such file or directory"),
        (["match", COHORT, "-o", "no-such-folder/pairs.toml"], "must end in .csv"),
        (["check", "no-such.csv", "--rules", "training-2019"], "no-such.csv"),
        (["check", HEREFORD, "--rules", "training-2019"], "hereford.toml"),
        (["validate", str(ROOT)], "scenario"),
        (
            ["validate", HEREFORD, "--set", 'rota.tier.registrar.rules="training-2091"'],
            "nearest: training-201",
        ),
        (
            [
                "validate",
                HEREFORD,
                "--set",
                "rota.tier.registrar.relax={x=1}",
                "--set",
                'rota.tier.registrar.relax_reason="x"',
            ],
            "override 'x' of training-2019",
        ),
    ],
)
def test_bad_arguments_get_one_line(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert says in refused(capsys, *arguments)


def test_results_that_are_there_are_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    assert "--overwrite" in refused(capsys, "run", HEREFORD, "-o", str(tmp_path / "mine"))


@pytest.mark.parametrize("more", [[], ["--overwrite"]])
def test_a_folder_of_something_else_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    thesis = tmp_path / "mine" / "thesis.txt"
    thesis.parent.mkdir()
    thesis.write_text("mine")
    said = refused(capsys, "run", HEREFORD, "-o", str(thesis.parent), *more)
    assert "mine: holds no results of dghsim, but 'thesis.txt'; it is left as it is, -o names another" in said
    assert "--overwrite" not in said
    assert list(tmp_path.rglob("*")) == [thesis.parent, thesis]


def test_runs_of_another_length_are_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    longer = tmp_path / "longer.toml"
    longer.write_text(f'extends = "{Path(HEREFORD).as_posix()}"\n[run]\nweeks = 53\n')
    assert "longer.toml" in refused(capsys, "compare", HEREFORD, str(longer))


def test_unknown_rules_name_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rota = tmp_path / "rota.csv"
    rota.write_text("doctor,start,end\nA,2022-04-04T09:00,2022-04-04T17:00\n")
    assert "training-2019" in refused(capsys, "check", str(rota), "--rules", "training-2091")


def test_check_says_no_with_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rota = tmp_path / "rota.csv"
    rota.write_text(
        "doctor,start,end\nA,2022-04-04T08:00,2022-04-04T21:00\nA,2022-04-05T07:45,2022-04-05T17:00\n"
    )
    assert main(["check", str(rota), "--rules", "training-2019", "--json"]) == 1
    breaches = json.loads(capsys.readouterr().out)["breaches"]
    assert [breach["rule"] for breach in breaches] == ["rest_11"]


def test_check_finds_nothing_with_exit_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rota = tmp_path / "rota.csv"
    rota.write_text("doctor,start,end\nA,2022-04-04T09:00,2022-04-04T17:00\n")
    assert main(["check", str(rota), "--rules", "training-2019"]) == 0
    assert "no breach found" in capsys.readouterr().out.lower()


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["additionalProperties"] is False


def test_new_writes_a_scenario_that_validates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.toml"
    assert main(["new", str(mine)]) == 0
    assert main(["validate", str(mine)]) == 0
    capsys.readouterr()
    before = mine.read_bytes()
    assert "mine.toml" in refused(capsys, "new", str(mine))
    assert mine.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        "compare a --quiet b c -o out",
        "compare --quiet a b -o out c",
        "compare a b -o out c --quiet",
        "compare -o out --quiet -- a b c",
    ],
)
def test_options_may_stand_between_files(words: str) -> None:
    asked = cli.parser().parse_args(words.split())
    assert (asked.files, asked.output, asked.quiet) == (["a", "b", "c"], "out", True)


@pytest.mark.parametrize(
    "words", ["study question --measure id", "--measure id study question", "study --measure id question"]
)
def test_a_question_may_stand_behind_an_option(words: str) -> None:
    asked = cli.parser().parse_args(["query", *words.split()])
    assert (asked.folder, asked.question, asked.measure) == ("study", "question", "id")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("compare a --quite b", "unrecognized arguments: --quite"),
        ("query study question another", "unrecognized arguments: another"),
        ("run a --quiet b", "unrecognized arguments: b"),
        ("compare --quiet", "required: FILE"),
    ],
)
def test_what_no_command_takes_is_named(words: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert says in refused(capsys, *words.split())


def test_help_says_who_does_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert (
        f"processes from {FORKED} replications on where they can be forked, from {STARTED} elsewhere" in said
    )
    assert "threads for fewer" in said


def test_help_and_version() -> None:
    for arguments in ([], ["--help"], ["--version"], ["run", "--help"]):
        done = subprocess.run(
            [sys.executable, "-m", "dghsim", *arguments], capture_output=True, text=True, check=False
        )
        assert done.returncode == (2 if not arguments else 0)
        assert done.stdout
        assert not done.stderr


def test_a_letter_that_the_terminal_lacks_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    out, heard = io.TextIOWrapper(io.BytesIO(), encoding="ascii"), signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(cli, "main", lambda: print("−0.3 hours"))
    with pytest.raises(SystemExit):
        cli.command_line()
    signal.signal(signal.SIGTERM, heard)
    out.flush()
    assert out.buffer.getvalue() == b"\\u22120.3 hours\n"
