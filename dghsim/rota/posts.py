"""Who stands on which line: vacancies spread over the lines, names, and grades."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.scenario.rota import Tier


@dataclass(frozen=True, slots=True)
class Post:
    """One slot of a tier: it starts on the line of its number and moves down one a week."""

    slot: int
    doctor: str
    grade: str
    vacant: bool
    frozen: bool = False
    """Vacant, and held so."""


def posts_of(name: str, tier: Tier, lines: int) -> tuple[Post, ...]:
    """The slots of a tier in order, `tier.in_post` of them filled and, of the rest, `tier.held_vacant` frozen.

    A doctor is numbered by the line on which he or she starts, so filling or losing a post renames nobody else. Frozen
    are the last to fall vacant: one fewer in post and one more frozen changes nothing about anybody else.
    """
    vacant = vacancy_order(lines)[: lines - tier.in_post]
    frozen = vacant[len(vacant) - tier.held_vacant :]
    grades = grades_by_slot(name, tier, lines)
    return tuple(
        Post(
            slot,
            vacant_name(name, slot + 1) if slot in vacant else doctor_name(name, slot + 1),
            grades[slot],
            slot in vacant,
            slot in frozen,
        )
        for slot in range(lines)
    )


def vacancy_order(lines: int) -> tuple[int, ...]:
    """The slots in the order in which they fall vacant: the last, then always the one farthest from those vacant.

    Farthest is counted round the cycle, and the lower slot wins a tie. One vacancy more or less moves no other.
    """
    order: list[int] = []
    nearest, slot = [lines] * lines, lines - 1
    while len(order) < lines:
        order.append(slot)
        nearest = [min(near, (at - slot) % lines, (slot - at) % lines) for at, near in enumerate(nearest)]
        slot = max(range(lines), key=nearest.__getitem__)
    return tuple(order)


def grades_by_slot(name: str, tier: Tier, lines: int) -> tuple[str, ...]:
    """The grade of each slot: the tier's grades interleaved over the posts last to fall vacant, the first grade after.

    Grades beyond those in post would be those of the posts held vacant. Vacant slots are of the first grade, as locums
    are. A tier without grades has its own name for one.
    """
    grades = list(tier.grades) or [name]
    slots = vacancy_order(lines)[::-1]
    by_slot = dict(zip(slots[: tier.in_post], interleaved(tier.grades), strict=False))
    return tuple(by_slot.get(slot, grades[0]) for slot in range(lines))


def interleaved(counts: dict[str, int]) -> list[str]:
    """Each grade as often as its count, as evenly mixed as can be: always the one most behind its share."""
    total = sum(counts.values())
    given = dict.fromkeys(counts, 0)
    mixed: list[str] = []
    for place in range(1, total + 1):
        behind = [(counts[grade] * place - given[grade] * total, grade) for grade in counts]
        grade = max(behind, key=lambda pair: pair[0])[1]
        given[grade] += 1
        mixed.append(grade)
    return mixed


def doctor_name(tier: str, number: int) -> str:
    """`registrar 3`; a tier whose name ends in a digit gives `tier 1 no. 3`."""
    return f"{words_of(tier)}{' no.' if tier[-1:].isdigit() else ''} {number}"


def vacant_name(tier: str, number: int) -> str:
    """`Vacant 3 (registrar)`."""
    return f"Vacant {number} ({words_of(tier)})"


def words_of(name: str) -> str:
    """A name of the scenario as a person would write it."""
    return name.replace("_", " ")
