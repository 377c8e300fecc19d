"""How fast the engine is on this machine, as ratios within one run."""
