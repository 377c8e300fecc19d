"""Verdicts as tables and for a terminal."""

from __future__ import annotations

from helpers.packs import pack, study

from dghsim.measures.held import Held, held
from dghsim.measures.held.table import beside_measures, held_table
from dghsim.measures.held.text import tally, text_of_held

SHARE = "consultant_in_time_percent"


def rows(name: str = "mine") -> tuple[Held, ...]:
    made = pack(
        good={"measure": SHARE, "at_least": 70}, bad={"measure": SHARE, "at_least": 90},
        not_here={"not_modelled": "no", "beside": SHARE},
    )  # fmt: skip
    return held(study({SHARE: [80.0, 82.0, 81.0]}, {name: made}))


def test_a_row_a_verdict() -> None:
    table = held_table(rows())
    assert table["verdict"].tolist() == ["met", "not met", "not modelled"]
    assert table["measure_id"].tolist() == [SHARE] * 3
    assert (table["low"] < table["mean"]).all()
    assert table["limit"].tolist() == ["70 % or more", "90 % or more", ""]


def test_a_pack_of_a_hostile_name_does_not_act_in_a_spreadsheet() -> None:
    found = rows("=cmd.toml")
    assert held_table(found)["pack"].tolist() == ["'=cmd.toml"] * 3
    assert beside_measures(found)[SHARE].startswith("'=cmd")


def test_beside_its_measure_stands_what_is_held_against_it() -> None:
    assert beside_measures(rows()) == {SHARE: "mine good: met; mine bad: not met"}


def test_a_terminal_has_a_line_a_pack_and_what_is_not_met() -> None:
    said = text_of_held(rows()).split("\n")
    assert said[0] == "Held against standards"
    assert said[1].strip() == "Ours: 1 not met, 1 met, 1 not modelled"
    assert said[2].startswith("   x It is so: not met")
    assert len([line for line in said if line.startswith("   x")]) == 1
    assert max(map(len, said)) <= 100
    assert text_of_held(()) == ""
    assert tally(()) == ""
