"""What matching comes to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Together:
    """One group, why, and what is next best."""

    members: tuple[str, ...]
    alike: tuple[str, ...]
    """What speaks for it, most telling first."""
    unlike: tuple[str, ...]
    """What speaks against it."""
    instead: tuple[tuple[str, ...], ...]
    """The groups that its members would be in were it not allowed; empty where there is no other way."""
    dearer: float
    """By how much worse a hospital would then be matched on average, in the units of the purpose: standard deviations
    for learning, shares of the journey allowed for rotas; NaN where there is no other way."""
    proved: bool
    """That no other way is better than the next best told."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A partition of hospitals."""

    purpose: str
    groups: tuple[Together, ...]
    alone: tuple[str, ...]
    """Those for whom nobody is near enough."""
    spare: tuple[str, ...]
    """Those near somebody who is better matched with another."""
    proved: bool
    """No better partition exists."""
    notes: tuple[str, ...]
