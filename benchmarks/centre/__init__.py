"""The treatment centre of the package treat-sim, against the scenario written of it."""
