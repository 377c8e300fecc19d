"""A hospital's own rows of the tables of a joined program."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.engine.plan import Form, Op, Program, Table
from dghsim.engine.sites.model import Numbers, Site
from dghsim.engine.sites.numbers import moved, rebitted, renamed
from dghsim.errors import InputError, show
from dghsim.scenario.pathway import Elsewhere


def stages(sites: Sequence[Site], at: int, numbers: Sequence[Numbers]) -> Table:
    """Those of one site, whose ways to the others now lead there."""
    site, mine, first = sites[at], numbers[at], numbers[at].first
    rows = site.program.stages.copy()
    for field in ("next", "goto", "launch"):
        rows[field] = moved(rows[field], first.stage)
    for field in ("priority_row", "window", "place", "delays"):
        rows[field] = moved(rows[field], getattr(first, field))
    rows["first_case"] = moved(rows["first_case"], first.case)
    for field, known in (("work", mine.work), ("duration_table", mine.table), ("fork", mine.fork)):
        rows[field] = renamed(rows[field], known)
    rows["join"], rows["visits"] = rebitted(rows["join"], mine.fork), mine.visits
    names = [other.name for other in sites]
    for row, (name, stage) in zip(rows, site.scenario.pathway.stage.items(), strict=True):
        if isinstance(stage, Elsewhere) and stage.to in names and stage.to != site.name:
            there = names.index(stage.to)
            row["op"], row["site"] = Op.ELSEWHERE, there
            row["goto"] = numbers[there].first.stage + _start(
                f"site {site.name}: pathway.stage.{name}", stage, sites[there]
            )
    return rows


def _start(where: str, stage: Elsewhere, other: Site) -> int:
    known = other.program.stage_names
    if stage.start not in known:
        raise InputError(f"{where}.start: {show(stage.start)} is no stage of site {other.name}")
    return known.index(stage.start)


def cases(program: Program, mine: Numbers) -> Table:
    """Conditions."""
    rows = program.cases.copy()
    seen_by = rows["form"] == Form.SEEN_BY
    rows["limit"][seen_by] = rebitted(rows["limit"][seen_by], mine.grade)
    answered = rows["form"] == Form.ANSWERED
    rows["limit"][answered] = renamed(rows["limit"][answered], mine.work)
    for field, by in (("window", mine.first.window), ("place", mine.first.place), ("goto", mine.first.stage)):
        rows[field] = moved(rows[field], by)
    return rows


def gives(program: Program, mine: Numbers) -> Table:
    """Rules of giving way."""
    rows, first = program.gives.copy(), mine.first
    fields = {"delays": first.delays, "place": first.place, "first_case": first.case, "goto": first.stage}
    for field, by in fields.items():
        rows[field] = moved(rows[field], by)
    return rows


def places(program: Program, mine: Numbers, site: int) -> Table:
    """Places, of this site."""
    rows = program.places.copy()
    rows["site"], rows["first_give"] = site, rows["first_give"] + mine.first.give
    return rows


def answers(program: Program, mine: Numbers) -> Table:
    """What each kind of duty answers."""
    rows = program.answers.copy()
    for field in ("first", "second"):
        rows[field] = rebitted(rows[field], mine.work)
    return rows
