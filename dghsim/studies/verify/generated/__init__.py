"""Random hospitals with every feature mixed, for both engines to agree on. `hospital.generate` makes one of a seed."""
