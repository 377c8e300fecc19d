"""Duties that answer the work of several hospitals, and whether the hospitals fit together for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dghsim.errors import InputError, show
from dghsim.scenario.roads import minutes_between
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Also


@dataclass(frozen=True, slots=True)
class Shared:
    """A duty of one hospital that answers the work of another too, each by the name under which they run together."""

    here: str
    there: str
    tier: str
    duty: str
    also: Also


def shared_duties(hospitals: Mapping[str, Scenario]) -> Iterator[Shared]:
    """All of them, hospital by hospital in the order of their tiers."""
    for here, scenario in hospitals.items():
        for tier, given in scenario.rota.tier.items():
            for name, duty in given.duty.items():
                if duty.also is not None:
                    others = [each for each in duty.also.at if each in hospitals and each != here]
                    yield from (Shared(here, there, tier, name, duty.also) for there in others)


def refuse_unfit(hospitals: Mapping[str, Scenario]) -> None:
    """Raises InputError where another hospital has no such duty, or is too far, or nobody knows how far it is."""
    for one in shared_duties(hospitals):
        where = f"site {one.here}: rota.tier.{one.tier}.duty.{one.duty}.also"
        mine, its = hospitals[one.here], hospitals[one.there]
        code = show(its.hospital.code)
        if one.tier not in its.rota.tier or one.duty not in its.rota.tier[one.tier].duty:
            raise InputError(
                f"{where}: {code} (site {one.there}) has no duty {one.duty} of a tier {one.tier}"
            )
        if one.also.away not in its.work:
            raise InputError(f"{where}.away: {code} (site {one.there}) has no work {show(one.also.away)}")
        minutes = minutes_between(mine.hospital, its.hospital)
        if minutes is None:
            raise InputError(
                f"{where}: how far it is to {code} is not known; allowed: hospital.around.minutes_to."
                f"{its.hospital.code}, or longitude and latitude of both"
            )
        if minutes > one.also.most_minutes:
            raise InputError(
                f"{where}: it is {minutes:.0f} minutes by road to {code}; allowed: at most "
                f"{one.also.most_minutes:g} (most_minutes)"
            )
