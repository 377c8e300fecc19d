"""Each lever moves its own mechanism, the right way, on the same patients; and moves nobody's arrival.

Every duty is worked every day, so what is seen is the lever and not the rota that it takes.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import numpy as np
import pytest
from helpers.build import round_the_clock
from helpers.levers import DAY, HOUR, Ran, hospital, left_as_they_were, pulled, ran, with_lever, without

from dghsim.demand.draw import draw_arrivals
from dghsim.engine.make import make_plan
from dghsim.engine.program import make_program
from dghsim.engine.run import run_plan
from dghsim.rota.workforce.terms import terms_of
from dghsim.scenario.levers import shipped_levers
from dghsim.scenario.patch import Patch
from dghsim.scenario.pathway import OUTCOMES
from dghsim.studies.change import patched

LEVERS = shipped_levers()
WHEN_FULL = {"surge_beds"}
"""What moves only where the wards are full, which a hospital that begins empty is not in a month."""
OF_THE_ROTA = {"advanced_practitioners", "recruitment_premium"}
"""What they move is who is in post, which duties worked by a doctor each do not show."""
OF_TWO = {"networked_rota", "shared_consultant"}
"""What they move is between two hospitals: see `test_networked_rota` and `test_shared_consultant`."""


def at_night(times: np.ndarray, first: int = 22, last: int = 8) -> np.ndarray:
    hour = times // HOUR % 24
    return (hour >= first) | (hour < last)


def clerking_wait(run: Ran) -> float:
    return run.wait_minutes("clerking")


def treated_same_day(run: Ran) -> float:
    return float(len(run.held("same_day_chairs")))


def reviewed_at_front_door(run: Ran) -> float:
    """Senior reviews by the consultant who is there for them; now and then others do one without the lever too."""
    return float((run.duty_of(run.tasks("senior_review")) == "front_door").sum())


def consultant_rounds(run: Ran) -> float:
    return float(len(run.tasks("consultant_ward_round")))


def doctors_night_jobs(run: Ran) -> float:
    """Jobs of the wards that doctors begin by night."""
    tasks = run.tasks("ward_green", "ward_job_at_night")
    tasks = tasks[at_night(tasks["start"], 21)]
    return float((run.tier_of(tasks) != "night_team").sum())


def seen_by_consultant_at_night(run: Ran) -> float:
    """Hours from arrival, of those who come between 16:00 and midnight."""
    seen, came = run.mark("consultant_start"), run.arrive()
    of = (seen >= 0) & (came // HOUR % 24 >= 16)
    return float((seen - came)[of].mean() / HOUR)


def frail_home_same_day(run: Ran) -> float:
    gone = (run.log.leave >= 0) & (run.log.leave // DAY == run.arrive() // DAY)
    return float((gone & run.is_in("frailty", "moderate", "severe")).sum())


def bed_days_after_letter(run: Ran) -> float:
    """Days that ward beds are held by those whose letter has been begun."""
    held = run.held("ward")
    letter = run.mark("letter")[held["patient"]]
    return float(np.clip(held["end"] - np.maximum(letter, held["start"]), 0, None)[letter >= 0].sum() / DAY)


def home_at_weekends(run: Ran) -> float:
    home = run.log.leave[run.log.outcome == OUTCOMES.index("home")]
    return float((home // DAY % 7 >= 5).mean())


def waits_for_a_bed(run: Ran) -> float:
    """Hours, in all."""
    stays = np.concatenate([run.held("amu"), run.held("ward")])
    return float((stays["start"] - stays["since"]).sum() / HOUR)


def own_hours_of_consultants(run: Ran) -> float:
    tasks = run.tasks("quality_time")
    return float((tasks["end"] - tasks["start"]).sum() / HOUR)


def nights_in_ed(run: Ran) -> float:
    """Patients let in by night."""
    return float(at_night(run.mark("ews")[run.mark("ews") >= 0], 23, 7).sum())


MOVES: dict[str, tuple[Callable[[Ran], float], str]] = {
    "twilight": (clerking_wait, "less"),
    "same_day_care": (treated_same_day, "more"),
    "consultant_at_front_door": (reviewed_at_front_door, "more"),
    "consultant_of_the_week": (consultant_rounds, "more"),
    "hospital_at_night": (doctors_night_jobs, "less"),
    "physician_associates": (clerking_wait, "less"),
    "remote_consultant": (seen_by_consultant_at_night, "less"),
    "frailty_at_front_door": (frail_home_same_day, "more"),
    "discharge_lounge": (bed_days_after_letter, "less"),
    "weekend_discharge": (home_at_weekends, "more"),
    "quality_time": (own_hours_of_consultants, "more"),
    "overnight_closure": (nights_in_ed, "less"),
}


def test_every_lever_is_seen_to_move() -> None:
    assert MOVES.keys() | OF_THE_ROTA | OF_TWO | WHEN_FULL == LEVERS.keys()


@pytest.mark.parametrize("name", MOVES)
def test_a_lever_moves_its_mechanism_in_every_replication(name: str) -> None:
    measure, way = MOVES[name]
    for before, after in zip(without(), with_lever(name), strict=True):
        assert measure(after) > measure(before) if way == "more" else measure(after) < measure(before)


@pytest.mark.parametrize("name", LEVERS)
def test_the_same_people_come_and_what_it_does_not_touch_takes_as_long(name: str) -> None:
    assert len(left_as_they_were(name)) > 20


def test_no_two_levels_of_a_lever_are_the_same() -> None:
    for lever in LEVERS.values():
        assert len({lever.patch(level).model_dump_json() for level in lever.level}) == len(lever.level)


def test_more_doctors_in_the_evening_bring_less_and_less() -> None:
    waits = [
        np.mean([clerking_wait(run) for run in runs])
        for runs in (without(), *(with_lever("twilight", level) for level in "123"))
    ]
    gains = -np.diff(waits)
    assert (gains > 0).all()
    assert gains[0] > gains[1] > gains[2]


def test_the_night_team_does_no_more_than_it_has_hours_for() -> None:
    for one, two in zip(
        with_lever("hospital_at_night", "1"), with_lever("hospital_at_night", "2"), strict=True
    ):
        by_team = [(run.tier_of(run.tasks("ward_job_at_night")) == "night_team").mean() for run in (one, two)]
        assert 0.5 < by_team[0] <= by_team[1] <= 1


def test_of_the_closed_night_nobody_is_lost_and_only_those_who_come_in_it_go_elsewhere() -> None:
    elsewhere = OUTCOMES.index("elsewhere")
    for before, after in zip(without(), with_lever("overnight_closure"), strict=True):
        sent = after.log.outcome == elsewhere
        night = at_night(after.arrive())
        assert 0.75 < sent[night].mean() < 0.95
        assert not sent[~night].any()
        assert not (before.log.outcome == elsewhere).any()
        waited = night & ~sent & (after.mark("ews") >= 0)
        assert ((after.mark("ews")[waited] // HOUR % 24) >= 8).all()
        inside = (after.mark("ews") >= 0) | (after.log.leave < 0)
        assert np.array_equal(inside, ~sent)


def test_the_same_people_come_in_whether_they_are_seen_in_a_chair_or_in_the_emergency_department() -> None:
    for run in (*without(), *with_lever("same_day_care", "twelve_by_seven")):
        asked = np.zeros(run.plan.patients, dtype=bool)
        beds = [run.plan.program.place_names.index(place) for place in ("amu", "ward", "outlying")]
        asked[run.log.stays["patient"][np.isin(run.log.stays["place"], beds)]] = True
        home = run.log.outcome == OUTCOMES.index("home")
        needs_bed = run.is_in("same_day", "no") | run.is_in("news2", "high")
        assert np.array_equal(asked[home], needs_bed[home])
        treated = run.held("same_day_chairs")["patient"]
        assert run.is_in("looks_same_day", "yes")[treated].all()
        assert 0.08 < run.is_in("same_day", "no")[treated].mean() < 0.22, "12 to 16 % are told"


@pytest.mark.parametrize("level", LEVERS["same_day_care"].level)
def test_same_day_care_has_a_third_more_chairs_and_fewer_are_turned_away_for_want_of_one(level: str) -> None:
    """Of three chairs it makes four, and those who find all of them taken are clerked in the emergency department."""
    few = patched(hospital(), Patch(set={"place.same_day_chairs.count": 3}))
    longer = patched(few, LEVERS["same_day_care"].patch(level))
    no_more = patched(longer, Patch(set={"place.same_day_chairs.count": 3}))
    assert longer.place["same_day_chairs"].count == 4
    for third_more, as_many in zip(ran(longer), ran(no_more), strict=True):
        chairs = [int(run.held("same_day_chairs")["bed"].max()) + 1 for run in (third_more, as_many)]
        assert chairs == [4, 3]
        assert treated_same_day(third_more) > 1.05 * treated_same_day(as_many)


def test_who_goes_home_by_the_frailty_team_is_frail_not_ill_and_would_not_have_stayed_long() -> None:
    for run in with_lever("frailty_at_front_door"):
        seen = np.unique(run.tasks("frailty_assessment")["entity"])
        assert len(seen)
        assert run.is_in("frailty", "moderate", "severe")[seen].all()
        assert run.is_in("news2", "low", "medium_low")[seen].all()
        assert run.is_in("stay_class", "short")[seen].all()


def test_more_beds_shorten_the_wait_for_one_where_the_wards_are_full() -> None:
    full = patched(hospital(), Patch(add={"place.ward.count": -60}))
    runs = [ran(full), *(ran(patched(full, LEVERS["surge_beds"].patch(level))) for level in ("4", "12"))]
    for none, four, twelve in zip(*runs, strict=True):
        assert waits_for_a_bed(none) > waits_for_a_bed(four) > waits_for_a_bed(twelve)


def waits_for_a_bed_from(run: Ran, time: int) -> float:
    """Hours, of those who ask for one from a time on."""
    stays = np.concatenate([run.held("amu"), run.held("ward")])
    stays = stays[stays["since"] >= time]
    return float((stays["start"] - stays["since"]).sum() / HOUR)


def test_beds_of_the_winter_change_nothing_until_they_open_and_then_shorten_the_wait() -> None:
    """Measured from 14 November for four weeks: they open on the 18th day, 1 December."""
    opens = 17 * DAY
    full = patched(
        hospital(), Patch(add={"place.ward.count": -60}, set={"run.start": datetime.date(2022, 11, 14)})
    )
    levels = [patched(full, LEVERS["surge_beds"].patch(level)) for level in ("8_winter", "24_winter", "8")]
    for none, eight, ward, all_year in zip(ran(full), *map(ran, levels), strict=True):
        assert (
            waits_for_a_bed_from(none, opens)
            > waits_for_a_bed_from(eight, opens)
            > waits_for_a_bed_from(ward, opens)
        )
        for winter in (eight, ward):
            for table, when in (("tasks", "called"), ("stays", "start")):
                before = [
                    rows[(rows[when] >= 0) & (rows[when] < opens)][["since", when]]
                    for rows in (getattr(run.log, table) for run in (none, winter))
                ]
                assert np.array_equal(*before)
            assert not np.array_equal(none.log.stays, winter.log.stays)
        assert waits_for_a_bed(all_year) < waits_for_a_bed(eight)


def test_beds_of_the_winter_are_given_in_the_winter_alone() -> None:
    """Measured from 6 March for eight weeks: the last of them is given on the 26th day, 31 March."""
    full = patched(
        hospital(),
        Patch(add={"place.ward.count": -60}, set={"run.start": datetime.date(2023, 3, 6), "run.weeks": 8}),
    )
    for run in ran(patched(full, LEVERS["surge_beds"].patch("8_winter"))):
        held = run.held("ward")
        more = held[held["bed"] >= full.place["ward"].count]
        assert len(more) > 20
        assert more["start"].max() < 26 * DAY
        assert more["end"].max() > 26 * DAY
        assert more["bed"].max() == full.place["ward"].count + 7


def test_a_lounge_holds_no_more_than_its_chairs_and_nobody_there_keeps_a_bed() -> None:
    for run in with_lever("discharge_lounge"):
        chairs = run.held("lounge")
        assert len(chairs)
        assert chairs["bed"].max() < 8
        beds = np.concatenate([run.held(place) for place in ("ward", "amu", "outlying")])
        began = dict(zip(chairs["patient"].tolist(), chairs["start"].tolist(), strict=True))
        assert all(end <= began[one] for one, end in beds[["patient", "end"]].tolist() if one in began)


def test_practitioners_clerk_more_slowly_and_do_no_procedures() -> None:
    scenario = pulled("advanced_practitioners")
    assert scenario.rota.tier["tier_1"].in_post == hospital().rota.tier["tier_1"].in_post + 2
    duties = round_the_clock(scenario)
    tier_1 = np.array([tier == "tier_1" for tier, _ in duties.kinds])[duties.kind]
    everybody = dataclasses.replace(
        duties, grades=("imt", "practitioner"), grade=np.where(tier_1, 1, 0).astype(np.int64)
    )
    runs = []
    for table in (dataclasses.replace(everybody, grade=np.zeros_like(everybody.grade)), everybody):
        program = make_program(scenario, table.grades)
        plan, _ = make_plan(scenario, program, draw_arrivals(scenario, 0), table, 0)
        runs.append(Ran(scenario, plan, run_plan(plan)))
    doctors, practitioners = runs
    assert "tier_1" in doctors.tier_of(doctors.tasks("procedure"))
    assert "tier_1" not in practitioners.tier_of(practitioners.tasks("procedure", "escort_junior"))

    def minutes(run: Ran) -> float:
        tasks = run.tasks("clerking")
        done = tasks[(run.tier_of(tasks) == "tier_1") & (tasks["ended"] == 0)]
        return float((done["end"] - done["start"]).mean())

    assert 1.1 < minutes(practitioners) / minutes(doctors) < 1.25


def test_a_doctor_prescribes_once_for_everybody_whom_an_associate_has_clerked() -> None:
    duties = round_the_clock(scenario := pulled("physician_associates"))
    tiers = np.array([tier for tier, _ in duties.kinds])[duties.kind]
    grade = np.where(tiers == "associates", 1, 0).astype(np.int64)
    table = dataclasses.replace(duties, grades=("imt", "physician_associate"), grade=grade)
    plan, _ = make_plan(scenario, make_program(scenario, table.grades), draw_arrivals(scenario, 0), table, 0)
    run = Ran(scenario, plan, run_plan(plan))
    clerked, prescribed = run.tasks("clerking"), run.tasks("prescribing_for")
    by_associates = clerked[(run.tier_of(clerked) == "associates") & (clerked["ended"] == 0)]
    assert len(by_associates) > 50
    assert "associates" not in run.tier_of(prescribed)
    done = prescribed[prescribed["ended"] == 0]
    assert len(np.unique(done["entity"])) == len(done)
    assert set(done["entity"]) <= set(by_associates["entity"])
    still = by_associates["end"] < plan.end - DAY
    assert set(by_associates["entity"][still]) <= set(done["entity"])


def test_a_premium_fills_more_adverts_keeps_more_and_is_paid_to_all() -> None:
    from dghsim.rota.horizon import horizon_of

    before, after = hospital(), pulled("recruitment_premium", "20")
    horizon = horizon_of(before)
    terms = [
        terms_of(each.rota.workforce, each.rota.workforce.grade["consultant"], horizon)
        for each in (before, after)
        if each.rota.workforce is not None
    ]
    assert terms[1].advert_chance == pytest.approx(1.4 * terms[0].advert_chance)
    assert terms[1].leavers_per_day == pytest.approx(0.8 * terms[0].leavers_per_day)
    assert after.money.pay_gbp_per_year["consultant"] == pytest.approx(
        1.2 * before.money.pay_gbp_per_year["consultant"]
    )
    assert after.money.pay_gbp_per_year["imt"] == before.money.pay_gbp_per_year["imt"]
