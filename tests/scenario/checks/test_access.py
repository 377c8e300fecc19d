"""What `[access]` names must be there."""

from __future__ import annotations

import pytest
from helpers.loaded import loaded

from dghsim.errors import InputError
from dghsim.scenario.describe_access import access_lines
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ('access.buses="busses"', "access.buses: 'busses' is not a known window; did you mean buses?"),
        ('access.reference.buses="x"', "access.reference.buses: 'x' is not a known window"),
        ('access.streams=["ward_jobs"]', "access.streams: 'ward_jobs' is not a known stream of patients"),
        ('access.gp_streams=["door"]', "access.gp_streams: 'door' is not a known stream of patients"),
        ('access.acuity="news"', "access.acuity: 'news' is not a known attribute; did you mean news2?"),
        ('access.acuity="age"', "access.acuity: must be a category"),
        ('access.can_wait=["lowest"]', "access.can_wait: 'lowest' is not a known label of news2; did you mean low?"),
        ("access.ambulance_chance={low=0.5, mediun=0.5}", "access.ambulance_chance: 'mediun' is not a known label"),
        ('access.arrives_by="news2"', "access.arrives_by: 'news2' must have the labels own, ambulance, gp"),
        ('access.goes_home_by="home"', "access.goes_home_by: 'home' is not a known attribute"),
        ('demand.attribute.procedure={by="arrives_by", chance={own=0, ambulance=0, gp=0}}',
         "demand.attribute.procedure.by: "),
        ("access.no_car_share=14", "access.no_car_share: must be at most 1"),
        ("access.minutes_to_hospital=-1", "access.minutes_to_hospital: must be at least 0"),
        ("access.minutes_to_hospitel=1", "did you mean minutes_to_hospital?"),
        ("access.effects.late_hours=1e9", "access.effects.late_hours: must be at most 168"),
        ("access.ambulance_odds_by_hour=[1, 2]", "access.ambulance_odds_by_hour: must have at least 24"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused_in_one_line(setting: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        load_scenario(shipped("hereford"), sets=[setting])
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_validate_says_what_differs_from_the_reference() -> None:
    (line,) = access_lines(loaded("hereford"))
    assert line.endswith("; as the reference")
    (line,) = access_lines(loaded("cohort/rff"))
    assert "26% without a car (reference 14%)" in line
    assert "(reference buses_reference, which is another)" in line
    assert line.endswith("; people come and go otherwise")
    assert list(access_lines(loaded("textbook/mmc"))) == []
