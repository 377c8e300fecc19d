"""What a year costs, line by line."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.cover import hours_filled, tier_of_rows
from dghsim.measures.facts import pay_is_known
from dghsim.measures.fixed import Fixed
from dghsim.measures.grouped import NAN, ratio
from dghsim.measures.homes import working
from dghsim.measures.ladder import has_rung, pounds_by_rung
from dghsim.measures.posts import mean_in_post
from dghsim.measures.spans import overlap
from dghsim.measures.view import View
from dghsim.rota.model import FILLED_BY
from dghsim.scenario.homes.names import is_team
from dghsim.scenario.root import Scenario


def money(view: View, fixed: Fixed) -> dict[str, float]:
    """Pounds a year of doctors in post, and of who fills their gaps; nothing where the scenario gives no pay."""
    scenario = view.replication.scenario
    if not pay_is_known(scenario):
        return {}
    posts, take = _posts(view, fixed)
    gaps = _gaps(view)
    total = posts + sum(gaps.values())
    values = {
        "cost_posts_gbp_per_year": posts,
        "cost_pay_gbp_per_year": ratio(posts, scenario.money.on_cost_factor),
        "cost_on_cost_gbp_per_year": posts - ratio(posts, scenario.money.on_cost_factor),
        **{f"cost_{line}_gbp_per_year": pounds for line, pounds in gaps.items()},
        **_rungs(view),
        "cost_total_gbp_per_year": total,
        "locum_share_percent": 100 * ratio(gaps["bank"] + gaps["agency"], total),
        "cost_take_gbp_per_year": take + sum(gaps.values()),
    }
    if working(scenario):
        teams = filter(is_team, fixed.post_gbp)
        values["homes_staff_gbp_per_year"] = sum(team_gbp(view, fixed, name) for name in teams)
    if view.facts.beds:
        admitted = (view.counted & (view.first_bed != NONE)).sum() / view.years
        values["cost_per_admission_gbp"] = ratio(total, float(admitted))
    if scenario.money.medical_budget_gbp_per_year is not None:
        values["budget_left_gbp_per_year"] = scenario.money.medical_budget_gbp_per_year - total
    return values


def lines_of_gaps(scenario: Scenario) -> tuple[str, ...]:
    """Who is paid to fill a gap: bank and agency always, own doctors where the ladder asks them."""
    own = (line for line in ("swap", "act_up", "act_down", "divert") if has_rung(scenario, line))
    return ("bank", "agency", *own)


def _posts(view: View, fixed: Fixed) -> tuple[float, float]:
    """Of doctors in post, and the part for duties that answer work; teams of homes apart."""
    posts = take = 0.0
    for name in fixed.post_gbp:
        cost = 0.0 if is_team(name) else posts_of_tier(view, fixed, name)
        posts, take = posts + cost, take + (cost * fixed.take_share[name] if cost else 0.0)
    return posts, take


def team_gbp(view: View, fixed: Fixed, tier: str) -> float:
    """Pounds a year of a team of Primary Care Homes: its posts, and who fills its gaps."""
    return posts_of_tier(view, fixed, tier) + gaps_of_tier(view, tier)


def posts_of_tier(view: View, fixed: Fixed, name: str) -> float:
    """Pounds a year of as many of a tier as are in post on the mean day."""
    year, each = view.replication.duties.workforce, fixed.post_gbp[name]
    number: float = fixed.in_post[name]
    if year is not None:
        number = mean_in_post(year, year.tiers.index(name), view.weeks)
    return number * each if number or np.isnan(each) else 0.0


def gaps_of_tier(view: View, name: str) -> float:
    """Pounds a year of who fills a tier's gaps; NaN where a rate is wanting."""
    scenario, table = view.replication.scenario, view.replication.duties
    at = list(scenario.rota.tier).index(name)
    if scenario.rota.ladder:
        rows = tier_of_rows(view) == at
        share = overlap(table.start, table.end, view.begin, view.end) / np.maximum(table.end - table.start, 1)
        return float(np.where(rows & (share > 0), table.pounds * share, 0.0).sum()) / view.years
    hours = hours_filled(view)[at] / view.years
    rates = {"bank": scenario.money.bank_gbp_per_hour, "agency": scenario.money.agency_gbp_per_hour}
    spent = {who: float(hours[FILLED_BY.index(who)]) for who in rates}
    return sum(spent[who] * rates[who].get(name, NAN) for who in rates if spent[who])


def _gaps(view: View) -> dict[str, float]:
    scenario = view.replication.scenario
    if not scenario.rota.ladder:
        rates = {"bank": scenario.money.bank_gbp_per_hour, "agency": scenario.money.agency_gbp_per_hour}
        return {who: _locums(view, who, rates[who]) for who in rates}
    by = np.array([rung.by for rung in scenario.rota.ladder.values()], dtype=object)
    pounds = pounds_by_rung(view) / view.years
    return {line: float(pounds[by == line].sum()) for line in lines_of_gaps(scenario)}


def _rungs(view: View) -> dict[str, float]:
    """By rung of the ladder."""
    rungs = view.replication.scenario.rota.ladder
    pounds = pounds_by_rung(view) / view.years if rungs else np.zeros(0)
    return {f"cost_rung_{name}_gbp_per_year": float(pounds[at]) for at, name in enumerate(rungs)}


def _locums(view: View, who: str, rates: dict[str, float]) -> float:
    """Pounds a year; NaN where a tier uses them and the scenario gives no rate."""
    hours = hours_filled(view)[:, FILLED_BY.index(who)] / view.years
    tiers = view.replication.scenario.rota.tier
    return float(
        sum(
            spent * rates.get(tier, NAN)
            for tier, spent in zip(tiers, hours.tolist(), strict=True)
            if spent and not is_team(tier)
        )
    )
