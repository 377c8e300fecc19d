"""Medicine's share of a hospital's admissions and beds, where it was assumed: in intervals, verdicts and ranks."""

import dataclasses

import pytest
from report.cohort import made_up_cohort

from dghsim.report.cohort.outcomes import read_outcomes
from dghsim.report.cohort.panels import aim_panels
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.shares import assumed_words
from dghsim.report.cohort.standings import rank_section
from dghsim.scenario.root import MedicalShare
from dghsim.studies.cohort import Outcome

SHARE = MedicalShare(admissions=[0.45, 0.55], beds=[0.55, 0.65])


@pytest.fixture(scope="module")
def assumed() -> CohortReading:
    given = made_up_cohort.cohort()
    outcomes = []
    for name in made_up_cohort.TAKES:
        study = made_up_cohort.hospital(name)
        hospital = study.scenario.hospital.model_copy(update={"medical_share": SHARE})
        scenario = study.scenario.model_copy(update={"hospital": hospital})
        outcomes.append(Outcome(name, given.hospital[name], dataclasses.replace(study, scenario=scenario)))
    return read_outcomes(given, outcomes)


def test_it_widens_what_follows_from_it_and_nothing_else(
    reading: CohortReading, assumed: CohortReading
) -> None:
    before, after = (
        {one.measure.id: one for aim in each.aims for one in aim.standings} for each in (reading, assumed)
    )
    narrow, wide = (each["stay_mean_days"].hospitals["beta"] for each in (before, after))
    assert wide.high - wide.low > 3 * (narrow.high - narrow.low)
    assert wide.high - wide.mean == pytest.approx(1.96 * 0.075 * wide.mean, rel=0.1)
    assert before["ed_stay_over_percent"] == after["ed_stay_over_percent"]
    ranks = [each["stay_mean_days"].ranks for each in (before, after)]
    assert (ranks[1].high - ranks[1].low).sum() > (ranks[0].high - ranks[0].low).sum()


def test_it_is_said_where_ranks_and_intervals_stand(reading: CohortReading, assumed: CohortReading) -> None:
    words = assumed_words(assumed)
    assert words.startswith("On stay, mean the intervals, and all that is told by them, also hold")
    assert "45 to 55 % of emergency admissions and 55 to 65 % of general and acute beds" in words
    assert words in rank_section(assumed).lead
    efficiency, quality = (
        aim_panels(assumed, next(each for each in assumed.aims if each.aim.name == name))
        for name in ("efficiency", "quality")
    )
    assert efficiency is not None
    assert quality is not None
    assert words in efficiency.reading
    assert words not in quality.reading
    assert assumed_words(reading) == ""
