"""What joining programs is told, and what it remembers to part them again."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.engine.plan import Ints, Plan, Program
from dghsim.scenario.root import Scenario


@dataclass(frozen=True, slots=True)
class Site:
    """One of several hospitals: by what name the others send patients to it, what it is, its own program."""

    name: str
    scenario: Scenario
    program: Program


@dataclass(frozen=True, slots=True)
class Firsts:
    """Where a site's own begin among all sites': added to the numbers by which its program knows them."""

    stage: int = 0
    case: int = 0
    place: int = 0
    give: int = 0
    delays: int = 0
    window: int = 0
    span: int = 0
    priority_row: int = 0
    thinned: int = 0
    duty_kind: int = 0

    def behind(self, program: Program) -> Firsts:
        """Where those of the next site begin."""
        return Firsts(
            stage=self.stage + len(program.stages), case=self.case + len(program.cases),
            place=self.place + len(program.places), give=self.give + len(program.gives),
            delays=self.delays + program.delays, window=self.window + len(program.window_first) - 1,
            span=self.span + len(program.spans), priority_row=self.priority_row + len(program.priority_rows),
            thinned=self.thinned + len(program.thin_reference), duty_kind=self.duty_kind + len(program.answers),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numbers:
    """By what numbers the joined program knows what a site's own program numbers from 0."""

    first: Firsts
    table: Ints
    """By number of the site's own; so are the next ones. NONE stands for none."""
    work: Ints
    fork: Ints
    grade: Ints
    tier: Ints
    visits: Ints
    """By stage."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Several programs as one."""

    sites: tuple[Site, ...]
    program: Program
    numbers: tuple[Numbers, ...]
    """By site."""
    answers_at: tuple[Ints, ...]
    """By site, by its kind of duty: the sites whose work it answers, as a set of bits."""
    away: tuple[Ints, ...]
    """By site, by kind of duty of all of them: the kind of work, by the site's own number, that time elsewhere is."""
    drives: Ints
    """(sites, sites) seconds by road."""


@dataclass(frozen=True, slots=True)
class JoinedPlan:
    """Several plans as one, and by what numbers it knows who and what is in each."""

    joined: Joined
    plan: Plan
    entities: tuple[Ints, ...]
    """By site, by its own number; so are the next ones."""
    duties: tuple[Ints, ...]
