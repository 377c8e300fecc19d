"""How many days a year is, where it is not the 52 weeks of a run's results (`measures.spans`)."""

from __future__ import annotations

PUBLISHED = 365
"""Of figures that others count by the year: admissions, attendances, contacts of a practice."""
CALENDAR = 365.25
"""With its share of a leap year: for what goes on from year to year, such as posts and trends."""
