"""The smallest rota that fits: the arithmetic first, then one number of lines after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dghsim.rota.model import Template
from dghsim.rota.template.bounds import bounds_of
from dghsim.rota.template.deciding import proved_by_solver
from dghsim.rota.template.errors import ImpossibleRota, UndecidedRota, tier_called
from dghsim.rota.template.finish import finished
from dghsim.rota.template.impossible import impossible_duty
from dghsim.rota.template.improve import best_of
from dghsim.rota.template.outcome import Found
from dghsim.rota.template.parameters import Parameters
from dghsim.rota.template.question import Question, ask
from dghsim.scenario.rota import Tier

MOST_LINES = 60
_PROVED = "proved by the solver"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One number of lines, and what came of it."""

    lines: int
    verdict: Literal["fits", "does not fit", "undecided"]
    reason: str
    """The rule or the arithmetic that sets it; "" where it fits."""

    @property
    def text(self) -> str:
        """In words: `1 in 5: does not fit (weekend_1in3)`."""
        return f"1 in {self.lines}: {self.verdict}{f' ({self.reason})' if self.reason else ''}"


@dataclass(frozen=True, slots=True)
class SmallestTemplate:
    """The template of the fewest lines that were found to fit, and how each smaller number fared."""

    template: Template
    attempts: tuple[Attempt, ...]
    """In order of lines: the number below the arithmetic bound, every number tried, and the one that fits."""

    @property
    def proved(self) -> bool:
        """True when no smaller number was left undecided."""
        return all(attempt.verdict != "undecided" for attempt in self.attempts)


def smallest_template(
    tier_name: str, tier: Tier, seconds: float, deterministic: bool = False, *, explain: bool = True
) -> SmallestTemplate:
    """The smallest 1 in N that fits, whatever the tier's own `lines` say.

    Args:
        tier_name: for messages and for the result.
        tier: the tier.
        seconds: the solver's effort for each number of lines, as for `solve_template`.
        deterministic: as for `solve_template`.
        explain: whether the rules that stand between are looked for, which takes longer than all the rest.

    Raises:
        ImpossibleRota: a duty breaks a rule by itself, or no number of lines up to 60 fits.
        UndecidedRota: none was found to fit, but some were left undecided.
        InputError: the tier contradicts itself or names an unknown rule.
    """
    question = ask(tier_name, tier.model_copy(update={"lines": "smallest"}))
    parameters = Parameters(seconds, deterministic)
    broken = impossible_duty(question)
    if broken is not None:
        raise ImpossibleRota(f"{tier_called(tier_name)}: no rota of any size fits: {broken}")
    bounds = bounds_of(question)
    first = max(1, bounds[0].lines if bounds else 1)
    below = min(first - 1, MOST_LINES)
    attempts = [Attempt(below, "does not fit", bounds[0].says(below))] if below > 0 else []
    for lines in range(first, MOST_LINES + 1):
        outcome = best_of(question, lines, parameters)
        if isinstance(outcome, Found):
            template = finished(question, outcome, parameters)
            attempts = _explained(question, attempts, parameters) if explain else attempts
            return SmallestTemplate(template, (*attempts, Attempt(lines, "fits", "")))
        proved = outcome.status == "infeasible"
        said = _PROVED if proved else f"within an effort of {seconds:g}"
        attempts.append(Attempt(lines, "does not fit" if proved else "undecided", said))
    raise _none(question, attempts)


def _explained(question: Question, attempts: list[Attempt], parameters: Parameters) -> list[Attempt]:
    """The last attempt that the solver proved not to fit, with the rules that decide it."""
    if not attempts or attempts[-1].reason != _PROVED:
        return attempts
    lines = attempts[-1].lines
    last = Attempt(lines, "does not fit", proved_by_solver(question, lines, parameters))
    return [*attempts[:-1], last]


def _none(question: Question, attempts: list[Attempt]) -> ImpossibleRota | UndecidedRota:
    name = tier_called(question.tier_name)
    undecided = [attempt.lines for attempt in attempts if attempt.verdict == "undecided"]
    if undecided:
        return UndecidedRota(
            f"{name}: no rota of up to {MOST_LINES} lines was found; {len(undecided)} sizes are undecided, the "
            f"first {undecided[0]}; allowed: more solve_seconds"
        )
    reason = attempts[-1].reason if attempts else "nothing to cover"
    return ImpossibleRota(f"{name}: no rota of up to {MOST_LINES} lines fits: {reason}")
