"""Joins the programs of several hospitals into one.

What is a hospital's own (stages, places, windows, kinds of duty) stands one behind the other. What is alike is shared:
forks, tiers and grades by name, and each kind of work that is the same to the last figure, since sets of these are kept
as bits and there are 62.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from dghsim.engine.plan import PRIORITIES, Ints, Program, Table
from dghsim.engine.sites import rows, shared
from dghsim.engine.sites.alike import refuse_unlike
from dghsim.engine.sites.model import Firsts, Joined, Numbers, Site
from dghsim.engine.sites.visits import Visits
from dghsim.engine.sites.works import Works
from dghsim.errors import InputError
from dghsim.scenario.together import refuse_unfit

MOST = 62
"""Kinds of work, and forks: sets of them are the bits of one number."""


def join(sites: Sequence[Site]) -> Joined:
    """One program of several sites. Raises InputError where they do not fit together."""
    refuse_unlike(sites)
    refuse_unfit({site.name: site.scenario for site in sites})
    programs = [site.program for site in sites]
    forks = _union(program.fork_names for program in programs)
    grades = _union(program.grades for program in programs)
    tiers = _union(tuple(site.scenario.rota.tier) for site in sites)
    tables, works, visits = _Tables(), Works(len(grades)), Visits(sites)
    numbers: list[Numbers] = []
    first = Firsts()
    for site in sites:
        table = tables.add(site.program.tables)
        grade, tier = (
            _places_in(grades, site.program.grades),
            _places_in(tiers, tuple(site.scenario.rota.tier)),
        )
        work, fork = works.add(site, table, grade, tier), _places_in(forks, site.program.fork_names)
        numbers.append(Numbers(first, table, work, fork, grade, tier, visits.of(site)))
        first = first.behind(site.program)
    _refuse_too_many("forks", forks)
    _refuse_too_many("kinds of work, those that are the same counted once", works.names)

    def below(rows_of: Callable[[Program, Numbers], Table]) -> Table:
        return np.concatenate([rows_of(*one) for one in zip(programs, numbers, strict=True)])

    windows = [
        program.window_first[:-1] + mine.first.span for program, mine in zip(programs, numbers, strict=True)
    ]
    program = Program(
        stages=np.concatenate([rows.stages(sites, at, numbers) for at in range(len(sites))]),
        cases=below(rows.cases), works=works.table(), seats=works.seats_table(), gives=below(rows.gives),
        places=np.concatenate([rows.places(*one) for one in zip(programs, numbers, range(len(sites)), strict=True)]),
        spans=np.concatenate([program.spans for program in programs]),
        window_first=np.append(np.concatenate(windows), first.span), tables=tables.stacked(),
        priority_rows=_wide([program.priority_rows for program in programs], PRIORITIES - 1),
        factors=works.factors_table(), answers=_answers(sites, numbers),
        thin_places=_thin_places(programs, numbers, first),
        thin_reference=np.concatenate([program.thin_reference for program in programs]),
        forks=len(forks), visit_columns=visits.count, jobs_return=visits.by_jobs, delays=first.delays,
        stage_names=_named(sites, "stage_names"), work_names=tuple(works.names),
        place_names=_named(sites, "place_names"), fork_names=forks,
        duty_kinds=tuple(kind for program in programs for kind in program.duty_kinds), grades=grades,
    )  # fmt: skip
    return Joined(
        tuple(sites), program, tuple(numbers), tuple(shared.answers_at(sites, at) for at in range(len(sites))),
        tuple(shared.away(sites, at) for at in range(len(sites))), shared.drives(sites),
    )  # fmt: skip


def _answers(sites: Sequence[Site], numbers: Sequence[Numbers]) -> Table:
    return np.concatenate(
        [
            shared.answers(sites, at, numbers, rows.answers(site.program, numbers[at]))
            for at, site in enumerate(sites)
        ]
    )


def _union(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))


def _places_in(all_names: tuple[str, ...], names: tuple[str, ...]) -> Ints:
    return np.array([all_names.index(name) for name in names], dtype=np.int64)


def _refuse_too_many(what: str, names: Sequence[str]) -> None:
    if len(names) > MOST:
        raise InputError(f"the sites together have {len(names)} {what}; allowed: at most {MOST}")


def _named(sites: Sequence[Site], field: str) -> tuple[str, ...]:
    return tuple(f"{name} at {site.name}" for site in sites for name in getattr(site.program, field))


class _Tables:
    """Quantile tables, each once."""

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}

    def add(self, tables: Ints) -> Ints:
        """The numbers of these."""
        found = [self._known.setdefault(row.tobytes(), len(self._known)) for row in tables]
        return np.array(found, dtype=np.int64)

    def stacked(self) -> Ints:
        """All of them."""
        return np.stack([np.frombuffer(row, dtype=np.int64) for row in self._known])


def _wide(tables: Sequence[Ints], filled: int) -> Ints:
    """One below another, as wide as the widest."""
    width = max(table.shape[1] for table in tables)
    wide = [np.pad(table, ((0, 0), (0, width - table.shape[1])), constant_values=filled) for table in tables]
    return np.concatenate(wide)


def _thin_places(programs: Sequence[Program], numbers: Sequence[Numbers], last: Firsts) -> Ints:
    """A thinned stream counts the patients in places of its own hospital."""
    whole = np.zeros((last.thinned, max(last.place, 1)), dtype=np.int64)
    for program, mine in zip(programs, numbers, strict=True):
        row, place = mine.first.thinned, mine.first.place
        counted, count = program.thin_places, len(program.places)
        whole[row : row + len(counted), place : place + count] = counted[:, :count]
    return whole
