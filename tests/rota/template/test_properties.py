"""Tiers drawn at random: a template is covered and legal, or is said not to be."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.rota.checker import check_rota
from dghsim.rota.rules import RULE_SETS, get_rule_set
from dghsim.rota.template.bounds import bounds_of
from dghsim.rota.template.build import build
from dghsim.rota.template.errors import ImpossibleRota, UndecidedRota
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import FIND, Parameters
from dghsim.rota.template.question import ask
from dghsim.rota.template.shifts import NOMINAL_MONDAY, template_shifts
from dghsim.rota.template.solve import solve_template
from dghsim.scenario.rota import Tier

HOURS = (
    "08:30-21:00",
    "20:30-09:00",
    "14:00-23:30",
    "09:00-17:00",
    "08:00-20:00",
    "21:00-08:30",
    "17:00-02:00",
)
COVERS = ("1111111", "1111100", "0000011", "2222211", "1010100", "1111122")


@st.composite
def written_duties(draw: st.DrawFn) -> dict[str, str]:
    hours = draw(st.lists(st.sampled_from(HOURS), min_size=1, max_size=3))
    duties = {f"d{at}": f"{each} {draw(st.sampled_from(COVERS))}" for at, each in enumerate(hours)}
    if draw(st.booleans()):
        duties["normal"] = "09:00-17:00 1111100 normal"
    extra = draw(st.sampled_from(("", "alone", "after")))
    if extra == "alone":
        duties["call"] = "20:00-08:00 1111111 home=2"
    if extra == "after":
        cover = duties["d0"].split()[1]
        end = duties["d0"].split()[0].partition("-")[2]
        last = f"{(int(end[:2]) + 8) % 24:02d}:{end[3:]}"
        if hours[0] < end:
            duties["call"] = f"{end}-{last} {cover} home=1 follows=d0"
    return duties


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_template_covers_exactly_and_passes_the_checker(
    make_tier: Callable[..., Tier], data: st.DataObject
) -> None:
    rules = data.draw(st.sampled_from(RULE_SETS))
    leave = data.draw(st.sampled_from((0, 35)))
    lines = data.draw(st.integers(1, 9))
    target = data.draw(st.sampled_from((40, 48)))
    tier = make_tier(lines, data.draw(written_duties()), rules=rules, leave_days=leave, hours_target=target)
    try:
        template = solve_template("t", tier, 0.7)
    except (ImpossibleRota, UndecidedRota) as error:
        said = str(error)
        template = None
    if template is None:
        assert said.startswith("tier t: ")
        return
    shifts = template_shifts(template, tier)
    for week in range(lines):
        days = (shifts["start"] - NOMINAL_MONDAY).dt.days
        for weekday in range(7):
            duty_names = shifts["duty"][days == 7 * week + weekday]
            for name, duty in tier.duty.items():
                given_out = int((duty_names == name).sum())
                assert given_out >= duty.cover[weekday] if duty.normal else given_out == duty.cover[weekday]
    if len(shifts):
        cover = {"leave_days": leave} if leave else None
        report = check_rota(
            shifts,
            get_rule_set(rules),
            horizon_start=NOMINAL_MONDAY,
            horizon_weeks=lines,
            cyclic=True,
            prospective_cover=cover,
        )
        assert list(report) == []
    assert rules == "none" or shifts["work_hours"].sum() / lines**2 <= target + 1e-9


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_arithmetic_never_refuses_what_the_solver_finds(
    make_tier: Callable[..., Tier], data: st.DataObject
) -> None:
    rules = data.draw(st.sampled_from(RULE_SETS))
    tier = make_tier(1, data.draw(written_duties()), rules=rules, leave_days=35, hours_target=48)
    asked = ask("t", tier)
    lines = max((bound.lines for bound in bounds_of(asked)), default=1) - 1
    if lines > 0:
        assert not isinstance(run(build(asked, lines), Parameters(0.7), FIND), Found)
