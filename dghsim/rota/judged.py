"""Every rota that is made or read goes through the checker: the doctors in post, under their tier's rules."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dghsim.rota.checker import Breach, check_rota
from dghsim.rota.horizon import Horizon, horizon_of
from dghsim.rota.memo import Memo
from dghsim.rota.model import DatedRota, Template
from dghsim.rota.own_rows import home_tiers
from dghsim.rota.reference import tier_rules
from dghsim.rota.rolled import counted_minutes
from dghsim.rota.rules import RuleSet
from dghsim.rota.table import table_hash
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

_WEEKEND_CHECKS = ("weekends", "weekends_a_year")
_judged: Memo[tuple[Breach, ...]] = Memo(32)
"""By the rows of a tier and all that they are held against."""


def find_breaches(scenario: Scenario, rota: DatedRota) -> tuple[Breach, ...]:
    """Rules broken within the run by doctors in post, in the order of the tiers.

    Of a template rolled out, weekends are counted over whole cycles, and averages of hours over reference periods that
    the run holds in full: the rest of a cycle says nothing that the template, which the solver keeps legal, does not.

    Raises:
        InputError: an unknown rule set or rule.
    """
    rows = in_post(scenario, rota)
    templates = {template.tier: template for template in rota.templates}
    found: list[Breach] = []
    for name, tier in scenario.rota.tier.items():
        found += _breaches(rows[rows["home"] == name], tier, horizon_of(scenario), templates.get(name))
    return tuple(found)


def _breaches(
    rows: pd.DataFrame, tier: Tier, horizon: Horizon, template: Template | None
) -> tuple[Breach, ...]:
    rules = tier_rules(tier)
    if rows.empty:
        return ()

    def judge() -> tuple[Breach, ...]:
        return tuple(
            breach
            for tested, weeks in _tests(rules, horizon.weeks, template)
            for breach in check_rota(
                rows, rules=tested, horizon_start=horizon.epoch, horizon_weeks=weeks
            ).breaches
        )

    content = table_hash(rows), rows["work_hours"].to_numpy(np.float64).tobytes()
    return _judged.get((content, tier.model_dump_json(), horizon, template), judge)


def in_post(scenario: Scenario, rota: DatedRota) -> pd.DataFrame:
    """The rows of doctors in post with two columns more: `home`, the doctor's tier, and `work_hours` on call."""
    rows = rota.shifts[rota.shifts["filled_by"] == "post"]
    homes = home_tiers(zip(rows["doctor"].to_numpy(object), rows["tier"].to_numpy(object), strict=True))
    return with_expected_work(rows.assign(home=[homes[doctor] for doctor in rows["doctor"]]), scenario)


def with_expected_work(rows: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """The rows with a column `work_hours`: what the scenario expects of each period on call, by its tier and duty."""
    if not {"tier", "duty", "kind"} <= set(rows.columns):
        return rows
    expected: Mapping[tuple[str, str], float] = {
        (name, duty_name): counted_minutes(duty) / 60
        for name, tier in scenario.rota.tier.items()
        for duty_name, duty in tier.duty.items()
    }
    tiers, duties = (rows[name].to_numpy(object) for name in ("tier", "duty"))
    hours = [expected.get(pair, np.nan) for pair in zip(tiers, duties, strict=True)]
    length = (rows["end"] - rows["start"]).dt.total_seconds().to_numpy() / 3600
    worked = np.where(rows["kind"] == "nroc", np.minimum(np.array(hours, dtype=float), length), np.nan)
    return rows.assign(work_hours=worked)


def _tests(rules: RuleSet, weeks: int, template: Template | None) -> list[tuple[RuleSet, int]]:
    """Rule sets, and the weeks over which to test each."""
    if template is None:
        return [(rules, weeks)]
    averaged = [rule for rule in rules if rule.kind == "averaged"]
    weekends = [rule.id for rule in averaged if rule.check in _WEEKEND_CHECKS]
    too_long = [rule.id for rule in averaged if rule.number("reference_weeks") > weeks]
    tests = [(_without(rules, [*weekends, *too_long]), weeks)]
    cycles = weeks // template.lines * template.lines
    if cycles:
        tests.append((_without(rules, [rule.id for rule in rules if rule.id not in weekends]), cycles))
    return tests


def _without(rules: RuleSet, ids: list[str]) -> RuleSet:
    return rules.with_overrides(dict.fromkeys(ids, False))
