"""What is printed: a table in which a planner sees what failed, what to do about it, and where the time went."""

from __future__ import annotations

import json
import math

import pytest

from dghsim.studies.verify.checks import CHECKS, outcome_of
from dghsim.studies.verify.model import Check, Outcome, Row
from dghsim.studies.verify.report import Report, machine, run_checks
from dghsim.studies.verify.text import as_json, text

GOOD = Row("mean wait, minutes", 21.0674, 21.0568, True, 20.3654, 21.7482)
BAD = Row("mean wait, minutes", 21.0674, 31.0568, False, 30.3654, 31.7482)
LATE = Row("day goes home", "20:10", "20:20 (kernel, run 1, Mon 01 Jan)", False)


def check(name: str, kind: str, *rows: Row, note: str = "") -> Check:
    return Check(
        name, f"Title of {name}", "Source 1917", kind, lambda: Outcome(rows, "2 runs", (b"x",), note)
    )  # type: ignore[arg-type]


def lines_of(*checks: Check) -> list[str]:
    return text(run_checks(checks, 1.5)).splitlines()


def test_a_table_that_agrees_ends_with_its_verdict() -> None:
    lines = lines_of(check("one", "queues", GOOD), check("two", "nights", Row("day", "20:10", "20:10", True)))
    assert [line.split() for line in lines[:3:2]] == [
        ["Queues", "whose", "answer", "is", "known", "expected", "measured", "interval", "verdict"],
        ["mean", "wait,", "minutes", "21.07", "21.06", "20.37", "to", "21.75", "agrees"],
    ]
    assert lines[1].startswith("Title of one (Source 1917; 2 runs, ")
    assert any(line.split() == ["day", "20:10", "20:10", "the", "same", "agrees"] for line in lines)
    assert lines[-1] == "Verified: all 2 checks agree."
    assert any(line.startswith("Time: kernel compiled or fetched 1.5 s, ") for line in lines)
    assert not any("FAILS" in line or "report it" in line for line in lines)


def test_columns_stand_under_their_heads() -> None:
    head, _, row = lines_of(check("one", "queues", GOOD))[:3]
    for word, cell in (("expected", "21.07"), ("measured", "21.06")):
        assert head.index(word) + len(word) == row.index(cell) + len(cell)
    assert head.index("verdict") == row.index("agrees")


def test_a_failure_is_marked_told_and_named_last() -> None:
    lines = lines_of(check("one", "queues", GOOD), check("two", "nights", LATE, note="first\nsecond"))
    assert any(line.endswith("FAILS") and "20:20 (kernel, run 1" in line for line in lines)
    assert lines[lines.index("    first") + 1] == "    second"
    assert lines[-1] == "NOT VERIFIED: of 2 checks 1 fail: two."
    assert any("dghsim verify --json" in line for line in lines)


def test_the_same_for_a_program_is_json_even_where_there_is_no_number() -> None:
    lost = Row("mean wait, minutes", 21.0, math.nan, False, math.nan, math.inf)
    found = as_json(run_checks([check("one", "queues", GOOD, lost)], 1.5))
    again = json.loads(json.dumps(found, allow_nan=False))
    assert again["verified"] is False
    assert again["checks"][0]["rows"][0] == {
        "what": GOOD.what, "expected": 21.0674, "measured": 21.0568, "low": 20.3654, "high": 21.7482, "agrees": True,
    }  # fmt: skip
    assert again["checks"][0]["rows"][1]["measured"] is None
    assert again["machine"] == machine()
    assert {"dghsim", "numba", "processor", "python"} <= set(again["machine"])


def test_a_check_that_breaks_down_has_failed_and_stops_no_other() -> None:
    def breaks_down() -> Outcome:
        raise RuntimeError("no such\x1b[31m thing")

    broken = Check("broken", "Breaks down", "none", "parity", breaks_down)
    report = run_checks([broken, check("one", "queues", GOOD)])
    assert report.failed == (broken,)
    told = text(report)
    assert "RuntimeError: 'no such\\x1b[31m thing'" in told
    assert "\x1b" not in told
    assert report.outcomes[1].agrees


def test_without_a_row_nothing_is_verified() -> None:
    assert not Outcome((), "nothing").agrees


def test_the_fingerprint_is_of_all_that_was_written() -> None:
    def report(*prints: bytes) -> Report:
        return Report((), (Outcome((GOOD,), "", prints),), (), 0.0)

    assert report(b"a", b"b").fingerprint == report(b"a", b"b").fingerprint
    assert report(b"a", b"b").fingerprint != report(b"b", b"a").fingerprint


def test_names_differ_and_every_check_has_its_source() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS) == 17
    assert all(check.title and check.source and check.name == check.name.lower() for check in CHECKS)
    assert [check.kind for check in CHECKS] == sorted(
        (check.kind for check in CHECKS), key=("queues", "nights", "parity").index
    )


@pytest.mark.parametrize("done", [0, 3])
def test_progress_is_told(done: int) -> None:
    told: list[int] = []
    run_checks([check(str(at), "queues", GOOD) for at in range(done)], 0.0, told.append)
    assert told == list(range(1, done + 1))
    assert outcome_of(check("one", "queues", GOOD)).agrees
