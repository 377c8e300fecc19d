"""What each measure is, group by group: its name, unit, clock and which way is better."""
