from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario import shipped as module
from dghsim.scenario.shipped import shipped, shipped_names


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
