"""Who may be asked is kept once for all seats that are alike, and is then as for each seat by itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dghsim.rota.gaps import PreparedDuties, prepare_duties
from dghsim.rota.ladder import asked

from .test_whole import CHANGES


def lists(prepared: PreparedDuties) -> list[list[list[int]]]:
    """By rung and seat: who may be asked, but for whose own seat it is."""
    own = prepared.seats.post.tolist()
    return [
        [[post for post in each.of(seat) if post != mine] for seat, mine in enumerate(own)]
        for each in prepared.own.candidates
    ]


def test_as_for_each_seat_by_itself(make_scenario, dated, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = make_scenario(CHANGES)
    together = prepare_duties(scenario, dated(scenario))
    seats = np.arange(len(together.seats.day))
    monkeypatch.setattr(asked, "alike", lambda _: (seats, seats))
    alone = prepare_duties(scenario, dated(scenario))
    assert lists(together) == lists(alone)
    assert sum(map(len, lists(alone)[0])) > 100


def test_two_teams_side_by_side_need_no_more_lists_than_one(make_scenario, dated) -> None:
    scenario = make_scenario(CHANGES)
    rota = dated(scenario)
    second = [table.assign(doctor=table["doctor"] + ", team 2") for table in (rota.shifts, rota.leave)]
    shifts, leave = (
        pd.concat([table, more], ignore_index=True)
        for table, more in zip((rota.shifts, rota.leave), second, strict=True)
    )
    one, two = (
        prepare_duties(scenario, each)
        for each in (rota, replace(rota, shifts=shifts, leave=leave, templates=(), breaches=()))
    )
    assert len(two.seats.day) == 2 * len(one.seats.day)
    for few, many in zip(one.own.candidates, two.own.candidates, strict=True):
        assert len(few.first) == len(many.first)
