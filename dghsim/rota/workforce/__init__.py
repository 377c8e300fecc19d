"""Posts over the run: who holds them, who is new, who is sick."""
