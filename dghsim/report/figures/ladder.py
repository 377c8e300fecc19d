"""Who came down the ladder: hours filled by each rung, and what they cost."""

from __future__ import annotations

from dghsim.measures.definitions.ladder import rung_label
from dghsim.measures.facts import short_label
from dghsim.report.figure import Figure, Numbers
from dghsim.report.figures.stacked import Part, stacked, stacked_layout
from dghsim.report.numbers import NOTHING, plain, pounds
from dghsim.report.reading import Reading
from dghsim.report.style import SERIES
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Rota

RUNGS = {
    "swap": "Swap with a colleague", "bank": "Bank (own doctors)", "outside_bank": "Bank (from outside)",
    "agency": "Agency", "act_up": "Acting up", "act_down": "Acting down", "divert": "The take goes elsewhere",
}  # fmt: skip
"""Rungs of the usual names in words."""


def ladder(found: dict[str, Reading], scenario: Scenario) -> Figure | None:
    """The figure, or None without a ladder."""
    rota = scenario.rota
    rows = [
        (
            RUNGS.get(name, rung_label(name).capitalize()),
            found[each],
            found.get(f"cost_rung_{name}_gbp_per_year"),
        )
        for name in rota.ladder
        if (each := f"rung_{name}_hours_per_week") in found
    ]
    if not rows:
        return None
    nobody = found.get("uncovered_hours_per_week")
    bars = [(words, (hours.mean,)) for words, hours, _ in rows]
    most = max(rows, key=lambda row: row[1].mean)
    nights = found.get("last_rungs_nights_per_year")
    return Figure(
        id="the-ladder",
        finding=(
            f"Of what the rota leaves open, {most[0][:1].lower()}{most[0][1:]} fills the most: "
            f"{plain(most[1].mean, 1)} hours a week"
            + (f"; on {plain(nights.mean, 0)} nights a year a duty falls to {_last(rota)}." if nights else ".")
        ),
        also=_also(found, nobody, scenario),
        reading=(
            "Rungs in the order in which they are tried, for a duty that has nobody: vacant, sick, or given up for a "
            "gap elsewhere. A rung is tried only where those above it found nobody. Who swaps gives up normal days for "
            "it; who acts up or down works a duty of another tier, and a consultant loses the next day's work too."
        ),
        data=stacked([Part("hours", SERIES[0])], bars, "hours a week"),
        layout=stacked_layout(bars, "rostered hours a week", legend=False),
        numbers=Numbers(
            ("Rung", "Hours a week", "Cost a year"),
            tuple(
                (words, plain(hours.mean, 1), pounds(cost.mean) if cost else NOTHING) for words, hours, cost in rows
            ),
        ),
    )  # fmt: skip


def _words(rota: Rota, name: str) -> str:
    usual = rota.ladder[name].by == {"outside_bank": "bank"}.get(name, name)
    return RUNGS[name] if usual and name in RUNGS else rung_label(name).capitalize()


def _last(rota: Rota) -> str:
    names = [_words(rota, name) for name in list(rota.ladder)[-2:]]
    return "the last two rungs, " + " or ".join(name[:1].lower() + name[1:] for name in names)


def _also(found: dict[str, Reading], nobody: Reading | None, scenario: Scenario) -> tuple[str, ...]:
    said = []
    if nobody is not None:
        said.append(f"{plain(nobody.mean, 1)} hours a week are worked by nobody.")
    if (lost := found.get("sessions_lost_per_year")) is not None:
        said.append(f"{plain(lost.mean, 0)} half days of clinics and other normal work a year are given up.")
    said += _sessions(found, scenario)
    if (away := found.get("diverted_hours_per_week")) is not None:
        said.append(f"The take is diverted for {plain(away.mean, 1)} hours a week.")
    return tuple(said)


def _sessions(found: dict[str, Reading], scenario: Scenario) -> list[str]:
    """`Clinic: 310 a year are lost, 27% of those planned (Tier 2 31%); who is there misses 0.1%.`"""
    said = []
    for kind, work in scenario.work.items():
        lost, share, missed = (
            found.get(f"{each}_{kind}") for each in ("lost_per_year", "lost_percent", "missed_percent")
        )
        if lost is None or share is None:
            continue
        tiers = [
            f"{short_label(tier)} {plain(of_tier.mean, 0)}%"
            for name, tier in scenario.rota.tier.items()
            if (of_tier := found.get(f"lost_percent_{kind}_{name}")) is not None
        ]
        words = f"{work.label or kind}: {plain(lost.mean, 0)} a year are lost, {plain(share.mean, 0)}% of those planned"
        words += f" ({', '.join(tiers)})" if tiers else ""
        also = f"; who is there misses {plain(missed.mean, 1)}%" if missed is not None else ""
        said.append(f"{words}{also}.")
    return said
