"""The shipped files are what the script makes of the public data, and say what is theirs."""

import math
from pathlib import Path

import pytest

from dghsim.cohort.build import cohort, write_cohort, write_sizes
from dghsim.cohort.hospital import CohortHospital
from dghsim.scenario.load import load_scenario
from dghsim.scenario.provenance import idle_patterns, trace
from dghsim.scenario.shipped import shipped

FOLDER = shipped("hereford").parent / "cohort"
FILES = sorted(FOLDER.glob("*.toml"))


@pytest.fixture(scope="module")
def hospitals() -> dict[str, CohortHospital]:
    return {hospital.place.code: hospital for hospital in cohort()}


def test_the_script_makes_the_shipped_files_byte_for_byte(tmp_path: Path) -> None:
    made = write_cohort(tmp_path)
    assert [path.name for path in FILES] == sorted(path.name for path in made)
    for path in made:
        assert path.read_bytes() == (FOLDER / path.name).read_bytes(), path.name


def test_22_real_hospitals_and_one_that_is_said_to_be_synthetic(hospitals: dict[str, CohortHospital]) -> None:
    made_up = [hospital for hospital in hospitals.values() if not hospital.real]
    assert len(hospitals) == 23
    assert [hospital.place.code for hospital in made_up] == ["SYNTH12"]
    scenario = load_scenario(FOLDER / "synth12.toml")
    assert not scenario.hospital.real
    assert "no such hospital exists" in scenario.about


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_loads_and_its_numbers_are_its_hospitals(
    file: Path, hospitals: dict[str, CohortHospital]
) -> None:
    scenario = load_scenario(file)
    hospital = hospitals[scenario.hospital.code]
    streams = scenario.demand.stream
    assert streams["ed"].per_day + streams["direct"].per_day == pytest.approx(
        hospital.derived.take, abs=0.011
    )
    assert sum(scenario.place[name].count for name in ("amu", "ward")) == hospital.derived.medical_beds
    assert {tier: own.in_post for tier, own in scenario.rota.tier.items()} == {
        tier: own.in_post for tier, own in hospital.staff.items()
    }
    assert not idle_patterns(scenario)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_staffing_is_never_said_to_be_public(file: Path) -> None:
    rows = [row for row in trace(load_scenario(file)) if row.key.startswith("rota.tier.")]
    posts = [row for row in rows if row.key.endswith((".in_post", ".lines"))]
    assert posts
    assert {row.evidence for row in posts} == {"illustrative"}
    assert all("not the trust's staffing" in row.source for row in posts)


def test_the_anchors_file_is_the_base_again() -> None:
    base, own = load_scenario(shipped("hereford")), load_scenario(FOLDER / "rlq.toml")
    assert own.rota.tier == base.rota.tier
    assert own.place == base.place
    assert own.demand.attribute == base.demand.attribute
    for name, stream in base.demand.stream.items():
        assert math.isclose(own.demand.stream[name].per_day, stream.per_day, rel_tol=0.06), name


def test_an_earlier_years_take_lies_ready() -> None:
    now = load_scenario(FOLDER / "rbd.toml")
    then = load_scenario(FOLDER / "rbd.toml", apply=["demand_2016_17"])
    assert then.demand.stream["ed"].per_day < now.demand.stream["ed"].per_day
    assert then.place == now.place


def test_made_up_hospitals_differ_in_size_alone(tmp_path: Path) -> None:
    base = load_scenario(shipped("hereford"))
    small, large = (load_scenario(path) for path in write_sizes([15, 60], tmp_path))
    for take, made in ((15, small), (60, large)):
        streams = made.demand.stream
        assert streams["ed"].per_day + streams["direct"].per_day == pytest.approx(take, abs=0.02)
        assert not made.hospital.real
        assert made.demand.attribute == base.demand.attribute
        assert made.rota.workforce == base.rota.workforce
        assert not idle_patterns(made)
    assert large.place["ward"].count == pytest.approx(4 * small.place["ward"].count, abs=3)
    doctors = [sum(tier.in_post for tier in made.rota.tier.values()) for made in (small, large)]
    assert doctors[1] == pytest.approx(4 * doctors[0], abs=4)
