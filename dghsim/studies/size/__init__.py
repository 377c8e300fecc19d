"""What the size of a take does to its cost and to how much rests on one doctor."""
