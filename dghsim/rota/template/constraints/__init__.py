"""The rules as constraints: one small function for each kind of check that a rule set may name."""
