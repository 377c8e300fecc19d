"""How much rests on guesses: what the draws of assumed inputs come to, and which of them decide it."""
