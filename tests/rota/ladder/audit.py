"""What must hold of a table of duties, looked at from the planned rota and the states of the posts alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from dghsim.rota.gaps import PreparedDuties, fill_gaps, take_kinds
from dghsim.rota.ladder.take import take_rows
from dghsim.rota.model import DatedRota
from dghsim.rota.workforce.model import States, WorkforceYear
from dghsim.rota.workforce.states import states_of
from dghsim.scenario.root import Scenario
from dghsim.scenario.workforce import Rung

from .conftest import DAY, frame_of

TAKEN_ON = ("bank", "swap", "act_up", "act_down")


def faults(scenario: Scenario, rota: DatedRota, prepared: PreparedDuties, replication: int) -> Iterator[str]:
    """One line for each thing that is not as it must be. Every normal day has to answer some work."""
    table = fill_gaps(prepared, replication)
    assert table.workforce is not None
    states = states_of(prepared.posts, replication)
    planned = take_rows(rota.shifts, take_kinds(scenario))["doctor"].to_numpy(object)
    post = {line.planned: at for at, line in enumerate(prepared.posts.lines)}
    frame = frame_of(table).assign(post=[post[doctor] for doctor in planned])
    frame["normal"] = [
        scenario.rota.tier[tier].duty[duty].normal
        for tier, duty in zip(frame["tier"], frame["duty"], strict=True)
    ]
    home = {line.doctor: at for at, line in enumerate(prepared.posts.lines)}
    own = frame[frame["doctor"].isin(list(home))]
    own = own.assign(by=own["doctor"].map(home))
    yield from _twice(frame)
    yield from _absent(own, states, _away(rota, prepared))
    yield from _planned(frame, states)
    yield from _offered(scenario, frame, states)
    yield from _acted_down(frame, own, states)
    yield from _given_up(frame, own)
    yield from _counted(scenario, frame, table.workforce, prepared)


def _twice(frame: pd.DataFrame) -> Iterator[str]:
    """Two duties at once, by anybody."""
    worked = frame[frame["doctor"] != ""].sort_values(["doctor", "start"])
    same = (worked["doctor"] == worked["doctor"].shift()) & (worked["start"] < worked["end"].shift())
    yield from (f"{row.doctor} works two duties at {row.start}" for row in worked[same].itertuples())


def _away(rota: DatedRota, prepared: PreparedDuties) -> set[tuple[int, int]]:
    """(post, day) of every leave and study day."""
    rows = rota.shifts[rota.shifts["kind"].isin(["leave", "study"])]
    post = {line.planned: at for at, line in enumerate(prepared.posts.lines)}
    first = rota.shifts["start"].min().normalize()
    first -= pd.Timedelta(days=first.weekday())
    days = (rows["start"].dt.normalize() - first).dt.days
    return {(post[doctor], day) for doctor, day in zip(rows["doctor"], days, strict=True)}


def _absent(own: pd.DataFrame, states: States, away: set[tuple[int, int]]) -> Iterator[str]:
    """Work of somebody who is gone, sick or on leave; duties taken on on every day that they touch."""
    for row in own.itertuples():
        last = (row.end - 1) // DAY if row.filled_by in TAKEN_ON else row.start // DAY
        for day in range(row.start // DAY, min(last, states.held.shape[1] - 1) + 1):
            at = row.by, day
            if not states.held[at] or states.sick[at] or at in away:
                yield f"{row.doctor} works {row.duty} on day {day}: gone, sick or on leave"


def _planned(frame: pd.DataFrame, states: States) -> Iterator[str]:
    """A gap is there exactly where nobody is, and says why."""
    at = frame["post"].to_numpy(), frame["start"].to_numpy() // DAY
    why = np.where(~states.held[at], "vacant", np.where(states.sick[at], "sick", "planned"))
    stays = frame["why"] != "given_up"
    wrong = np.where(stays, frame["why"] != why, why != "planned")
    yield from (f"{row.duty} at {row.start} is {row.why}" for row in frame[wrong].itertuples())


def _offered(scenario: Scenario, frame: pd.DataFrame, states: States) -> Iterator[str]:
    """A gap was offered to each rung whose notice, tiers and days allow it, down to the one that fills it."""
    rungs = list(scenario.rota.ladder.values())
    for row in frame[frame["why"].isin(["vacant", "sick"])].itertuples():
        day = row.start // DAY
        notice = day - states.known[row.post, day]
        may = [_may(rung, row.tier, bool(row.normal), int(notice)) for rung in rungs]
        if row.filled_by != "uncovered":
            filled = list(scenario.rota.ladder).index(row.rung)
            may = [each and place <= filled for place, each in enumerate(may)]
        if sum(1 << place for place, each in enumerate(may) if each) != row.asked:
            yield f"{row.tier} {row.duty} at {row.start}, known for {notice} days, was offered to {row.asked:b}"


def _may(rung: Rung, tier: str, normal: bool, notice: int) -> bool:
    tiers = not rung.tiers or tier in rung.tiers
    return tiers and notice >= rung.notice_days and (rung.normal_days or not normal)


def _acted_down(frame: pd.DataFrame, own: pd.DataFrame, states: States) -> Iterator[str]:
    """Whoever acts down works no normal day on the next date."""
    worked = own[own["normal"] & (own["filled_by"] == "post")]
    at_work = set(zip(worked["by"], worked["start"] // DAY, strict=True))
    days = frame[frame["normal"] & (frame["why"] == "given_up")]
    lost = set(zip(days["post"], days["start"] // DAY, strict=True))
    on_the_rota = set(
        zip(frame["post"][frame["normal"]], frame["start"][frame["normal"]] // DAY, strict=True)
    )
    for row in own[own["filled_by"] == "act_down"].itertuples():
        next_day = row.by, row.start // DAY + 1
        if next_day in at_work:
            yield f"{row.doctor} acted down at {row.start} and has a normal day on the next"
        there = next_day in on_the_rota and states.held[next_day] and not states.sick[next_day]
        if there and next_day not in lost:
            yield f"{row.doctor} acted down at {row.start} and lost nothing on the next day"


def _given_up(frame: pd.DataFrame, own: pd.DataFrame) -> Iterator[str]:
    """A normal day is given up only for a duty taken on that day or one beside it, and nobody works it."""
    taken = own[own["filled_by"].isin(["swap", "act_up", "act_down"])]
    days = set(zip(taken["by"], taken["start"] // DAY, strict=True))
    for row in frame[frame["why"] == "given_up"].itertuples():
        beside = {(row.post, row.start // DAY + step) for step in (-2, -1, 0, 1)}
        if not row.normal or row.filled_by != "uncovered" or row.doctor or row.asked or not beside & days:
            yield f"{row.duty} at {row.start} was given up for nothing"
    sessions = ((frame["end"] - frame["start"]) / 14_400)[frame["why"] == "given_up"].sum()
    if not np.isclose(sessions, frame["sessions_lost"].sum()):
        yield f"{sessions} sessions stand empty and {frame['sessions_lost'].sum()} are said to be lost"


def _counted(
    scenario: Scenario, frame: pd.DataFrame, year: WorkforceYear, prepared: PreparedDuties
) -> Iterator[str]:
    """The year counts the normal days that the table shows."""
    assert prepared.year is not None
    day = frame["start"] // DAY
    inside = (day >= prepared.year.measured.start) & (day < prepared.year.measured.stop) & frame["normal"]
    for at, name in enumerate(scenario.rota.tier):
        mine = frame[inside & (frame["tier"] == name)]
        found = len(mine), int((mine["why"] == "planned").sum())
        if found != (year.normal_days_planned[at], year.normal_days_worked[at]):
            yield f"{name}: {found} normal days on the rota and worked"
