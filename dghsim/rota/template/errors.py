"""Two ways for a rota not to be: there is none, or none was found for the effort allowed."""

from __future__ import annotations

from dghsim.errors import InputError, show


class ImpossibleRota(InputError):  # noqa: N818 - an InputError by its nature
    """No rota of so many lines keeps the rules and covers the duties."""


class UndecidedRota(InputError):  # noqa: N818
    """The solver neither found a rota nor proved that there is none."""


def tier_called(name: str) -> str:
    """The words `tier registrar`, whatever the name holds."""
    return f"tier {show(name).strip(chr(39))}"
