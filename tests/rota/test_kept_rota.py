"""A rota read from the cache is the rota that was made, and is asked for by all that decides it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pandas.testing import assert_frame_equal

from dghsim.rota import build
from dghsim.rota.build import build_rota
from dghsim.rota.dated import date_rota
from dghsim.rota.judged import find_breaches
from dghsim.rota.kept_files import write_rota_files
from dghsim.rota.kept_rota import DECIDES, as_text, from_text
from dghsim.rota.model import DatedRota, Template
from dghsim.rota.table import leave_table, shift_table
from dghsim.rota.workbook import write_rota_workbook


class Narrow:
    """A scenario of which nothing else can be read than what the kept rota is asked for by."""

    def __init__(self, whole: Any, parts: dict[str, Any]) -> None:
        self._whole, self._parts = whole, parts

    def __getattr__(self, name: str) -> Any:
        assert name in self._parts, f"{name} decides the rota, but is no part of the question"
        part = getattr(self._whole, name)
        return part if self._parts[name] is True else Narrow(part, dict.fromkeys(self._parts[name], True))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, templates, tmp_path: Path) -> list[str]:
    """Tiers for which a template was asked; the cache is empty."""
    given = {template.tier: template for template in templates}
    asked: list[str] = []

    def solve(name: str, *_: object) -> Template:
        asked.append(name)
        return given[name]

    monkeypatch.setattr(build, "_solver", lambda _: solve)
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path / "cache"))
    return asked


def assert_same(one: DatedRota, other: DatedRota) -> None:
    assert_frame_equal(one.shifts, other.shifts, check_column_type=True)
    assert_frame_equal(one.leave, other.leave)
    assert (one.hash, one.templates, one.breaches, one.notes) == (
        other.hash, other.templates, other.breaches, other.notes,
    )  # fmt: skip


def test_a_rota_with_a_template_that_the_clock_cut_short_is_made_anew(
    make_scenario, counted: list[str], templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {
        template.tier: replace(template, cut_short=template.tier == "registrar") for template in templates
    }
    monkeypatch.setattr(build, "_solver", lambda _: lambda name, *_: counted.append(name) or given[name])
    for times in (1, 2):
        build_rota(make_scenario())
        assert len(counted) == times * len(given)


def test_a_rota_is_made_once(make_scenario, counted: list[str]) -> None:
    strict = {"rota.tier.tier_1.relax": {"avg_48": 44}, "rota.tier.tier_1.relax_reason": "stricter here"}
    made = build_rota(make_scenario(strict))
    assert made.breaches
    assert counted == ["tier_1", "registrar", "consultant"]
    assert_same(build_rota(make_scenario(strict)), made)
    assert len(counted) == 3


@pytest.mark.parametrize(
    "change",
    [{"run.seed": 5}, {"run.weeks": 51}, {"rota.tier.registrar.leave_days": 30}, {"hospital.code": "RX9"}],
    ids=str,
)
def test_what_decides_it_makes_another(make_scenario, counted: list[str], change: dict[str, Any]) -> None:
    build_rota(make_scenario())
    build_rota(make_scenario(change))
    assert len(counted) == 6


def test_what_patients_need_does_not(make_scenario, counted: list[str]) -> None:
    build_rota(make_scenario())
    build_rota(make_scenario({"run.replications": 3}))
    assert len(counted) == 3


def test_nothing_else_of_a_scenario_is_read(make_scenario, templates, tmp_path: Path) -> None:
    narrow: Any = Narrow(make_scenario(), DECIDES)
    rota = date_rota(narrow, templates)
    assert find_breaches(narrow, rota) == ()
    write_rota_workbook(rota, narrow, tmp_path / "rota.xlsx")


def test_text_keeps_what_is_odd(rota: DatedRota) -> None:
    noted = replace(rota, notes=("\udc80 \n \N{ZERO WIDTH SPACE} – =1+1",))
    assert_same(from_text(as_text(noted)), noted)
    empty = replace(rota, shifts=shift_table([]), templates=(), leave=leave_table([]))
    assert_same(from_text(as_text(empty)), empty)


@pytest.mark.usefixtures("counted")
def test_files_are_the_same_bytes_and_written_once(
    make_scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = make_scenario()
    rota = build_rota(scenario)
    folders = [tmp_path / "first", tmp_path / "second", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    write_rota_files(rota, scenario, folders[0])
    write_rota_workbook(rota, scenario, tmp_path / "alone.xlsx")
    monkeypatch.delattr("dghsim.rota.workbook.write_rota_workbook")
    monkeypatch.delattr("dghsim.rota.files.write_rota")
    write_rota_files(rota, scenario, folders[1])
    for name in ("rota.csv", "rota.xlsx"):
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
    assert (folders[1] / "rota.xlsx").read_bytes() == (tmp_path / "alone.xlsx").read_bytes()
    with pytest.raises(ImportError):
        write_rota_files(replace(rota, notes=("another",)), scenario, folders[2])
