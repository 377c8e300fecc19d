"""The figures that ship: complete, consistent, and told apart by what a scenario has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers.finished import hospital

from dghsim.measures.face.load import figures, read_figures
from dghsim.measures.face.values import has_counterpart
from dghsim.measures.facts import facts_of
from dghsim.scenario.load import load_scenario

SCENARIOS = Path(__file__).parents[3] / "scenarios"
QUEUES = [path for room in ("textbook", "published") for path in (SCENARIOS / room).glob("*.toml")]
ONE = """
[[figure]]
id = "waits"
subject = "S"
label = "L"
unit = "%"
counterpart = "same_day"
like = "K"
near = 1
[[figure.published]]
value = 2
low = 1
high = 3
range = "r"
year = "y"
population = "p"
source = "s"
status = "held_back"
"""


def test_ids_differ_and_both_kinds_of_status_are_used() -> None:
    ids = [figure.id for figure in figures()]
    assert len(set(ids)) == len(ids) > 30
    assert {one.status for figure in figures() for one in figure.published} == {"calibrated_to", "held_back"}


def test_nothing_is_said_of_deaths() -> None:
    words = " ".join(str(figure.model_dump()) for figure in figures()).lower()
    assert not re.search(r"mortality|died|death", words)


@pytest.mark.parametrize("path", QUEUES, ids=lambda path: path.stem)
def test_a_queue_has_no_counterpart_to_anything(path: Path) -> None:
    scenario = load_scenario(path)
    assert not any(has_counterpart(figure, scenario, facts_of(scenario)) for figure in figures())


def test_a_figure_needs_what_it_names() -> None:
    scenario = hospital()
    found = {each.id for each in figures() if has_counterpart(each, scenario, facts_of(scenario))}
    assert {"samba_ews", "seven_day_weekday", "occupancy", "rcp_hours_tier_3"} <= found
    assert not {"arrests", "jobs_rate", "not_meeting", "ed_stay_median"} & found, (
        "no such kinds, marks or streams"
    )
    wards = hospital(work__ward_red__category="wards", work__ward_red__label="Arrest")
    assert {"jobs_rate"} == {
        each.id for each in figures() if has_counterpart(each, wards, facts_of(wards))
    } - found - {"jobs_before_midnight", "jobs_first_hours"}


def test_what_is_written_is_read() -> None:
    (figure,) = read_figures(ONE, "one")
    assert (figure.id, figure.published[0].value, figure.published[0].eras) == ("waits", 2, None)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"same_day"', '"nothing"', "no counterpart nothing"),
        ("near = 1", "near = 1\ngiven = { hour = 3 }", "unexpected keyword argument 'hour'"),
        ("low = 1", "low = 2.5", "value must lie between low and high"),
        ('"held_back"', '"kept"', "calibrated_to"),
        ('year = "y"', 'year = "y"\neras = [2020, 2019]', "eras must be in order"),
        ("near = 1", "near = -1", "greater than or equal to 0"),
        ("near = 1", "near = nan", "finite"),
        ("[[figure]]", ONE + "[[figure]]", "two figures of one id"),
    ],
)
def test_a_wrong_file_is_refused(old: str, new: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        read_figures(ONE.replace(old, new, 1), "one")
