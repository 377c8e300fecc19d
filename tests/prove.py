"""`make prove`: runs the long counts and keeps what they came to in PROVED.md, with date and versions."""

from __future__ import annotations

import datetime
import platform
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
LIBRARIES = ("numba", "numpy", "ortools", "pandas", "pydantic", "scipy", "simpy")


def claims(report: Path) -> list[tuple[str, int, int, float]]:
    """Of each proving test: its name in words, how many cases, how many failed, seconds."""
    cases: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in ElementTree.parse(report).iter("testcase"):
        name = case.get("classname", "").removeprefix("tests.") + ": " + case.get("name", "").split("[")[0]
        for count in case.iter("property"):
            counts[name][count.get("name", "")] += int(count.get("value", "0"))
        failed = case.find("failure") is not None or case.find("error") is not None
        cases[name].append((failed, float(case.get("time", "0"))))
    return [
        (
            name.replace("test_", "").replace("_", " ") + _told(counts[name]),
            len(found),
            sum(f for f, _ in found),
            sum(s for _, s in found),
        )
        for name, found in sorted(cases.items())
    ]


def _told(counts: Counter[str]) -> str:
    """What the cases counted themselves (`record_property`), added up."""
    return "".join(f"; {count:,} {what}" for what, count in counts.items())


def table(found: list[tuple[str, int, int, float]]) -> str:
    """The page."""
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    rows = [f"| {what} | {cases:,} | {failed} | {seconds:,.0f} |" for what, cases, failed, seconds in found]
    return "\n".join(
        [
            "# What the long counts came to",
            "",
            "Written by `make prove`. Each row is a claim, the number of cases it was tried on, and how many failed.",
            "",
            f"{datetime.date.today().isoformat()}, Python {platform.python_version()} on {platform.system()} "
            f"{platform.machine()}; {versions}.",
            "",
            "| claim | cases | failed | processor seconds |",
            "|---|---:|---:|---:|",
            *rows,
            "",
        ]
    )


def main() -> int:
    """Run, write the page, and fail if anything failed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "prove.xml"
        kept = ["-o", "junit_family=xunit1", f"--junitxml={report}"]  # the family that keeps what tests count
        command = [sys.executable, "-m", "pytest", "-m", "prove", "-n", "2", "-q", *kept]
        status = subprocess.run([*command, *sys.argv[1:]], cwd=ROOT, check=False).returncode
        if not report.exists():
            return status or 1
        (ROOT / "PROVED.md").write_text(table(claims(report)), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
