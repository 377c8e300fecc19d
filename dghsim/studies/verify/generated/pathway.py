"""Random pathways with every type of stage: lines of stages for patients, for side branches and for jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from dghsim.scenario.pathway import MARKS
from dghsim.studies.verify.generated import demand
from dghsim.studies.verify.generated.dice import Dice
from dghsim.studies.verify.generated.work import GRADES

Document = dict[str, Any]
Line = list[tuple[str, Document]]


@dataclass(slots=True)
class Paths:
    """Builds lines of stages. A patient's way is `main`; forks start `side` lines; a `job` knows and holds nothing."""

    dice: Dice
    works: Sequence[str]
    """Kinds of work; those that last a patient's own time are not for jobs."""
    own_time: Sequence[str]
    places: Sequence[str]
    windows: Sequence[str]
    attributes: Document
    switches: Sequence[str] = ()
    sides: list[Line] = field(default_factory=list)
    forks: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    """Places held here, as far as the line says."""
    count: int = 0

    def line(self, who: str, blocks: int, depth: int = 0) -> Line:
        """Stages from the first to a leave or an end."""
        stages: Line = [self._work(who)] if who != "side" and self.dice.chance(0.6) else []
        for _ in range(blocks):
            stages += self._block(who, stages, depth)
        ends = who == "side" and not self.dice.chance(0.1)
        outcome = self.dice.pick(("home", "died", "transferred"))
        last = {"type": "end"} if ends else {"type": "leave", "outcome": outcome}
        stages.append((self._name("end" if ends else "leave"), last))
        self._forwards(stages, who)
        return stages

    def _name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}_{self.count}"

    def _block(self, who: str, above: Line, depth: int) -> Line:
        kinds = ["work", "work", "delay", "branch", "branch", "wait_until", "repeat"]
        if who != "job":
            kinds += ["hold", "hold", "join", "release"]
            kinds += ["fork"] * 4 if depth < 2 and len(self.forks) < 6 else []
        match self.dice.pick(kinds):
            case "work":
                return [self._work(who)]
            case "delay":
                return [self._delay(who, self.dice.pick((0, 1)))]
            case "branch":
                return [(self._name("branch"), {"type": "branch", "cases": [{}] * self.dice.whole(1, 3)})]
            case "wait_until":
                return [self._wait_until()]
            case "repeat":
                return self._repeat(who, above)
            case "hold":
                return self._hold(who, above, depth)
            case "release":
                return [(self._name("release"), {"type": "release", "place": self.dice.pick(self.places)})]
            case "fork":
                return [self._fork(depth)]
        return [(self._name("join"), {"type": "join", "forks": []})]

    def _work(self, who: str) -> tuple[str, Document]:
        works = [work for work in self.works if who != "job" or work not in self.own_time]
        stage = {"type": "work", "work": self.dice.pick(works), "priority": self._priority(who)}
        return self._name("work"), self._marked(stage)

    def _delay(self, who: str, low: int) -> tuple[str, Document]:
        times = demand.times(self.attributes)
        if who != "job" and times and low == 0 and self.dice.chance(0.6):
            since = self.dice.pick(("now", "arrival"))
            own = {"family": "attribute", "attribute": self.dice.pick(times), "since": since}
            return self._name("own"), self._marked({"type": "delay", "duration": own} | self._gives_way(who))
        lasts = self.dice.duration(low, 900 if self.held else 300)
        return self._name("delay"), self._marked({"type": "delay", "duration": lasts} | self._gives_way(who))

    def _gives_way(self, who: str) -> Document:
        """Rules by which whoever is in a delay may be moved on; where to, the end of the line says."""
        if who == "job" or not self.dice.chance(0.7 if self.held else 0.05):
            return {}
        return {"gives_way": [self._rule(who) for _ in range(self.dice.pick((1, 1, 2)))]}

    def _rule(self, who: str) -> Document:
        place = (
            self.dice.pick(self.held) if self.held and self.dice.chance(0.9) else self.dice.pick(self.places)
        )
        made: Document = {"place": place, "when": []}
        if self.dice.chance(0.4):
            made["left_at_least_hours"] = self.dice.minutes(0, 120) / 60
        if self.dice.chance(0.4):
            made["left_at_most_hours"] = self.dice.minutes(120, 600) / 60
        if self.dice.chance(0.4):
            made["when"] = [
                when for when in (self._condition(who),) if not {"chance", "in_proportion"} & when.keys()
            ]
        return made

    def _wait_until(self) -> tuple[str, Document]:
        return self._name("wait"), self._marked(
            {"type": "wait_until", "window": self.dice.pick(self.windows)}
        )

    def _repeat(self, who: str, above: Line) -> Line:
        """What takes time stands straight before the way back, so that no round takes none."""
        until = {"chance": self.dice.pick((0.3, 0.6, 1.0))}
        takes_time = self._work(who) if self.dice.chance(0.5) else self._delay(who, 1)
        if self.dice.chance(0.25):
            # May hold only after long, if ever: a round of some hours keeps the count of events small.
            until = self._condition(who)
            takes_time = self._name("delay"), {"type": "delay", "duration": self.dice.duration(240, 480)}
        back_to = self.dice.pick([name for name, _ in above[-6:]] + [takes_time[0]])
        again = {"type": "repeat", "back_to": back_to, "until": until}
        return [takes_time, (self._name("repeat"), again)]

    def _hold(self, who: str, above: Line, depth: int) -> Line:
        """Ask for a place, some stages, and mostly its release."""
        place = self.dice.pick(self.places)
        stage = {"type": "hold", "place": place, "priority": self._priority(who)}
        stage["on_full"] = self.dice.pick(("wait", "wait", "wait", "leave", "goto"))
        made: Line = [(self._name("hold"), self._marked(stage))]
        self.held.append(place)
        if self.dice.chance(0.6):
            made.append(self._delay(who, 1))
        for _ in range(self.dice.whole(1, 3)):
            made += self._block(who, above + made, max(depth, 1))
        self.held.pop()
        if self.dice.chance(0.7):
            made.append((self._name("release"), {"type": "release", "place": place}))
        return made

    def _fork(self, depth: int) -> tuple[str, Document]:
        name = self._name("fork")
        self.forks.append(name)
        if not self.sides or self.dice.chance(0.8):
            self.sides.append(self.line("side", self.dice.whole(1, 4), depth + 1))
        return name, self._marked({"type": "fork", "launch": self.dice.pick(self.sides)[0][0]})

    def _priority(self, who: str) -> int | Document:
        known = demand.labels(self.attributes)
        if who != "job" and known and self.dice.chance(0.4):
            name = self.dice.pick(sorted(known))
            return {
                "attribute": name,
                "values": {label: self.dice.pick((0, 2, 5, 7, 9)) for label in known[name]},
            }
        return self.dice.pick((0, 2, 5, 5, 7, 9))

    def _marked(self, stage: Document) -> Document:
        return stage | {"mark": self.dice.pick(MARKS)} if self.dice.chance(0.3) else stage

    def _condition(self, who: str) -> Document:
        known, numbers = demand.labels(self.attributes), demand.numbers(self.attributes)
        forms = ["chance", "chance", "window", "place", "free", "proportion", "answered"]
        forms += ["equals", "at_least", "one_of", "seen_by"] if who != "job" else []
        forms += ["policy"] if self.switches else []
        form = self.dice.pick(forms)
        if form == "equals" and known:
            name = self.dice.pick(sorted(known))
            return {"attribute": name, "equals": self.dice.pick(known[name])}
        if form == "one_of" and known:
            name = self.dice.pick(sorted(known))
            return {"attribute": name, "is_one_of": self.dice.some(known[name], at_least=1)}
        if form == "seen_by":
            return {"seen_by": self.dice.some(GRADES, at_least=1)}
        if form == "policy":
            return {"policy": self.dice.pick(self.switches)}
        if form == "proportion":
            return {"place": self.dice.pick(self.places), "in_proportion": True}
        if form == "answered":
            return {"answered": self.dice.pick(self.works)}
        if form == "free":
            return {"place": self.dice.pick(self.places), "free_at_least": self.dice.whole(1, 3)}
        if form == "at_least" and numbers:
            name = self.dice.pick(sorted(numbers))
            return {"attribute": name, "at_least": numbers[name]}
        if form == "window":
            return {"window": self.dice.pick(self.windows)}
        if form == "place":
            return {"place": self.dice.pick(self.places), "occupied_at_least": self.dice.whole(0, 3)}
        return {"chance": self.dice.pick((0.0, 0.2, 0.5, 0.5, 1.0))}

    def _forwards(self, stages: Line, who: str) -> None:
        """Give each branch, impatient hold and some others a stage further on to go to."""
        for at, (_, stage) in enumerate(stages[:-1]):
            ahead = [name for name, later in stages[at + 1 :] if later["type"] != "repeat"]
            if stage["type"] == "branch":
                stage["cases"] = [
                    {"when": self._condition(who), "goto": self.dice.pick(ahead)} for _ in stage["cases"]
                ]
            elif stage["type"] == "delay":
                for rule in stage.get("gives_way", ()):
                    if self.dice.chance(0.5):
                        rule["goto"] = self.dice.pick(ahead)
            elif stage.get("on_full") == "goto":
                stage["goto"] = self.dice.pick(ahead)
            elif stage["type"] == "join":
                stage["forks"] = self.dice.some(self.forks, at_least=1)
            elif stage["type"] not in ("repeat", "work", "delay") and self.dice.chance(0.1):
                stage["next"] = self.dice.pick(ahead)


