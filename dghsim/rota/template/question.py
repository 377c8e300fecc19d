"""What the solver is asked, in one value that can be hashed: the same question has the same hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version

from dghsim.errors import InputError
from dghsim.rota.agreed import agreed_rules
from dghsim.rota.rules import Rule, RuleSet
from dghsim.rota.template.errors import tier_called
from dghsim.rota.template.leave import Leave, leave_of
from dghsim.rota.template.parameters import PORTFOLIOS, Parameters
from dghsim.rota.template.shift_types import ShiftType, shift_types
from dghsim.scenario.rota import Tier

MODEL_VERSION = 7
"""Raised when the constraints, the objective or its weights change, so that kept answers are not used again."""
_OF_TIER = {"lines", "hours_target", "leave_days", "study_days"}
_OF_DUTY = {"start", "end", "cover", "most", "normal", "at", "expected_work_hours", "follows"}


@dataclass(frozen=True, slots=True)
class Question:
    """One tier, its rules with the local agreements, and what follows from them."""

    tier_name: str
    tier: Tier
    rules: RuleSet
    leave: Leave
    types: tuple[ShiftType, ...]

    @property
    def target_minutes(self) -> int:
        """Minutes a line a week that the planner does not want exceeded."""
        return round(self.tier.hours_target * 60)

    @property
    def cover_minutes(self) -> int:
        """Minutes a week that the tier's cover takes, the fewest normal days included."""
        return sum(each.cover[day] * each.minutes(day) for each in self.types for day in range(7))

    @property
    def has_hours_rule(self) -> bool:
        """Whether the rule set limits average hours. Without such a rule cover may take more than the target."""
        return any(rule.check == "average_hours" for rule in self.walls)

    def most_minutes(self, lines: int) -> int:
        """The target over the cycle; where no rule limits hours, cover may take more."""
        target = self.target_minutes * lines
        return target if self.has_hours_rule else max(target, self.cover_minutes)

    @property
    def walls(self) -> tuple[Rule, ...]:
        """The rules that no template may break."""
        return tuple(rule for rule in self.rules if rule.checked and rule.severity == "breach")

    @property
    def penalties(self) -> tuple[Rule, ...]:
        """The rules whose rest may be given back."""
        return tuple(rule for rule in self.rules if rule.checked and rule.severity == "penalty")

    def hash(self, parameters: Parameters) -> str:
        """SHA-256, as hexadecimal, of all that decides the answer; who is in post does not."""
        asked: dict[str, object] = {
            "tier": self.tier.model_dump(mode="json", include=_OF_TIER),
            "duties": {
                name: duty.model_dump(mode="json", include=_OF_DUTY) for name, duty in self.tier.duty.items()
            },
            "asked": self.tier.template.model_dump(mode="json", exclude_defaults=True),
            "leave_lines": self.tier.leave_lines if self.tier.template.clear_leave_lines else [],
            "order": list(self.tier.duty),
            "rules": [_data(rule) for rule in self.rules if rule.checked],
            "readings": asdict(self.rules.readings),
            "parameters": [asdict(parameters), *(asdict(each) for each in PORTFOLIOS)],
            "solver": ["ortools", version("ortools"), MODEL_VERSION],
        }
        if not self.tier.prospective_cover:
            asked["prospective_cover"] = False
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def ask(tier_name: str, tier: Tier) -> Question:
    """The question a tier puts.

    Raises:
        InputError: an unknown rule set, an agreement on a rule it does not have, followers that cannot be worked, or
            more leave than there are working days.
    """
    try:
        rules = agreed_rules(tier.rules, tier)
        return Question(tier_name, tier, rules, leave_of(tier), shift_types(tier))
    except InputError as error:
        raise InputError(f"{tier_called(tier_name)}: {error}") from error


def _data(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "check": rule.check,
        "limit": rule.limit,
        "severity": rule.severity,
        "parameters": dict(rule.parameters),
    }
