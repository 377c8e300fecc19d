"""The page, from what was kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks import verdict
from benchmarks.centre.answers import DAYS, FEWER_DAYS
from benchmarks.compare import CONFIDENCE, Row
from benchmarks.markdown import agreeing, cells, number, table
from benchmarks.page_speed import speed_words

TEMPLATES = Path(__file__).parent / "templates"
Kept = Mapping[str, Any]
HEAD = ("", "dghsim", "{}", "difference (interval)", "width", "")
OUTLASTING = {
    False: "At a node with both, Ciw of this version gives a customer who breaks off work that has outlasted its "
    "shift the server of that shift, who is then taken away: that customer never leaves (run in "
    "`queues/outlasting.py`).",
    True: "Ciw 3.2.7 lost a customer at a node with both; this version does not.",
}
"""By whether the customer leaves."""
WIDE = 0.2
"""Of the other's value: a row whose interval is wider to either side says little."""
LIBRARIES = ("ciw", "treat-sim", "dghsim", "simpy", "numba", "numpy", "pandas")


def page(answers: Kept, speed: Kept) -> str:
    """README.md of this folder."""
    words: dict[str, Any] = _answers(answers) | speed_words(speed)
    words |= {
        "about": _about(answers["about"]),
        "about_speed": _about(speed["about"]),
        "short": _short(answers, speed),
        "confidence": f"{100 * CONFIDENCE:g}",
        "outlasting": OUTLASTING[answers["outlasting_leaves"]],
        "first": {part: f"{seconds:.0f}" for part, seconds in answers["first_start"].items()},
        "wide": _wide(verdict.front_door(answers)),
        "one_in": f"{1 / (1 - CONFIDENCE):.0f}",
    }
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("page.md").render(words)


def _about(told: Mapping[str, str]) -> str:
    versions = ", ".join(f"{name} {told[name]}" for name in LIBRARIES)
    return f"{told['date']}; {told['python']}; {versions}; {told['system']}, {told['processor']}"


def _compared(rows: tuple[Row, ...], other: str) -> str:
    return table([title.format(other) for title in HEAD], map(cells, rows))


def _wide(rows: tuple[Row, ...]) -> str:
    """The rows that would see only large differences."""
    found = [row.what for row in rows if row.high - row.low > 2 * WIDE * abs(row.theirs)]
    return (
        f"{len(found)} rows are wider than {100 * WIDE:.0f} %: {'; '.join(found)}."
        if found
        else "No row is wide."
    )


def _runs(answers: Kept, name: str, ours: str, theirs: str) -> str:
    count = {who: max(runs for *_, runs in answers["tables"][name][who].values()) for who in (ours, theirs)}
    return f"{count[ours]:,} runs of dghsim, {count[theirs]:,} of the other."


def _answers(answers: Kept) -> dict[str, str]:
    as_it_is, changes = verdict.centre(answers, "treat_sim"), verdict.changes(answers)
    differ = [row for row in as_it_is if not row.agrees]
    queue = verdict.one_queue(answers)
    return {
        "front_door": _compared(verdict.front_door(answers), "Ciw"),
        "front_door_runs": _runs(answers, "front_door", "dghsim", "ciw"),
        "replayed": _replayed(answers["replayed"]),
        "ties": f"{sum(run['tied'] for run in answers['replayed'])} of "
        f"{sum(run['partings'] for run in answers['replayed'])} partings",
        "one_queue_runs": _runs(answers, "one_queue", "dghsim", "ciw") + " Twelve intervals together.",
        "one_queue": "\n\n".join(
            f"{name}:\n\n" + table(("", *name.split(" and "), *HEAD[3:]), map(cells, rows))
            for name, rows in queue.items()
        ),
        "centre_runs": f"{DAYS:,} days of each.",
        "centre_as_it_is": _compared(as_it_is, "treat-sim"),
        "as_it_is_differ": str(len(differ)),
        "as_it_is_gaps": ", ".join(
            f"{100 * row.difference / row.theirs:+.1f} % ({row.what})" for row in differ
        )
        or "nothing",
        "centre_rethinned": _compared(verdict.centre(answers, "rethinned"), "put right"),
        "fewer_days": str(FEWER_DAYS),
        "changes": _changes(changes),
    }


def _replayed(runs: list[dict[str, int]]) -> str:
    head = ("run", "visits", "the same to the second", "share", "ended in one alone", "partings", "at a tie")
    lines = []
    for at, run in enumerate(runs):
        share = f"{100 * run['same'] / run['visits']:.2f} %"
        parted = (str(run[of]) for of in ("only_one", "partings", "tied"))
        lines.append((str(at), number(run["visits"], 0), number(run["same"], 0), share, *parted))
    return table(head, lines)


def _changes(changes: Mapping[str, tuple[Row, ...]]) -> str:
    """A line a scenario: how many rows agree, and the row that is nearest to differing."""
    lines = []
    for name, rows in changes.items():
        nearest = max(rows, key=_near)
        lines.append((name, agreeing(rows), f"{nearest.what}: {number(nearest.ours)} and {number(nearest.theirs)}",
                      f"{_near(nearest):.2f}"))  # fmt: skip
    return table(("scenario", "rows that agree", "nearest to differing", "gap over half the interval"), lines)


def _near(row: Row) -> float:
    half = (row.high - row.low) / 2
    return abs(row.difference) / half if half else 0.0


def _short(answers: Kept, speed: Kept) -> str:
    models = (
        ("five queues in a row", "Ciw", verdict.front_door(answers), "front_door"),
        ("one queue", "Ciw", verdict.one_queue(answers)["dghsim and Ciw"], "one_queue"),
        ("treatment centre, as it is", "treat-sim", verdict.centre(answers, "treat_sim"), "centre"),
        ("treatment centre, arrivals put right", "treat-sim", verdict.centre(answers, "rethinned"), ""),
    )
    lines = []
    for name, other, rows, model in models:
        ratios = [
            f"{verdict.timed(speed, model, part).ratio:,.0f}" if model else "" for part in verdict.PARTS
        ]
        lines.append((name, other, agreeing(rows), *ratios))
    return table(("model", "beside", "rows that agree", "times as fast, all", "times as fast, loop"), lines)
