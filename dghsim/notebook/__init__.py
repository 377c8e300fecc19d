"""From Python: a study as an object whose answers print and plot."""
