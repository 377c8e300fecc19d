"""Cost and fragility against the size of a take, with the cohort's hospitals on the curve."""
