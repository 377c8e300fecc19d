"""Two emergencies for one senior, by hand: the second is asked for while the only senior is busy with the first."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from helpers.build import On
from helpers.finished import Did, Duty, hospital, view
from helpers.whole import whole

from dghsim.measures.alone import alone

REGISTRAR = Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00"))
JUNIOR = Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00"))


def met(works: Sequence[Did], duties: Sequence[Duty] = (REGISTRAR, JUNIOR)) -> float:
    return alone(view(whole(), (), works, duties))["emergencies_met_per_year"] / 52


def call(
    duty: int, since: str, start: str, end: str, ended: str | None = None, piece: str | None = None
) -> Did:
    return Did("sick_call", duty, since, start, end, ended=ended, piece=piece)


FIRST = call(0, "2Mon 09:00", "2Mon 09:00", "2Mon 10:00")


def test_a_second_call_to_a_busy_registrar() -> None:
    assert met([FIRST, call(0, "2Mon 09:30", "2Mon 10:00", "2Mon 10:20")]) == 1


def test_the_first_call_meets_nobody() -> None:
    assert met([FIRST]) == 0


def test_a_call_at_the_second_the_first_is_done_meets_nobody() -> None:
    assert met([FIRST, call(0, "2Mon 10:00", "2Mon 10:00", "2Mon 10:20")]) == 0


def test_a_call_that_breaks_the_first_off_meets_it() -> None:
    broken = call(0, "2Mon 09:00", "2Mon 09:00", "2Mon 09:30", "interrupted", "first")
    arrest = Did("arrest", 0, "2Mon 09:30", "2Mon 09:30", "2Mon 09:50")
    again = call(0, "2Mon 09:00", "2Mon 09:50", "2Mon 10:20", None, "first")
    assert met([broken, arrest, again]) == 1


def test_with_a_second_senior_on_site_nobody_is_alone() -> None:
    second = Duty(On("cons", "Con", "2Mon 08:00", "2Mon 20:00"))
    works = [FIRST, call(0, "2Mon 09:30", "2Mon 10:00", "2Mon 10:20")]
    assert met(works, [REGISTRAR, JUNIOR, second]) == 0
    at_home = Duty(On("home", "Con", "2Mon 08:00", "2Mon 20:00"))
    assert met(works, [REGISTRAR, JUNIOR, at_home]) == 1


@pytest.mark.parametrize("work", ["clerking", "ward_red"])
def test_work_that_is_no_emergency_meets_nobody(work: str) -> None:
    assert met([Did(work, 0, "2Mon 09:00", "2Mon 09:00", "2Mon 10:00"),
                call(0, "2Mon 09:30", "2Mon 10:00", "2Mon 10:20")]) == 0  # fmt: skip


def test_an_emergency_that_no_senior_answers_is_not_the_seniors() -> None:
    juniors = {"code": "RN", "start": "20:00", "end": "08:00", "cover": [1] * 7, "first": ["senior_review"]}
    works = [FIRST, call(0, "2Mon 09:30", "2Mon 10:00", "2Mon 10:20")]
    made = view(
        whole(rota__tier__t2__duty__late=juniors, rota__tier__t2__duty__reg__first=["senior_review"]),
        (), works, [REGISTRAR, JUNIOR],
    )  # fmt: skip
    assert "emergencies_met_per_year" not in alone(made)


def test_a_junior_busy_with_an_emergency_is_no_senior() -> None:
    assert met([call(1, "2Mon 09:00", "2Mon 09:00", "2Mon 10:00"),
                call(0, "2Mon 09:30", "2Mon 09:30", "2Mon 10:20")]) == 0  # fmt: skip


def test_who_finishes_late_is_not_the_senior_on_duty() -> None:
    night = Duty(On("late", "Eve", "2Mon 20:00", "2Tue 08:00"))
    works = [
        call(0, "2Mon 19:30", "2Mon 19:30", "2Mon 21:00"),
        call(2, "2Mon 20:30", "2Mon 20:30", "2Mon 20:50"),
    ]
    assert met(works, [REGISTRAR, JUNIOR, night]) == 0


def test_a_scenario_without_emergencies_has_hours_alone_and_no_meetings() -> None:
    found = alone(view(hospital(), duties=[REGISTRAR]))
    assert found == {"one_senior_hours_per_week": 12, "no_senior_hours_per_week": 156}
