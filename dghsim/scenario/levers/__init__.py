"""Levers: changes of a mechanism that planners try, each in a file of its own with evidence, doubt and cost."""

from dghsim.scenario.levers.model import Comparator, Cost, Level, Lever
from dghsim.scenario.levers.prior import Prior
from dghsim.scenario.levers.pull import Pulled, pull
from dghsim.scenario.levers.read import Chosen, chosen, read_lever, shipped_lever, shipped_levers

__all__ = [
    "Chosen", "Comparator", "Cost", "Level", "Lever", "Prior", "Pulled", "chosen", "pull", "read_lever",
    "shipped_lever", "shipped_levers",
]  # fmt: skip
