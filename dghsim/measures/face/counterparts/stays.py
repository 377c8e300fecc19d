"""How long patients stay, in nights, as England's records count."""

from __future__ import annotations

from dghsim.measures.face.counterparts.whom import admission, in_beds
from dghsim.measures.flow import left_in_time
from dghsim.measures.grouped import mean, ratio
from dghsim.measures.spans import DAY, overlap
from dghsim.measures.view import View


def nights(view: View, *, overnight_only: bool) -> float:
    """Mean number of midnights from referral to leaving, over those who leave in the weeks measured."""
    stayed = (view.leave // DAY - admission(view) // DAY)[left_in_time(view)]
    return mean(stayed[stayed > 0] if overnight_only else stayed)


def same_day(view: View) -> float:
    """Percent of those who leave in the weeks measured who leave on the day of their referral."""
    stayed = (view.leave // DAY - admission(view) // DAY)[left_in_time(view)]
    return 100 * mean(stayed == 0)


def bed_days_each(view: View) -> float:
    """Days of beds occupied in the weeks measured for each patient who arrives in them."""
    stays = in_beds(view)
    held = overlap(stays["start"], stays["end"], view.begin, view.end).sum()
    return ratio(float(held) / DAY, float(view.counted.sum()))
