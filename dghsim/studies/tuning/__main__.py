"""`python -m dghsim.studies.tuning FILE`: proposes numbers for assumptions; `make tune` runs it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from dghsim.errors import InputError, show_path


def parser() -> ArgumentParser:
    """What may be asked for."""
    made = ArgumentParser(prog="python -m dghsim.studies.tuning", description=__doc__)
    made.add_argument("file", type=Path, help="the scenario")
    made.add_argument("--plan", type=Path, help="levers of your own instead of the shipped plan")
    made.add_argument("--replications", type=int, help="instead of the scenario's")
    made.add_argument("--sweeps", type=int, default=2, help="times round all levers (default: 2)")
    made.add_argument(
        "--workers", type=int, help="how many work side by side (default: all processors it may use)"
    )
    made.add_argument("--output", type=Path, help="write the proposal here as TOML too")
    made.add_argument(
        "--set", action="append", default=[], dest="sets", help="KEY=VALUE: change the scenario"
    )
    return made


def main(words: Sequence[str] | None = None) -> int:
    """Calibrate and say what came of it; 2 for input that is wrong."""
    asked = parser().parse_args(words)
    try:
        return _run(asked)
    except InputError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _run(asked: Namespace) -> int:
    from dghsim.rota.build import build_rota
    from dghsim.scenario.load import load_scenario
    from dghsim.studies.tuning.plan import read_plan, shipped_plan
    from dghsim.studies.tuning.run import tune
    from dghsim.studies.tuning.text import proposal, told
    from dghsim.whole import write_whole

    if asked.sweeps < 1 or (asked.replications is not None and asked.replications < 2):
        raise InputError("--sweeps must be at least 1 and --replications at least 2")
    if asked.workers is not None and asked.workers < 1:
        raise InputError("--workers must be at least 1")
    if asked.output is not None and asked.output.exists():
        raise InputError(f"{show_path(asked.output)}: already there; name another file")
    scenario = load_scenario(asked.file, sets=asked.sets)
    levers = shipped_plan() if asked.plan is None else read_plan(asked.plan)
    rota = build_rota(scenario, folder=asked.file.parent)
    found = tune(
        scenario, rota, levers, replications=asked.replications, sweeps=asked.sweeps, workers=asked.workers,
        say=lambda line: print(line, file=sys.stderr),
    )  # fmt: skip
    print(told(found), end="")
    if asked.output is not None:
        try:
            write_whole(asked.output, proposal(found))
        except OSError as error:
            raise InputError(f"{show_path(asked.output)}: cannot be written: {error.strerror}") from None
    return 0


if __name__ == "__main__":
    sys.exit(main())
