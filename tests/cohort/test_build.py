"""The shipped files are what the script makes of the public data, and say what is theirs."""

import math
from pathlib import Path

import pytest
from helpers.loaded import loaded

from dghsim.cohort.build import cohort, write_cohort
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
    scenario = loaded("cohort/synth12")
    assert not scenario.hospital.real
    assert "no such hospital exists" in scenario.about


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_loads_and_its_numbers_are_its_hospitals(
    file: Path, hospitals: dict[str, CohortHospital]
) -> None:
    scenario = loaded(f"cohort/{file.stem}")
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
    rows = [row for row in trace(loaded(f"cohort/{file.stem}")) if row.key.startswith("rota.tier.")]
    posts = [row for row in rows if row.key.endswith((".in_post", ".lines"))]
    assert posts
    assert {row.evidence for row in posts} == {"illustrative"}
    assert all("not the trust's staffing" in row.source for row in posts)


def test_the_anchors_file_is_the_base_again() -> None:
    base, own = loaded("hereford"), loaded("cohort/rlq")
    assert own.rota.tier == base.rota.tier
    assert own.place == base.place
    assert own.demand.attribute == base.demand.attribute
    for name, stream in base.demand.stream.items():
        assert math.isclose(own.demand.stream[name].per_day, stream.per_day, rel_tol=0.06), name


def test_an_earlier_years_take_lies_ready() -> None:
    now = loaded("cohort/rbd")
    then = load_scenario(FOLDER / "rbd.toml", apply=["demand_2016_17"])
    assert then.demand.stream["ed"].per_day < now.demand.stream["ed"].per_day
    assert then.place == now.place


def test_what_is_imputed_is_in_the_file_and_never_public() -> None:
    for code in ("rbz", "ra3", "rqq"):
        scenario = loaded(f"cohort/{code}")
        rows = {row.key: row for row in trace(scenario)}
        assert scenario.hospital.imputed == ["direct", "beds", "delay"]
        assert not any("OHID" in row.source for row in rows.values() if row.key.startswith("hospital.around"))
        assert "NHS Digital" not in rows["rota.tier.tier_1.in_post"].source
    assert loaded("cohort/rlq").hospital.imputed == []


def test_the_assumed_shares_of_medicine_are_in_every_real_file() -> None:
    for file in FILES:
        share = loaded(f"cohort/{file.stem}").hospital.medical_share
        expected = (None, None) if file.stem == "synth12" else ([0.45, 0.55], [0.55, 0.65])
        assert (share.admissions, share.beds) == expected, file.stem


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_rule_of_the_pathway_counts_beds_that_another_hospital_has_more_or_fewer_of(file: Path) -> None:
    # Once "the wards are full" was 151 patients, Hereford's beds, at hospitals of 58 to 262.
    stages = loaded(f"cohort/{file.stem}").pathway.stage.values()
    written = [stage.model_dump_json(exclude_none=True) for stage in stages]
    assert not [text for text in written if "occupied_at_least" in text]


@pytest.mark.parametrize("code", ["ra4", "rlt", "rvy"])
def test_a_split_by_the_median_of_others_is_not_public(code: str) -> None:
    rows = {row.key: row for row in trace(loaded(f"cohort/{code}"))}
    assert rows["demand.stream.direct.per_day"].evidence == "illustrative"


@pytest.mark.parametrize("code", ["rjr", "rff", "r1f"])
def test_minutes_that_are_estimated_are_said_to_be(code: str) -> None:
    rows = {row.key: row for row in trace(loaded(f"cohort/{code}"))}
    minutes = rows["hospital.around.minutes_to_next_hospital"]
    assert (minutes.evidence, minutes.source.split(":")[0]) == ("illustrative", "Estimated")
    assert rows["hospital.around.population"].evidence == "public"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_beds_by_an_assumed_share_are_not_public(file: Path) -> None:
    rows = {row.key: row for row in trace(loaded(f"cohort/{file.stem}"))}
    assert {rows[f"place.{name}.count"].evidence for name in ("amu", "ward")} == {"illustrative"}
