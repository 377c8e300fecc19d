"""Tuning: assumed numbers moved towards figures marked `calibrated_to`, never others, never by itself."""
