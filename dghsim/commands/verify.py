"""`dghsim verify`: the engine on this machine against answers that are known exactly."""

from __future__ import annotations

import json
from argparse import Namespace

from dghsim.commands.progress import Progress
from dghsim.errors import InputError, show
from dghsim.studies.verify.checks import CHECKS
from dghsim.studies.verify.model import Check
from dghsim.studies.verify.report import run_checks, warm_up
from dghsim.studies.verify.text import as_json, text


def run(asked: Namespace) -> int:
    """Run the checks and print the table; exit 1 if anything fails."""
    checks = _chosen(asked.case)
    progress = Progress(asked.json or asked.quiet)
    with progress.step("The kernel, compiled the first time and then kept"):
        warming = warm_up()
    with progress.step("Verifying", len(checks)) as advance:
        report = run_checks(checks, warming, advance)
    print(json.dumps(as_json(report), indent=1, allow_nan=False) if asked.json else text(report))
    return 1 if report.failed else 0


def _chosen(names: list[str]) -> tuple[Check, ...]:
    known = {check.name: check for check in CHECKS}
    for name in names:
        if name not in known:
            raise InputError(f"--case {show(name)}: must be one of {', '.join(known)}")
    return tuple(check for check in CHECKS if not names or check.name in names)
