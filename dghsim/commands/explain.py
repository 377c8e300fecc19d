"""`dghsim explain RUN --patient N` or `--night worst`: what happened, from the logs of a run."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date, timedelta

from dghsim.commands.explain_night import night_json, night_text
from dghsim.commands.explain_patient import patient_json, patient_text
from dghsim.errors import InputError, show, show_path
from dghsim.measures.answers.numbers import counted
from dghsim.measures.nights.build import night
from dghsim.measures.nights.journey import journey
from dghsim.measures.nights.logs import Logs
from dghsim.measures.nights.longest import Which, which_nights
from dghsim.report.stored import stored_logs


def run(asked: Namespace) -> int:
    """Print the journey of a patient, or a night; exit 2 if the run does not hold it."""
    if (asked.patient is None) == (asked.night is None):
        raise InputError("explain: give one of --patient N and --night worst|typical|YYYY-MM-DD")
    logs = stored_logs(asked.run)
    try:
        told = _patient(asked, logs) if asked.night is None else _night(asked, logs)
    except (TypeError, ValueError, LookupError, OverflowError, AttributeError):
        raise InputError(
            f"{show_path(asked.run)}: its tables do not fit each other; run the scenario again"
        ) from None
    print(json.dumps(told, indent=1) if asked.json else told)
    return 0


def _patient(asked: Namespace, logs: Logs) -> object:
    replication = _replication(asked, logs)
    steps = journey(logs.of(replication), asked.patient)
    if not steps:
        known = logs.of(replication).patients["patient"]
        allowed = f"{known.min()} to {known.max()}" if len(known) else "none"
        raise InputError(
            f"--patient {asked.patient}: not in replication {replication}; its patients: {allowed}"
        )
    say = patient_json if asked.json else patient_text
    return say(logs.scenario, replication, asked.patient, steps)


def _night(asked: Namespace, logs: Logs) -> object:
    which = _which(asked, logs)
    told = night(logs.of(which.replication), which)
    return night_json(logs.scenario, told) if asked.json else night_text(logs.scenario, told)


def _which(asked: Namespace, logs: Logs) -> Which:
    if asked.night in ("worst", "typical"):
        among = logs if asked.replication is None else logs.of(_replication(asked, logs))
        found = {which.kind: which for which in which_nights(among)}
        if not found:
            raise InputError(f"--night {asked.night}: nobody waited for a senior at night in this run")
        return found.get(asked.night) or found["worst"]
    try:
        evening = date.fromisoformat(asked.night)
    except ValueError:
        raise InputError(
            f"--night {show(asked.night)}: must be worst, typical or a date YYYY-MM-DD"
        ) from None
    run = logs.scenario.run
    last = run.start + timedelta(days=7 * run.weeks - 2)
    if not run.start <= evening <= last:
        raise InputError(f"--night {evening}: the run holds nights from {run.start} to {last}")
    return Which("asked", _replication(asked, logs), evening)


def _replication(asked: Namespace, logs: Logs) -> int:
    kept = sorted(set(logs.duties["replication"].tolist()) | set(logs.patients["replication"].tolist()))
    if not kept:
        raise InputError(f"{show_path(asked.run)}: its logs are empty")
    if asked.replication is None:
        return int(kept[0])
    if asked.replication not in kept:
        raise InputError(
            f"--replication {asked.replication}: not logged; {counted(len(kept), 'replication')} kept, "
            f"{kept[0]} to {kept[-1]}"
        )
    return int(asked.replication)
