"""What is tried for a duty with nobody there, rung by rung."""
