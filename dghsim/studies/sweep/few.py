"""A few things kept at hand, those used last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Few(Generic[Key, Value]):
    """So many of them at most; for threads too, where two may make the same thing twice."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.held: OrderedDict[Key, Value] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The one under `key`, made where it is not at hand."""
        with self.lock:
            if key in self.held:
                self.held.move_to_end(key)
                return self.held[key]
        made = make()
        with self.lock:
            made = self.held.setdefault(key, made)
            self.held.move_to_end(key)
            while len(self.held) > self.most:
                self.held.popitem(last=False)
        return made
