"""What a planner decides by: what each of several options brings, what it costs, and how sure that is."""
