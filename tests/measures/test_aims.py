from dghsim.measures.aims import by_measure, fair

EVERYBODY = frozenset("ab")


def test_what_staffing_drives_is_ranked_among_those_with_their_own() -> None:
    assert fair("clinician_in_time_percent", EVERYBODY, frozenset("a")) == {"a"}
    assert fair("stay_mean_days", EVERYBODY, frozenset()) == EVERYBODY


def test_on_what_every_file_has_from_the_base_nobody_is_ranked() -> None:
    assert "same_day_percent" in by_measure()
    assert not fair("same_day_percent", EVERYBODY, EVERYBODY)
