"""Templates sought where the circulation says that the best ones are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from dghsim.rota.template import on_bounds
from dghsim.rota.template.circulation.best import Circulation, circulate
from dghsim.rota.template.fixing import Fixed
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.naming import Choice
from dghsim.rota.template.outcome import Found, Outcome
from dghsim.rota.template.parameters import REACH, SETTLE, Parameters, Portfolio
from dghsim.rota.template.question import Question, ask
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
FIVE_WITH_CALLS = {
    "day": "08:30-21:00 1111111",
    "late": "14:00-23:30 1111111",
    "call": "20:00-08:00 1111111 home=2",
    "unit": "08:30-18:30 1111100",
    "normal": "09:00-17:00 1111100 normal",
}
LINES = 12
OFF: Choice = (None,) * 7 * LINES


@pytest.fixture(scope="module")
def asked(make_tier: MakeTier) -> Question:
    duties = make_tier(LINES, FIVE_WITH_CALLS, rules="training-2019", hours_target=46, leave_days=50)
    return ask("t", duties)


@pytest.fixture(scope="module")
def known(asked: Question) -> Circulation:
    return circulate(asked, LINES)


def test_five_duties_with_calls_from_home_are_proved_in_a_fifth_of_a_step(
    asked: Question, known: Circulation
) -> None:
    found = on_bounds.on_bounds(asked, LINES, known, Parameters(20))
    assert isinstance(found, Found)
    assert (found.status, found.objective) == ("optimal", known.first + (known.then or 0))
    assert found.effort < 0.2


def test_the_askers_seed_does_not_decide_who_gets_what(asked: Question, known: Circulation) -> None:
    one, other = (on_bounds.on_bounds(asked, LINES, known, Parameters(20, seed=seed)) for seed in (1, 7))
    assert isinstance(one, Found)
    assert isinstance(other, Found)
    assert one.choice == other.choice


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[Portfolio, Choice | None]]]:
    """Makes the searches come to what is given, and tells which were asked, and from what they went on."""

    def come_to(*outcomes: Outcome) -> list[tuple[Portfolio, Choice | None]]:
        asked: list[tuple[Portfolio, Choice | None]] = []
        left: Iterator[Outcome] = iter(outcomes)

        def run(
            _: Grid,
            __: Parameters,
            workers: Portfolio,
            hint: Choice | None = None,
            fixed: Fixed | None = None,
        ) -> Outcome:
            assert fixed is None
            asked.append((workers, hint))
            return next(left)

        monkeypatch.setattr(on_bounds, "run", run)
        return asked

    return come_to


def test_from_what_two_short_searches_leave_a_long_one_goes_on(
    asked: Question, known: Circulation, searches: Callable[..., list[tuple[Portfolio, Choice | None]]]
) -> None:
    nothing = Outcome("undecided", 1.0, 0.25, False)
    some = Found("feasible", 1.0, 0.5, False, OFF, 7.0, 0.0)
    tried = searches(nothing, some, replaced := Found("optimal", 2.0, 4.0, False, OFF, 6.0, 6.0))
    found = on_bounds.on_bounds(asked, LINES, known, Parameters(20))
    assert tried == [(REACH[0], None), (REACH[1], None), (SETTLE, OFF)]
    assert isinstance(found, Found)
    assert (found.status, found.objective, found.bound) == ("optimal", replaced.objective, 6.0)
    assert (found.seconds, found.effort) == (4.0, 4.75)


@pytest.mark.parametrize("proved", [
    Outcome("infeasible", 1.0, 0.25, False),
    Found("optimal", 1.0, 0.25, False, OFF, 7.0, 7.0),
])  # fmt: skip
def test_what_the_first_short_search_proves_is_looked_for_no_further(
    asked: Question,
    known: Circulation,
    searches: Callable[..., list[tuple[Portfolio, Choice | None]]],
    proved: Outcome,
) -> None:
    tried = searches(proved)
    assert on_bounds.on_bounds(asked, LINES, known, Parameters(20)) == proved
    assert len(tried) == 1
