"""Duties that follow another: worked by whoever worked that one the same day, and no decision of their own."""

from __future__ import annotations

from dghsim.errors import InputError
from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.rota import Tier


def followers_by_weekday(tier: Tier, name: str) -> tuple[tuple[str, ...], ...]:
    """For Monday to Sunday, the duties that come with duty `name`, in the order of the tier.

    A follower comes on the weekdays where its own cover is above 0.

    Raises:
        InputError: followers in a circle, or cover that is neither 0 nor that of the duty followed.
    """
    _refuse_circles(tier)
    return tuple(tuple(_after(tier, name, weekday)) for weekday in range(7))


def _after(tier: Tier, name: str, weekday: int) -> list[str]:
    found: list[str] = []
    for other, duty in tier.duty.items():
        if duty.follows == name and duty.cover[weekday] > 0:
            _refuse_mismatch(tier, name, other, weekday)
            found += [other, *_after(tier, other, weekday)]
    return found


def _refuse_mismatch(tier: Tier, name: str, follower: str, weekday: int) -> None:
    wanted, led = tier.duty[follower].cover[weekday], tier.duty[name].cover[weekday]
    if wanted != led:
        raise InputError(
            f"duty {follower} follows {name}: its cover on {WEEKDAYS[weekday]} is {wanted}; allowed: 0 or {led}, "
            f"the cover of {name}"
        )


def _refuse_circles(tier: Tier) -> None:
    for name in tier.duty:
        seen = [name]
        while (leader := tier.duty[seen[-1]].follows) is not None:
            if leader in seen:
                raise InputError(
                    f"duty {name} follows itself by way of {leader}; allowed: a duty of its own first"
                )
            seen.append(leader)
