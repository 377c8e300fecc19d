"""The registrar's night, and every tier's day and night, as take, wards, emergencies and outside."""

from __future__ import annotations

from dghsim.measures.definitions.duty_time import PART
from dghsim.measures.duty_time import PARTS, WHEN
from dghsim.measures.facts import short_label
from dghsim.report.figure import Figure, Numbers
from dghsim.report.figures.stacked import Part, stacked, stacked_layout
from dghsim.report.numbers import plain
from dghsim.report.reading import Reading
from dghsim.report.style import LINE, SERIES
from dghsim.report.text import listed
from dghsim.scenario.rota import Tier

_WORDS = {"day": "by day", "night": "at night", "home": "on call from home"}
_PATTERNS = ("", "/", "x", ".", "\\", "-", "")
_LOOKS = (*SERIES, LINE)


def duty_time(found: dict[str, Reading], tiers: dict[str, Tier]) -> Figure | None:
    """The figure, or None where no duty of a tier with rules was measured."""
    rows = [
        (tier.level, when, f"{short_label(tier)}, {_WORDS[when]}", tuple(hours))
        for name, tier in tiers.items()
        for when in WHEN
        if (hours := [found[each].mean for part in PARTS if (each := f"{when}_{part}_hours_{name}") in found])
        and len(hours) == len(PARTS)
    ]
    if not rows:
        return None
    chosen = next((row for row in rows if row[:2] == (2, "night")), rows[0])
    bars = [(words, hours) for _, _, words, hours in rows]
    parts = [
        Part(PART[part], look, shape) for part, look, shape in zip(PARTS, _LOOKS, _PATTERNS, strict=True)
    ]
    return Figure(
        id="where-hours-go",
        finding=_finding(chosen[2], chosen[3]),
        reading=(
            "Each bar is the mean duty of a tier, hour for hour: a night holds the whole of 23:00 to 06:00. What is "
            "done after a duty's end is not in it. Nothing in hand does not mean rest."
        ),
        data=stacked(parts, bars, "hours"),
        layout=stacked_layout(bars, "hours of a duty"),
        numbers=Numbers(
            ("Duty", *(PART[part].capitalize() for part in PARTS)),
            tuple((words, *(plain(value, 2) for value in hours)) for words, hours in bars),
        ),
    )


def _finding(words: str, hours: tuple[float, ...]) -> str:
    named = [f"{PART[part]} {plain(hours[at], 1)} h" for at, part in enumerate(PARTS[:4])]
    return f"{words}: {listed(named)} of {plain(sum(hours), 1)} hours."
