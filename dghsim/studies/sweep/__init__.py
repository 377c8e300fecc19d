"""Sweeps: many cells run, stored as they come, and gone on with after whatever stopped them."""
