"""Every clock, written once: from what to what, and over whom. `Measure.explains` quotes these."""

from __future__ import annotations

MEASURED = "patients who arrive in the weeks measured; warm-up is left out"
EWS = "from arrival to the first early warning score"
CLINICIAN = "from arrival to the first of an ED clinician, clerking, senior review and consultant review"
CONSULTANT = "from arrival to consultant review, over patients who do not leave before they need one"
DAY = "arrivals by day (08:00 to 20:00 unless the scenario says otherwise) are held to the shorter limit"
ADMISSION = (
    "from the decision, of patients given a bed, to consultant review; a review before the decision is in time, and "
    "who leaves within the limit without one is not counted"
)
SENIOR = "from referral to senior or consultant review, over patients whose NEWS2 is high"
ED_STAY = (
    "from arrival, by any route, to the first bed or same-day chair, over patients given a bed in the end; to leaving, "
    "over those transferred or dying without one; who is to be admitted and still waits when the run stops counts by "
    "the time so far"
)
STAY = "from arrival to leaving, over patients who leave in the weeks measured"
BOARDING = (
    "from asking for a first bed (at referral unless the pathway says otherwise) to being given it, or so far for who "
    "still waits when the run stops"
)
READY = "from being ready in body to leaving, over patients who leave alive in the weeks measured"
WAIT = (
    "from asking for the work to its beginning, a journey in included, over work asked for in the weeks measured; what "
    "still waits when the run stops counts by its wait so far"
)
PLACE = (
    "from asking for the place to being given it, over places asked for in the weeks measured; what still waits when "
    "the run stops counts by its wait so far, and who is turned away, or withdraws before it is given, is not counted"
)
RESPONSE = (
    "from asking for the work to when the clinician begins, or the last of those who must be there, over work asked "
    "for in the weeks measured; what still waits when the run stops counts by its wait so far"
)
BUSY = (
    "time with work in hand, a journey in included, inside the rostered hours over the rostered hours covered; breaks "
    "are not counted, nor is work the scenario does not hold (such as rounds and handover, where it does not name them)"
)
OVERRUN = "from the end of the duty to when what was in hand was done"
REST = "from when a doctor in post was free to go to the start of the same doctor's next planned shift"
NIGHT = "shifts with at least three hours between 23:00 and 06:00, unless the rule set reads otherwise"
WEEKEND = "weekends with any duty between Saturday 00:01 and Sunday 23:59, on call from home included"
