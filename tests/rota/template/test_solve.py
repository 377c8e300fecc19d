"""Whole templates: covered, legal, and the kind that people would choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from dghsim.errors import InputError
from dghsim.rota.model import Template
from dghsim.rota.template import improve
from dghsim.rota.template.build import build
from dghsim.rota.template.circulation.best import Circulation
from dghsim.rota.template.errors import ImpossibleRota, UndecidedRota
from dghsim.rota.template.improve import improved
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import FIND, Parameters
from dghsim.rota.template.question import ask
from dghsim.rota.template.solve import solve_template
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
REGISTRAR = {
    "day": "08:30-21:00 1111111",
    "night": "20:30-09:00 1111111",
    "amu": "09:00-17:00 1111100",
    "normal": "09:00-17:00 1111100 normal",
}


@pytest.fixture(scope="module")
def eight(make_tier: MakeTier) -> tuple[Tier, Template]:
    tier = make_tier(8, REGISTRAR, rules="training-2019", hours_target=46, leave_days=38)
    return tier, solve_template("registrar", tier, 20, deterministic=True)


def runs(template: Template, name: str) -> list[tuple[int, int]]:
    """(weekday of the first, length) of each run of a duty, around the cycle."""
    days = [cell == name for line in template.cells for cell in line]
    firsts = [at for at, on in enumerate(days) if on and not days[at - 1]]
    found = []
    for first in firsts:
        length = 1
        while days[(first + length) % len(days)]:
            length += 1
        found.append((first % 7, length))
    return found


def test_take_duties_are_covered_exactly_and_normal_days_at_least(eight: tuple[Tier, Template]) -> None:
    tier, template = eight
    for weekday in range(7):
        given = Counter(line[weekday] for line in template.cells)
        for name in ("day", "night", "amu"):
            assert given[name] == tier.duty[name].cover[weekday]
        assert given["normal"] >= tier.duty["normal"].cover[weekday]


def test_the_result_says_how_it_was_reached(eight: tuple[Tier, Template]) -> None:
    tier, template = eight
    assert template.status == "optimal"
    assert template.objective == template.bound
    assert template.tier == "registrar"
    assert template.lines == 8
    assert template.seconds > 0
    assert template.question == ask("registrar", tier).hash(Parameters(20, True))


def test_nights_come_as_four_from_monday_and_three_from_friday(eight: tuple[Tier, Template]) -> None:
    assert sorted(runs(eight[1], "night")) == [(0, 4), (4, 3)]


def test_weekends_are_whole_few_and_apart(eight: tuple[Tier, Template]) -> None:
    worked = [at for at, line in enumerate(eight[1].cells) if line[5] or line[6]]
    assert len(worked) == 2
    assert all(bool(line[5]) == bool(line[6]) for line in eight[1].cells)
    assert (worked[1] - worked[0]) % 8 == 4


def test_the_hours_left_become_normal_days_spread_over_the_week(eight: tuple[Tier, Template]) -> None:
    tier, template = eight
    given = [sum(line[weekday] == "normal" for line in template.cells) for weekday in range(5)]
    used = sum(tier.duty[cell].minutes for line in template.cells for cell in line if cell)
    assert 46 * 60 * 8 - used < 480
    assert max(given) - min(given) <= 1


def test_a_bleep_is_held_for_days_on_end(eight: tuple[Tier, Template]) -> None:
    assert len(runs(eight[1], "amu")) <= 2


def test_counted_in_steps_the_answer_is_always_the_same(eight: tuple[Tier, Template]) -> None:
    tier, template = eight
    again = solve_template("registrar", tier, 20, deterministic=True)
    assert again.cells == template.cells


def test_weekends_split_between_two_doctors_only_where_they_must(make_tier: MakeTier) -> None:
    must = solve_template("t", make_tier(4, ["09:00-17:00 0000012"], rules="wtr"), 5)
    assert sum(bool(line[5]) != bool(line[6]) for line in must.cells) == 1


def test_on_call_from_home_is_spread_out(make_tier: MakeTier) -> None:
    tier = make_tier(7, ["20:00-08:00 1111111 home=2"], rules="consultant-2003")
    days = [
        at for at, cell in enumerate(c for line in solve_template("t", tier, 5).cells for c in line) if cell
    ]
    weekdays = [at for at in days if at % 7 < 5]
    gaps = [(b - a) % 49 for a, b in zip(weekdays, weekdays[1:] + weekdays[:1], strict=True)]
    assert min(gaps) >= 5


def test_no_rota_that_keeps_the_rules_is_proved_by_the_solver(make_tier: MakeTier) -> None:
    tier = make_tier(
        3, {"day": "08:30-21:00 1111111", "night": "20:30-09:00 1111111"}, rules="training-2019",
        relax={"weekend_1in3": 1, "weekend_1in2": 1, "avg_48": 80}, relax_reason="x",
    )  # fmt: skip
    with pytest.raises(ImpossibleRota, match="tier t: no rota of 3 lines fits: proved by the solver"):
        solve_template("t", tier, 20)


@pytest.mark.parametrize(("lines", "status"), [(3, "infeasible"), (4, "optimal")])
def test_that_no_rota_keeps_the_rules_is_proved_in_whole_numbers(
    make_tier: MakeTier, monkeypatch: pytest.MonkeyPatch, lines: int, status: str
) -> None:
    monkeypatch.setattr(improve, "circulate", lambda *_: Circulation(possible=False))
    relax = {"weekend_1in3": 1, "weekend_1in2": 1, "avg_48": 80}
    tier = make_tier(
        lines,
        {"day": "08:30-21:00 1111111", "night": "20:30-09:00 1111111"},
        rules="training-2019",
        relax=relax,
        relax_reason="x",
    )
    outcome = improve.best_of(ask("t", tier), lines, Parameters(20))
    assert outcome.status == status
    assert outcome.effort > 0


def test_too_little_time_is_undecided_and_not_impossible(make_tier: MakeTier) -> None:
    with pytest.raises(
        UndecidedRota, match="tier t: whether a rota of 8 lines fits is undecided after an effort of 1e-09"
    ):
        solve_template("t", make_tier(8, REGISTRAR, rules="training-2019"), 1e-9)
    assert issubclass(UndecidedRota, InputError)


def test_a_legal_template_is_kept_when_no_time_is_left_to_better_it(make_tier: MakeTier) -> None:
    asked = ask("t", make_tier(8, REGISTRAR, rules="training-2019"))
    grid = build(asked, 8)
    found = run(grid, Parameters(20), FIND)
    assert isinstance(found, Found)
    best = improved(asked, grid, found, Parameters(1e-9, deterministic=True))
    assert best.status == "feasible"
    assert len(best.choice) == 7 * 8


def test_nothing_to_cover_is_a_rota_of_days_off(make_tier: MakeTier) -> None:
    assert solve_template("t", make_tier(2, ["09:00-17:00 0000000"]), 5).cells == (("",) * 7,) * 2


@pytest.mark.parametrize(("change", "same"), [
    ({"in_post": 3, "label": "Other", "most_away": 2}, True),
    ({"hours_target": 45.0}, False),
    ({"relax": {"rest_11": 10.0}, "relax_reason": "x"}, False),
    ({"rules": "training-2016"}, False),
    ({"lines": 9}, False),
])  # fmt: skip
def test_the_hash_is_of_what_the_solver_is_asked(
    make_tier: MakeTier, change: dict[str, object], same: bool
) -> None:
    tier = make_tier(8, REGISTRAR, rules="training-2019")
    one, other = (ask("t", each).hash(Parameters(5)) for each in (tier, tier.model_copy(update=change)))
    assert (one == other) == same
    assert one != ask("t", tier).hash(Parameters(6))
