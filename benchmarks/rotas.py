"""How long templates take to be proved best: `python -m benchmarks.rotas`, or `--cohort` for those of every hospital.

A row is printed as soon as it is there: seconds on the wall, processor seconds, and how the template stands. Nothing is
read from the cache. `--side-by-side` solves as `dghsim compare` does, several at once, and tells the wall alone.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from dghsim.errors import InputError
from dghsim.rota.ahead import side_by_side
from dghsim.rota.model import Template
from dghsim.rota.template.parameters import Parameters
from dghsim.rota.template.question import ask
from dghsim.rota.template.smallest import smallest_template
from dghsim.rota.template.solve import solve_template
from dghsim.scenario.load import load_scenario
from dghsim.scenario.rota import Tier

SCENARIOS = Path(__file__).parent.parent / "scenarios"
_Fields = dict[str, object]
_NORMAL: _Fields = {"start": "09:00", "end": "17:00", "cover": [1, 1, 1, 1, 1, 0, 0], "normal": True}
_DAY: _Fields = {"start": "08:30", "end": "21:00", "cover": [1] * 7}
_LATE: _Fields = {"start": "14:00", "end": "23:30", "cover": [1] * 7}
_UNIT: _Fields = {"start": "08:30", "end": "18:30", "cover": [1, 1, 1, 1, 1, 0, 0]}
_NIGHT: _Fields = {"start": "20:30", "end": "09:00", "cover": [1] * 7}
_CALL: _Fields = {"start": "20:00", "end": "08:00", "cover": [1] * 7, "at": "home", "expected_work_hours": 2}
KINDS: dict[str, tuple[_Fields, ...]] = {
    "one by night": (_DAY, _LATE, _NIGHT, _UNIT, _NORMAL),
    "two by night": (_DAY, _LATE, {**_NIGHT, "cover": [2] * 7}, _UNIT, _NORMAL),
    "call from home": (_DAY, _LATE, _CALL, _UNIT, _NORMAL),
}
"""Tiers of five duties."""


def tier_of(kind: str, lines: int | str) -> Tier:
    """A tier of five duties."""
    duties = {f"d{number}": {**duty, "code": f"D{number}"} for number, duty in enumerate(KINDS[kind])}
    fixed: _Fields = {"label": kind, "level": 1, "rules": "training-2019", "hours_target": 46, "in_post": 0}
    leave: _Fields = {"leave_days": 35, "study_days": 15, "most_away": 2}
    return Tier.model_validate({**fixed, **leave, "lines": lines, "duty": duties})


def cohort_tiers() -> Iterator[tuple[str, Tier]]:
    """Every question that the cohort's hospitals and the default one put, once."""
    seen = set()
    for file in (SCENARIOS / "hereford.toml", *sorted((SCENARIOS / "cohort").glob("*.toml"))):
        for name, tier in load_scenario(file).rota.tier.items():
            question = ask(name, tier).hash(Parameters(1))
            if question not in seen:
                seen.add(question)
                yield f"{file.stem} {name}", tier


def row(name: str, tier: Tier, effort: float) -> str:
    """One line of the table."""
    wall, processor = time.perf_counter(), time.process_time()
    try:
        said = _standing(_solved(tier, effort))
    except InputError as error:
        said = str(error)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return f"| {name} | {tier.lines} | {len(tier.duty)} | {wall:.1f} | {processor:.1f} | {said} |"


def _solved(tier: Tier, effort: float) -> Template:
    if tier.lines == "smallest":
        return smallest_template("tier", tier, effort).template
    return solve_template("tier", tier, effort)


def _standing(template: Template) -> str:
    proved = "proved best" if template.status == "optimal" else f"no less than {template.bound:g}"
    return f"1 in {template.lines}, cost {template.objective:g}, {proved}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cohort", action="store_true", help="the tiers of every hospital that is shipped")
    parser.add_argument("--side-by-side", action="store_true", help="as many at once as there are processors")
    parser.add_argument("--effort", type=float, default=20.0, help="as rota.solve_seconds (20)")
    asked = parser.parse_args()
    sizes = (6, 8, 10, 12, 14, 16, "smallest")
    made = ((kind, tier_of(kind, lines)) for kind in KINDS for lines in sizes)
    tiers = list(cohort_tiers() if asked.cohort else made)
    print(
        "| tier | lines | duties | s | of processors, s | template |\n|---|---:|---:|---:|---:|---|",
        flush=True,
    )
    begun = time.perf_counter()
    if asked.side_by_side:
        side_by_side(lambda each: _solved(each[1], asked.effort), tiers)
    else:
        for name, tier in tiers:
            print(row(name, tier, asked.effort), flush=True)
    print(f"\n{len(tiers)} templates in {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
