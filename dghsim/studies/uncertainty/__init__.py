"""How much rests on guesses: assumed inputs drawn from their ranges, and the hospital run again for each draw."""
