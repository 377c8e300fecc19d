"""The rules that named doctors break, as far as a page can list them."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.measures.model import Study

MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class BrokenRules:
    """What the checker found."""

    count: int
    messages: tuple[str, ...]
    more: int


def broken_rules(study: Study) -> BrokenRules | None:
    """None where no breach was found."""
    breaches = study.rota.breaches
    if not breaches:
        return None
    messages = tuple(f"{breach.doctor}: {breach.message}" for breach in breaches[:MOST_LISTED])
    return BrokenRules(len(breaches), messages, len(breaches) - len(messages))
