"""Posts of templates and of a planner's own rota."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dghsim.rota.files import write_rota
from dghsim.rota.gaps import fill_gaps, prepare_duties
from dghsim.rota.own import read_own_rota
from dghsim.rota.table import rota_rows
from dghsim.rota.workforce.lines import lines_of

OWN = {"rota.own": {"file": "mine.csv"}}
SICK = {"sick_share": 0.2, "sick_spell_days": 4.0}
WORKFORCE = {"rota.workforce": {"grade": {"registrar": SICK | {"leavers_per_year": 1.0}}}}
LADDER = {"rota.gaps": {}, "rota.ladder": {"bank": {"by": "bank", "chance": 0.9}}}


def test_every_line_of_a_template_is_a_post_numbered_by_it(make_scenario, rota) -> None:
    lines = [line for line in lines_of(make_scenario(), rota) if line.tier == "registrar"]
    assert [line.number for line in lines] == list(range(1, 10))
    assert sum(line.held for line in lines) == 7
    vacant = next(line for line in lines if not line.held)
    assert (vacant.planned, vacant.doctor) == (
        f"Vacant {vacant.number} (registrar)",
        f"registrar {vacant.number}",
    )
    assert vacant.grade == "registrar"


def test_every_doctor_of_an_own_rota_is_a_post_and_goes_through_the_year(
    tmp_path: Path, make_scenario, rota
) -> None:
    write_rota(rota_rows(rota), tmp_path / "mine.csv")
    scenario = make_scenario(OWN | WORKFORCE | LADDER)
    own = read_own_rota(scenario, tmp_path)
    lines = lines_of(scenario, own)
    assert len(lines) == 21
    assert len({(line.tier, line.number) for line in lines}) == 21
    tables = [fill_gaps(prepare_duties(scenario, own), each) for each in range(2)]
    words = {table.kinds[kind][0] for table in tables for kind in table.kind[table.why == 2]}
    assert words == {"registrar"}
    assert tables[0].workforce is not None
    assert tables[0].workforce.establishment.tolist() == [6, 9, 6]
    assert (np.array([table.filled_by for table in tables]) == 1).any()


def test_a_rota_exported_and_read_again_has_the_posts_it_had(tmp_path: Path, make_scenario, rota) -> None:
    write_rota(rota_rows(rota), tmp_path / "mine.csv")
    scenario = make_scenario(OWN | WORKFORCE | LADDER)
    own = read_own_rota(scenario, tmp_path)
    solved = make_scenario(WORKFORCE | LADDER)
    assert lines_of(scenario, own) == lines_of(solved, rota)
    before, after = fill_gaps(prepare_duties(solved, rota), 0), fill_gaps(prepare_duties(scenario, own), 0)
    for column in ("start", "kind", "doctor", "filled_by", "why", "rung", "asked"):
        np.testing.assert_array_equal(getattr(before, column), getattr(after, column))


def test_whoever_has_another_name_is_another_post(tmp_path: Path, make_scenario, rota) -> None:
    rows = rota_rows(rota)
    rows["doctor"] = rows["doctor"].replace({"registrar 3": "Dr Three"})
    write_rota(rows, tmp_path / "mine.csv")
    scenario = make_scenario(OWN)
    lines = {line.doctor: line.number for line in lines_of(scenario, read_own_rota(scenario, tmp_path))}
    assert lines["Dr Three"] >= 2**31
    assert lines["registrar 2"] == 2


def test_a_duty_left_empty_by_the_planner_stays_a_gap_of_a_doctor_in_post(
    tmp_path: Path, make_scenario, rota
) -> None:
    rows = rota_rows(rota)
    night = rows.index[(rows["duty"] == "night") & (rows["doctor"] == "registrar 3")][0]
    rows.loc[night, "filled_by"] = "vacant"
    scenario = make_scenario(OWN | {"rota.workforce": {}, "rota.gaps": {}})
    empty = []
    for edited in (rota_rows(rota), rows):
        write_rota(edited, tmp_path / "mine.csv")
        own = read_own_rota(scenario, tmp_path)
        assert next(line for line in lines_of(scenario, own) if line.doctor == "registrar 3").held
        table = fill_gaps(prepare_duties(scenario, own), 0)
        empty.append(set(zip(table.start[table.doctor < 0], table.kind[table.doctor < 0], strict=True)))
    (left,) = empty[1] - empty[0]
    assert left[0] == (rows.loc[night, "start"] - rota.shifts["start"].min().normalize()).total_seconds()
