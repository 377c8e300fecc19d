"""The small hospital with everybody in post, and one thing that goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dghsim.rota.dated import date_rota
from dghsim.rota.gaps import prepare_duties
from dghsim.rota.ladder import fill as filling
from dghsim.rota.model import FILLED_BY, WHY, DatedRota, DutyTable
from dghsim.rota.workforce.model import LONG_KNOWN, States
from dghsim.rota.workforce.states import steady
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Rota

DAY = 86_400
FULL = {"rota.tier.tier_1.in_post": 6, "rota.tier.registrar.in_post": 9, "rota.tier.consultant.in_post": 6}
Away = tuple[str, slice]


def frame_of(table: DutyTable) -> pd.DataFrame:
    """The table in words."""
    return pd.DataFrame(
        {
            "tier": [table.kinds[kind][0] for kind in table.kind],
            "duty": [table.kinds[kind][1] for kind in table.kind],
            "start": table.start,
            "end": table.end,
            "doctor": [table.doctors[each] if each >= 0 else "" for each in table.doctor],
            "grade": [table.grades[each] if each >= 0 else "" for each in table.grade],
            "filled_by": [FILLED_BY[each] for each in table.filled_by],
            "why": [WHY[each] for each in table.why],
            "rung": [table.rungs[each] if each >= 0 else "" for each in table.rung],
            "asked": table.asked,
            "pounds": table.pounds,
            "sessions_lost": table.sessions_lost,
            "slowness": table.slowness,
        }
    )


@pytest.fixture(scope="session")
def dated(templates) -> Callable[[Scenario], DatedRota]:
    """The rota of a scenario, made once for all that differ only in what happens to it."""
    made: dict[str, DatedRota] = {}

    def date(scenario: Scenario) -> DatedRota:
        key = scenario.model_copy(update={"rota": Rota(tier=scenario.rota.tier)}).model_dump_json()
        if key not in made:
            made[key] = date_rota(scenario, templates)
        return made[key]

    return date


@pytest.fixture
def one_away(make_scenario, dated, monkeypatch: pytest.MonkeyPatch) -> Callable[..., DutyTable]:
    """`one_away({"bank": {...}}, sick=("registrar 3", slice(0, 2)))`: the table where only he or she is away."""

    def table(
        ladder: dict[str, dict[str, Any]],
        sick: Away | None = None,
        vacant: Away | None = None,
        changes: dict[str, Any] | None = None,
        known: int = LONG_KNOWN,
    ) -> DutyTable:
        scenario = make_scenario(
            FULL
            | {"rota.gaps": {}, "rota.ladder": ladder, "rota.workforce": {}}
            | {"rota.tier.registrar.grades": {"registrar": 9}, "run.warm_up_weeks": 0}
            | (changes or {})
        )
        prepared = prepare_duties(scenario, dated(scenario))
        posts = [line.doctor for line in prepared.posts.lines]

        def states_of(*_: object) -> States:
            states = steady(prepared.posts.lines, prepared.posts.days)
            held, ill, since = states.held.copy(), states.sick.copy(), states.known.copy()
            if vacant is not None:
                held[posts.index(vacant[0]), vacant[1]] = False
                since[posts.index(vacant[0]), vacant[1]] = known
            if sick is not None:
                ill[posts.index(sick[0]), sick[1]] = True
                since[posts.index(sick[0]), sick[1]] = sick[1].start
            return replace(states, held=held, sick=ill, known=since)

        monkeypatch.setattr(filling, "states_of", states_of)
        return filling.fill(prepared, 0)

    return table


def changed(table: DutyTable) -> pd.DataFrame:
    """The rows that are not as planned."""
    frame = frame_of(table)
    return frame[frame["why"] != "planned"].reset_index(drop=True)
