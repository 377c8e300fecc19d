"""The page on a hospital's own data: what was fitted, how well, and what does not fit."""
