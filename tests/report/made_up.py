"""A small made-up hospital, and studies of it with every profile, with none, and with hostile names."""

from __future__ import annotations

import copy
import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from dghsim.measures.model import Difference, Measure, OneFewer, Study
from dghsim.measures.statistics import paired
from dghsim.rota.dated import date_rota
from dghsim.rota.model import DatedRota, Template
from dghsim.scenario.root import Scenario

WEEKS, REPLICATIONS = 8, 12
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)><!-- '\"{{7*7}} =HYPERLINK(0)"
HOSTILE_DOCTOR = (
    "Dr \u202eevil\u202c\x00\x1b[31m <b>bold</b> <a href='javascript:alert(3)'>x</a> %{y} $x$ &lt;i&gt;"
)
EVIDENCE = {"public": 40, "published": 25, "illustrative": 61, "yours": 0, "unmarked": 0}
EVERY_DAY, WEEKDAYS = [1] * 7, [1] * 5 + [0, 0]
HALF_HOUR = {"family": "fixed", "unit": "minutes", "value": 30.0}

LOWER: dict[str, Any] = {
    "label": "Tier 1: juniors", "level": 1, "rules": "training-2019", "lines": 5, "in_post": 4, "leave_days": 30.0,
    "most_away": 2,
    "duty": {
        "long_day": {"label": "Take, long day", "code": "LD", "start": "08:30", "end": "21:00", "cover": EVERY_DAY,
                     "first": ["clerking"]},
        "night": {"label": "Take, night", "code": "N", "start": "20:30", "end": "09:00", "cover": EVERY_DAY,
                  "first": ["clerking"]},
        "ward": {"label": "Ward day", "code": "ND", "start": "09:00", "end": "17:00", "cover": WEEKDAYS,
                 "normal": True},
    },
}  # fmt: skip
UPPER: dict[str, Any] = {
    "label": "Consultants", "level": 3, "rules": "consultant-2003", "lines": 3, "in_post": 3, "leave_days": 32.0,
    "most_away": 1,
    "duty": {
        "take": {"label": "Physician of the day", "code": "CT", "start": "08:00", "end": "20:00", "cover": EVERY_DAY,
                 "first": ["review"]},
        "home": {"label": "On call", "code": "COC", "start": "20:00", "end": "08:00", "cover": EVERY_DAY, "at": "home",
                 "follows": "take"},
        "clinic": {"label": "Clinic", "code": "CND", "start": "09:00", "end": "17:00", "cover": WEEKDAYS,
                   "normal": True},
    },
}  # fmt: skip
DOCUMENT: dict[str, Any] = {
    "schema_version": 1, "name": "Littleton Hospital", "about": "Made up for the tests.",
    "hospital": {"code": "XX1", "trust": "Littleton NHS Trust", "real": True},
    "era": {"demand": "2022/23", "rules": "training-2019", "pay_year": "2022/23"},
    "run": {"start": datetime.date(2022, 4, 4), "weeks": WEEKS, "warm_up_weeks": 2, "replications": REPLICATIONS},
    "demand": {"stream": {"ed": {"start": "clerking", "per_day": 12.0, "envelope_per_day": 50.0}}},
    "pathway": {"stage": {
        "clerking": {"type": "work", "work": "clerking", "mark": "clerk_start"},
        "review": {"type": "work", "work": "review", "mark": "consultant_start"},
        "home": {"type": "leave", "outcome": "home"},
    }},
    "work": {"clerking": {"label": "Clerking", "duration": HALF_HOUR}, "review": {"duration": HALF_HOUR}},
    "place": {
        "ward": {"label": "Medical ward", "count": 20},
        "chairs": {"label": "Chairs", "count": 6, "kind": "chair"},
    },
    "rota": {"tier": {"lower": LOWER, "upper": UPPER}},
    "money": {"medical_budget_gbp_per_year": 900_000.0},
    "provenance": [
        {"keys": ["rota.**"], "evidence": "illustrative", "source": "invented for the tests"},
        {"keys": ["demand.**"], "evidence": "public", "source": "a public table"},
    ],
}  # fmt: skip
CELLS = {
    "lower": (
        ("long_day", "long_day", "", "", "ward", "", ""),
        ("ward", "ward", "long_day", "long_day", "", "", ""),
        ("", "ward", "ward", "", "night", "night", "night"),
        ("", "", "", "ward", "long_day", "long_day", "long_day"),
        ("night", "night", "night", "night", "", "", ""),
    ),
    "upper": (
        ("take", "take", "clinic", "clinic", "clinic", "", ""),
        ("clinic", "clinic", "take", "take", "", "", ""),
        ("", "", "", "", "take", "take", "take"),
    ),
}
# id, label, unit, group, better, mean, spread between years
MEASURES = (
    ("consultant_in_time_percent", "Consultant in 6 or 14 hours", "%", "standards", "more", 71.0, 3.0),
    ("ed_stay_mean_hours", "ED stay of the admitted, mean", "hours", "standards", "less", 6.4, 0.8),
    ("boarding_mean_hours", "Wait for a bed, mean", "hours", "flow", "less", 3.1, 0.7),
    ("arrivals_per_day", "Arrivals a day", "patients", "flow", "neither", 12.0, 0.2),
    ("uncovered_hours_per_week", "Hours uncovered", "hours a week", "cover", "less", 6.1, 0.5),
    ("uncovered_hours_per_week_lower", "Tier 1: hours uncovered", "hours a week", "cover", "less", 6.1, 0.5),
    ("utilisation_percent_lower_long_day", "Tier 1: long day, busy", "%", "staff", "neither", 64.0, 1.0),
    ("utilisation_percent_upper_take", "Consultants: of the day, busy", "%", "staff", "neither", 31.0, 1.0),
    ("takes_mean_per_year_lower", "Tier 1: clerkings, mean", "patients a year", "training", "more", 402.0, 9.0),
    ("takes_lowest_per_year_lower", "Tier 1: clerkings, fewest", "patients a year", "training", "more", 361.0, 9.0),
    ("reviews_mean_per_year_upper", "Consultants: reviews", "patients a year", "training", "more", 911.0, 12.0),
    ("weekend_one_in_lower", "Tier 1: weekends worked, 1 in", "1 in N weekends", "rota", "more", 2.5, 0.0),
    ("cost_posts_gbp_per_year", "Doctors in post", "pounds a year", "money", "less", 640_000.0, 0.0),
    ("cost_bank_gbp_per_year", "Bank doctors", "pounds a year", "money", "less", 90_000.0, 9_000.0),
    ("cost_agency_gbp_per_year", "Agency doctors", "pounds a year", "money", "less", 60_000.0, 8_000.0),
    ("cost_total_gbp_per_year", "Doctors in all", "pounds a year", "money", "less", 790_000.0, 15_000.0),
    ("nothing_percent", "Never measured", "%", "flow", "less", np.nan, 1.0),
)  # fmt: skip


