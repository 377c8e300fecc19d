"""Who holds which bleep, where hours do not tell duties apart."""

from __future__ import annotations

from collections.abc import Callable

from dghsim.rota.template.naming import Choice, name_duties
from dghsim.rota.template.shift_types import shift_types
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]


def choice(*lines: str) -> Choice:
    """A digit a day for the type, `-` for a day off."""
    return tuple(None if day == "-" else int(day) for line in lines for day in line)


def test_a_run_of_nights_is_one_duty_throughout(make_tier: MakeTier) -> None:
    tier = make_tier(4, {"take": "20:30-09:00 1111111", "wards": "20:30-09:00 1111111"})
    cells = name_duties(tier, shift_types(tier), choice("0000---", "0000---", "----000", "----000"))
    assert {frozenset(line) for line in cells} == {frozenset(("take", "")), frozenset(("wards", ""))}
    for weekday in range(7):
        assert sorted(line[weekday] for line in cells if line[weekday]) == ["take", "wards"]


def test_a_week_on_the_unit_goes_to_one_doctor(make_tier: MakeTier) -> None:
    tier = make_tier(3, {"normal": "09:00-17:00 1111100 normal", "amu": "09:00-17:00 1111100"})
    cells = name_duties(tier, shift_types(tier), choice("000----", "---00--", "00000--"))
    whole = [line for line in cells if "amu" in line]
    assert whole == [("amu",) * 5 + ("", "")]


def test_a_duty_with_hours_of_its_own_keeps_its_name_and_days_off_stay_off(make_tier: MakeTier) -> None:
    tier = make_tier(1, {"day": "08:30-21:00 1010000", "late": "14:00-23:30 0000100"})
    cells = name_duties(tier, shift_types(tier), choice("0-0-1--"))
    assert cells == (("day", "", "day", "", "late", "", ""),)


def test_no_run_is_cut_where_the_cycle_begins_again(make_tier: MakeTier) -> None:
    tier = make_tier(2, {"take": "20:30-09:00 1000011", "wards": "20:30-09:00 1000011"})
    cells = name_duties(tier, shift_types(tier), choice("0----00", "0----00"))
    assert cells[0][6] == cells[1][0]
    assert cells[1][6] == cells[0][0]
