"""What a planner asks beyond the rules: kept by the solver, and seen by the check that knows no solver."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from dghsim.rota.model import Template
from dghsim.rota.template.constraints.asked import ASKED
from dghsim.rota.template.errors import ImpossibleRota
from dghsim.rota.template.grid import make_grid
from dghsim.rota.template.kept import KEPT, nights_of, not_kept
from dghsim.rota.template.limits import add_hard
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import FIND, Parameters
from dghsim.rota.template.question import ask
from dghsim.rota.template.sessions import seats
from dghsim.rota.template.smallest import smallest_template
from dghsim.rota.template.solve import solve_template
from dghsim.rota.template.verify import TemplateFault, verify
from dghsim.scenario.rota import Tier
from dghsim.scenario.template import Asked

MakeTier = Callable[..., Tier]
OFF = "-------"
LETTERS = {
    "n": "20:30-09:00 1111111",
    "l": "08:30-21:00 1111111",
    "d": "09:00-17:00 0000000 normal",
}
TEACHING = {"label": "Teaching", "kind": "training", "days": ["wed"], "part": "pm", "doctors": 2}
CLINIC = {"label": "Clinic", "kind": "clinic", "days": ["wed"], "part": "am", "doctors": 1}
WHOLE_DAY = CLINIC | {"part": "day"}
QUALITY = {"label": "Quality improvement", "kind": "quality", "part": "day", "a_cycle": 2}
CASES: list[tuple[str, Any, tuple[str, ...], tuple[str, ...], str]] = [
    ("night_blocks", [3, 4], ("nnnn---",), ("nnn----",), "line 1 has 4 nights from mon"),
    ("night_blocks", [2, 2, 3], ("nnnn---",), ("nn-----",), "line 1 has 4 nights from mon"),
    ("night_blocks", [4, 3], ("---nnn-",), ("----nnn",), "line 1 has 3 nights from thu"),
    ("night_blocks", [4, 3], ("nnnnnnn", OFF), ("nnnn---", "----nnn", OFF), "line 1 has 7 nights from mon"),
    ("days_off_after_nights", 3, ("nn--d--",), ("nn---d-",), "line 1 works too soon after the night of tue"),
    ("days_off_after_nights", 1, ("------n", "d------"), ("------n", "-d-----"), "line 1 works too soon"),
    ("whole_weekends", True, ("-----l-",), ("-----ll",), "line 1 works part of a weekend"),
    ("whole_weekends", True, ("------l",), (OFF,), "line 1 works part of a weekend"),
    ("whole_weekends", True, ("----n--",), ("----nnn",), "line 1 works part of a weekend"),
    ("one_weekend_in", 3.0, ("-----ll", OFF), ("-----ll", OFF, OFF), "1 weekends in 2 weeks"),
    ("one_weekend_in", 2.0, ("----n--",), ("---n---",), "1 weekends in 1 weeks"),
    ("normal_days_a_week", 2.5, ("dd-----", "dd-----"), ("ddd----", "dd-----"), "4 normal days in 2 weeks"),
    ("zero_days_a_week", [2.0, 2.0], ("dd-----",), ("ddd----",), "3 zero days in 1 weeks"),
    ("zero_days_a_week", [2.0, 2.0], ("n-dd---",), ("n--d---",), "1 zero days in 1 weeks"),
    ("clear_leave_lines", True, ("l------", OFF), ("d------", OFF), "line 1 is for leave"),
    ("session", {"t": TEACHING}, ("--d----", OFF), ("--d----", "--d----"), "t has fewer than 2 doctors on wed"),
    ("session", {"t": TEACHING | {"doctors": 1}, "c": CLINIC}, (OFF,), ("--d----",), "t has fewer than 1"),
    ("session", {"t": TEACHING | {"doctors": 1}, "c": WHOLE_DAY}, ("--d----", OFF), ("--d----",) * 2, "t has"),
    ("session", {"t": TEACHING, "q": QUALITY}, ("--d----",) * 2, ("d-d----",) * 2, "q comes fewer than 2 times"),
]  # fmt: skip


def tier_asking(make_tier: MakeTier, lines: int, key: str, value: Any) -> Tier:
    leave = {"leave_lines": [1]} if key == "clear_leave_lines" else {}
    return make_tier(lines, LETTERS, template={key: value}, **leave)


def cells_of(lines: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple("" if day == "-" else day for day in line) for line in lines)


def solver_allows(tier: Tier, key: str, lines: tuple[str, ...]) -> bool:
    asked = ask("t", tier)
    grid = make_grid(len(lines), asked.types, asked.rules.readings, asked.leave)
    for limit in ASKED[key](grid, tier):
        add_hard(grid.model, limit)
    flat = "".join(lines)
    for position in grid.positions:
        for kind, literal in grid.at(position).items():
            grid.model.add(literal == (flat[position] in asked.types[kind].duties))
    return isinstance(run(grid, Parameters(20), FIND), Found)


@pytest.mark.parametrize(("key", "value", "broken", "kept", "says"), CASES)
def test_solver_and_check_agree_on_what_keeps_to_it(
    make_tier: MakeTier, key: str, value: Any, broken: tuple[str, ...], kept: tuple[str, ...], says: str
) -> None:
    for lines, allowed in ((broken, False), (kept, True)):
        tier = tier_asking(make_tier, len(lines), key, value)
        told = list(not_kept(tier, cells_of(lines), ask("t", tier).rules.readings))
        assert solver_allows(tier, key, lines) == allowed
        assert (not told) == allowed
        assert allowed or f"{key}: {says}" in told[0]


def test_every_key_has_its_constraint_its_check_and_its_case() -> None:
    keys = set(Asked.model_fields)
    assert set(ASKED) == set(KEPT) == keys == {key for key, *_ in CASES}


WHOLE: dict[str, Any] = {
    "rules": "training-2019",
    "hours_target": 47,
    "leave_lines": [3],
    "template": {
        "night_blocks": [3, 4],
        "days_off_after_nights": 3,
        "whole_weekends": True,
        "one_weekend_in": 4.0,
        "normal_days_a_week": 1.5,
        "zero_days_a_week": [0.5, 1.5],
        "clear_leave_lines": True,
        "session": {"teaching": TEACHING, "quality": QUALITY},
    },
}
SEAT = {
    "day": "08:30-21:00 1111111",
    "night": "20:30-09:00 1111111",
    "amu": "09:00-17:00 1111100",
    "normal": "09:00-17:00 1111100 normal",
}


def test_all_of_it_together_is_kept(make_tier: MakeTier) -> None:
    tier = make_tier(9, SEAT, **WHOLE)
    template = solve_template("t", tier, 10)
    assert list(not_kept(tier, template.cells, ask("t", tier).rules.readings)) == []
    given = seats(tier, template.cells)
    assert sorted(seat.session for seat in given) == ["quality"] * 2 + ["teaching"] * 2
    assert all(template.cells[seat.line][seat.weekday] == "normal" for seat in given)
    for weekday in range(5):
        away = {seat.line for seat in given if seat.weekday == weekday}
        assert sum(line[weekday] == "normal" for line in template.cells) - len(away) >= 1


def test_a_template_that_does_not_keep_to_it_is_a_fault(make_tier: MakeTier) -> None:
    tier = make_tier(1, {"n": "22:00-07:00 1110000"}, template={"night_blocks": [4, 3]})
    with pytest.raises(TemplateFault, match="does not keep to night_blocks: line 1 has 3 nights from mon"):
        verify(Template("t", cells_of(("nnn----",)), "given", 0, 0, 0, 0, ""), ask("t", tier))


def test_what_is_asked_is_named_where_it_decides(make_tier: MakeTier) -> None:
    duties = {"day": "08:30-21:00 1111111", "normal": "09:00-17:00 0000000 normal"}
    plain = make_tier("smallest", duties, rules="training-2019", hours_target=47)
    asking = plain.model_copy(update={"template": Asked(normal_days_a_week=3.0)})
    assert smallest_template("t", plain, 5).template.lines == 3
    found = smallest_template("t", asking, 5)
    assert found.template.lines > 3
    assert "template.normal_days_a_week" in found.attempts[-2].reason


def test_cover_may_be_a_range(make_tier: MakeTier) -> None:
    tier = make_tier(4, {"day": "09:00-17:00 1111100"}, rules="training-2019", hours_target=20)
    wider = tier.duty["day"].model_copy(update={"most": [2, 3, 2, 2, 2, 0, 0]})
    ranged = tier.model_copy(update={"duty": {"day": wider}})
    given = [sum(bool(line[day]) for line in solve_template("t", ranged, 5).cells) for day in range(7)]
    assert given[5:] == [0, 0]
    assert sum(given) == 20 * 4 // 8
    assert all(
        least <= number <= most
        for least, number, most in zip((1,) * 5, given, wider.most or (), strict=False)
    )
    too_many = Template("t", cells_of(("d------",) * 3 + ("ddddd--",)), "given", 0, 0, 0, 0, "")
    renamed = ranged.model_copy(update={"duty": {"d": wider}})
    with pytest.raises(TemplateFault, match="gives duty d 4 doctors on weekday 1"):
        verify(too_many, ask("t", renamed))


def test_normal_days_asked_for_come_before_more_doctors_on_a_duty_of_the_same_hours(
    make_tier: MakeTier,
) -> None:
    duties = {"ward": "09:00-17:00 0000000", "normal": "09:00-17:00 0000000 normal"}
    for most_normal, asked in ((2, 3.3), (1, 1.6)):
        most = {"ward": [2, 2, 2, 2, 2, 0, 0], "normal": [most_normal] * 5 + [0, 0]}
        tier = make_tier(3, duties, template={"normal_days_a_week": asked})
        ranged = {name: duty.model_copy(update={"most": most[name]}) for name, duty in tier.duty.items()}
        tier = tier.model_copy(update={"duty": ranged})
        cells = solve_template("t", tier, 5).cells
        assert [sum(line[day] == "normal" for line in cells) for day in range(5)] == [most_normal] * 5
        more = tier.model_copy(update={"template": Asked(normal_days_a_week=asked + 0.34)})
        with pytest.raises(ImpossibleRota):
            solve_template("t", more, 5)


def test_a_day_may_have_no_normal_days(make_tier: MakeTier) -> None:
    tier = make_tier(3, {"ward": "09:00-21:00 1111100", "normal": "09:00-17:00 1101100 normal"})
    none = tier.duty["normal"].model_copy(update={"most": [3, 3, 0, 3, 3, 0, 0]})
    cells = solve_template("t", tier.model_copy(update={"duty": tier.duty | {"normal": none}}), 5).cells
    assert [sum(line[day] == "normal" for line in cells) for day in (1, 2, 3)] == [2, 0, 2]


def test_a_night_made_with_the_duty_that_follows_is_one(make_tier: MakeTier) -> None:
    tier = make_tier(1, {"e": "20:00-23:30 1111111", "n": "23:30-08:00 1101111 follows=e"})
    assert nights_of(tier, cells_of(("eee----",)), ask("t", tier).rules.readings)[:4] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(("duties", "template", "says"), [
    (["20:30-09:00 1211111"], {"night_blocks": [4, 3]}, r"night_blocks 4\+3 needs as many nights on mon as on tue"),
    (["09:00-17:00 0000021"], {"whole_weekends": True}, "as many duties on sat as on sun, cover is 2 and 1"),
    (["09:00-17:00 1111100 normal"], {"session": {"t": TEACHING | {"days": ["sat"]}}}, "session t is on sat, when no"),
])  # fmt: skip
def test_what_cover_rules_out_is_said_at_once(
    make_tier: MakeTier, duties: list[str], template: dict[str, Any], says: str
) -> None:
    with pytest.raises(ImpossibleRota, match=says):
        solve_template("t", make_tier("smallest", duties, template=template), 5)


def test_a_size_has_the_lines_that_are_kept_clear(make_tier: MakeTier) -> None:
    tier = make_tier(
        "smallest", SEAT, rules="training-2019", leave_lines=[9], template={"clear_leave_lines": True}
    )
    found = smallest_template("t", tier, 10)
    assert found.template.lines == 9
    assert "template.clear_leave_lines" in found.attempts[0].reason


@pytest.mark.parametrize(("change", "says"), [
    ({"template": {"night_blocks": [4, 4]}}, "night_blocks must add up to 7 days, not 8"),
    ({"template": {"zero_days_a_week": [2.0, 1.0]}}, "from the fewer to the more"),
    ({"template": {"session": {"t": TEACHING | {"a_cycle": 2}}}}, "exactly one of doctors, a_cycle"),
    ({"template": {"session": {"t": TEACHING | {"days": ["wed", "wed"]}}}}, "days holds a day twice"),
    ({"template": {"clear_leave_lines": True}}, "clear_leave_lines needs leave_lines"),
    ({"template": {"night_block": [4, 3]}}, "night_block"),
])  # fmt: skip
def test_what_contradicts_itself_is_refused(make_tier: MakeTier, change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        make_tier(4, LETTERS, **change)


@pytest.mark.parametrize(("day", "night", "minutes", "says"), [
    ("08:30-21:00", "20:30-09:00", 30, ""),
    ("08:30-21:00", "20:30-09:00", 31, "day ends 21:00 and night begins 20:30, 30 minutes together; allowed: at least"),
    ("08:30-20:30", "20:30-09:00", 1, "0 minutes together"),
    ("08:30-20:00", "20:30-09:00", 0, "30 minutes with nobody"),
    ("20:30-09:00", "08:30-21:00", 30, ""),
])  # fmt: skip
def test_a_duty_overlaps_the_one_it_hands_over_to(
    make_tier: MakeTier, day: str, night: str, minutes: int, says: str
) -> None:
    duties = {
        "day": f"{day} 1111111 hands_over_to=night handover_minutes={minutes}",
        "night": f"{night} 1111111",
    }
    if not says:
        assert make_tier(8, duties).duty["day"].handover_minutes == minutes
        return
    with pytest.raises(ValidationError, match=says):
        make_tier(8, duties)
