"""Writes Primary Care Homes into the streams, attributes, stages, places and tiers that the engines know."""
