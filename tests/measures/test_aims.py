import pytest

from dghsim.measures.aims import assumed_on, by_measure, fair, imputed_on
from dghsim.scenario.root import MedicalShare

EVERYBODY = frozenset("ab")


def test_what_staffing_drives_is_ranked_among_those_with_their_own() -> None:
    assert fair("clinician_in_time_percent", EVERYBODY, frozenset("a")) == {"a"}
    assert fair("stay_mean_days", EVERYBODY, frozenset()) == EVERYBODY


def test_on_what_every_file_has_from_the_base_nobody_is_ranked() -> None:
    assert "same_day_percent" in by_measure()
    assert not fair("same_day_percent", EVERYBODY, EVERYBODY)


def test_waits_for_a_bed_rest_on_imputed_beds_and_waits_for_a_doctor_do_not() -> None:
    imputed = {"a": frozenset({"beds"}), "b": frozenset({"delay"})}
    assert imputed_on("ed_stay_over_percent", imputed) == {"a"}
    assert imputed_on("delay_days_per_1000", imputed) == {"b"}
    assert not imputed_on("clinician_in_time_percent", imputed)


def test_assumed_shares_leave_stays_off_by_what_lies_evenly_in_their_ranges() -> None:
    shares = {"a": MedicalShare(admissions=[0.45, 0.55]), "b": MedicalShare()}
    assert assumed_on("stay_mean_days", shares) == {"a": pytest.approx(0.1 / 12**0.5 / 0.5)}
    assert not assumed_on("ed_stay_over_percent", shares)
