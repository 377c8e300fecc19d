from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dghsim.rota import build
from dghsim.rota.build import RotaFault, build_rota
from dghsim.rota.files import write_rota
from dghsim.rota.model import DatedRota, Template
from dghsim.rota.summary import rota_text
from dghsim.rota.table import rota_rows


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch, templates, tmp_path: Path):
    """Puts the hand-made templates, or others, where the solver would be; says what the solver was asked."""
    asked: list[tuple[object, ...]] = []
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path / "cache"))

    def put(*changed: Template) -> list[tuple[object, ...]]:
        given = {template.tier: template for template in (*templates, *changed)}

        def solve(name: str, _: object, seconds: float, deterministic: bool) -> Template:
            asked.append((name, seconds, deterministic))
            return given[name]

        monkeypatch.setattr(build, "_solver", lambda use_cache: asked.append((use_cache,)) or solve)
        return asked

    return put


def test_solved_rota_is_dated_and_checked(make_scenario, by_hand, rota: DatedRota) -> None:
    asked = by_hand()
    built = build_rota(make_scenario({"rota.solve_seconds": 3}), deterministic=True, use_cache=False)
    assert built.hash == rota.hash
    assert built.breaches == ()
    assert [template.tier for template in built.templates] == ["tier_1", "registrar", "consultant"]
    assert asked[0] == (False,)
    assert set(asked[1:]) == {(name, 3.0, True) for name in ("tier_1", "registrar", "consultant")}


def test_template_that_breaks_an_absolute_rule_is_a_fault_of_ours(make_scenario, by_hand, templates) -> None:
    legal = next(template for template in templates if template.tier == "registrar")
    nights = ("night",) * 5 + ("", "")
    by_hand(replace(legal, cells=(*legal.cells[:2], nights, *legal.cells[3:])))
    with pytest.raises(RotaFault, match=r"the rota made here breaks .*: registrar"):
        build_rota(make_scenario())


def test_average_over_the_limit_is_told_and_no_fault(make_scenario, by_hand) -> None:
    by_hand()
    relaxed = {
        "rota.tier.tier_1.relax": {"avg_48": 44},
        "rota.tier.tier_1.relax_reason": "a stricter local rule",
    }
    built = build_rota(make_scenario(relaxed))
    assert {breach.rule for breach in built.breaches} == {"avg_48"}
    assert len(built.breaches) == 5


@pytest.mark.parametrize(("limit", "breaches"), [(4.5, 0), (4.6, 7)])
def test_weekends_are_counted_over_whole_cycles(make_scenario, by_hand, limit: float, breaches: int) -> None:
    by_hand()
    relaxed = {
        "rota.tier.registrar.relax": {"weekend_1in3": limit},
        "rota.tier.registrar.relax_reason": "2 weekends in 9 lines, over 3 cycles and a week",
    }
    assert len(build_rota(make_scenario(relaxed)).breaches) == breaches


def test_planners_rota_keeps_its_breaches(make_scenario, tmp_path: Path) -> None:
    lines = ["doctor,start,end,duty"]
    lines += [f"Dr Ada,2026-01-{day:02} 20:30,2026-01-{day + 1:02} 09:00,RN" for day in range(5, 12)]
    (tmp_path / "mine.csv").write_text("\n".join(lines), encoding="utf-8")
    scenario = make_scenario({"run.weeks": 1, "run.warm_up_weeks": 0, "rota.own": {"file": "mine.csv"}})
    built = build_rota(scenario, folder=tmp_path)
    assert {"night_max_4", "long_max_4", "max_72_in_168"} <= {breach.rule for breach in built.breaches}
    assert built.templates == ()
    text = rota_text(scenario, built)
    assert "breaches found of training-2019, consultant-2003 (transcribed from secondary" in text
    assert "Dr Ada: night_max_4" in text


def test_relaxed_rule_is_no_breach(make_scenario, tmp_path: Path) -> None:
    lines = ["doctor,start,end,duty"]
    lines += [f"Dr Ada,2026-01-{day:02} 20:30,2026-01-{day + 1:02} 09:00,RN" for day in range(5, 10)]
    (tmp_path / "mine.csv").write_text("\n".join(lines), encoding="utf-8")
    week = {"run.weeks": 1, "run.warm_up_weeks": 0, "rota.own": {"file": "mine.csv"}}
    relaxed = {"rota.tier.registrar.relax": {"night_max_4": 5}, "rota.tier.registrar.relax_reason": "agreed"}
    rules = [
        {breach.rule for breach in build_rota(make_scenario(week | more), folder=tmp_path).breaches}
        for more in ({}, relaxed)
    ]
    assert rules[0] - rules[1] == {"night_max_4"}


def test_rota_exported_and_run_again_is_the_same(make_scenario, by_hand, tmp_path: Path) -> None:
    by_hand()
    built = build_rota(make_scenario())
    write_rota(rota_rows(built), tmp_path / "rota.csv")
    again = build_rota(make_scenario({"rota.own": {"file": "rota.csv"}}), folder=tmp_path)
    assert again.hash == built.hash
    assert again.breaches == ()


def test_solver_makes_what_the_checker_takes(make_scenario) -> None:
    scenario = make_scenario(
        {"rota.tier.registrar": None, "rota.tier.tier_1": None, "rota.solve_seconds": 10}
    )
    built = build_rota(scenario, use_cache=False)
    assert built.templates[0].status == "optimal"
    assert built.breaches == ()


def test_planners_rota_needs_no_solver(make_scenario, tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "mine.csv").write_text(
        "doctor,start,end,duty\nA,2026-01-05 08:30,2026-01-05 21:00,RLD", encoding="utf-8"
    )
    scenario = make_scenario({"run.weeks": 1, "run.warm_up_weeks": 0, "rota.own": {"file": "mine.csv"}})
    (tmp_path / "scenario.json").write_text(scenario.model_dump_json(), encoding="utf-8")
    code = (
        "import sys, pathlib; from dghsim.rota.build import build_rota; from dghsim.scenario.root import Scenario; "
        "text = pathlib.Path('scenario.json').read_text(); "
        "build_rota(Scenario.model_validate_json(text), folder=pathlib.Path()); print('ortools' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"


def test_text_tells_each_tier(make_scenario, by_hand) -> None:
    by_hand()
    scenario = make_scenario()
    lines = rota_text(scenario, build_rota(scenario)).splitlines()
    registrars = lines[lines.index("Registrars") + 1 :][:7]
    assert registrars[0] == (
        "  1 in 9, 7 in post, 2 vacant, rules training-2019; proved best, cost 12, in 0.5 s"
    )
    assert registrars[1].startswith("  46.")
    assert "h a week, weekends 1 in 4." in registrars[1]
    assert registrars[2] == "  leave 133 of 133 days, study leave 70 of 70"
    assert registrars[3].startswith(
        "  every line filled: 5 to 6 doctors a weekday on normal duties before leave, "
    )
    assert any(line.startswith("  take duties 364, of which ") for line in registrars)
    assert any(line.startswith("  pay, of basic: ") for line in registrars)
    assert lines[-1].startswith("no breach found of training-2019, consultant-2003 (transcribed")
