import dataclasses

from report.cohort import made_up_cohort

from dghsim.report.cohort.gained import gained_section, who_gains_most
from dghsim.report.cohort.reading import CohortReading


def test_no_best_buy_is_named_on_what_staffing_drives(tried: CohortReading) -> None:
    section = gained_section(tried)
    assert section is not None
    (said,) = (words for words in section.notes if "the same rule under" in words)
    assert said.startswith("No best buy is named on: ")
    assert sum("£200,000 a year" in words for words in section.lead) == 1
    assert "consultant in 6 or 14 hours" in said
    assert "the same rule under each hospital's demand" in said
    ranked, others = section.tables
    assert [label for label, _ in ranked.columns] == ["Hospital", "Stay, mean", "In all", "Rank by gain"]
    assert "Rank by gain" not in [label for label, _ in others.columns]
    assert others.folded


def test_with_own_staffing_in_the_one_that_gains_most_is_named() -> None:
    own = made_up_cohort.reading(own=frozenset(made_up_cohort.TAKES), tried=made_up_cohort.TRIED)
    found = next(one for one in own.tries[0].gains if one.measure.id == "consultant_in_time_percent")
    assert who_gains_most(own, found) == "it gains most at Far Infirmary (FAR)."
    assert "none" not in found.ranked


def test_where_none_gains_it_cannot_be_told(tried: CohortReading) -> None:
    found = next(one for one in tried.tries[0].gains if one.measure.id == "stay_mean_days")
    assert who_gains_most(tried, found).startswith("cannot tell: at no hospital")


def test_where_all_gain_alike_it_cannot_be_told(tried: CohortReading) -> None:
    found = next(one for one in tried.tries[0].gains if one.measure.id == "stay_mean_days")
    alike = {name: dataclasses.replace(one, verdict="better") for name, one in found.hospitals.items()}
    same = dataclasses.replace(found, hospitals=alike, may_be_most=frozenset(found.ranked))
    assert who_gains_most(tried, same) == "cannot tell: none of 4 can be told from the one that gains most."


def test_without_a_cost_nothing_is_said(reading: CohortReading) -> None:
    assert gained_section(reading) is None
