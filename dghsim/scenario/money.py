"""What things cost."""

from __future__ import annotations

from dghsim.scenario.base import Name, NotNegative, Part


class Money(Part):
    """Pounds, of the pay year the scenario names."""

    pay_gbp_per_year: dict[Name, NotNegative] = {}
    """By grade: gross pay on this rota before on-costs."""
    on_cost_factor: NotNegative = 1.0
    """Employer's cost over gross pay."""
    bank_gbp_per_hour: dict[Name, NotNegative] = {}
    """By tier."""
    agency_gbp_per_hour: dict[Name, NotNegative] = {}
    """By tier."""
    medical_budget_gbp_per_year: NotNegative | None = None
    """For the verdict `within the budget given`; none given, none pronounced."""
