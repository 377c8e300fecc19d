"""What it costs; left out where the scenario gives no pay."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.facts import Facts, pay_is_known
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="money", unit="pounds a year", kind="output", better="less")


def money(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Posts, locums, the whole, and what an admission comes to."""
    if not pay_is_known(scenario):
        return
    yield _one(
        "cost_posts_gbp_per_year", "Doctors in post", kind="fixed",
        explains="Gross pay by grade of the doctors in post, times the employer's on-cost factor.",
    )  # fmt: skip
    for who in ("bank", "agency"):
        yield _one(
            f"cost_{who}_gbp_per_year", f"{who.capitalize()} doctors",
            explains=f"Hours rostered on duties that {who} doctors fill, on call from home at the full hours, times "
            "the tier's rate.",
        )  # fmt: skip
    yield _one("cost_total_gbp_per_year", "Doctors in all", explains="Doctors in post, bank and agency.")
    yield _one(
        "locum_share_percent", "Share spent on bank and agency", unit="%",
        explains="Bank and agency over the cost of doctors in all.",
    )  # fmt: skip
    yield _one(
        "cost_take_gbp_per_year", "The take, day and night",
        explains="The part of the pay of doctors in post that falls to duties that answer work, by hours, with bank "
        "and agency: what round-the-clock cover costs whoever comes.",
    )  # fmt: skip
    if facts.beds:
        yield _one(
            "cost_per_admission_gbp", "Doctors' cost of an admission", unit="pounds",
            explains="The cost of doctors in all over the patients given a bed in the weeks measured, as a year.",
        )  # fmt: skip
    if scenario.money.medical_budget_gbp_per_year is not None:
        yield _one(
            "budget_left_gbp_per_year", "Budget left", better="more",
            explains="The budget given less the cost of doctors in all.",
        )  # fmt: skip
