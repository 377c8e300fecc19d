"""What is said on more than one part of the page."""

from __future__ import annotations

RULE = "The same staffing rule under each hospital's demand"
OWN = "Each hospital with its own staffing"