def profiles() -> dict[str, np.ndarray]:
    """Tier `lower` is short every afternoon, and by most on Wednesdays; waits are longest for those of 18:00."""
    hour, week, day = np.arange(24), np.arange(168), np.arange(7 * WEEKS)
    work = 0.55 * (1 + np.sin((week % 24 - 9) / 24 * 2 * np.pi))
    work[24 * 2 + 15] += 0.5
    waits = {
        f"wait_{name}_{part}": scale * (1.2 + np.cos((hour - 18) / 24 * 2 * np.pi))
        for name, scale in (("clerking", 1.0), ("consultant", 5.0))
        for part in ("mean", "p90")
    }
    return waits | {
        "cover_lower": np.where((week % 24 > 8) & (week % 24 < 21), 1.0, 0.9), "offered_lower": work,
        "cover_upper": np.full(168, 1.0), "offered_upper": 0.4 * work,
        "occupied_ward": 18.0 + np.sin(day), "occupied_chairs": 2.0 + 0 * day,
        "week_arrivals": 12 + np.arange(WEEKS) / 4.0, "week_wait": 1.0 + np.arange(WEEKS)[::-1] / 9,
        "week_uncovered": np.linspace(2, 9, WEEKS),
    }  # fmt: skip


def unchanged(_: dict[str, Any]) -> None:
    """Leaves the scenario's document as it is."""


def scenario(change: Callable[[dict[str, Any]], None] = unchanged) -> Scenario:
    """The hospital, after `change` was let loose on its document."""
    document = copy.deepcopy(DOCUMENT)
    change(document)
    return Scenario.model_validate(document)


