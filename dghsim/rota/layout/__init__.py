"""Where things stand on the sheets of a coordinator's rota: dates, doctors, tiers, codes."""
