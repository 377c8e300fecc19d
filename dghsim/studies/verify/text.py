"""The table as it is read in the terminal, and as a program reads it."""

from __future__ import annotations

import math
import textwrap

from dghsim.studies.verify.batch import CONFIDENCE, quantities_in_all
from dghsim.studies.verify.model import Check, Outcome, Row, Value
from dghsim.studies.verify.report import Report, machine

HEADS = {
    "queues": "Queues whose answer is known",
    "nights": "Nights worked out by hand",
    "parity": "Kernel against twin",
}
WIDTH = 100
"""Of what is not a table."""
_COLUMNS = ("expected", "measured", "interval", "verdict")


def text(report: Report) -> str:
    """The whole table; its last line is the verdict."""
    lines: list[str] = []
    for kind in HEADS:
        lines += _part(report, kind)
    return "\n".join([*lines, *_small_print(report), *_what_to_do(report), _verdict(report)])


def _part(report: Report, kind: str) -> list[str]:
    """A kind of check, its columns as wide as they need be."""
    mine = [
        row for row in zip(report.checks, report.outcomes, report.seconds, strict=True) if row[0].kind == kind
    ]
    if not mine:
        return []
    cells = {id(row): _cells(row) for _, outcome, _ in mine for row in outcome.rows}
    widths = [max(map(len, column)) for column in zip(*cells.values(), ("", *_COLUMNS), strict=True)]
    head, *columns = [max(widths[0] + 2, len(HEADS[kind])), *widths[1:]]
    lines = [f"{HEADS[kind]:{head}}  {_line(_COLUMNS, columns, kind)}"]
    for check, outcome, seconds in mine:
        lines.append(f"{check.title} ({check.source}; {outcome.runs}, {seconds:.1f} s)")
        for row in outcome.rows:
            what, *others = cells[id(row)]
            lines.append(f"  {what:{head - 2}}  {_line(others, columns, kind)}")
        lines += [f"    {line}" for line in outcome.note.splitlines()]
    return [*lines, ""]


def _line(words: list[str] | tuple[str, ...], widths: list[int], kind: str) -> str:
    """Numbers stand to the right, words to the left."""
    side = "<" if kind == "nights" else ">"
    expected, measured, interval, verdict = words
    return f"{expected:{side}{widths[0]}}  {measured:{side}{widths[1]}}  {interval:{widths[2]}}  {verdict}".rstrip()


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    places = 2 if isinstance(row.expected, float) and abs(row.expected) >= 10 else 3
    between = (
        "the same"
        if row.low is None or row.high is None
        else f"{row.low:.{places}f} to {row.high:.{places}f}"
    )
    verdict = "agrees" if row.agrees else "FAILS"
    return row.what, _number(row.expected, places), _number(row.measured, places), between, verdict


def _number(value: Value, places: int) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) else f"{value:.{places}f}"


def _small_print(report: Report) -> list[str]:
    lines = []
    if any(check.kind == "queues" for check in report.checks):
        many = quantities_in_all()
        each = 100 - 100 * (1 - CONFIDENCE) / many
        lines = [
            f"Intervals are of Student's t over the runs: {100 * CONFIDENCE:.0f} % for all {many} quantities of all "
            f"queues at once, {each:.2f} % for each."
        ]
    facts = ", ".join(f"{name} {value}" for name, value in machine().items())
    lines += [
        "Seeds are fixed and the engines count in whole numbers: what fails here fails every time, not by chance.",
        f"On {facts}.",
        f"Fingerprint of what the engines wrote: {report.fingerprint}.",
        f"Time: {_times(report)}.",
    ]
    return [part for line in lines for part in textwrap.wrap(line, WIDTH, break_on_hyphens=False)]


def _times(report: Report) -> str:
    parts = {"kernel compiled or fetched": report.warming} | dict.fromkeys(HEADS, 0.0)
    for check, seconds in zip(report.checks, report.seconds, strict=True):
        parts[check.kind] += seconds
    spent = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in parts.items() if seconds)
    return f"{spent}; {sum(parts.values()):.0f} s in all"


def _what_to_do(report: Report) -> list[str]:
    if not report.failed:
        return []
    return [
        "",
        "This release agreed where it was made, so the engine does something else on this machine: do not rest",
        "a decision on its numbers. Remove the compiled kernel that is kept (dghsim/kernel in your cache folder,",
        "such as ~/.cache) and verify again. If it still fails, report it with what `dghsim verify --json` prints,",
        "which names the versions and the processor.",
    ]


def _verdict(report: Report) -> str:
    count, failed = len(report.checks), report.failed
    if failed:
        return f"NOT VERIFIED: of {count} checks {len(failed)} fail: {', '.join(check.name for check in failed)}."
    return f"Verified: all {count} checks agree." if count > 1 else "Verified: the one check agrees."


def as_json(report: Report) -> dict[str, object]:
    """The same for a program; numbers in full."""
    return {
        "verified": not report.failed,
        "machine": machine(),
        "fingerprint": report.fingerprint,
        "confidence_together": CONFIDENCE,
        "seconds": {"kernel": report.warming, "all": report.warming + sum(report.seconds)},
        "checks": [
            _check_json(check, outcome, seconds)
            for check, outcome, seconds in zip(report.checks, report.outcomes, report.seconds, strict=True)
        ],
    }


def _check_json(check: Check, outcome: Outcome, seconds: float) -> dict[str, object]:
    rows = [
        {"what": row.what, "expected": _plain(row.expected), "measured": _plain(row.measured),
         "low": _plain(row.low), "high": _plain(row.high), "agrees": row.agrees}
        for row in outcome.rows
    ]  # fmt: skip
    return {
        "name": check.name, "title": check.title, "source": check.source, "kind": check.kind, "runs": outcome.runs,
        "seconds": seconds, "agrees": outcome.agrees, "rows": rows, "note": outcome.note,
    }  # fmt: skip


def _plain(value: Value | None) -> Value | None:
    """JSON has no word for what is not a number."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
