from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario.cohort_file import is_cohort, load_cohort
from dghsim.scenario.shipped import shipped

HEAD = 'schema_version = 1\nkind = "cohort"\nname = "Two"\n'


def write(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "two.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_shipped_cohort_names_files_that_are_there() -> None:
    file = shipped("hereford").parent / "cohort.toml"
    cohort = load_cohort(file)
    assert is_cohort(file)
    assert not is_cohort(shipped("hereford"))
    assert len(cohort.hospital) == 23
    assert {(file.parent / member.file).is_file() for member in cohort.hospital.values()} == {True}
    assert {member.staffing for member in cohort.hospital.values()} == {"rule"}
    assert "never named" in cohort.caveat


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD, "hospital: is missing"),
        (HEAD + "[hospital]\n", "hospital: must have at least 1"),
        (HEAD + '[hospital]\na = { file = "a.toml", stafing = "own" }\n', "did you mean staffing?"),
        (HEAD + '[hospital]\na = { file = "a.toml", staffing = "mine" }\n', "hospital.a.staffing: must be"),
        (HEAD + "[hospital]\na = { file = 3 }\n", "hospital.a.file: must be text"),
        (
            HEAD + '[run]\nreplications = 1\n[hospital]\na = { file = "a.toml" }\n',
            "run.replications: must be at least 2",
        ),
        (HEAD + '[run]\nweeks = nan\n[hospital]\na = { file = "a.toml" }\n', "run.weeks"),
        (HEAD + 'about = "\\u001b[2J"\n[hospital]\na = { file = "a.toml" }\n', "about"),
    ],
)
def test_a_cohort_that_is_none_is_refused_by_its_key(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        load_cohort(write(tmp_path, text))
    assert says in str(error.value)
    assert "\n" not in str(error.value)
