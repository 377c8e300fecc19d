"""Templates as tables, and the last look before one is handed out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pandas as pd
import pytest

from dghsim.rota.model import Template
from dghsim.rota.template.question import ask
from dghsim.rota.template.shifts import NOMINAL_MONDAY, template_shifts
from dghsim.rota.template.verify import TemplateFault, verify
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
OFF = ("",) * 7


@pytest.fixture
def tier(make_tier: MakeTier) -> Tier:
    duties = {"take": "08:00-20:00 1000000", "call": "20:00-08:00 1000000 home=2 follows=take"}
    return make_tier(3, duties | {"normal": "09:00-17:00 0000000 normal"}, rules="training-2019")


def written(*lines: tuple[str, ...]) -> Template:
    return Template("t", lines, "given", 0, 0, 0, 1, "by hand")


def test_every_doctor_works_every_line_a_week_later_than_the_next(tier: Tier) -> None:
    table = template_shifts(written(("take", *OFF[1:]), OFF, OFF), tier)
    assert list(table.columns) == ["doctor", "start", "end", "kind", "duty", "work_hours"]
    assert list(table["doctor"]) == ["Line 1", "Line 1", "Line 3", "Line 3", "Line 2", "Line 2"]
    assert list(table["duty"]) == ["take", "call"] * 3
    assert list(table["kind"]) == ["shift", "nroc"] * 3
    assert list(table["work_hours"]) == [12, 2] * 3
    first = pd.Timestamp(NOMINAL_MONDAY)
    assert first.day_name() == "Monday"
    assert table["start"][1] == first + pd.Timedelta(hours=20)
    assert table["end"][1] == first + pd.Timedelta(hours=32)
    assert table["start"][2] == first + pd.Timedelta(weeks=1, hours=8)


def test_a_legal_template_passes(tier: Tier) -> None:
    verify(written(("take", "", "normal", "", "", "", ""), OFF, OFF), ask("t", tier))


@pytest.mark.parametrize(("cells", "says"), [
    ((OFF, OFF, OFF), "gives duty take 0 doctors on weekday 1 for 1"),
    ((("take", "take", *OFF[2:]), OFF, OFF), "gives duty take 1 doctors on weekday 2 for 0"),
    ((("take", "", "", "", "normal", "normal", "normal"), OFF, OFF), "gives duty normal 1 doctors on weekday 6 for 0"),
])  # fmt: skip
def test_a_template_that_does_not_cover_is_a_fault(
    tier: Tier, cells: tuple[tuple[str, ...], ...], says: str
) -> None:
    with pytest.raises(TemplateFault, match=says):
        verify(written(*cells), ask("t", tier))


def test_a_template_that_breaks_a_rule_is_a_fault_that_names_it(make_tier: MakeTier) -> None:
    tier = make_tier(2, {"night": "20:30-09:00 1000000", "day": "09:00-17:00 0100000"}, rules="training-2019")
    asked = ask("t", tier)
    verify(written(("night", *OFF[1:]), ("", "day", *OFF[2:])), asked)
    with pytest.raises(TemplateFault, match="template of t breaks night_rest_46"):
        verify(written(("night", "day", *OFF[2:]), OFF), asked)
    unruled = dataclasses.replace(asked, rules=dataclasses.replace(asked.rules, rules=()))
    verify(written(("night", "day", *OFF[2:]), OFF), unruled)


def test_leave_that_colleagues_cover_is_part_of_the_check(make_tier: MakeTier) -> None:
    tier = make_tier(1, ["08:00-20:00 1111000"], rules="training-2019")
    days = written(("d0", "d0", "d0", "d0", "", "", ""))
    with pytest.raises(TemplateFault, match="breaks avg_48"):
        verify(days, ask("t", tier.model_copy(update={"leave_days": 35.0})))
    verify(days, ask("t", tier))
