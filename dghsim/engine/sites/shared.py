"""Duties that answer the work of other hospitals too: which those are, what they answer there, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dghsim.engine.plan import NONE, Ints, Table
from dghsim.engine.sites.model import Numbers, Site
from dghsim.errors import InputError, show
from dghsim.scenario.roads import minutes_between
from dghsim.scenario.rota import Also


def drives(sites: Sequence[Site]) -> Ints:
    """(sites, sites) seconds by road from one to another; 0 where it is not known, which no shared duty needs."""
    minutes = [
        [minutes_between(one.scenario.hospital, other.scenario.hospital) or 0.0 for other in sites]
        for one in sites
    ]
    seconds: Ints = np.rint(60 * np.array(minutes)).astype(np.int64)
    np.fill_diagonal(seconds, 0)
    return seconds


def answers_at(sites: Sequence[Site], at: int) -> Ints:
    """By kind of duty of a site: the sites whose work it answers, as a set of bits.

    Raises InputError where another has no such duty, or is too far or nobody knows how far.
    """
    site, bits = sites[at], np.full(len(sites[at].program.duty_kinds), 1 << at, dtype=np.int64)
    for kind, there, also in _shared(sites, site):
        _refuse_unfit(site, sites[there], kind, also)
        bits[site.program.duty_kinds.index(kind)] |= 1 << there
    return bits


def answers(sites: Sequence[Site], at: int, numbers: Sequence[Numbers], known: Table) -> Table:
    """What each kind of duty of a site answers, `known` at its own, with what goes by the same names elsewhere."""
    site, found = sites[at], known.copy()
    for (tier, duty), there, _ in _shared(sites, site):
        row = site.program.duty_kinds.index((tier, duty))
        names, work = sites[there].program.work_names, numbers[there].work
        asked = site.scenario.rota.tier[tier].duty[duty]
        for field, kinds in (("first", asked.first), ("second", asked.second)):
            for name in kinds:
                if name in names:
                    found[field][row] |= 1 << int(work[names.index(name)])
    return found


def _shared(sites: Sequence[Site], site: Site) -> Iterator[tuple[tuple[str, str], int, Also]]:
    """Each (tier, duty) of a site that answers another's work too, with the number of that other."""
    names = [one.name for one in sites]
    for tier, duty in site.program.duty_kinds:
        also = site.scenario.rota.tier[tier].duty[duty].also
        for name in also.at if also is not None else ():
            if name in names and name != site.name:
                assert also is not None
                yield (tier, duty), names.index(name), also


def _refuse_unfit(site: Site, there: Site, kind: tuple[str, str], also: Also) -> None:
    tier, duty = kind
    where = f"site {site.name}: rota.tier.{tier}.duty.{duty}.also"
    other = there.scenario.hospital.code
    if kind not in there.program.duty_kinds:
        raise InputError(f"{where}: {show(other)} (site {there.name}) has no duty {duty} of a tier {tier}")
    if also.away not in there.program.work_names:
        raise InputError(f"{where}.away: {show(other)} (site {there.name}) has no work {show(also.away)}")
    minutes = minutes_between(site.scenario.hospital, there.scenario.hospital)
    if minutes is None:
        raise InputError(
            f"{where}: how far it is to {show(other)} is not known; allowed: hospital.around.minutes_to.{other}, or "
            "longitude and latitude of both"
        )
    if minutes > also.most_minutes:
        raise InputError(
            f"{where}: it is {minutes:.0f} minutes by road to {show(other)}; allowed: at most {also.most_minutes:g} "
            "(most_minutes)"
        )


def away(sites: Sequence[Site], at: int) -> Ints:
    """By kind of duty of all sites one after another: as what kind of work a site's own books have it when who is on
    it is at another; NONE where they never do."""
    names, found = sites[at].program.work_names, []
    for number, site in enumerate(sites):
        kinds = {
            kind: also.away
            for kind, there, also in _shared(sites, site)
            if at in (number, there)
        }  # fmt: skip
        found += [names.index(kinds[kind]) if kind in kinds else NONE for kind in site.program.duty_kinds]
    return np.array(found, dtype=np.int64)
