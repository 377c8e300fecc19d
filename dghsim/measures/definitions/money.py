"""What it costs; left out where the scenario gives no pay."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

from dghsim.measures.facts import Facts, pay_is_known
from dghsim.measures.homes import working
from dghsim.measures.model import Measure
from dghsim.measures.money import lines_of_gaps
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="money", unit="pounds a year", kind="output", better="less")


def money(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Posts, locums, the whole, and what an admission comes to."""
    if not pay_is_known(scenario):
        return
    yield from _posts(scenario)
    yield from _gaps(scenario)
    yield _one(
        "cost_total_gbp_per_year",
        "Doctors in all",
        explains="Doctors in post, and all who are paid to fill gaps; beds and all else are not in it.",
    )
    if working(scenario):
        yield _one(
            "homes_staff_gbp_per_year", "Staff of the Primary Care Homes",
            explains="Posts of the homes' teams with on-cost, and who fills their gaps; in no other cost.",
        )  # fmt: skip
    yield _one(
        "locum_share_percent", "Share spent on bank and agency", unit="%",
        explains="Bank and agency over the cost of doctors in all.",
    )  # fmt: skip
    yield _one(
        "cost_take_gbp_per_year", "The take, day and night",
        explains="The part of the pay of doctors in post that falls to duties other than normal days, by hours, with "
        "all who are paid to fill gaps: what round-the-clock cover costs whoever comes.",
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


def _posts(scenario: Scenario) -> Iterator[Measure]:
    kind: Literal["fixed", "output"] = "fixed" if scenario.rota.workforce is None else "output"
    whom = "the doctors in post" if kind == "fixed" else "as many doctors as are in post on the mean day"
    yield _one(
        "cost_posts_gbp_per_year", "Doctors in post", kind=kind,
        explains=f"Gross pay by grade of {whom}, times the employer's on-cost factor.",
    )  # fmt: skip
    yield _one(
        "cost_pay_gbp_per_year", "Doctors in post, pay", kind=kind, explains=f"Gross pay by grade of {whom}."
    )
    yield _one(
        "cost_on_cost_gbp_per_year", "Doctors in post, on-cost", kind=kind,
        explains="What the employer pays on top of gross pay: national insurance, pension, levy.",
    )  # fmt: skip


_GAPS = {
    "bank": "Bank doctors", "agency": "Agency doctors", "swap": "Swapped duties", "act_up": "Acting up",
    "act_down": "Acting down", "divert": "The take diverted",
}  # fmt: skip


def _gaps(scenario: Scenario) -> Iterator[Measure]:
    for line in lines_of_gaps(scenario):
        yield _one(
            f"cost_{line}_gbp_per_year", _GAPS[line],
            explains="Hours rostered on duties so filled, on call from home at the full hours, times the rate of the "
            "rung or of the tier.",
        )  # fmt: skip
    for name in scenario.rota.ladder:
        yield _one(
            f"cost_rung_{name}_gbp_per_year", f"Ladder, {name.replace('_', ' ')}: cost",
            explains="Hours of the duties that this rung of the ladder filled, times its rate.",
        )  # fmt: skip
