"""N minus 1: for each tier, what breaks first if one doctor leaves and is not replaced."""

from __future__ import annotations

import math

import pandas as pd

from dghsim.measures.model import Difference, OneFewer, Study
from dghsim.measures.statistics import paired
from dghsim.rota.model import Template
from dghsim.rota.rules import get_rule_set
from dghsim.rota.template.shifts import template_shifts
from dghsim.scenario.rota import Tier
from dghsim.studies.change import changed
from dghsim.studies.what_if import Runner, one_fewer

WEEKENDS = "weekend_1in3"
"""The rule that weekends are not worked more often than 1 in 3, where the tier's rule set has it."""
_MINUTE, _SATURDAY, _WEEK = pd.Timedelta(minutes=1), pd.Timedelta(days=5), pd.Timedelta(weeks=1)
ROWS: tuple[tuple[str, str, int], ...] = (
    ("Hours uncovered a week", "uncovered_hours_per_week_{tier}", 1),
    ("Hours of bank and agency a week", "locum_hours_per_week_{tier}", 0),
    ("Leave not granted, days a doctor a year", "leave_not_granted_days_{tier}", 1),
    ("Doctors on the wards a weekday", "ward_doctors_per_weekday_{tier}", 1),
)
"""What a row is called, the measure it shows, and its decimals."""


def weekends_worked(template: Template, tier: Tier) -> int:
    """In how many weeks of a line some work falls between Saturday 00:00 and Sunday 24:00, what follows included."""
    shifts = template_shifts(template, tier)
    line = shifts[shifts["doctor"] == "Line 1"]
    monday = shifts["start"].min().normalize() - pd.Timedelta(days=shifts["start"].min().weekday())
    worked: set[int] = set()
    for start, end in zip(line["start"] - monday, line["end"] - monday, strict=True):
        first, last = start.days // 7, (end - _MINUTE).days // 7
        worked |= {
            week % template.lines
            for week in range(first, last + 1)
            if start < _WEEK * (week + 1) and end > _WEEK * week + _SATURDAY
        }
    return len(worked)


def weekend_frequency(study: Study, tier: str, doctors: int) -> float:
    """Weekends worked by each doctor, as N in `1 in N`, if the template's weekends are shared by so many."""
    template = next((template for template in study.rota.templates if template.tier == tier), None)
    if template is None or doctors == 0:
        return math.nan
    worked = weekends_worked(template, study.scenario.rota.tier[tier])
    return doctors / worked if worked else math.inf


def what_breaks(base: Study, run: Runner) -> list[OneFewer]:
    """The N minus 1 table of every tier that has a doctor to lose."""
    found = []
    for name, tier in base.scenario.rota.tier.items():
        leaver = one_fewer(name, tier)
        if leaver is None or base.scenario.rota.own is not None:
            continue
        difference = paired(base, run(changed(base.scenario, leaver.changes), leaver.name), leaver.name)
        rows = [*_measured(difference, name), _weekends(base, name, tier.in_post), *_money(difference)]
        found.append(
            OneFewer(
                name, tier.label, tier.in_post, tuple(rows), _first_to_break(rows, tier.label), difference
            )
        )
    return found


def _measured(difference: Difference, tier: str) -> list[tuple[str, str, str, str]]:
    table = difference.table.set_index("measure_id")
    rows = []
    for what, pattern, decimals in ROWS:
        measure = pattern.format(tier=tier)
        if measure in table.index:
            line = table.loc[measure]
            rows.append(
                (
                    what,
                    f"{line['base']:.{decimals}f}",
                    f"{line['changed']:.{decimals}f}",
                    str(line["verdict"]),
                )
            )
    return rows


def _weekends(base: Study, tier: str, in_post: int) -> tuple[str, str, str, str]:
    """Weekend frequency if those left shared the template's weekends with no vacancy and no locum."""
    now, then = (weekend_frequency(base, tier, doctors) for doctors in (in_post, in_post - 1))
    verdict = "worse" if then < now else "no change"
    rules = get_rule_set(base.scenario.rota.tier[tier].rules)
    if WEEKENDS in rules.ids and then < rules[WEEKENDS].limit <= now:
        verdict = "past 1 in 3"
    return "Weekends, if those in post share them all", _one_in(now), _one_in(then), verdict


def _one_in(frequency: float) -> str:
    return (
        "not known" if math.isnan(frequency) else "none" if math.isinf(frequency) else f"1 in {frequency:.1f}"
    )


def _money(difference: Difference) -> list[tuple[str, str, str, str]]:
    table = difference.table.set_index("measure_id")
    if "cost_total_gbp_per_year" not in table.index:
        return []
    line = table.loc["cost_total_gbp_per_year"]
    base, then = float(str(line["base"])) / 12, float(str(line["changed"])) / 12
    return [("Pounds a month", f"{base:,.0f}", f"{then:,.0f}", f"{then - base:+,.0f} a month")]


def _first_to_break(rows: list[tuple[str, str, str, str]], label: str) -> str:
    past = next((row for row in rows if row[3] == "past 1 in 3"), None)
    if past is not None:
        return f"{label}: weekends pass 1 in 3 first ({past[1]} becomes {past[2]})."
    worse = [row for row in rows if row[3] == "worse"]
    if not worse:
        return f"{label}: nothing measured gets clearly worse."
    what, today, then, _ = worse[0]
    return f"{label}: {what[0].lower()}{what[1:]} goes from {today} to {then}."
