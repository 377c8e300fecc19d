import re
import tomllib
from pathlib import Path
from unittest.mock import Mock

import pytest
from helpers.loaded import each_shipped, loaded

from dghsim.errors import InputError
from dghsim.scenario.keys import figures
from dghsim.scenario.load import load_scenario
from dghsim.scenario.new import FIRST, new_scenario
from dghsim.scenario.provenance import trace
from dghsim.scenario.shipped import shipped


@each_shipped("base")
def test_new_file_gives_the_numbers_of_its_base(tmp_path: Path, base: str) -> None:
    new_scenario(tmp_path / "mine.toml", base)
    mine, theirs = load_scenario(tmp_path / "mine.toml"), loaded(base)
    assert dict(figures(mine.model_dump())) == dict(figures(theirs.model_dump()))
    assert mine.hospital.real is False
    assert (mine.name, mine.hospital.code) == ("My hospital", "MINE")


def test_ten_numbers_stand_on_top_ready_to_be_replaced(tmp_path: Path) -> None:
    new_scenario(tmp_path / "mine.toml")
    text = (tmp_path / "mine.toml").read_text(encoding="utf-8")
    live = tomllib.loads(text)
    del live["name"], live["about"], live["extends"], live["hospital"]
    assert len(FIRST) == 10
    assert {".".join(key) for key, _ in figures(live)} == {key for key, _ in FIRST}
    for number, (key, says) in enumerate(FIRST, 1):
        assert f"# {number:>3}. {key}: {says}\n" in text


def test_all_ten_stand_on_top_of_a_hospital_of_the_cohort(tmp_path: Path) -> None:
    new_scenario(tmp_path / "mine.toml", "cohort/rbd")
    text = (tmp_path / "mine.toml").read_text(encoding="utf-8")
    live = tomllib.loads(text)
    assert live["extends"] == "cohort/rbd.toml"
    del live["name"], live["about"], live["extends"], live["hospital"]
    written = {".".join(key): value for key, value in figures(live)}
    assert sorted(written) == sorted(key for key, _ in FIRST)
    theirs = load_scenario(shipped("cohort/rbd"))
    assert written["rota.ladder.outside_bank.chance"] == theirs.rota.ladder["outside_bank"].chance
    assert written["place.ward.count"] == theirs.place["ward"].count == 157
    assert "Open Government Licence" in text
    assert "what is changed here is lost" not in text


def test_the_rest_is_there_and_can_be_taken_out_of_its_comments(tmp_path: Path) -> None:
    new_scenario(tmp_path / "mine.toml")
    text = (tmp_path / "mine.toml").read_text(encoding="utf-8")
    introduction, extends, rest = text.partition("extends = ")
    opened = re.sub(
        r"^# (?=[a-z_0-9]+ = |\[|\"|\]|  \"|public figures|The acute)", "", rest, flags=re.MULTILINE
    )
    (tmp_path / "open.toml").write_text(introduction + extends + opened, encoding="utf-8")
    document, default = (
        tomllib.loads(extends + opened),
        tomllib.loads(shipped("hereford").read_text(encoding="utf-8")),
    )
    assert set(document) == set(default) | {"extends"}
    assert dict(figures(document)) == dict(figures(default))
    assert load_scenario(tmp_path / "open.toml").hospital.code == "MINE"


def test_a_number_counts_as_yours_once_it_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    new_scenario(file)
    assert "yours" not in {row.evidence for row in trace(load_scenario(file))}
    file.write_text(
        file.read_text(encoding="utf-8").replace("per_day = 28.5", "per_day = 20"), encoding="utf-8"
    )
    mine = {row.key for row in trace(load_scenario(file)) if row.evidence == "yours"}
    assert mine == {"demand.stream.ed.per_day"}


def test_it_may_be_called_like_its_base(tmp_path: Path) -> None:
    new_scenario(tmp_path / "hereford.toml")
    assert load_scenario(tmp_path / "hereford.toml").hospital.code == "MINE"


def test_nothing_is_overwritten_and_nothing_left_behind(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("precious")
    with pytest.raises(InputError, match="exists already"):
        new_scenario(file)
    assert file.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["", ".", "none/mine.toml", "a" * 300, "nul\0.toml"])
def test_a_path_that_cannot_be(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        new_scenario(name)
    assert list(tmp_path.iterdir()) == []


def test_hostile_file_name_stays_in_its_comment(tmp_path: Path) -> None:
    file = tmp_path / 'a\nname = "x.toml'
    new_scenario(file)
    assert load_scenario(file).name == "My hospital"


def test_an_unknown_base_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'herford' is not a known scenario; did you mean hereford\?"):
        new_scenario(tmp_path / "mine.toml", "herford")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", Mock(side_effect=OSError(28, "No space left on device")))
    with pytest.raises(InputError, match=r"mine\.toml: cannot be written: No space left on device"):
        new_scenario(tmp_path / "mine.toml")
    assert list(tmp_path.iterdir()) == []
