"""Walks everybody through the pathway as if the first clinician there, and every place, were free at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.duration import Duration, FromAttribute
from dghsim.scenario.flow import below, reached, steps
from dghsim.scenario.load_by_hour.conditions import NOBODY, Conditions
from dghsim.scenario.load_by_hour.crowd import Crowd, Ints, crowd
from dghsim.scenario.load_by_hour.draws import Dice, Floats, draw
from dghsim.scenario.load_by_hour.windows import HOURS, WEEK, Openings
from dghsim.scenario.odds import mean_hours
from dghsim.scenario.pathway import (
    AnyStage,
    Branch,
    Delay,
    Elsewhere,
    End,
    Fork,
    Hold,
    Join,
    Leave,
    Release,
    Repeat,
    WaitUntil,
    Work,
)
from dghsim.scenario.roads import lasting
from dghsim.scenario.root import Scenario

SEED = 1
MOST_PASSES = 8_000_000
"""Passages of stages by walkers, after which fewer set out, and at last those still inside are left where they are."""
_FEWER = (1, 25)
_NO_TIME = -1.0
Mix = dict[str, tuple[Ints, Floats]]
"""Work -> grades (positions) that do it, and their shares."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the walkers asked for in a week."""

    times: Floats
    """(168, works) how often each work is asked for."""
    hours: Floats
    """(168, works) hours of it, for a grade whose factor is 1, in the hour in which it is asked for."""
    inside: dict[str, float]
    """Place -> mean number in it of those who would wait for it, were it never full."""


def walk(scenario: Scenario, grades: tuple[str, ...], mix: Mix, there: Mapping[str, Openings]) -> Asked:
    """Walk everybody through. Seeded: the same scenario gives the same numbers.

    `there` has the hours in which somebody does each kind of work, where that is not always.
    """
    for fewer in _FEWER:
        dice = np.random.Generator(np.random.PCG64(SEED))
        everybody = crowd(scenario.demand, dice, fewer)
        seen_by = np.full(len(everybody.came), NOBODY, dtype=np.int64)
        conditions = Conditions(scenario, dice, everybody.known, seen_by, grades)
        walkers = _Walk(scenario, dice, everybody, mix, there, conditions)
        if walkers.go():
            break
    return walkers.asked()


@dataclass(frozen=True, slots=True)
class _Group:
    """Walkers at one stage: who, when, and in which side branch (NOBODY: on their own way)."""

    who: Ints
    time: Floats
    branch: Ints

    def of(self, chosen: NDArray[np.bool_]) -> _Group:
        return _Group(self.who[chosen], self.time[chosen], self.branch[chosen])

    def at(self, time: Floats) -> _Group:
        return _Group(self.who, time, self.branch)


