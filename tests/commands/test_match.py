import csv
from pathlib import Path

import pytest

from dghsim.cli import main
from dghsim.scenario.shipped import shipped

COHORT = shipped("hereford").parent / "cohort.toml"


def test_the_cohort_is_matched_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "pairs.csv"
    assert main(["match", str(COHORT), "-o", str(out)]) == 0
    said = capsys.readouterr().out
    assert said.count("alike: ") > 8
    assert "No better grouping exists." in said
    assert "synthetic" not in said
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 22
    assert all(row["next_best"] for row in rows)


def test_a_hospital_that_cannot_be_read_is_named_and_the_rest_matched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = COHORT.parent.as_posix()
    (tmp_path / "three.toml").write_text(
        'schema_version = 1\nkind = "cohort"\nname = "Three"\n[hospital]\n'
        f'a = {{ file = "{folder}/cohort/rlq.toml" }}\nb = {{ file = "{folder}/cohort/rbd.toml" }}\n'
        'c = { file = "no.toml" }\n',
        encoding="utf-8",
    )
    assert main(["match", str(tmp_path / "three.toml")]) == 1
    assert "Left out: c: " in capsys.readouterr().out


@pytest.mark.parametrize(
    "more",
    [
        ["--size", "9"],
        ["--weigh", "take"],
        ["--weigh", "take=nan"],
        ["--for", "rotas", "--minutes", "0"],
        ["--minutes", "nan"],
    ],
)
def test_wrong_words_are_refused_in_one_line(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", str(COHORT), *more]) == 2
    assert capsys.readouterr().err.count("\n") == 1
