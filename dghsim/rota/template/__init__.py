"""Cyclic 1-in-N templates by OR-Tools CP-SAT: every rule a constraint, and what people would choose as objective."""
