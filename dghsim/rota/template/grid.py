"""The solver's variables: for each line and weekday which type of shift is worked, if any."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from dghsim.rota.rules import Readings
from dghsim.rota.template.leave import Leave
from dghsim.rota.template.shift_types import ShiftType
from dghsim.rota.template.spans import Span
from dghsim.rota.template.traits import of_kind

Literal = cp_model.IntVar
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One choice for each position, 7 x line + weekday; after the last position comes the first again."""

    model: cp_model.CpModel
    lines: int
    types: tuple[ShiftType, ...]
    readings: Readings
    leave: Leave
    chosen: tuple[dict[int, Literal], ...]
    """By position: index of the type -> literal. A type that is not given on that weekday has none."""
    shared: dict[tuple[str, int], Literal] = field(default_factory=dict)
    """Literals made on demand and used by several rules, by what they say and where."""
    traits: dict[tuple[str, int, int], Spans] = field(default_factory=dict)
    """The spans of a type on a weekday that are of a kind, once they were asked for."""
    means: dict[int, tuple[int, frozenset[int]]] = field(default_factory=dict)
    """Index of a literal -> where it is true of which types; only of those that speak of a single position."""

    @property
    def positions(self) -> range:
        """Every position of the cycle."""
        return range(7 * self.lines)

    def at(self, position: int) -> dict[int, Literal]:
        """The choices at a position, which may lie before or after the cycle."""
        return self.chosen[position % len(self.chosen)]

    def spans(self, kind: int, position: int) -> Spans:
        """What a type works at a position, in minutes after that day's midnight."""
        return self.types[kind].spans[position % 7]

    def kind_spans(self, what: str, kind: int, position: int) -> Spans:
        """The spans of a type at a position that are `what` (night, long, ...)."""
        key = (what, kind, position % 7)
        if key not in self.traits:
            self.traits[key] = of_kind(what, self.spans(kind, position), self.readings)
        return self.traits[key]

    def matching(self, position: int, test: Callable[[int], bool]) -> list[Literal]:
        """Literals of the types at a position that pass a test; at most one of them is true."""
        return [literal for kind, literal in self.at(position).items() if test(kind)]

    def which(self, what: str, position: int) -> list[Literal]:
        """Literals of the types that hold a span that is `what`; at most one of them is true."""
        return self.matching(position, lambda kind: bool(self.kind_spans(what, kind, position)))

    def flag(self, name: str, position: int, literals: Iterable[Literal]) -> Literal:
        """One literal that is true when one of these is, at most one of which can be; the same for the same name."""
        key = (name, position % len(self.chosen))
        if key not in self.shared:
            self.shared[key] = self._sum(f"{name}_{key[1]}", list(literals))
        return self.shared[key]

    def _sum(self, name: str, literals: list[Literal]) -> Literal:
        if len(literals) == 1:
            return literals[0]
        flag = self.model.new_bool_var(name)
        self.model.add(sum(literals) == flag)
        if literals:
            meant = [self.means[each.index] for each in literals]
            self.means[flag.index] = meant[0][0], frozenset().union(*(kinds for _, kinds in meant))
        return flag

    def is_on(self, what: str, position: int) -> Literal:
        """True when the position holds a span that is `what`."""
        known = self.shared.get((what, position % len(self.chosen)))
        return self.flag(what, position, self.which(what, position)) if known is None else known

    def works(self, position: int) -> Literal:
        """True when anything is worked."""
        return self.flag("works", position, self.at(position).values())


def make_grid(lines: int, types: tuple[ShiftType, ...], readings: Readings, leave: Leave) -> Grid:
    """A model with the choices of `lines` lines and nothing else asked of them."""
    model = cp_model.CpModel()
    chosen = []
    means: dict[int, tuple[int, frozenset[int]]] = {}
    for position in range(7 * lines):
        given = [kind for kind, each in enumerate(types) if each.spans[position % 7]]
        choices = {kind: model.new_bool_var(f"x_{position}_{kind}") for kind in given}
        model.add_at_most_one(choices.values())
        chosen.append(choices)
        means |= {literal.index: (position, frozenset([kind])) for kind, literal in choices.items()}
    return Grid(model, lines, types, readings, leave, tuple(chosen), means=means)
