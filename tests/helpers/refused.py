"""A scenario that is refused, and the line that says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
TALK = {"type": "work", "work": "talk"}


def line(load: Load, document: dict[str, Any]) -> str:
    """The error line of a document that is refused, without the name of its file."""
    with pytest.raises(InputError) as error:
        load(document)
    return str(error.value).split("mine.toml: ", 1)[1]


def passes(load: Load, small: dict[str, Any], stages: dict[str, Any]) -> Scenario:
    """The clinic with these stages after the talk."""
    small["pathway"]["stage"] = {"room": {"type": "hold", "place": "room"}, "talk": TALK, **stages}
    return load(small)


def refused(load: Load, small: dict[str, Any], stages: dict[str, Any]) -> str:
    """The error line of the clinic with these stages after the talk."""
    small["pathway"]["stage"] = {"room": {"type": "hold", "place": "room"}, "talk": TALK, **stages}
    return line(load, small)