@dataclass(slots=True)
class _Walk:
    scenario: Scenario
    dice: Dice
    everybody: Crowd
    mix: Mix
    there: Mapping[str, Openings]
    conditions: Conditions
    stages: list[str] = field(init=False)
    after: dict[str, str] = field(init=False)
    forks: dict[str, int] = field(init=False)
    works: dict[str, int] = field(init=False)
    waiting: dict[tuple[bool, int], list[_Group]] = field(default_factory=dict)
    """(In a side branch that nobody waits for, stage by position) -> groups that have come to it."""
    unawaited: NDArray[np.bool_] = field(init=False)
    """By fork, and last for who is in none: whether no join on anybody's own way waits for its side branch."""
    left: Floats = field(init=False)
    """By walker: when it left."""
    began: Floats = field(init=False)
    """(walkers, forks) when the side branch last began."""
    ended: Floats = field(init=False)
    """(walkers, forks) when the side branch ended."""
    since: dict[str, Floats] = field(init=False)
    """Place -> by walker, held since; below 0 if not held, or not by one who would wait for it."""
    inside: dict[str, float] = field(init=False)
    times: Floats = field(init=False)
    hours: Floats = field(init=False)

    def __post_init__(self) -> None:
        stages, number = self.scenario.pathway.stage, len(self.everybody.came)
        self.stages, self.after = list(stages), below(stages)
        forks = [name for name, stage in stages.items() if isinstance(stage, Fork)]
        self.forks = {name: place for place, name in enumerate(forks)}
        self.works = {name: place for place, name in enumerate(self.scenario.work)}
        awaited = {fork for stage in self._own_way() if isinstance(stage, Join) for fork in stage.forks}
        self.unawaited = np.array([*(name not in awaited for name in forks), False])
        self.left = np.full(number, np.inf)
        self.began, self.ended = (np.full((number, len(forks)), _NO_TIME) for _ in range(2))
        self.since = {name: np.full(number, _NO_TIME) for name in self.scenario.place}
        self.inside = dict.fromkeys(self.scenario.place, 0.0)
        self.times = np.zeros(HOURS * len(self.works))
        self.hours = np.zeros(HOURS * len(self.works))

    def _own_way(self) -> list[AnyStage]:
        """The stages that somebody may come to otherwise than in a side branch."""
        stages = self.scenario.pathway.stage
        starts = [stream.start for stream in self.scenario.demand.stream.values()]
        return [stages[name] for name in reached(steps(stages), starts)]

    def go(self) -> bool:
        """Stage by stage, the earliest in the file first, so that rounds gather before they go on; joins last.

        Side branches that nobody waits for on a way of its own come after all that, when it is known how long each may
        last: until its patient leaves. One that itself waits for a side branch that has begun and not ended, as far as
        stages above it in the file tell, waits for ever. Whether all came to their end.
        """
        for start, who in self.everybody.starts:
            self._send(start, _Group(who, self.everybody.came[who], np.full(len(who), NOBODY)))
        joins = {place for place, name in enumerate(self.stages) if self._is_join(name)}
        passes = 0
        while self.waiting and passes < MOST_PASSES:
            unawaited, at = min(
                self.waiting, key=lambda key: (key[0], not key[0] and key[1] in joins, key[1])
            )
            groups = self.waiting.pop((unawaited, at))
            who, time, branch = (
                np.concatenate([getattr(group, word) for group in groups])
                for word in ("who", "time", "branch")
            )
            passes += len(who)
            name = self.stages[at]
            group = _Group(who, time, branch)
            group = self._still_there(group) if unawaited else group
            if len(group.who):
                self._pass(name, self.scenario.pathway.stage[name], group)
        return not self.waiting

    def asked(self) -> Asked:
        shape = (len(self.works), HOURS)
        times, hours = self.times.reshape(shape).T, self.hours.reshape(shape).T
        return Asked(np.ascontiguousarray(times), np.ascontiguousarray(hours), self.inside)

    def _is_join(self, name: str) -> bool:
        return isinstance(self.scenario.pathway.stage[name], Join)

    def _send(self, stage: str, group: _Group) -> None:
        last = self.unawaited[group.branch]
        for unawaited in (False, True):
            part = group.of(last == unawaited)
            if len(part.who):
                self.waiting.setdefault((unawaited, self.stages.index(stage)), []).append(part)

    def _still_there(self, group: _Group) -> _Group:
        """Without those whose patient has left; what their side branch still held is given back as of then."""
        there = group.time < self.left[group.who]
        if there.all():
            return group
        gone = group.of(~there)
        for place in self.since:
            self._give_back(place, gone.at(self.left[gone.who]))
        return group.of(there)

    def _pass(self, name: str, stage: AnyStage, group: _Group) -> None:
        match stage:
            case Work():
                group = self._work(stage, group)
            case Delay():
                group = group.at(group.time + self._lasts(lasting(stage, self.scenario.hospital), group))
            case WaitUntil():
                group = group.at(group.time + self.conditions.openings[stage.window].wait(group.time))
            case Hold() if stage.on_full == "wait":
                held = self.since[stage.place]
                held[group.who] = np.where(held[group.who] < 0, group.time, held[group.who])
            case Release():
                self._give_back(stage.place, group)
            case Branch() | Repeat():
                group = self._choose(stage, group)
            case Fork():
                branch = np.full(len(group.who), self.forks[name])
                self.began[group.who, branch] = group.time
                self._send(stage.launch, _Group(group.who, group.time, branch))
            case Join():
                group = self._join(stage, group)
            case End():
                self.ended[group.who, group.branch] = np.maximum(
                    self.ended[group.who, group.branch], group.time
                )
            case Leave() | Elsewhere():
                np.minimum.at(self.left, group.who, group.time)
                for place in self.since:
                    self._give_back(place, group)
        onward = stage.next or self.after.get(name)
        if onward is not None and not isinstance(stage, End | Leave | Elsewhere):
            self._send(onward, group)

    def _work(self, stage: Work, group: _Group) -> _Group:
        kind = self.scenario.work[stage.work]
        seconds = self._lasts(kind.duration, group)
        weight = self.everybody.weight[group.who]
        hour = (group.time % WEEK // 3600).astype(np.int64) % HOURS
        cell = self.works[stage.work] * HOURS + hour
        self.times += np.bincount(cell, weight, len(self.times))
        own = isinstance(kind.duration, FromAttribute)
        long = seconds / 3600 if own else mean_hours(self.scenario.demand, kind.duration)
        self.hours += np.bincount(cell, weight * long, len(self.hours))
        codes, shares = self.mix.get(stage.work, (np.zeros(0, dtype=np.int64), np.zeros(0)))
        if len(codes):
            self.conditions.seen_by[group.who] = self.dice.choice(codes, len(group.who), p=shares)
        if stage.work in self.there:
            group = group.at(group.time + self.there[stage.work].wait(group.time))
        return group.at(group.time + seconds) if kind.patient_waits else group

    def _join(self, stage: Join, group: _Group) -> _Group:
        """On their own way they wait for ends that are known; a side branch goes no further where the end is not."""
        forks = [self.forks[fork] for fork in stage.forks]
        began, ended = self.began[group.who][:, forks], self.ended[group.who][:, forks]
        endless = (began >= 0) & (began <= group.time[:, None]) & (ended < began)
        onward = ~(endless.any(axis=1) & self.unawaited[group.branch])
        return group.at(np.maximum(group.time, ended.max(axis=1))).of(onward)

    def _choose(self, stage: Branch | Repeat, group: _Group) -> _Group:
        """Send on those whom a case takes; the rest is left."""
        if isinstance(stage, Repeat):
            done = self.conditions.hold(stage.until, group.who, group.time)
            self._send(stage.back_to, group.of(~done))
            return group.of(done)
        for case in stage.cases:
            taken = self.conditions.hold(case.when, group.who, group.time)
            self._send(case.goto, group.of(taken))
            group = group.of(~taken)
        return group

    def _lasts(self, duration: Duration, group: _Group) -> Floats:
        if not isinstance(duration, FromAttribute):
            return draw(duration, len(group.who), self.dice)
        own = np.maximum(self.everybody.known[duration.attribute][group.who], 0.0)
        if duration.since == "now":
            return own
        return np.maximum(self.everybody.came[group.who] + own - group.time, 0.0)

    def _give_back(self, place: str, group: _Group) -> None:
        since = self.since[place]
        held = group.of(since[group.who] >= 0)
        if not len(held.who):
            return
        spent = self.everybody.weight[held.who] * (held.time - since[held.who])
        self.inside[place] += float(spent.sum()) / WEEK
        since[held.who] = _NO_TIME
