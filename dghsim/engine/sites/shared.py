"""Duties that answer the work of other hospitals too: what they answer there, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dghsim.engine.plan import NONE, Ints, Table
from dghsim.engine.sites.model import Numbers, Site
from dghsim.scenario.roads import minutes_between
from dghsim.scenario.together import Shared, shared_duties


def drives(sites: Sequence[Site]) -> Ints:
    """(sites, sites) seconds by road from one to another; 0 where it is not known, which no shared duty needs."""
    hospitals = [site.scenario.hospital for site in sites]
    minutes = [[minutes_between(one, other) or 0.0 for other in hospitals] for one in hospitals]
    seconds: Ints = np.rint(60 * np.array(minutes)).astype(np.int64)
    np.fill_diagonal(seconds, 0)
    return seconds


def answers_at(sites: Sequence[Site], at: int) -> Ints:
    """By kind of duty of a site: the sites whose work it answers, as a set of bits."""
    bits = np.full(len(sites[at].program.duty_kinds), 1 << at, dtype=np.int64)
    for kind, there, _ in _shared(sites, at):
        bits[kind] |= 1 << there
    return bits


def answers(sites: Sequence[Site], at: int, numbers: Sequence[Numbers], known: Table) -> Table:
    """What each kind of duty of a site answers, `known` at its own, with what goes by the same names elsewhere."""
    found = known.copy()
    for kind, there, one in _shared(sites, at):
        names, work = sites[there].program.work_names, numbers[there].work
        asked = sites[at].scenario.rota.tier[one.tier].duty[one.duty]
        if one.also.resident:
            stays = one.also.stays_minutes
            found["goes_after"][kind] = round(60 * one.also.goes_after_minutes)
            found["stays"][kind] = NONE if stays is None else round(60 * stays)
        for field, kinds in (("first", asked.first), ("second", asked.second)):
            for name in kinds:
                if name in names:
                    found[field][kind] |= 1 << int(work[names.index(name)])
    return found


def away(sites: Sequence[Site], at: int) -> Ints:
    """By kind of duty of all sites one after another: as what kind of work a site's own books have it when who is on
    it is at another; NONE where they never do."""
    names, found = sites[at].program.work_names, []
    for number, site in enumerate(sites):
        kinds = np.full(len(site.program.duty_kinds), NONE, dtype=np.int64)
        for kind, there, one in _shared(sites, number):
            if at in (number, there):
                kinds[kind] = names.index(one.also.away)
        found.append(kinds)
    return np.concatenate(found)


def _shared(sites: Sequence[Site], at: int) -> Iterator[tuple[int, int, Shared]]:
    """Each duty of a site that answers another's work too: its kind, the other's number, and what is said of it."""
    names = [site.name for site in sites]
    for one in shared_duties({site.name: site.scenario for site in sites}):
        if one.here == names[at]:
            yield sites[at].program.duty_kinds.index((one.tier, one.duty)), names.index(one.there), one
