"""Words for a reader: names made harmless, times and amounts as people write them."""

from __future__ import annotations

from dghsim.rota.checker.clock import WEEK, moment_at

_LONGEST = 60


def plain(name: str, longest: int = _LONGEST) -> str:
    """A name fit for a terminal: control and other unprintable characters replaced, cut at so many characters."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in name)
    return clean if len(clean) <= longest else clean[: longest - 3] + "..."


def stamp(minutes: int, cycle_start: int | None = None) -> str:
    """A time as `Mon 5 Jan 2026 08:30`, or `week 2 Mon 08:30` of a cycle."""
    moment = moment_at(minutes)
    if cycle_start is not None:
        return f"week {(minutes - cycle_start) // WEEK + 1} {moment:%a %H:%M}"
    return f"{moment:%a} {moment.day} {moment:%b %Y %H:%M}"


def in_hours(minutes: int) -> str:
    """Whole minutes as `13 h 05 min`."""
    return f"{minutes // 60} h {minutes % 60:02d} min"


def amount(value: float, unit: str, limit: float) -> str:
    """A measured value with its unit, with as many decimals as tell it from the limit."""
    if unit.startswith("h") and "week" not in unit and abs(value * 60 - round(value * 60)) < 1e-6:
        return f"{in_hours(round(value * 60))}{unit[1:]}"
    if value == round(value):
        return f"{value:.0f} {unit}"
    decimals = 1
    while decimals < 6 and f"{value:.{decimals}f}" == f"{limit:.{decimals}f}":
        decimals += 1
    return f"{value:.{decimals}f} {unit}"


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 week`, `2 weeks`, `no duties`."""
    return f"{count or 'no'} {one if count == 1 else many or one + 's'}"
