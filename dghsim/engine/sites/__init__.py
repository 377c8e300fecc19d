"""Several hospitals in one run: one clock, one plan, journeys between them; and each one's own log again afterwards."""
