"""Finds hospitals that could learn from one another, or share a rota."""
