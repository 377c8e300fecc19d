"""`dghsim match COHORT.toml`: who could learn from whom, and who could share a rota."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from dghsim.csv_text import csv_text
from dghsim.errors import InputError, show
from dghsim.rota.cells import inert
from dghsim.scenario.cohort_file import load_cohort
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.match.match import for_learning, for_rotas
from dghsim.studies.match.model import Matched, Together
from dghsim.whole import write_whole


def run(asked: Namespace) -> int:
    """Print the groups and why; hospitals that cannot be read are named and left out, and exit is then 1."""
    if asked.output and Path(asked.output).suffix != ".csv":
        raise InputError(f"--output {show(asked.output)}: must end in .csv")
    minutes, weights = _minutes(asked.minutes), _weights(asked.weigh)
    cohort = load_cohort(asked.file)
    hospitals: dict[str, Scenario] = {}
    left_out: list[str] = []
    for name, member in cohort.hospital.items():
        if member.synthetic:
            continue
        try:
            hospitals[name] = load_scenario(Path(asked.file).parent / member.file)
        except InputError as error:
            left_out.append(f"{name}: {error}")
    own = frozenset(name for name, member in cohort.hospital.items() if member.staffing == "own")
    if asked.purpose == "learning":
        found = for_learning(hospitals, size=asked.size, own=own, weights=weights)
    else:
        found = for_rotas(hospitals, size=asked.size, own=own, minutes=minutes)
    names = {name: f"{scenario.name} ({name.upper()})" for name, scenario in hospitals.items()}
    if asked.output:
        write_whole(Path(asked.output), _csv(found))
    print(_text(found, names, minutes))
    for line in left_out:
        print(f"Left out: {line}")
    return 1 if left_out else 0


def _text(found: Matched, names: dict[str, str], minutes: float) -> str:
    head = {
        "learning": "Matched for learning, by likeness:",
        "rotas": "Matched for a shared rota, by nearness:",
    }
    lines = [head[found.purpose], ""]
    for group in found.groups:
        lines.append("  " + " + ".join(names[name] for name in group.members))
        lines += [f"      {line}" for line in _why(group)]
    left = {
        f"Nobody within {minutes:g} minutes by car": found.alone,
        "Near somebody, but the others are better together": found.spare,
    }
    for why, alone in left.items():
        if alone:
            lines += ["", f"  {why}: " + ", ".join(names[name] for name in alone)]
    lines += [
        "",
        "No better grouping exists."
        if found.proved
        else "Best found, not proved: a better grouping may exist.",
    ]
    return "\n".join([*lines, *found.notes])


def _why(group: Together) -> list[str]:
    lines = [f"alike: {'; '.join(group.alike)}"] if group.alike else []
    if group.unlike:
        lines.append(f"unlike: {'; '.join(group.unlike)}")
    if group.instead:
        others = ", ".join("+".join(name.upper() for name in each) for each in group.instead)
        sure = "" if group.proved else "; best found, not proved"
        lines.append(f"next best: {others} ({group.dearer:.3f} worse a hospital{sure})")
    else:
        lines.append("next best: none")
    return lines


def _csv(found: Matched) -> str:
    rows: list[list[object]] = []
    for number, group in enumerate(found.groups, start=1):
        instead = ", ".join("+".join(each) for each in group.instead)
        for name in group.members:
            cells = (name, "; ".join(group.alike), "; ".join(group.unlike), instead)
            rows.append([number, *map(inert, cells), f"{group.dearer:.4f}"])
    rows += [["", inert(name), "", "", "", ""] for name in (*found.alone, *found.spare)]
    return csv_text(["group", "hospital", "for", "against", "next_best", "worse_by"], rows)


def _weights(given: list[str]) -> dict[str, float]:
    found = {}
    for text in given:
        name, _, value = text.partition("=")
        try:
            found[name] = float(value)
        except ValueError:
            found[name] = -1.0
        if not 0 <= found[name] <= 1000:
            raise InputError(f"--weigh {show(text)}: must be FEATURE=NUMBER, 0 to 1,000")
    return found


def _minutes(minutes: float) -> float:
    if not 1 <= minutes <= 1000:
        raise InputError(f"--minutes {minutes:g}: must be 1 to 1,000")
    return minutes
