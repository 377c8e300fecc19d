"""The working-time rules as data: named rule sets, each rule with its limit, unit, source and readings."""

from dghsim.rota.rules.load import RULE_SETS, get_rule_set
from dghsim.rota.rules.overrides import parse_overrides
from dghsim.rota.rules.readings import Readings
from dghsim.rota.rules.rule import Rule
from dghsim.rota.rules.rule_set import RuleSet

__all__ = ["RULE_SETS", "Readings", "Rule", "RuleSet", "get_rule_set", "parse_overrides"]
