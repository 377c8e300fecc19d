"""Who is on duty: the contract rules as data, a checker that knows no solver, and the rota files."""
