"""The cohort: hospital scenarios made from public data."""
