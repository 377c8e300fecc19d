"""What the planner asks: the scenario file, read, checked, overlaid and traced to its sources."""
