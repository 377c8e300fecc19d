"""Who was seen in time. A standard is met, missed, not yet known when the run stopped, or does not apply."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.grouped import mean, quantile
from dghsim.measures.model import Floats
from dghsim.measures.spans import DAY, HOUR, known
from dghsim.measures.view import Mask, View, first_rest, once

MET, MISSED, UNKNOWN, OUTSIDE = 1, 0, -1, -2


def standards(view: View) -> dict[str, float]:
    """The standards whose clocks the pathway sets, over patients who arrive in the weeks measured."""
    indicators = _indicators(view)
    values = {f"{name}_in_time_percent": share(codes[view.counted]) for name, codes in indicators.items()}
    if "consultant" in indicators:
        day, codes = _by_day(view), indicators["consultant"]
        values["consultant_day_in_time_percent"] = share(codes[view.counted & day])
        values["consultant_night_in_time_percent"] = share(codes[view.counted & ~day])
        values["consultant_due_percent"] = 100 * mean((codes != OUTSIDE)[view.counted & (codes != UNKNOWN)])
        if {"ews", "clinician"} <= indicators.keys():
            values["all_three_in_time_percent"] = share(all_of(*indicators.values())[view.counted])
    return values | _seven_day(view) | _high_news(view) | _ed_stay(view)


def in_time(view: View, start: Ints, reached: Ints, limit: Ints | int, left: int) -> Ints:
    """For each patient whether `reached` came no later than `limit` seconds after `start`.

    Args:
        view: the replication.
        start: when the clock starts.
        reached: when it stops; NONE if never.
        limit: seconds.
        left: the code of those who left before it stopped.
    """
    met = (reached != NONE) & (reached - start <= limit)
    over = known(reached, view.stop) - start > limit
    code = np.where(met, MET, np.where(over, MISSED, UNKNOWN))
    return np.where((reached == NONE) & (view.leave != NONE), left, code)


def share(codes: Ints) -> float:
    """Met, of 100 of those met and missed; NaN of nobody."""
    known_codes = codes[codes >= 0]
    return 100 * mean(known_codes == MET)


def all_of(*codes: Ints) -> Ints:
    """Missed if any is missed, else not known if any is not known, else met if any is met."""
    every = np.stack(codes)
    met = np.where((every == MET).any(axis=0), MET, OUTSIDE)
    return np.where(
        (every == MISSED).any(axis=0), MISSED, np.where((every == UNKNOWN).any(axis=0), UNKNOWN, met)
    )


def _indicators(view: View) -> dict[str, Ints]:
    limits, marks = view.replication.scenario.standards, view.facts.marks
    codes = {}
    if "ews" in marks:
        codes["ews"] = in_time(view, view.arrive, view.mark("ews"), round(60 * limits.ews_minutes), MISSED)
    if marks & {"clinician", "clerk_start"}:
        first = view.earliest("clinician", "clerk_start", "senior_start", "consultant_start")
        codes["clinician"] = in_time(view, view.arrive, first, round(HOUR * limits.clinician_hours), MISSED)
    if "consultant_start" in marks:
        hours = np.where(_by_day(view), limits.consultant_day_hours, limits.consultant_night_hours)
        limit = np.rint(HOUR * hours).astype(np.int64)
        codes["consultant"] = in_time(view, view.arrive, view.mark("consultant_start"), limit, OUTSIDE)
    return codes


@once
def _by_day(view: View) -> Mask:
    limits = view.replication.scenario.standards
    begins, ends = HOUR * limits.day_begins_hour, HOUR * limits.day_ends_hour
    clock = view.arrive % DAY
    after, before = clock >= begins, clock < ends
    return after & before if begins <= ends else after | before


def _seven_day(view: View) -> dict[str, float]:
    if not view.facts.beds or not {"decision", "consultant_start"} <= view.facts.marks:
        return {}
    limit = round(HOUR * view.replication.scenario.standards.consultant_seven_day_hours)
    admitted, consultant = view.mark("decision"), view.mark("consultant_start")
    codes = in_time(view, admitted, consultant, limit, OUTSIDE)
    went_without = (consultant == NONE) & (view.leave != NONE) & (view.leave - admitted > limit)
    codes = np.where(went_without, MISSED, codes)
    counts = view.counted & (admitted != NONE) & (view.first_bed != NONE)
    weekend = admitted // DAY % 7 >= 5
    return {
        "admission_to_consultant_in_time_percent": share(codes[counts]),
        "admission_to_consultant_weekday_in_time_percent": share(codes[counts & ~weekend]),
        "admission_to_consultant_weekend_in_time_percent": share(codes[counts & weekend]),
    }


def _high_news(view: View) -> dict[str, float]:
    arrivals = view.replication.arrivals
    labels = arrivals.labels.get("news2", ())
    if "high" not in labels or not view.facts.marks & {"senior_start", "consultant_start"}:
        return {}
    asked = view.mark("referral") if "referral" in view.facts.marks else view.arrive
    counts = view.counted & (arrivals.attributes["news2"] == labels.index("high")) & (asked != NONE)
    seen = view.earliest("senior_start", "consultant_start")
    return {
        f"high_news2_senior_{minutes}_minutes_percent": share(
            in_time(view, asked, seen, 60 * minutes, MISSED)[counts]
        )
        for minutes in (30, 60)
    }


def _ed_stay(view: View) -> dict[str, float]:
    if not view.facts.beds:
        return {}
    limits = view.replication.scenario.standards
    stay, over = ed_stay(view)
    return {
        "ed_stay_mean_hours": mean(stay),
        "ed_stay_median_hours": quantile(stay, 0.5),
        "ed_stay_over_percent": 100 * mean((stay > limits.ed_hours)[over | (stay > limits.ed_hours)]),
        "ed_stay_long_percent": 100
        * mean((stay > limits.long_ed_hours)[over | (stay > limits.long_ed_hours)]),
    }


@once
def ed_stay(view: View) -> tuple[Floats, Mask]:
    """Hours that each admitted patient who arrives in the weeks measured stays in ED, and whether that is over.

    Who is to be admitted and still waits for a bed when the run stops has the hours so far.
    """
    waits = view.waits_for_bed & ((view.mark("decision") != NONE) | ("decision" not in view.facts.marks))
    without_bed = (view.first_bed == NONE) & view.left_as("transferred", "died")
    end = np.where(without_bed, view.leave, known(first_rest(view), view.stop))
    admitted = view.counted & (without_bed | waits | (view.first_bed != NONE))
    over = without_bed | (end < view.stop)
    return (end - view.arrive)[admitted] / HOUR, over[admitted]
