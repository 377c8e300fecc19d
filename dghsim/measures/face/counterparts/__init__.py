"""The model's own number for each kind of published figure: functions of one replication's view."""

from collections.abc import Callable

from dghsim.measures.face.counterparts.beds import bed_wait_over, beds_occupied, not_meeting
from dghsim.measures.face.counterparts.clocks import ed_stay, ed_stay_within, seen_in_time
from dghsim.measures.face.counterparts.doctors import hours_for_ten
from dghsim.measures.face.counterparts.going_home import discharged_by, discharges_on
from dghsim.measures.face.counterparts.reviews import reviewed_each_day
from dghsim.measures.face.counterparts.stays import bed_days_each, nights, same_day
from dghsim.measures.face.counterparts.take import arrived_between
from dghsim.measures.face.counterparts.wards import (
    calls_each_night,
    calls_each_thousand,
    jobs_between,
    jobs_rate,
)

COUNTERPARTS: dict[str, Callable[..., float]] = {
    each.__name__: each
    for each in (
        arrived_between,
        bed_days_each,
        bed_wait_over,
        beds_occupied,
        calls_each_night,
        calls_each_thousand,
        discharged_by,
        discharges_on,
        ed_stay,
        ed_stay_within,
        hours_for_ten,
        jobs_between,
        jobs_rate,
        nights,
        not_meeting,
        reviewed_each_day,
        same_day,
        seen_in_time,
    )
}
"""By name. Each takes a `View` and what the file of figures tells it, and gives NaN where there was nothing."""
