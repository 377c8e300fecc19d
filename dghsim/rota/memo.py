"""What was worked out in this process already: a change to one tier leaves the others as they were."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Memo(Generic[Value]):
    """The last few results of a function, by all that decides them.

    Two threads may work out the same result at once; both get it, and one of the two is kept. Callers share what is
    kept, and must not write to it. What raises is not kept.
    """

    __slots__ = ("_kept", "_most")

    def __init__(self, most: int) -> None:
        """Keeps `most` results, the latest used."""
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()
        self._most = most

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The result kept under `key`, else the one that `make` gives."""
        kept = self._kept.pop(key, None)
        value = make() if kept is None else kept
        self._kept[key] = value
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return value
