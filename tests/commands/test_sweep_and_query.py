"""`dghsim sweep` and `dghsim query` from end to end."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from helpers.sweeps import TAKE, sweep_file

from dghsim.cli import main
from dghsim.report.ours import is_results
from dghsim.studies.drawn_once import DrawnOnce

FORMULA = """
[intervention.hostile]
says = "=HYPERLINK(1)<script>"
evidence = "Chosen here"
set = { "hospital.trust" = "=cmd()" }
"""


def test_a_sweep_is_reckoned_run_and_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = str(sweep_file(tmp_path, TAKE + FORMULA)), str(tmp_path / "out")
    assert main(["sweep", file, "--dry-run", "--workers", "2"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Cells: 12, in 6 files\nReplications: 24\nRotas: at most 2; ")
    assert "by 2 workers" in said
    assert not Path(out).exists()
    assert main(["sweep", file, "-o", out, "--workers", "1"]) == 0
    done = capsys.readouterr()
    assert done.out.startswith("Small: 1 hospital x 6 points x 2 changes = 12 cells\n")
    assert "12 of 12 cells; 0 s left" in done.err
    assert main(["sweep", file, "-o", out]) == 2
    assert "already there; --resume goes on with it" in capsys.readouterr().err
    assert main(["query", out]) == 0
    listed = capsys.readouterr().out
    assert "12 of 12 cells done" in listed
    assert "  changes " in listed
    assert main(["query", out, "factors", "--measure", "stay_mean_days", "--rows", "2"]) == 0
    told = capsys.readouterr().out
    assert main(["query", out, "--measure", "stay_mean_days", "factors", "--rows", "2"]) == 0
    assert capsys.readouterr().out == told
    shown = told.splitlines()
    assert shown[0] == "stay_mean_days: Stay, mean, days"
    assert shown[1].split() == ["factor", "value", "cells", "mean"]
    assert len(shown) == 5
    assert shown[-1].startswith("... and more: --rows")


def test_csv_goes_out_whole_and_inert(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = str(sweep_file(tmp_path, TAKE.replace("[20", "[-1, 20") + FORMULA)), str(tmp_path / "out")
    assert main(["sweep", file, "-o", out, "--workers", "1", "--quiet"]) == 1  # cells failed
    capsys.readouterr()
    assert main(["query", out, "--sql", "SELECT says, name FROM changes", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[2] == "'=HYPERLINK(1)<script>,hostile"
    target = tmp_path / "answer.csv"
    assert main(["query", out, "cells", "-o", str(target)]) == 0
    assert len(target.read_text().splitlines()) == 1 + 12
    assert capsys.readouterr().out == ""
    assert main(["query", out, "--sql", "SELECT chr(27) || 'a' AS \"b\x1b\""]) == 0
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["cell"], "did you mean cells"),
        (["cells", "--measure", "nothing_like_it"], "is not a known measure of the study"),
        (["cells", "--sql", "SELECT 1"], "query: give the name of a question or --sql, not both"),
        (["--sql", "SELECT 1", "--measure", "stay_mean_days"], "query: --measure goes with the name of a question"),
        (["cells", "--rows", "2", "best"], "unrecognized arguments: best"),
        (["--rows", "2", "cells", "--nothing"], "unrecognized arguments: --nothing;"),
        (["--sql", "DELETE FROM cells"], "--sql: must be a SELECT"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_one_line(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "asked"
    if not folder.exists():
        file = sweep_file(tmp_path_factory.mktemp("file"), "")
        assert main(["sweep", str(file), "-o", str(folder), "--workers", "1", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["query", str(folder), *words]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


def test_where_every_cell_failed_each_command_says_so_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = (
        str(sweep_file(tmp_path, TAKE.replace("[20, 30, 40, 50, 60, 70]", "[-1, -2]"))),
        str(tmp_path / "out"),
    )
    assert main(["sweep", file, "-o", out, "--workers", "1"]) == 1
    assert (
        "2 cells could not be run; the first: as changed: demand.stream.customers.per_day"
        in capsys.readouterr().out
    )
    assert main(["query", out, "failures"]) == 0
    assert "per_day: must be at least 0.0, not -1\n" in capsys.readouterr().out  # whole, however long
    assert main(["query", out, "best"]) == 2
    assert "of a study with nothing measured" in capsys.readouterr().err
    assert main(["study", out]) == 2
    said = capsys.readouterr().err
    assert "of 2 cells that are done of 2 all failed" in said
    assert said.count("\n") == 1


def test_a_fault_of_the_program_says_that_it_may_be_tried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["sweep", str(sweep_file(tmp_path, "")), "-o", str(tmp_path / "out"), "--workers", "1"]
    with monkeypatch.context() as patch:
        patch.setattr(DrawnOnce, "run", Mock(side_effect=RuntimeError("a bit fell over")))
        assert main(asked) == 1
    said = capsys.readouterr().out
    assert "the first: a fault of the program: RuntimeError: 'a bit fell over'\n" in said
    assert "--resume tries again what met a fault of the program\n" in said
    assert main([*asked, "--resume"]) == 0
    assert "met a fault" not in capsys.readouterr().out


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = str(sweep_file(tmp_path)), tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    assert main(["sweep", file, "-o", str(out), "--resume", "--overwrite"]) == 2
    assert "give one of them" in capsys.readouterr().err
    for words in (["--resume"], ["--overwrite"], []):
        assert main(["sweep", file, "-o", str(out), *words]) == 2
        assert "holds no study, but 'thesis.txt'" in capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["thesis.txt"]
    assert main(["query", str(out)]) == 2


def test_an_earlier_study_is_moved_aside(tmp_path: Path) -> None:
    file, out = str(sweep_file(tmp_path, "")), tmp_path / "out"
    for more in ([], ["--overwrite"]):
        assert main(["sweep", file, "-o", str(out), "--workers", "1", "--quiet", *more]) == 0
        assert is_results(out)
    assert (tmp_path / "out.old1" / "study.json").read_bytes() == (out / "study.json").read_bytes()


def test_a_study_that_was_only_begun_is_moved_aside_too(tmp_path: Path) -> None:
    file, out = str(sweep_file(tmp_path, "")), tmp_path / "out"
    (out / "chunks").mkdir(parents=True)
    (out / ".study.json.part").write_text("half")
    assert main(["sweep", file, "-o", str(out), "--workers", "1", "--quiet", "--overwrite"]) == 0
    assert (tmp_path / "out.old1" / ".study.json.part").exists()