def study(change: Callable[[dict[str, Any]], None] = unchanged, *, shift: float = 0.0) -> Study:
    """A study with every profile; all values are higher by `shift` of themselves, give or take a little."""
    hospital = scenario(change)
    templates = tuple(
        Template(tier, cells, "optimal", 0.0, 0.0, 0.1, 1, "?") for tier, cells in CELLS.items()
    )
    random, other = np.random.default_rng(7), np.random.default_rng(abs(round(1000 * shift)))
    values = pd.DataFrame(
        {
            name: mean * (1 + shift)
            + spread * random.standard_normal(REPLICATIONS)
            + 4 * shift * spread * other.standard_normal(REPLICATIONS)
            for name, *_, mean, spread in MEASURES
        },
        index=pd.RangeIndex(REPLICATIONS, name="replication"),
    )
    measures = tuple(
        Measure(
            name, label, unit, group, "output" if spread else "fixed", better, "What is counted, over whom."
        )
        for name, label, unit, group, better, _, spread in MEASURES
    )
    return Study(hospital, date_rota(hospital, templates), measures, values, profiles())


def bare() -> Study:
    """A queue with no rota, no places and no profiles."""

    def strip(document: dict[str, Any]) -> None:
        document["rota"], document["place"], document["money"] = {}, {}, {}
        document["hospital"] = {"code": "QUEUE"}

    times = {name: pd.Series(dtype="datetime64[s]") for name in ("start", "end")}
    words = {
        name: pd.Series(dtype=object) for name in ("tier", "duty", "doctor", "grade", "kind", "filled_by")
    }
    measures = (Measure("wait_mean_minutes", "Wait, mean", "minutes", "flow", "output", "less", "A wait."),)
    values = pd.DataFrame({"wait_mean_minutes": [4.0, 5.0, 6.5]})
    return Study(
        scenario(strip),
        DatedRota(pd.DataFrame(words | times), (), pd.DataFrame(), "0" * 64),
        measures,
        values,
        {},
    )


def _spoil(document: dict[str, Any]) -> None:
    document["name"] = document["about"] = document["hospital"]["trust"] = HOSTILE
    for number, tier in enumerate(document["rota"]["tier"].values()):
        tier["label"] = HOSTILE
        for each, duty in enumerate(tier["duty"].values()):
            duty["label"], duty["code"] = HOSTILE, f"<b>{number}{each}"
    for place in document["place"].values():
        place["label"] = HOSTILE
    for mark in document["provenance"]:
        mark["source"] = HOSTILE


def hostile() -> Study:
    """Every name a person can choose is hostile, those of a planner's own rota file too."""
    spoilt = study(_spoil)
    shifts = spoilt.rota.shifts
    names = {name: f"{HOSTILE_DOCTOR} {number}" for number, name in enumerate(shifts["doctor"].unique())}
    rota = dataclasses.replace(
        spoilt.rota, shifts=shifts.assign(doctor=shifts["doctor"].map(names)), notes=(HOSTILE, HOSTILE_DOCTOR)
    )
    measures = tuple(dataclasses.replace(each, label=f"{HOSTILE} {each.label}") for each in spoilt.measures)
    return dataclasses.replace(spoilt, rota=rota, measures=measures)


def whole(base: Study, name: str = "One more in post") -> dict[str, Any]:
    """Keyword arguments of `write_report` with every part of the page in use."""
    changes = [paired(base, study(shift=shift), f"{name}, {shift:+.0%}") for shift in (0.08, -0.05, 0.0)]
    return {
        "one_fewer": one_fewer(base, changes[0]), "what_ifs": changes, "evidence": EVIDENCE,
        "warnings": ["The era of pay and the era of demand differ."],
    }  # fmt: skip


def one_fewer(base: Study, difference: Difference) -> list[OneFewer]:
    """A row of each kind for every tier."""
    rows = (
        ("Hours uncovered a week", "6.1", "9.8", "worse"),
        ("Weekends, if those in post share them all", "1 in 3.0", "1 in 2.0", "past 1 in 3"),
        ("Pounds a month", "65,000", "61,000", "-4,000 a month"),
    )
    return [
        OneFewer(
            name, tier.label, tier.in_post, rows, f"{tier.label}: weekends pass 1 in 3 first.", difference
        )
        for name, tier in base.scenario.rota.tier.items()
    ]
