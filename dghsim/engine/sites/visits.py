"""Columns in which the engines count how often a patient has passed a stage, when stages are of several hospitals."""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np

from dghsim.engine.plan import NONE, Form, Ints, Op, Program, Table
from dghsim.engine.sites.model import Site
from dghsim.scenario.flow import reached, steps, with_launches
from dghsim.scenario.pathway import Elsewhere


class Visits:
    """Columns of visit counts. Stages of one name share one: who passes it at one site and again at another draws anew.

    Those that never draw count for themselves, as engines are free to count them or not.
    """

    def __init__(self, sites: Sequence[Site]) -> None:
        passed = [name for site in sites for name in _passed_by(site, "patient")] if _some_go(sites) else []
        again = {name for name in passed if passed.count(name) > 1}
        self._by_site = {site.name: self._names(site, again) for site in sites}
        used = dict.fromkeys(name for names in self._by_site.values() for name in names if name is not None)
        self._column = {name: at for at, name in enumerate(used)}
        self.count = len(self._column)
        self.by_jobs = any(
            self.of(site)[site.program.stage_names.index(name)] != NONE
            for site in sites
            for name in _passed_by(site, "job")
        )

    def _names(self, site: Site, again: Set[str]) -> list[str | None]:
        """By stage: what its column is called."""
        program, found = site.program, list[str | None]()
        for name, row in zip(program.stage_names, program.stages, strict=True):
            draws = _draws(program, row)
            counted = row["visits"] != NONE or (draws and name in again)
            found.append(None if not counted else name if draws else f"{name} at {site.name}")
        return found

    def of(self, site: Site) -> Ints:
        """By stage of a site: its column, NONE for none."""
        columns = [NONE if name is None else self._column[name] for name in self._by_site[site.name]]
        return np.array(columns, dtype=np.int64)


def _passed_by(site: Site, whom: str) -> set[str]:
    """Stages that patients, or jobs, may come to."""
    stages, streams = site.scenario.pathway.stage, site.scenario.demand.stream.values()
    return reached(with_launches(stages, steps(stages)), [one.start for one in streams if one.entity == whom])


def _some_go(sites: Sequence[Site]) -> bool:
    return any(
        isinstance(stage, Elsewhere) for site in sites for stage in site.scenario.pathway.stage.values()
    )


def _draws(program: Program, row: Table) -> bool:
    """Whether what a stage does depends on a draw."""
    if row["op"] == Op.BRANCH:
        forms = program.cases["form"][row["first_case"] : row["first_case"] + row["cases"]]
        return bool(np.isin(forms, (Form.CHANCE, Form.IN_PROPORTION)).any())
    table = program.works["duration_table"][row["work"]] if row["op"] == Op.WORK else row["duration_table"]
    return bool(table != NONE and (program.tables[table] != program.tables[table, 0]).any())
