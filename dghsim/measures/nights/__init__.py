"""One night, told from the log: who was on duty, who waited, and what became of each."""
