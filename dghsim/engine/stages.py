"""Compiles stages, work and places into integer tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from dghsim.demand.quantiles import quantile_table
from dghsim.engine import plan
from dghsim.engine.plan import NONE, PRIORITIES, Form, Ints, OnFull, Op, Table
from dghsim.engine.visits import revisited
from dghsim.randomness import named
from dghsim.scenario import pathway as p
from dghsim.scenario.duration import SECONDS_PER_UNIT, Duration, FromAttribute
from dghsim.scenario.labels import labels_of, unit_of
from dghsim.scenario.roads import lasting
from dghsim.scenario.root import Scenario


def bits(known: Mapping[str, int], names: Iterable[str]) -> int:
    """A set of bits for those of the names that are known."""
    return sum(1 << known[name] for name in set(names) if name in known)


def positions(names: Iterable[str]) -> dict[str, int]:
    """Where each name stands."""
    return {name: at for at, name in enumerate(names)}


def _units(scenario: Scenario, attribute: str) -> int:
    """How many stored units make one unit of a number attribute: seconds for a time, 1 for anything else."""
    return SECONDS_PER_UNIT.get(unit_of(scenario.demand, attribute) or "", 1)


@dataclass(slots=True)
class Names:
    """Where each named thing stands in its table."""

    stage: dict[str, int]
    work: dict[str, int]
    place: dict[str, int]
    window: dict[str, int]
    attribute: dict[str, int]
    fork: dict[str, int]
    grade: dict[str, int]
    tier: dict[str, int]


@dataclass(slots=True)
class Stages:
    """Builds the tables; what stages share, such as quantile tables and conditions, is collected on the way."""

    scenario: Scenario
    names: Names
    tables: dict[bytes, int] = field(default_factory=dict)
    cases: list[tuple[int, ...]] = field(default_factory=list)
    priority_rows: list[list[int]] = field(default_factory=list)
    seats: list[tuple[int, int]] = field(default_factory=list)
    gives: list[tuple[int, ...]] = field(default_factory=list)

    def _table(self, duration: Duration) -> int:
        assert not isinstance(duration, FromAttribute)
        values = quantile_table(duration).astype(np.int64)
        return self.tables.setdefault(values.tobytes(), len(self.tables))

    def _duration(self, row: Table, duration: Duration) -> None:
        if isinstance(duration, FromAttribute):
            row["duration_attribute"] = self.names.attribute[duration.attribute]
            if "since_arrival" in (row.dtype.names or ()):
                row["since_arrival"] = int(duration.since == "arrival")
        else:
            row["duration_table"] = self._table(duration)

    def _priority(self, row: Table, priority: int | p.PriorityBy) -> None:
        if isinstance(priority, int):
            row["priority"] = priority
            return
        labels = labels_of(self.scenario.demand.attribute[priority.attribute])
        row["priority_attribute"] = self.names.attribute[priority.attribute]
        row["priority_row"] = len(self.priority_rows)
        self.priority_rows.append([priority.values[label] for label in labels])

    def _case(self, when: p.Condition, goto: int) -> None:
        form, limit, attribute, window, place = NONE, NONE, NONE, NONE, NONE
        if when.chance is not None:
            form, limit = Form.CHANCE, round(when.chance * 2**plan.CHANCE_BITS)
        elif when.window is not None:
            form, window = Form.WINDOW, self.names.window[when.window]
        elif when.place is not None and when.occupied_at_least is not None:
            form, limit, place = Form.OCCUPIED, when.occupied_at_least, self.names.place[when.place]
        elif when.place is not None and when.free_at_least is not None:
            form, limit, place = Form.FREE, when.free_at_least, self.names.place[when.place]
        elif when.place is not None:
            form, place = Form.IN_PROPORTION, self.names.place[when.place]
        elif when.answered is not None:
            form, limit = Form.ANSWERED, self.names.work[when.answered]
        elif when.seen_by is not None:
            form, limit = Form.SEEN_BY, bits(self.names.grade, when.seen_by)
        elif when.policy is not None:
            form, limit = Form.ALWAYS, int(self.scenario.policy[when.policy])
        elif when.attribute is not None and when.is_one_of is not None:
            known = positions(labels_of(self.scenario.demand.attribute[when.attribute]))
            form, limit = Form.ONE_OF, bits(known, when.is_one_of)
            attribute = self.names.attribute[when.attribute]
        elif when.attribute is not None and when.equals is not None:
            labels = labels_of(self.scenario.demand.attribute[when.attribute])
            form, limit = Form.EQUALS, labels.index(when.equals)
            attribute = self.names.attribute[when.attribute]
        elif when.attribute is not None and when.at_least is not None:
            form, attribute = Form.AT_LEAST, self.names.attribute[when.attribute]
            limit = round(when.at_least * _units(self.scenario, when.attribute))
        self.cases.append((form, limit, attribute, window, place, goto))

    def stages(self) -> Table:
        """A row for each stage."""
        rows = plan.empty(plan.STAGE, len(self.names.stage))
        visits = revisited(self.scenario.pathway.stage)
        for at, (name, stage) in enumerate(self.scenario.pathway.stage.items()):
            row = rows[at]
            row["next"] = (
                self.names.stage[stage.next] if stage.next is not None else min(at + 1, len(rows) - 1)
            )
            row["mark"] = p.MARKS.index(stage.mark) if stage.mark is not None else NONE
            row["what"] = named("stage", name)
            row["visits"] = visits.index(name) if name in visits else NONE
            self._stage(row, name, stage)
        return rows

    def _stage(self, row: Table, name: str, stage: p.AnyStage) -> None:
        match stage:
            case p.Work():
                row["op"], row["work"] = Op.WORK, self.names.work[stage.work]
                self._priority(row, stage.priority)
            case p.Delay():
                row["op"] = Op.DELAY
                self._duration(row, lasting(stage, self.scenario.hospital))
                self._giving_way(row, stage)
            case p.WaitUntil():
                row["op"], row["window"] = Op.WAIT_UNTIL, self.names.window[stage.window]
            case p.Hold():
                self._hold(row, stage)
            case p.Release():
                row["op"], row["place"] = Op.RELEASE, self.names.place[stage.place]
            case p.Branch():
                row["op"], row["first_case"], row["cases"] = Op.BRANCH, len(self.cases), len(stage.cases)
                for case in stage.cases:
                    self._case(case.when, self.names.stage[case.goto])
            case p.Repeat():
                row["op"], row["first_case"], row["cases"] = Op.BRANCH, len(self.cases), 1
                self._case(stage.until, int(row["next"]))
                row["next"] = self.names.stage[stage.back_to]
            case p.Fork():
                row["op"], row["fork"] = Op.FORK, self.names.fork[name]
                row["launch"] = self.names.stage[stage.launch]
            case p.Join():
                row["op"], row["join"] = Op.JOIN, sum(1 << self.names.fork[fork] for fork in set(stage.forks))
            case p.End():
                row["op"] = Op.END
            case p.Leave():
                row["op"], row["outcome"] = Op.LEAVE, p.OUTCOMES.index(stage.outcome)
            case p.Elsewhere():
                row["op"], row["outcome"] = Op.LEAVE, p.OUTCOMES.index("elsewhere")

    def _hold(self, row: Table, stage: p.Hold) -> None:
        row["op"], row["place"] = Op.HOLD, self.names.place[stage.place]
        self._priority(row, stage.priority)
        row["on_full"] = OnFull.WAIT if stage.on_full == "wait" else OnFull.TURN_AWAY
        if stage.goto is not None:
            row["goto"] = self.names.stage[stage.goto]

    def _giving_way(self, row: Table, stage: p.Delay) -> None:
        if not stage.gives_way:
            return
        row["delays"] = len({rule[0] for rule in self.gives})
        for rule in stage.gives_way:
            first = len(self.cases)
            goto = int(row["next"]) if rule.goto is None else self.names.stage[rule.goto]
            for when in rule.when:
                self._case(when, NONE)
            least, most = (
                round(3600 * hours) for hours in (rule.left_at_least_hours, rule.left_at_most_hours)
            )
            place = self.names.place[rule.place]
            self.gives.append((int(row["delays"]), place, least, most, first, len(rule.when), goto))

    def works(self) -> Table:
        """A row for each kind of work; fills the seats."""
        rows = plan.empty(plan.WORK, len(self.scenario.work))
        breaks = self.scenario.rota.breaks
        for row, (name, kind) in zip(rows, self.scenario.work.items(), strict=True):
            self._duration(row, kind.duration)
            row["last_start"] = kind.last_start_minutes * 60
            row["ask_second"] = kind.ask_second_after_minutes * 60
            row["not_by"] = bits(self.names.grade, kind.not_by)
            row["first_seat"] = len(self.seats)
            self.seats += self._team(kind)
            row["seats"] = len(self.seats) - int(row["first_seat"])
            row["interrupts"], row["kept"] = kind.interrupts, kind.resumed_by == "same"
            row["interruptible"] = kind.interruptible and row["seats"] == 1 and kind.patient_waits
            row["hand_over"] = kind.at_shift_end == "hand_over" and row["seats"] == 1 and kind.patient_waits
            # Like a call, a break is had wherever one is.
            row["by_phone"] = kind.by_phone or (breaks is not None and name == breaks.work)
            row["patient_waits"] = kind.patient_waits
        return rows

    def _team(self, kind: p.WorkKind) -> list[tuple[int, int]]:
        """A row for each seat, those that must be filled first."""
        seats = kind.team or [p.Seat()]
        rows = [
            (bits(self.names.tier, seat.tiers or list(self.names.tier)), int(seat.must))
            for seat in seats
            for _ in range(seat.count)
        ]
        return sorted(rows, key=lambda row: -row[1])

    def places(self) -> Table:
        """A row for each place, and the rules of giving way in their order; after `stages`."""
        self.gives.sort(key=lambda rule: rule[1])
        rows = plan.empty(plan.PLACE, len(self.scenario.place))
        for number, (row, place) in enumerate(zip(rows, self.scenario.place.values(), strict=True)):
            mine = [at for at, rule in enumerate(self.gives) if rule[1] == number]
            row["count"], row["most"], row["site"] = place.count, place.most, 0
            row["first_give"], row["gives"] = mine[0] if mine else 0, len(mine)
        return rows

    def quantiles(self) -> Ints:
        """(tables, 2**TABLE_BITS) durations in seconds, after stages and works."""
        flat = [np.frombuffer(values, dtype=np.int64) for values in self.tables]
        return np.stack(flat) if flat else np.zeros((1, 1 << plan.TABLE_BITS), dtype=np.int64)

    def priorities(self) -> Ints:
        """(rows, labels) priority by label, after `stages`."""
        widest = max((len(row) for row in self.priority_rows), default=1)
        rows = [row + [PRIORITIES - 1] * (widest - len(row)) for row in self.priority_rows]
        return np.array(rows or [[PRIORITIES - 1]], dtype=np.int64)
