"""N minus 1: the weekends of a template counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from dghsim.rota.model import Template
from dghsim.scenario.load import load_scenario
from dghsim.scenario.rota import Tier
from dghsim.studies.one_fewer import _first_to_break, weekends_worked

TIERS = load_scenario(Path(__file__).parents[2] / "scenarios" / "hereford.toml").rota.tier
OFF = ("",) * 7


def template(*lines: tuple[str, ...]) -> Template:
    return Template("t", lines, "given", 0, 0, 0, 0, "")


def week(**days: str) -> tuple[str, ...]:
    return tuple(days.get(day, "") for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))


@pytest.mark.parametrize(
    ("tier", "lines", "weekends"),
    [
        ("registrar", (week(mon="long_day", fri="long_day"), OFF), 0),
        ("registrar", (week(sat="long_day", sun="long_day"), OFF), 1),
        ("registrar", (week(fri="night"), OFF), 1),  # into Saturday morning
        ("registrar", (week(sun="night"), OFF), 1),  # from Sunday evening; its Monday is no weekend
        ("registrar", (week(thu="night"), OFF), 0),
        ("registrar", (week(sat="night"), week(sun="long_day"), OFF), 2),
        ("consultant", (week(fri="take_day"), OFF), 1),  # the night on call that follows is Saturday's too
        ("consultant", (week(thu="take_day"), OFF), 0),
    ],
)
def test_weekends_of_a_line(tier: str, lines: tuple[tuple[str, ...], ...], weekends: int) -> None:
    assert weekends_worked(template(*lines), TIERS[tier]) == weekends


def test_a_duty_that_ends_at_midnight_on_friday_leaves_the_weekend_free() -> None:
    late = TIERS["registrar"].duty["long_day"].model_copy(update={"start": "14:00", "end": "24:00"})
    tier = Tier.model_construct(**{**dict(TIERS["registrar"]), "duty": {"late": late}})
    assert weekends_worked(template(week(fri="late"), OFF), tier) == 0


def test_what_breaks_first_is_said() -> None:
    worse = ("Hours uncovered a week", "8.0", "12.0", "worse")
    past = ("Weekends, if those in post share them all", "1 in 3.0", "1 in 2.8", "past 1 in 3")
    assert "1 in 3.0 becomes 1 in 2.8" in _first_to_break([worse, past], "Tier 1")
    assert _first_to_break([worse], "Tier 2") == "Tier 2: hours uncovered a week goes from 8.0 to 12.0."
    assert "nothing measured" in _first_to_break([("A", "1", "1", "cannot tell")], "Tier 3")
