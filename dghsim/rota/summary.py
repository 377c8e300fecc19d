"""A rota in a few lines for a terminal."""

from __future__ import annotations

import math

import pandas as pd

from dghsim.rota.codes import plain
from dghsim.rota.figures import doctor_figures
from dghsim.rota.gaps import take_kinds
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota, Template
from dghsim.rota.pay.of_tier import tier_pay
from dghsim.rota.reference import tier_rules
from dghsim.rota.template.remains import remains, remains_text, session_lines
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

_BREACHES_SHOWN = 10


def rota_text(scenario: Scenario, rota: DatedRota) -> str:
    """Each tier: 1 in N, how it was solved, hours, weekends, nights, leave, gaps, pay; then breaches, notes."""
    figures = doctor_figures(scenario, rota)
    templates = {template.tier: template for template in rota.templates}
    lines = [f"{plain(scenario.name)}: {horizon_of(scenario).measured_weeks} weeks from {scenario.run.start}"]
    for name, tier in scenario.rota.tier.items():
        lines += ["", plain(tier.label)]
        lines += [f"  {line}" for line in _tier(name, tier, templates.get(name), figures)]
        lines += [
            f"  {_gaps(scenario, rota, name)}",
            *(f"  {line}" for line in tier_pay(scenario, rota, name)),
        ]
    lines += ["", _verdict(scenario, rota)] if scenario.rota.tier else ["", "no tiers"]
    lines += [f"  {breach.message}" for breach in rota.breaches[:_BREACHES_SHOWN]]
    if len(rota.breaches) > _BREACHES_SHOWN:
        lines.append(f"  and {len(rota.breaches) - _BREACHES_SHOWN} more")
    return "\n".join([*lines, *(f"Note: {note}" for note in rota.notes)])


def solved(template: Template) -> str:
    """How the solver ended: `proved best (12), 3.1 s`, or how far from proved."""
    if template.status == "optimal":
        return f"proved best, cost {template.objective:g}, in {template.seconds:.1f} s"
    if template.status == "feasible":
        return (
            f"best found in {template.seconds:.1f} s: cost {template.objective:g}, "
            f"proved to be no less than {template.bound:g}"
        )
    return template.status


def _tier(name: str, tier: Tier, template: Template | None, figures: pd.DataFrame) -> list[str]:
    own = figures[figures["tier"] == name]
    if template is None:
        first = f"the planner's own rota, {len(own)} doctors, rules {tier.rules}"
    else:
        vacant = template.lines - tier.in_post
        first = f"1 in {template.lines}, {tier.in_post} in post, {vacant} vacant, rules {tier.rules}"
        first += f"; {solved(template)}"
    left = []
    if template is not None:
        left = remains_text(tier, remains(tier, template.cells, tier_rules(tier).readings))
        left += session_lines(tier, template.cells)
    if own.empty:
        return [first, *left]
    return [
        first,
        f"{_range(own['hours_week'], 1)} h a week, weekends 1 in {_range(own['one_weekend_in'], 1)}, "
        f"{_range(own['nights'])} nights, {_range(own['on_calls'])} on calls from home, "
        f"{_range(own['normal_days_week'], 1)} normal days a week",
        f"leave {own['leave_granted'].sum()} of {own['leave_entitled'].sum()} days, "
        f"study leave {own['study_granted'].sum()} of {own['study_entitled'].sum()}",
        *left,
    ]


def _range(values: pd.Series, decimals: int = 0) -> str:
    low, high = float(values.min()), float(values.max())
    texts = ["none" if math.isinf(value) else f"{value:.{decimals}f}" for value in (low, high)]
    return texts[0] if texts[0] == texts[1] else " to ".join(texts)


def _gaps(scenario: Scenario, rota: DatedRota, name: str) -> str:
    horizon = horizon_of(scenario)
    day = (rota.shifts["start"].to_numpy("datetime64[D]") - horizon.origin.astype("datetime64[D]")).astype(
        int
    )
    measured = (day >= horizon.measured.start) & (day < horizon.measured.stop)
    take = [duty for tier, duty in take_kinds(scenario) if tier == name]
    rows = rota.shifts[measured & rota.shifts["duty"].isin(take) & (rota.shifts["tier"] == name)]
    vacant = int((rows["filled_by"] == "vacant").sum())
    return f"take duties {len(rows)}, of which {vacant} fall on vacant lines"


def _verdict(scenario: Scenario, rota: DatedRota) -> str:
    """In words that claim no more than was done."""
    names = ", ".join(dict.fromkeys(tier.rules for tier in scenario.rota.tier.values()))
    number = len(rota.breaches)
    found = "no breach" if not number else f"{number} {'breach' if number == 1 else 'breaches'}"
    return f"{found} found of {names} (transcribed from secondary sources, not legal advice)"
