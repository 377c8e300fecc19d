"""The tier's duties as the solver sees them: duties with the same hours are one type of shift.

No working-time rule can tell two duties of the same hours apart, so the solver chooses types, and `naming` hands out
the duties afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.errors import InputError
from dghsim.rota.template.followers import followers_by_weekday
from dghsim.rota.template.spans import Span, joined, span_of
from dghsim.scenario.rota import Tier

WEEKEND = (5, 6)


@dataclass(frozen=True, slots=True)
class ShiftType:
    """Duties that share their hours, and so one column of the solver's choices."""

    duties: tuple[str, ...]
    cover: tuple[int, ...]
    """Doctors needed on Monday to Sunday."""
    spare: tuple[bool, ...]
    """Whether normal days may be given out beyond that."""
    most: tuple[int | None, ...]
    """Most doctors on Monday to Sunday; None for any number."""
    spans: tuple[tuple[Span, ...], ...]
    """For Monday to Sunday, what one doctor works, followers included; empty where it is not given out."""

    def minutes(self, weekday: int) -> int:
        """Work that counts towards hours."""
        return sum(span.work for span in self.spans[weekday])


def shift_types(tier: Tier) -> tuple[ShiftType, ...]:
    """The types in the order of the tier's duties. Followers are part of the duty they follow.

    Raises:
        InputError: followers that go round in a circle, overlap, or whose cover does not match.
    """
    grouped: dict[tuple[tuple[Span, ...], ...], list[str]] = {}
    for name, duty in tier.duty.items():
        if duty.follows is None:
            grouped.setdefault(_spans(tier, name), []).append(name)
    if not grouped:
        raise InputError("every duty follows another; allowed: at least one that does not")
    return tuple(_type(tier, tuple(names), spans) for spans, names in grouped.items())


def takes_spare(tier: Tier, name: str, weekday: int) -> bool:
    """Whether it is a normal day, of which more than the cover may be given: Monday to Friday, or where it has cover.

    None where the planner says that there is to be none.
    """
    duty = tier.duty[name]
    if duty.most is not None and duty.most[weekday] == 0:
        return False
    return duty.normal and (weekday not in WEEKEND or duty.cover[weekday] > 0)


def most_cover(tier: Tier, name: str, weekday: int) -> int | None:
    """The most doctors a duty may be given: what it says, else any number of normal days and exactly the cover."""
    duty = tier.duty[name]
    if duty.most is not None:
        return duty.most[weekday]
    return None if takes_spare(tier, name, weekday) else duty.cover[weekday]


def _type(tier: Tier, names: tuple[str, ...], spans: tuple[tuple[Span, ...], ...]) -> ShiftType:
    cover = tuple(sum(tier.duty[name].cover[weekday] for name in names) for weekday in range(7))
    spare = tuple(any(takes_spare(tier, name, weekday) for name in names) for weekday in range(7))
    most = tuple(_sum([most_cover(tier, name, weekday) for name in names]) for weekday in range(7))
    given = tuple(spans[weekday] if most[weekday] != 0 else () for weekday in range(7))
    return ShiftType(names, cover, spare, most, given)


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _spans(tier: Tier, name: str) -> tuple[tuple[Span, ...], ...]:
    by_weekday = followers_by_weekday(tier, name)
    return tuple(joined(span_of(tier.duty[each]) for each in (name, *followers)) for followers in by_weekday)
