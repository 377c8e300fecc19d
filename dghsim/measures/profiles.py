"""Picture data of one replication, of the same names and shapes in every replication of a scenario.

| name | shape | what |
|---|---|---|
| `arrivals`, `referrals` | (168,) | patients an hour, by hour of the week from Monday 00:00 |
| `planned_TIER`, `cover_TIER` | (168,) | doctors rostered, and covered, on duties that answer work |
| `offered_TIER` | (168,) | hours that work asked for in the hour took of the tier in the end |
| `in_hand_WORK` | (168,) | pieces of work in hand, on average through the hour |
| `wait_clerking_mean`, `wait_clerking_p90` | (24,) | hours from arrival to clerking, by hour of arrival |
| `wait_senior_...`, `wait_consultant_...` | (24,) | the same to senior and to consultant review |
| `utilisation_TIER_DUTY` | (24,) | percent busy, by hour of the day |
| `occupied_PLACE` | (days,) | places held, mean of the day |
| `open_PLACE` | (days,) | places open, mean of the day, where they have seasons |
| `boarding` | (days,) | patients waiting for a first bed, mean of the day |
| `discharges_by_weekday` | (7,) | patients leaving a day, Monday to Sunday |
| `week_arrivals` | (weeks,) | patients a day |
| `week_occupied`, `week_boarding` | (weeks,) | patients in beds; waiting for a first bed |
| `week_uncovered` | (weeks,) | hours of duties nobody worked |
| `week_wait` | (weeks,) | hours from arrival to clerking, mean of those who arrive in the week |
| `start_patients`, `start_boarding` | (all weeks,) | patients inside, waiting for a first bed; warm-up included |
| `start_wait` | (all weeks,) | hours that work asked for in the week waits; warm-up included |
| `night_PART_TIER` | (24,) | minutes of the hour that a night of level 2 goes to a part of `duty_time.PARTS` |
| `clerked_TIER` | (7,) | patients clerked or reviewed a year, by doctor: the spread `exposure.SPREAD` |
| `by_doctor` | (posts, numbers) | what each post meets in the weeks measured; `measure` adds it |
| `met_GRADE` | (works,) | pieces of each kind of work a doctor of the grade begins a year, or comes to |
| `gridlocked` | (places,) | 1 for those full of patients who wait for one another's when the run stops |
| `in_post_TIER`, `below_smallest_TIER` | (months,) | doctors in post; 1 in months below the bound |

NaN where there was nothing to measure; a profile is left out where the scenario has no such thing.
"""

from __future__ import annotations

from dghsim.measures.duty_time import night_by_hour
from dghsim.measures.exposure import exposure_profiles
from dghsim.measures.gridlock import gridlock
from dghsim.measures.model import Floats
from dghsim.measures.posts import post_profiles
from dghsim.measures.profile_patients import by_arrival, by_day, by_week
from dghsim.measures.profile_staff import of_duties, of_work
from dghsim.measures.view import View
from dghsim.measures.warming.first_weeks import from_start


def profiles(view: View) -> dict[str, Floats]:
    """Every profile that the scenario lends itself to."""
    daily = by_day(view)
    found = by_arrival(view) | daily | by_week(view, daily) | of_duties(view) | of_work(view)
    return (
        found
        | night_by_hour(view)
        | exposure_profiles(view)
        | post_profiles(view.replication, view.facts.tiers)
        | from_start(view)
        | gridlock(view)
    )
