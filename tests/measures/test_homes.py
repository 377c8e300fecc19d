"""What is measured of homes, and what of the hospital they are kept out of."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.homes import fates, finished, nurses, view, written

from dghsim.engine.plan import NONE
from dghsim.measures.catalogue import catalogue
from dghsim.measures.flow import flow
from dghsim.measures.frames import patients_frame
from dghsim.measures.homes import homes
from dghsim.measures.measure import measure

REVIEWS = 'reviews_by = "nurses"\nreviews_per_week = 40\n'


def test_every_measure_of_homes_is_in_the_catalogue_and_the_other_way_about(tmp_path: Path) -> None:
    run = finished(written(tmp_path, REVIEWS + nurses()))
    known = {one.id for one in catalogue(run.scenario) if one.id.startswith(("home_north", "homes_"))}
    found = {name for name in measure(run).values if name.startswith(("home_north", "homes_"))}
    assert found == known
    assert len(found) > 12


def test_who_was_kept_at_home_or_only_reviewed_there_is_in_nothing_of_the_hospital(tmp_path: Path) -> None:
    run = finished(written(tmp_path, REVIEWS + nurses()))
    alone = finished(tmp_path / "small.toml")
    seen, before = view(run), view(alone)
    kept = homes(seen)["home_north_kept_per_year"] * seen.years
    assert kept > 20
    assert seen.counted.sum() == pytest.approx(before.counted.sum() - kept, abs=0.03 * before.counted.sum())
    assert flow(seen)["inside_mean_patients"] < flow(before)["inside_mean_patients"]
    frame = patients_frame(run)
    assert len(frame) == seen.counted.sum()
    assert set(frame["route"]) == {"door"}
    assert "at_home" not in set(frame["outcome"])


def test_who_comes_after_all_arrives_when_sent(tmp_path: Path) -> None:
    run = finished(written(tmp_path))
    seen, first = view(run), run.plan.entities["time"][: run.plan.patients]
    came = seen.mark("came") != NONE
    assert came.sum() == fates(run)["came"] > 0
    assert (seen.arrive[came] == seen.mark("came")[came]).all()
    assert (seen.arrive[came] > first[came]).all()
    assert (seen.mark("ews")[came] >= seen.arrive[came]).all()


def test_their_staff_are_paid_for_apart_and_are_no_doctors_of_the_hospital(tmp_path: Path) -> None:
    values = measure(finished(written(tmp_path))).values
    assert values["cost_total_gbp_per_year"] == 0
    on_cost = finished(tmp_path / "homes.toml").scenario.money.on_cost_factor
    assert values["homes_staff_gbp_per_year"] == pytest.approx(4 * 40_000 * on_cost)


def test_their_breaks_are_not_among_the_doctors(tmp_path: Path) -> None:
    file = written(tmp_path)
    breaks = (
        '\n[work.break]\ncategory = "own"\nduration = { family = "fixed", unit = "minutes", value = 30 }\n'
    )
    hospital = (tmp_path / "small.toml").read_text() + breaks + '[rota.breaks]\nwork = "break"\n'
    (tmp_path / "small.toml").write_text(hospital)
    values = measure(finished(file)).values
    assert values["breaks_due_per_week"] == values["breaks_taken_per_week"] == 0


def test_they_are_in_no_measure_of_the_rota(tmp_path: Path) -> None:
    values = measure(finished(written(tmp_path))).values
    assert not [name for name in values if name.startswith(("ward_doctors", "hours_per_week", "vacancies"))]


def test_with_posts_and_no_room_no_measure_of_the_hospital_moves(tmp_path: Path) -> None:
    """Gaps of a team are covered by its own people, whose sessions are none of the hospital's."""
    file = written(tmp_path, slots=0)
    leave = "in_post = 3\nleave_days = 30\nleast = [1, 1, 1, 1, 1, 1, 1]"
    file.write_text(file.read_text().replace("in_post = 4", leave))
    hospital = tmp_path / "small.toml"
    hospital.write_text(hospital.read_text() + '\n[rota.ladder.swap]\nby = "swap"\nchance = 1.0\n')
    run = finished(file)
    assert run.duties.sessions_lost.sum() > 0
    before, after = measure(finished(hospital)).values, measure(run).values
    assert before["sessions_lost_per_year"] == 0
    assert {name: after[name] for name in before} == pytest.approx(before, abs=0, rel=0, nan_ok=True)
