"""What a book comes to: hours, waits, who saw whom, and what went elsewhere. One value a replication."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.requests import Floats
from dghsim.scenario.practices import GP, PHARMACIES, Practices
from dghsim.studies.practices.lines import CARE_PLANS, Lines, bookable
from dghsim.studies.practices.worlds import World
from dghsim.years import PUBLISHED

WEEKS = PUBLISHED / 7


def figures_of(practices: Practices, world: World) -> Mapping[str, Floats]:
    """By id, as in `definitions`."""
    return {
        **_contacts(world), **_hours(world), **_waits(world), **_elsewhere(practices, world), **_frail(world)
    }  # fmt: skip


def for_either(lines: Lines) -> NDArray[np.bool_]:
    """Lines of kinds that a GP and others may take, care plans and visits apart."""
    may = np.isfinite(lines.minutes)
    kinds = np.unique(lines.kind[may[lines.index(GP)] & may[:-1].any(axis=0)])
    found: NDArray[np.bool_] = np.isin(lines.kind, kinds) & ~lines.of_kind(CARE_PLANS) & ~lines.at_home
    return found


def _contacts(world: World) -> Mapping[str, Floats]:
    book, a_week = world.book, 1 / (world.years * WEEKS)
    lines, seen = book.lines, book.seen
    either, visits = for_either(lines), lines.at_home
    by_others = seen[:, :-1, either].sum(axis=(1, 2))
    found = {
        "asked_per_person_year": book.asked.sum(axis=1) / world.home.people / world.years,
        "contacts_per_person_year": seen.sum(axis=(1, 2)) / world.home.people / world.years,
        "gp_contacts_per_person_year": seen[:, -1].sum(axis=1) / world.home.people / world.years,
        "by_others_percent": _percent(by_others, seen[:, :, either].sum(axis=(1, 2))),
        "sent_back_per_week": book.sent_back.sum(axis=1) * a_week,
        "home_visits_per_week": seen[:, :, visits].sum(axis=(1, 2)) * a_week,
        "home_visits_by_gp_percent": _percent(
            seen[:, -1, visits].sum(axis=1), seen[:, :, visits].sum(axis=(1, 2))
        ),
    }
    for at, who in enumerate(lines.disciplines[:-1]):
        found[f"contacts_{who}_per_week"] = seen[:, at].sum(axis=1) * a_week
    if PHARMACIES in lines.disciplines:
        at = lines.index(PHARMACIES)
        sent = np.isfinite(lines.minutes[at])
        gone = (seen.sum(axis=1) + book.lapsed)[:, sent].sum(axis=1)
        found["pharmacies_took_percent"] = _percent(seen[:, at].sum(axis=1), gone)
    return found


def _hours(world: World) -> Mapping[str, Floats]:
    """Of GPs in a week: with patients, in the meeting, with the team; and what stayed free."""
    book, weeks = world.book, world.years * WEEKS
    each = book.lines.minutes[-1]
    with_patients = (book.seen[:, -1] * np.where(np.isfinite(each), each, 0.0)).sum(axis=1)
    there, meeting, team = (
        days[..., world.begin :].sum(axis=-1) + np.zeros(len(with_patients))
        for days in (world.slots.minutes[:, -1], world.slots.meeting, world.slots.team)
    )
    return {
        "gp_hours_per_week": with_patients / 60 / weeks,
        "gp_hours_meeting_per_week": meeting / 60 / weeks,
        "gp_hours_team_per_week": team / 60 / weeks,
        "gp_hours_free_per_week": (there - with_patients) / 60 / weeks,
    }


def _waits(world: World) -> Mapping[str, Floats]:
    book, lines = world.book, world.book.lines
    waits, today = bookable(lines), lines.on_the_day
    gone = book.seen.sum(axis=1) + book.lapsed
    return {
        "wait_days": _ratio(book.waited_days[:, waits].sum(axis=1), gone[:, waits].sum(axis=1)),
        "same_day_percent": _percent(book.same_day[:, today].sum(axis=1), gone[:, today].sum(axis=1)),
        "gave_up_percent": _percent(book.lapsed.sum(axis=1), gone.sum(axis=1)),
        "waiting_at_end": book.after.sum(axis=1).astype(np.float64),
    }


def _elsewhere(practices: Practices, world: World) -> Mapping[str, Floats]:
    book, lines = world.book, world.book.lines
    a_thousand = 1000 / world.home.people / world.years
    unknown, seen = world.home.unknown, book.seen.sum(axis=1)
    refer = practices.give_up_refer_factor if unknown.give_up_refer is None else unknown.give_up_refer
    kept = np.atleast_1d(1 - np.asarray(refer))[:, None]
    out_of_hours = world.out_of_hours + book.lapsed @ lines.to_out_of_hours
    less = (book.seen[:, :-1].sum(axis=1) @ lines.saves_prescribing) / world.home.people / world.years
    less = less + unknown.saves_prescribing * float(world.there[world.begin :].mean())
    return {
        "referrals_per_1000_year": (seen + kept * (book.lapsed - book.more)) @ lines.refers * a_thousand,
        "out_of_hours_per_1000_year": out_of_hours * a_thousand,
        "ed_per_1000_year": book.lapsed @ lines.to_ed * a_thousand,
        "prescribing_gbp_per_person_year": practices.prescribing_gbp_per_person_year - less,
    }


def _frail(world: World) -> Mapping[str, Floats]:
    book = world.book
    frail = world.home.frail
    reviews = book.seen[:, :, book.lines.of_kind(CARE_PLANS)].sum(axis=(1, 2))
    return {
        "care_plans_per_year": reviews / world.years,
        "with_plan_percent": 100 * world.plans[:, -1] / frail if frail else np.full(len(reviews), np.nan),
    }


def _percent(part: NDArray[np.int64], whole: NDArray[np.int64]) -> Floats:
    return 100 * _ratio(part, whole)


def _ratio(part: NDArray[np.int64], whole: NDArray[np.int64]) -> Floats:
    found: Floats = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return found
