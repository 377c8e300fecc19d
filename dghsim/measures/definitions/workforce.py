"""What the rota itself asks of people: fixed by the rota, the same in every replication."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures import clocks
from dghsim.measures.facts import Facts, has_home_duties, short_label
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="rota", kind="fixed", better="less")


def workforce(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """By tier under rules, over the doctors in post."""
    for name in facts.tiers:
        tier = scenario.rota.tier[name]
        yield from _frequency(name, short_label(tier))
        if has_home_duties(tier):
            yield _one(
                f"on_calls_per_year_{name}", f"{short_label(tier)}: on call from home a doctor", "a year",
                explains="Periods on call from home a doctor in post a year.",
            )  # fmt: skip
        yield from _normal(name, short_label(tier))
        yield from _leave(name, short_label(tier))
        yield _one(
            f"vacancies_{name}", f"{short_label(tier)}: vacant posts", "posts",
            explains="Lines of the rota without a doctor in post.",
        )  # fmt: skip
    if facts.tiers:
        yield _one(
            "ward_doctors_per_weekday", "Doctors on the wards a weekday", "doctors", better="more",
            explains="Mean number of doctors of all tiers in post on a normal day, Monday to Friday, leave taken off.",
        )  # fmt: skip


def _frequency(name: str, label: str) -> Iterator[Measure]:
    yield _one(
        f"weekend_one_in_{name}", f"{label}: weekends worked, 1 in", "1 in N weekends", better="more",
        explains=f"Weeks over {clocks.WEEKEND}, over the doctors in post.",
    )  # fmt: skip
    yield _one(
        f"weekend_one_in_worst_{name}", f"{label}: weekends worked, 1 in, the hardest hit", "1 in N weekends",
        better="more", explains=f"The same for the doctor in post with most {clocks.WEEKEND}.",
    )  # fmt: skip
    yield _one(
        f"nights_per_year_{name}", f"{label}: nights a doctor", "nights a year",
        explains=f"Mean number a doctor in post a year of {clocks.NIGHT}.",
    )  # fmt: skip
    yield _one(
        f"hours_per_week_{name}", f"{label}: hours a week, mean", "hours a week", better="neither",
        explains="Hours of duty a doctor in post a week, weekdays of leave taken out five to the week; on call from "
        "home counts by the work expected in it.",
    )  # fmt: skip


def _normal(name: str, label: str) -> Iterator[Measure]:
    yield _one(
        f"normal_days_per_week_{name}", f"{label}: normal days a doctor", "days a week", better="more",
        explains="Normal days worked a doctor in post a week, leave taken off: what is left for wards, clinics and "
        "training.",
    )  # fmt: skip
    yield _one(
        f"ward_doctors_per_weekday_{name}", f"{label}: doctors on the wards a weekday", "doctors", better="more",
        explains="Mean number of the tier in post on a normal day, Monday to Friday, leave taken off.",
    )  # fmt: skip


def _leave(name: str, label: str) -> Iterator[Measure]:
    yield _one(
        f"leave_not_granted_days_{name}", f"{label}: leave not granted a doctor", "days a year",
        explains="Days of annual leave due that the rota has no room for, a doctor in post a year.",
    )  # fmt: skip
    yield _one(
        f"leave_not_granted_percent_{name}", f"{label}: leave not granted", "%",
        explains="Share of the annual leave due that the rota has no room for.",
    )  # fmt: skip
    yield _one(
        f"study_not_granted_percent_{name}", f"{label}: study leave not granted", "%",
        explains="Share of the study leave due that the rota has no room for.",
    )  # fmt: skip