def in_use(lines: Sequence[Line], starts: Sequence[str]) -> Document:
    """The stages of all lines that can be reached from `starts`; joins name only forks that are."""
    stages = {name: stage for line in lines for name, stage in line}
    below = {one[0]: two[0] for line in lines for one, two in pairwise(line)}
    seen: set[str] = set()
    ahead = list(starts)
    while ahead:
        name = ahead.pop()
        if name in seen:
            continue
        seen.add(name)
        ahead += _ways(stages[name], below.get(name))
    kept = {name: dict(stage) for name, stage in stages.items() if name in seen}
    for name, stage in kept.items():
        if stage["type"] == "join":
            stage["forks"] = [fork for fork in stage["forks"] if fork in kept]
            if not stage["forks"]:
                kept[name] = {
                    "type": "delay",
                    "duration": {"family": "fixed", "unit": "minutes", "value": 0.0},
                }
    return kept


def _ways(stage: Document, below: str | None) -> list[str]:
    ways = [case["goto"] for case in stage.get("cases", ())]
    ways += [rule["goto"] for rule in stage.get("gives_way", ()) if "goto" in rule]
    ways += [stage[key] for key in ("next", "goto", "launch", "back_to") if key in stage]
    if below is not None and "next" not in stage and stage["type"] not in ("end", "leave"):
        ways.append(below)
    return ways
