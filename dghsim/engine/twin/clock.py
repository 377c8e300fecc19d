"""SimPy's clock with the project's order of ties: by (time, tie class, number), then one deal."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import simpy
from simpy.events import EventPriority

from dghsim.engine.plan import Tie

_NUMBER_BITS = 40


class Due(simpy.Event):
    """Falls due at a second; at one instant in the order of tie class and number.

    SimPy's own events (a process begun, an event succeeded) have priorities 0 and 1, below any of these, so whatever
    something due sets going has come to rest before the next thing due is looked at.
    """

    def __init__(self, clock: simpy.Environment, time: int, tie: Tie, number: int) -> None:
        super().__init__(clock)
        self._ok = True
        self._value = None
        order = cast(EventPriority, (int(tie) << _NUMBER_BITS) | number)
        clock.schedule(self, priority=order, delay=time - int(clock.now))

    def then(self, act: Callable[[], None]) -> None:
        """Call `act` when this falls due."""
        assert self.callbacks is not None
        self.callbacks.append(lambda _: act())
