"""`make prove`: runs the long counts and keeps what they came to in PROVED.md, with date, commit and versions.

`python -m tests.prove PATH...` runs some of them and puts their rows in the place of the old ones.
"""

from __future__ import annotations

import datetime
import platform
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "PROVED.md"
LIBRARIES = ("numba", "numpy", "ortools", "pandas", "pydantic", "scipy", "simpy")
HEAD = """# What the long counts came to

Written by `make prove`. Each row is a claim, the number of cases it was tried on, how many failed, and in which of the
runs listed below.

| claim | cases | failed | processor seconds | run |
|---|---:|---:|---:|---:|
"""
_ROW = re.compile(r"\| (.+) \| ([\d,]+) \| (\d+) \| ([\d,]+) \| (\d+) \|")
_RUN = re.compile(r"(\d+)\. (.+)")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one proving test came to, and where that was seen."""

    name: str
    cases: int
    failed: int
    seconds: float
    run: str
    """Date, commit and versions."""
    counted: str = ""
    """What the cases counted themselves (`record_property`), added up."""


def claims(report: Path, run: str) -> list[Claim]:
    """Of each proving test in pytest's report: its name in words, how many cases, how many failed, seconds."""
    cases: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in ElementTree.parse(report).iter("testcase"):
        name = case.get("classname", "").removeprefix("tests.") + ": " + case.get("name", "").split("[")[0]
        for count in case.iter("property"):
            counts[name][count.get("name", "")] += int(count.get("value", "0"))
        failed = case.find("failure") is not None or case.find("error") is not None
        cases[name].append((failed, float(case.get("time", "0"))))
    return [
        Claim(
            name.replace("test_", "").replace("_", " "),
            len(found),
            sum(failed for failed, _ in found),
            sum(seconds for _, seconds in found),
            run,
            "; ".join(f"{count:,} {what}" for what, count in counts[name].items()),
        )
        for name, found in cases.items()
    ]


def read_page(text: str) -> list[Claim]:
    """The claims of a page that `page` wrote."""
    runs = dict(_RUN.findall(text))
    found = []
    for told, cases, failed, seconds, run in _ROW.findall(text):
        name, _, counted = told.partition("; ")
        whole = (int(number.replace(",", "")) for number in (cases, failed))
        found.append(Claim(name, *whole, float(seconds.replace(",", "")), runs[run], counted))
    return found


def page(found: list[Claim]) -> str:
    """The page: claims by name, runs in the order in which they are first named."""
    found = sorted(found, key=lambda claim: claim.name)
    runs = list(dict.fromkeys(claim.run for claim in found))
    rows = [
        f"| {'; '.join(filter(None, (claim.name, claim.counted)))} | {claim.cases:,} | {claim.failed} "
        f"| {claim.seconds:,.0f} | {runs.index(claim.run) + 1} |"
        for claim in found
    ]
    named = [f"{number}. {run}" for number, run in enumerate(runs, start=1)]
    return HEAD + "\n".join([*rows, "", *named, ""])


def together(old: list[Claim], new: list[Claim]) -> list[Claim]:
    """The old claims, but for those tried again."""
    again = {claim.name for claim in new}
    return [claim for claim in old if claim.name not in again] + new


def this_run() -> str:
    """Date, commit and versions of a run that is about to begin."""
    commit = _git("rev-parse", "--short", "HEAD")
    changed = " with changes" if _git("status", "--porcelain", "dghsim", "scenarios", "tests") else ""
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{datetime.date.today().isoformat()}, commit {commit or 'unknown'}{changed}, Python "
        f"{platform.python_version()} on {platform.system()} {platform.machine()}; {versions}"
    )


def _git(*words: str) -> str:
    try:
        return subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()
    except OSError:
        return ""


def main() -> int:
    """Run, write the page, and fail if anything failed."""
    run, some = this_run(), sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "prove.xml"
        kept = ["-o", "junit_family=xunit1", f"--junitxml={report}"]  # the family that keeps what tests count
        command = [sys.executable, "-m", "pytest", "-m", "prove", "-n", "2", "-q", *kept]
        status = subprocess.run([*command, *some], cwd=ROOT, check=False).returncode
        if not report.exists():
            return status or 1
        new = claims(report, run)
    old = read_page(PAGE.read_text(encoding="utf-8")) if some and PAGE.exists() else []
    PAGE.write_text(page(together(old, new)), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
