"""The lines in which people wait for their practice: one for each kind of request, and one for those who want a GP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.requests import Floats, Ints
from dghsim.scenario.practices import GP, PHARMACIES, TEAM, Practices, Request

CARE_PLANS = "care_plans"
FOR_GP = "_by_gp"
"""After the kind's name: the line of those who will have a GP, or have been sent back to one."""
AT_PHARMACY = "_at_pharmacy"
"""After the kind's name: the line of those who go to a pharmacy that has time."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Arrays have one entry a line unless said."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    kind: Ints
    """Index into `kinds`."""
    disciplines: tuple[str, ...]
    """In the order in which they take: the home's team, pharmacies where some are sent to them, GPs last."""
    minutes: Floats
    """(disciplines, lines); infinite where the discipline may not take it. Of the team 1 for a visit: its minutes are
    spent in the event loop, and here its visits are counted."""
    on_the_day: NDArray[np.bool_]
    at_home: NDArray[np.bool_]
    refers: Floats
    saves_prescribing: Floats
    """Pounds, by a contact with somebody other than a GP."""
    lapses: Floats
    to_out_of_hours: Floats
    """Of those who lapse."""
    to_ed: Floats
    """Of those who lapse."""
    back: Ints
    """The line of those sent back to a GP; the line itself where nobody is."""
    back_share: Floats
    """Of contacts with other disciplines."""

    def index(self, discipline: str) -> int:
        """Of a discipline."""
        return self.disciplines.index(discipline)

    def of_kind(self, kind: str) -> NDArray[np.bool_]:
        """Which lines are of a kind."""
        found: NDArray[np.bool_] = self.kind == self.kinds.index(kind)
        return found


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    kind: str
    one: Request
    minutes: Mapping[str, float]
    back: str
    """The line of those sent back to a GP; its own where nobody is."""


def lines_of(practices: Practices) -> Lines:
    """Every kind's line, with one for GPs and one for pharmacies beside it where they take some; care plans last."""
    review = Request(per_person_year=0.0, minutes=practices.care_plans.minutes)
    kinds = {**practices.request, CARE_PLANS: review}
    rows = [row for name, one in kinds.items() for row in _rows(name, one)]
    names, disciplines, asked = (
        tuple(row.name for row in rows),
        disciplines_of(practices),
        [row.one for row in rows],
    )
    return Lines(
        names=names, kinds=tuple(kinds), kind=np.array([list(kinds).index(row.kind) for row in rows]),
        disciplines=disciplines,
        minutes=np.array([[row.minutes.get(who, np.inf) for row in rows] for who in disciplines]),
        on_the_day=np.array([one.on_the_day for one in asked]),
        at_home=np.array([one.at_home for one in asked]),
        refers=np.array([one.refer_share for one in asked]),
        saves_prescribing=np.array([one.saves_prescribing_gbp for one in asked]),
        lapses=np.array([one.lapse_share_per_day for one in asked]),
        to_out_of_hours=np.array([one.to_out_of_hours_share for one in asked]),
        to_ed=np.array([one.to_ed_share for one in asked]),
        back=np.array([names.index(row.back) for row in rows]),
        back_share=np.array([row.one.back_to_gp_share if row.back != row.name else 0.0 for row in rows]),
    )  # fmt: skip


def bookable(lines: Lines) -> NDArray[np.bool_]:
    """Lines for a GP, or for somebody in a GP's place, that may wait."""
    found: NDArray[np.bool_] = (
        np.isfinite(lines.minutes[lines.index(GP)]) & ~lines.on_the_day & ~lines.of_kind(CARE_PLANS)
    )
    return found


def disciplines_of(practices: Practices) -> tuple[str, ...]:
    """In the order in which they take."""
    sent = any(one.at_pharmacy is not None for one in practices.request.values())
    return (TEAM, *((PHARMACIES,) if sent else ()), *practices.hours_per_1000_week)


def _rows(name: str, one: Request) -> Iterator[_Row]:
    """The lines of a kind."""
    by_gp = name + FOR_GP if with_gp_line(one) else name
    team = {TEAM: 1.0} if one.at_home else {}
    yield _Row(name, name, one, one.minutes | team, by_gp)
    if by_gp != name:
        yield _Row(by_gp, name, one, {GP: one.minutes[GP]}, by_gp)
    if one.at_pharmacy is not None:
        back = by_gp if GP in one.minutes else name + AT_PHARMACY
        yield _Row(name + AT_PHARMACY, name, one, one.minutes | {PHARMACIES: one.at_pharmacy.minutes}, back)


def shares_of(name: str, one: Request) -> Mapping[str, float]:
    """Line -> share of those who ask for a kind."""
    sent = 0.0 if one.at_pharmacy is None else one.at_pharmacy.share
    with_gp = with_gp_line(one)
    found = {name: (1 - sent) * (one.accept_share if with_gp else 1.0)}
    if with_gp:
        found[name + FOR_GP] = (1 - sent) * (1 - one.accept_share)
    return found if one.at_pharmacy is None else found | {name + AT_PHARMACY: sent}


def with_gp_line(one: Request) -> bool:
    """Whether some want a GP where others may be seen by somebody else."""
    return GP in one.minutes and len(one.minutes) > 1 and (one.accept_share < 1 or one.back_to_gp_share > 0)
