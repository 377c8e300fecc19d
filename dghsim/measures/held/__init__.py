"""A study held against packs of standards: met, not met, cannot tell, or not modelled and why."""

from __future__ import annotations

from dghsim.measures.held.ask import packs_for, refuse_unknown
from dghsim.measures.held.judge import held
from dghsim.measures.held.model import Held, Verdict

__all__ = ["Held", "Verdict", "held", "packs_for", "refuse_unknown"]
