"""The hospitals that the scaling tables are made of are what they are said to be, and the tables come out."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from dghsim.measures.fixed import fixed_of
from dghsim.rota.build import build_rota
from dghsim.rota.gaps import duties_for
from dghsim.rota.model import DatedRota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

ROOT = Path(__file__).parents[1]


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT))
    names = ("benchmarks.scaling.variations", "benchmarks.scaling.__main__")
    first, second = (importlib.import_module(name) for name in names)
    return first, second


@pytest.fixture(scope="module")
def base() -> Scenario:
    return load_scenario(shipped("hereford"), sets=["run.weeks=1", "run.warm_up_weeks=1"])


@pytest.fixture(scope="module")
def rota(base: Scenario) -> DatedRota:
    return build_rota(base)


@pytest.mark.parametrize("patients", [10.0, 31.3, 1000.0])
def test_a_size_is_one_of_patients_beds_and_ward_work(
    modules: tuple[ModuleType, ModuleType], base: Scenario, patients: float
) -> None:
    variations = modules[0]
    made = variations.sized(base, patients)
    assert variations.patients_per_day(made) == pytest.approx(patients)
    assert made.place["ward"].count / base.place["ward"].count == pytest.approx(patients / 31.3, rel=0.01)


def test_teams_are_copies_side_by_side(
    modules: tuple[ModuleType, ModuleType], base: Scenario, rota: DatedRota
) -> None:
    one, three = (duties_for(base, modules[0].teams(rota, count), 0) for count in (1, 3))
    assert len(three.start) == 3 * len(one.start)
    assert sorted(three.start.tolist()) == sorted(3 * one.start.tolist())
    posts = {count: sum(fixed_of(base, modules[0].teams(rota, count)).in_post.values()) for count in (1, 3)}
    assert posts[3] == 3 * posts[1] > 0


def test_twenty_two_hospitals_differ(modules: tuple[ModuleType, ModuleType], base: Scenario) -> None:
    made = modules[0].hospitals(base)
    sizes = [modules[0].patients_per_day(each) for each in made]
    assert (
        len({each.hospital.code for each in made})
        == len({each.run.seed for each in made})
        == len(sizes)
        == 22
    )
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (pytest.approx(10), pytest.approx(40))


def test_the_tables_come_out(
    modules: tuple[ModuleType, ModuleType], base: Scenario, rota: DatedRota, monkeypatch: pytest.MonkeyPatch
) -> None:
    variations, tables = modules
    monkeypatch.setattr(variations, "HOSPITALS", 2)
    made = [
        list(tables.by_patients(base, rota, (10.0,))),
        list(tables.by_replications(base, rota, (1, 2))),
        list(tables.by_workers(base, rota, ((2, True, 1),))),
        list(tables.by_hospitals(base, rota, 1)),
    ]
    assert [len(table) for table in made] == [2, 3, 2, 2]
    assert all(len({line.count("|") for line in "\n".join(table).splitlines()}) == 1 for table in made)
    assert made[-1][-1].startswith("| 2 | 1 |")
