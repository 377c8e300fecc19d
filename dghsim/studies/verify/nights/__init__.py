"""Nights written as scenarios, small enough to be worked out by hand, and what the hand came to."""
