"""Delayed discharges by reason."""

from __future__ import annotations

from dghsim.measures.definitions.going_home import REASON
from dghsim.report.figure import Figure, Numbers
from dghsim.report.figures.stacked import Part, stacked, stacked_layout
from dghsim.report.numbers import plain, span
from dghsim.report.reading import Reading
from dghsim.report.style import SERIES


def going_home(found: dict[str, Reading]) -> Figure | None:
    """The figure, or None where the scenario does not mark who is ready."""
    rows = [
        (words, found[name])
        for reason, words in REASON.items()
        if (name := f"delay_{reason}_days_per_1000") in found
    ]
    total = found.get("delay_days_per_1000")
    if total is None or not rows:
        return None
    worst = max(rows, key=lambda row: row[1].mean)
    bars = [(words.capitalize(), (reading.mean,)) for words, reading in rows]
    there = found.get("ready_mean_patients")
    return Figure(
        id="delays-by-reason",
        finding=(
            f"{plain(total.mean, 0)} bed-days for each 1,000 admissions go between ready and gone; "
            f"{'most of them' if 2 * worst[1].mean > total.mean else 'the largest part'} {worst[0]}, "
            f"{plain(worst[1].mean, 0)}."
        ),
        also=(f"At any time {plain(there.mean, 1)} patients are ready and not gone.",) if there else (),
        reading=(
            "The steps are taken in this order. A day is laid to the step that was the last to come; a step that was "
            "done while another was waited for took no time of its own."
        ),
        data=stacked([Part("days", SERIES[0])], bars, "days for each 1,000 admissions"),
        layout=stacked_layout(bars, "bed-days for each 1,000 admissions", legend=False),
        numbers=Numbers(
            ("Reason", "Bed-days for each 1,000 admissions", "Nine years in ten"),
            tuple(
                (words.capitalize(), plain(each.mean), span(each.year_low, each.year_high, each.unit))
                for words, each in rows
            ),
        ),
    )  # fmt: skip
