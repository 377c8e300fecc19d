"""How the words of the rules are read: what is a night, what is long, and the disputed points as switches."""

from __future__ import annotations

from dataclasses import dataclass

DISPUTED: dict[str, tuple[str, str]] = {
    "long_nights_count": ("long nights do not count as long shifts", "long nights count as long shifts"),
    "ten_hours_is_long": ("only more than 10 h is long", "10 h exactly is long too"),
    "on_call_breaks_rest": ("on call from home counts as rest", "on call from home is not rest"),
    "on_call_counts_in_runs": (
        "on-call periods do not count in runs of days",
        "on-call periods count in runs of days",
    ),
    "weekly_rest_beside_daily": (
        "weekly rest may include the daily 11 h",
        "weekly rest comes on top of the daily 11 h",
    ),
    "eleven_hours_in_each_24": (
        "11 h of rest between duties is enough",
        "11 h of rest must fall within 24 h of each start",
    ),
}
"""Reading -> what it says when false, what it says when true."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Definitions of one rule set. Clock times are minutes after midnight, lengths are hours."""

    night_from: int = 23 * 60
    night_to: int = 6 * 60
    night_hours: float = 3.0
    """Work between `night_from` and `night_to` that makes a shift a night."""
    long_hours: float = 10.0
    """A long shift lasts more than this."""
    evening_before: int = 16 * 60
    """A long evening starts before this."""
    evening_after: int = 23 * 60
    """A long evening ends after this, on the day it starts or later."""
    ten_hours_is_long: bool = False
    """A shift of exactly `long_hours` is long."""
    long_nights_count: bool = True
    """A long night is a long shift too."""
    on_call_breaks_rest: bool = True
    """Non-resident on call within 46 or 48 h of rest ends the rest."""
    on_call_counts_in_runs: bool = True
    """A date on which an on-call period starts belongs to a run of consecutive days."""
    low_intensity_weekends: bool = False
    """Weekend on call has at most 3 h of work and 3 episodes a day, so that a run may have 12 days."""
    weekly_rest_beside_daily: bool = True
    """Weekly rest of 24 h must be 35 h with the daily rest, and 48 h must be 59 h."""
    eleven_hours_in_each_24: bool = False
    """The 11 h must fall within the 24 h that begin with the duty, so that no duty exceeds 13 h."""
