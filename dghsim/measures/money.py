"""What a year costs."""

from __future__ import annotations

from dghsim.engine.plan import NONE
from dghsim.measures.cover import hours_filled
from dghsim.measures.facts import pay_is_known
from dghsim.measures.fixed import Fixed
from dghsim.measures.grouped import NAN, ratio
from dghsim.measures.view import View
from dghsim.rota.model import FILLED_BY


def money(view: View, fixed: Fixed) -> dict[str, float]:
    """Pounds a year of doctors in post, bank and agency; nothing where the scenario gives no pay."""
    scenario = view.replication.scenario
    if not pay_is_known(scenario):
        return {}
    bank = _locums(view, "bank", scenario.money.bank_gbp_per_hour)
    agency = _locums(view, "agency", scenario.money.agency_gbp_per_hour)
    total = fixed.posts_gbp + bank + agency
    values = {
        "cost_bank_gbp_per_year": bank,
        "cost_agency_gbp_per_year": agency,
        "cost_total_gbp_per_year": total,
        "locum_share_percent": 100 * ratio(bank + agency, total),
        "cost_take_gbp_per_year": fixed.take_gbp + bank + agency,
    }
    if view.facts.beds:
        admitted = (view.counted & (view.first_bed != NONE)).sum() / view.years
        values["cost_per_admission_gbp"] = ratio(total, float(admitted))
    if scenario.money.medical_budget_gbp_per_year is not None:
        values["budget_left_gbp_per_year"] = scenario.money.medical_budget_gbp_per_year - total
    return values


def _locums(view: View, who: str, rates: dict[str, float]) -> float:
    """Pounds a year; NaN where a tier uses them and the scenario gives no rate."""
    hours = hours_filled(view)[:, FILLED_BY.index(who)] / view.years
    tiers = view.replication.scenario.rota.tier
    return float(
        sum(spent * rates.get(tier, NAN) for tier, spent in zip(tiers, hours.tolist(), strict=True) if spent)
    )
