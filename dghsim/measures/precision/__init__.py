"""How many replications: as many as make the averages of named measures sure enough."""
