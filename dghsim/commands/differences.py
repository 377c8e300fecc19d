"""A paired difference as a planner reads it in the terminal."""

from __future__ import annotations

from dghsim.measures.model import Difference

WIDTH = 46


def difference_text(difference: Difference) -> str:
    """What clearly differs, then how many measures cannot be told apart; at most 100 columns."""
    table = difference.table
    clear = table[table["verdict"].isin(["better", "worse"])]
    lines = [difference.name, "-" * min(len(difference.name), 100)]
    if len(clear):
        lines.append(f"{'':{WIDTH}} {'base':>10} {'changed':>10}   difference (95 % interval)")
    for row in clear.itertuples():
        interval = f"{row.difference:+,.1f} ({row.ci_low:+,.1f} to {row.ci_high:+,.1f})"
        name = f"{row.measure}, {row.unit}"[:WIDTH]
        lines.append(f"{name:{WIDTH}} {row.base:>10,.1f} {row.changed:>10,.1f}   {interval} {row.verdict}")
    cannot = int((table["verdict"] == "cannot tell").sum())
    same = int((table["verdict"] == "no change").sum())
    lines.append(f"Cannot tell for {cannot} other measures; {same} do not change at all.")
    return "\n".join(lines)
