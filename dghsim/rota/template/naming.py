"""Hands out the duties: of shifts with the same hours, who holds which bleep, the same for days on end if it can be."""

from __future__ import annotations

from ortools.sat.python import cp_model

from dghsim.rota.template.normal_types import fewest_others, is_normal, most_normal, puts_normal_first
from dghsim.rota.template.shift_types import ShiftType, most_cover
from dghsim.scenario.rota import Tier

Choice = tuple[int | None, ...]
"""By position, the index of the type worked; None for a day off."""
_MOST_EFFORT = 2.0
"""Deterministic time, so that the same choice is named the same way everywhere."""


def name_duties(tier: Tier, types: tuple[ShiftType, ...], choice: Choice) -> tuple[tuple[str, ...], ...]:
    """Cells of the template, `[line][weekday]`: a duty's name, or "" for a day off."""
    names = ["" if kind is None else types[kind].duties[0] for kind in choice]
    for kind, each in enumerate(types):
        if len(each.duties) > 1:
            positions = [position for position, chosen in enumerate(choice) if chosen == kind]
            for position, name in zip(positions, _share_out(tier, each, positions, len(choice)), strict=True):
                names[position] = name
    return tuple(tuple(names[first : first + 7]) for first in range(0, len(names), 7))


def _share_out(tier: Tier, kind: ShiftType, positions: list[int], cycle: int) -> list[str]:
    """A duty for each position, with the cover of every duty met and as few changes from day to day as found."""
    model = cp_model.CpModel()
    holds = {
        position: {name: model.new_bool_var(f"{name}_{position}") for name in kind.duties}
        for position in positions
    }
    for choices in holds.values():
        model.add_exactly_one(choices.values())
    clear = {line - 1 for line in tier.leave_lines} if tier.template.clear_leave_lines else set()
    for position in (each for each in positions if each // 7 in clear):
        for name, literal in holds[position].items():
            model.add_implication(literal, model.new_constant(tier.duty[name].normal))
    for weekday in range(7):
        for name in kind.duties:
            given = sum(holds[position][name] for position in positions if position % 7 == weekday)
            most = most_cover(tier, name, weekday)
            model.add(given >= tier.duty[name].cover[weekday])
            if most is not None:
                model.add(given <= most)
        if puts_normal_first(tier) and is_normal(tier, kind):
            _normal_first(model, tier, kind, weekday, [holds[at] for at in positions if at % 7 == weekday])
    kept = [
        _worth(tier, name) * _same(model, holds[position][name], holds[(position + 1) % cycle][name])
        for position in positions
        if (position + 1) % cycle in holds
        for name in kind.duties
    ]
    model.maximize(sum(kept))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = _MOST_EFFORT
    solver.solve(model)
    return [next(name for name in kind.duties if solver.boolean_value(holds[at][name])) for at in positions]


def _normal_first(
    model: cp_model.CpModel,
    tier: Tier,
    kind: ShiftType,
    weekday: int,
    given: list[dict[str, cp_model.IntVar]],
) -> None:
    most = most_normal(tier, kind, weekday)
    normal = len(given) - fewest_others(tier, kind, weekday)
    names = [name for name in kind.duties if tier.duty[name].normal]
    wanted = normal if most is None else min(normal, most)
    model.add(sum(each[name] for each in given for name in names) == wanted)


def _worth(tier: Tier, name: str) -> int:
    """A take duty kept to the next day counts more than a normal day, so that a week of normal days is not cut up."""
    return 1 if tier.duty[name].normal else 2


def _same(model: cp_model.CpModel, today: cp_model.IntVar, tomorrow: cp_model.IntVar) -> cp_model.IntVar:
    kept = model.new_bool_var("kept")
    model.add_implication(kept, today)
    model.add_implication(kept, tomorrow)
    return kept
