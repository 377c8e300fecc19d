from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario import shipped as module
from dghsim.scenario.cohort_file import is_cohort
from dghsim.scenario.shipped import COHORTS, shipped, shipped_as, shipped_names


def test_shipped_scenarios_are_found_in_a_checkout() -> None:
    assert {"hereford", "textbook/ample_servers", "textbook/mmc", "textbook/two_priorities"} <= set(
        shipped_names()
    )
    assert shipped("hereford") == shipped("hereford.toml")
    assert shipped("hereford").is_file()


def test_shipped_scenarios_are_found_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dghsim" / "scenarios"
    folder.mkdir(parents=True)
    (folder / "only.toml").write_text("")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "dghsim" / "scenario" / "shipped.py"))
    assert shipped_names() == ("only",)
    assert shipped("only") == folder / "only.toml"


@pytest.mark.parametrize("name", ["", "../pyproject", "/etc/passwd", "hereford\0", "textbook"])
def test_nothing_else_is_found(name: str) -> None:
    with pytest.raises(InputError, match="is not a known scenario"):
        shipped(name)


def test_a_file_that_names_hospitals_is_no_scenario() -> None:
    folder = shipped("hereford").parent
    found = {path.stem for path in folder.glob("*.toml") if is_cohort(path)}
    assert found == set(COHORTS)
    assert not found & set(shipped_names())


@pytest.mark.parametrize(
    ("asked", "name"), [("RBD", "cohort/rbd"), ("rbd", "cohort/rbd"), ("cohort/rbd", "cohort/rbd"),
                        ("hereford", "hereford"), ("hereford.toml", "hereford"), ("SYNTH12", "cohort/synth12")]
)  # fmt: skip
def test_a_hospital_goes_by_its_code(asked: str, name: str) -> None:
    assert shipped_as(asked) == name


@pytest.mark.parametrize(("asked", "near"), [("RBDD", "rbd"), ("herford", "hereford")])
def test_an_unknown_code_names_the_nearest(asked: str, near: str) -> None:
    with pytest.raises(InputError, match=f"did you mean {near}") as error:
        shipped_as(asked)
    assert str(error.value).startswith("--from: ")


def test_a_code_is_found_in_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "dghsim" / "scenarios" / "cohort"
    folder.mkdir(parents=True)
    (folder / "xyz.toml").write_text("")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "dghsim" / "scenario" / "shipped.py"))
    assert shipped(shipped_as("XYZ")) == folder / "xyz.toml"
