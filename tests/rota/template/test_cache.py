"""Templates kept between runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dghsim.rota.model import Template
from dghsim.rota.template import solve
from dghsim.rota.template.cache import cached_template
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]


@pytest.fixture
def tier(make_tier: MakeTier) -> Tier:
    return make_tier(3, {"day": "08:30-21:00 1111100", "call": "20:00-08:00 0000011 home=2"}, rules="wtr")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "templates"


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the tiers that went to the solver."""
    names: list[str] = []
    original = solve.solve_template

    def counted(tier_name: str, *rest: object) -> Template:
        names.append(tier_name)
        return original(tier_name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(solve, "solve_template", counted)
    return names


def test_a_question_is_solved_once(tier: Tier, folder: Path, solved: list[str]) -> None:
    first = cached_template("consultant", tier, 5)
    assert [path.stem for path in folder.iterdir()] == [first.question]
    again = cached_template("renamed", tier.model_copy(update={"in_post": 2}), 5)
    assert solved == ["consultant"]
    assert again.tier == "renamed"
    assert (again.cells, again.bound, again.seconds) == (first.cells, first.bound, first.seconds)


def test_another_question_is_solved_anew(tier: Tier, folder: Path, solved: list[str]) -> None:
    cached_template("a", tier, 5)
    cached_template("b", tier, 6)
    cached_template("c", tier.model_copy(update={"hours_target": 40.0}), 5)
    assert solved == ["a", "b", "c"]
    assert len(list(folder.iterdir())) == 3


def swap_two_days(text: str) -> str:
    data = json.loads(text)
    data["cells"][0][0], data["cells"][1][0] = "day", "day"
    return json.dumps(data)


@pytest.mark.parametrize("damage", [
    lambda text: text[:0],
    lambda text: text[: len(text) // 2],
    lambda text: text[:1] * 100_000,
    lambda text: text[:0] + "null",
    lambda text: text.replace('"format": 1', '"format": 2'),
    lambda text: text.replace('"day"', '"night"'),
    lambda text: text.replace('"seed": 1', '"seed": "x"'),
    swap_two_days,
])  # fmt: skip
def test_a_damaged_file_is_ignored_and_written_anew(
    tier: Tier, folder: Path, solved: list[str], damage: Callable[[str], str]
) -> None:
    first = cached_template("a", tier, 5, deterministic=True)
    (path,) = folder.iterdir()
    whole = path.read_text(encoding="utf-8")
    path.write_text(damage(whole), encoding="utf-8")
    assert cached_template("a", tier, 5, deterministic=True).cells == first.cells
    assert solved == ["a", "a"]
    assert json.loads(path.read_text(encoding="utf-8"))["cells"] == json.loads(whole)["cells"]


def test_what_the_clock_cut_short_is_looked_for_again(
    tier: Tier, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = cached_template("a", tier, 5)
    next(folder.iterdir()).unlink()
    monkeypatch.setattr(solve, "solve_template", lambda *_: replace(whole, status="feasible", cut_short=True))
    assert cached_template("a", tier, 5).cut_short
    assert list(folder.iterdir()) == []
    monkeypatch.setattr(solve, "solve_template", lambda *_: whole)
    assert cached_template("a", tier, 5).status == "optimal"
    assert len(list(folder.iterdir())) == 1


def test_bytes_that_are_no_text_are_ignored(tier: Tier, folder: Path, solved: list[str]) -> None:
    cached_template("a", tier, 5)
    next(folder.iterdir()).write_bytes(b"\xff\xfe\x00")
    cached_template("a", tier, 5)
    assert solved == ["a", "a"]


def test_a_folder_that_cannot_be_written_is_no_error(
    tier: Tier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path / "file"))
    assert cached_template("a", tier, 5).lines == 3


def test_nothing_is_left_beside_when_renaming_fails(
    tier: Tier, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    assert cached_template("a", tier, 5).lines == 3
    assert list(folder.iterdir()) == []
