"""The lines in which people wait for their practice: one for each kind of request, and one for those who want a GP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.requests import Floats, Ints
from dghsim.scenario.practices import GP, TEAM, Practices, Request

CARE_PLANS = "care_plans"
FOR_GP = "_by_gp"
"""After the kind's name: the line of those who will have a GP, or have been sent back to one."""
YEAR = 365.0


@dataclass(frozen=True, slots=True)
class Lines:
    """Arrays have one entry a line unless said."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    kind: Ints
    """Index into `kinds`."""
    disciplines: tuple[str, ...]
    """In the order in which they take: the home's team first, GPs last."""
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


def lines_of(practices: Practices) -> Lines:
    """Every kind's line, with one for GPs beside it where somebody else may take it; care plans last."""
    plans = practices.care_plans
    review = Request(per_person_year=0.0, minutes=plans.minutes)
    kinds = {**practices.request, CARE_PLANS: review}
    rows: list[tuple[str, str, Request, Mapping[str, float]]] = []
    for name, one in kinds.items():
        rows.append((name, name, one, one.minutes))
        if with_gp_line(one):
            rows.append((name + FOR_GP, name, one, {GP: one.minutes[GP]}))
    names = tuple(row[0] for row in rows)
    disciplines = tuple(practices.hours_per_1000_week)
    by_team = [1.0 if one.at_home and not name.endswith(FOR_GP) else np.inf for name, _, one, _ in rows]
    asked = [row[2] for row in rows]
    return Lines(
        names=names, kinds=tuple(kinds), kind=np.array([list(kinds).index(row[1]) for row in rows]),
        disciplines=(TEAM, *disciplines),
        minutes=np.array([by_team, *([row[3].get(who, np.inf) for row in rows] for who in disciplines)]),
        on_the_day=np.array([one.on_the_day for one in asked]),
        at_home=np.array([one.at_home for one in asked]),
        refers=np.array([one.refer_share for one in asked]),
        saves_prescribing=np.array([one.saves_prescribing_gbp for one in asked]),
        lapses=np.array([one.lapse_share_per_day for one in asked]),
        to_out_of_hours=np.array([one.to_out_of_hours_share for one in asked]),
        to_ed=np.array([one.to_ed_share for one in asked]),
        back=np.array([
            names.index(row[0] + FOR_GP) if row[0] + FOR_GP in names else at for at, row in enumerate(rows)
        ]),
        back_share=np.array([row[2].back_to_gp_share if row[0] + FOR_GP in names else 0.0 for row in rows]),
    )  # fmt: skip


def with_gp_line(one: Request) -> bool:
    """Whether some want a GP where others may be seen by somebody else."""
    return GP in one.minutes and len(one.minutes) > 1 and (one.accept_share < 1 or one.back_to_gp_share > 0)
