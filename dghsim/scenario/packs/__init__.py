"""Standards as packs: files of measures, limits and sources that any scenario is held against."""

from dghsim.scenario.packs.model import Pack, Standard
from dghsim.scenario.packs.read import named_packs, packs_of, read_pack, shipped_pack, shipped_packs

__all__ = ["Pack", "Standard", "named_packs", "packs_of", "read_pack", "shipped_pack", "shipped_packs"]
