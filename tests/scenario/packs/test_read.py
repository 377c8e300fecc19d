"""Packs of standards: those shipped, a planner's own, and what is refused of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario.load import load_scenario
from dghsim.scenario.packs import named_packs, packs_of, read_pack, shipped_pack, shipped_packs
from dghsim.scenario.root import SHIPPED_PACKS, Scenario
from dghsim.scenario.shipped import shipped

MINE = """
schema_version = 1
kind = "standards"
name = "Ours"
[standard.stay]
says = "Five days or fewer"
measure = "stay_mean_days"
at_most = 5
source = "Board"
dated = "2026"
"""


@pytest.fixture(scope="module")
def mmc() -> Scenario:
    return load_scenario(shipped("textbook/mmc"), sets=['standards.packs=["mine.toml", "sam"]'])


def mine(folder: Path, text: str = MINE) -> Path:
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return folder / "mine.toml"


def test_every_shipped_standard_has_its_source_and_date() -> None:
    packs = shipped_packs() | {"bearable": shipped_pack("bearable")}
    assert tuple(packs) == (*SHIPPED_PACKS, "bearable")
    for pack in packs.values():
        for standard in pack.standard.values():
            assert standard.source
            assert standard.dated.isdigit()


def test_packs_come_in_the_order_of_the_file_then_those_of_the_command(tmp_path: Path, mmc: Scenario) -> None:
    theirs = tmp_path / "theirs.toml"
    theirs.write_text(MINE)
    mine(tmp_path)
    assert list(packs_of(mmc, tmp_path, [str(theirs)])) == ["mine.toml", "sam", str(theirs)]


def test_an_unknown_pack_is_refused_with_the_near_one() -> None:
    with pytest.raises(
        InputError, match=r"--standards: 'seven_days' is not a known pack; did you mean seven_day\?"
    ):
        named_packs(["seven_days"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("at_most = 5", ""), "standard.stay: must have at_least or at_most"),
        (("at_most = 5", "at_most = 5\nat_least = 1"), "standard.stay: must have at_least or at_most"),
        (("at_most = 5", 'at_most = 5\nnot_modelled = "no"'), "standard.stay: a standard with not_modelled has no"),
        (('measure = "stay_mean_days"', ""), "standard.stay: is missing: measure, or else not_modelled"),
        (("at_most = 5", 'at_most = 5\nlevels = [1]'), "by_tier = true"),
        (("at_most = 5", 'at_most = 5\nbeside = "stay_mean_days"'), "beside belongs to"),
        (("at_most = 5", "at_most = nan"), "at_most: must be a finite number"),
        (("at_most = 5", "atmost = 5"), "'atmost' is not a known key; did you mean at_most?"),
        (("at_most = 5", "at_most = 5\nclock = { ed_hour = 4 }"), "did you mean ed_hours?"),
        (("at_most = 5", "at_most = 5\nclock = { packs = 4 }"), "'packs' is not a known key of"),
        (('says = "Five days or fewer"', 'says = "a\\u001bb"'), "without control characters"),
        (('kind = "standards"', 'kind = "cohort"'), "kind: must be 'standards'"),
        (('[standard.stay]', "[standard.Stay]"), "standard.Stay"),
        (("schema_version = 1", "schema_version = 1 1"), "is not TOML"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_line(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert change[0] in MINE
    with pytest.raises(InputError) as refused:
        read_pack(mine(tmp_path, MINE.replace(*change)))
    assert says in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path))


def test_a_missing_file_is_named(tmp_path: Path, mmc: Scenario) -> None:
    with pytest.raises(InputError, match=r"mine\.toml: no such file"):
        packs_of(mmc, tmp_path)
