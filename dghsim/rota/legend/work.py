"""Hours of work expected on call."""

from __future__ import annotations

from dghsim.errors import InputError, show


def hours(value: object, minutes: int) -> float | None:
    """Hours from 0 to the length of the period; None where empty.

    Raises:
        InputError: anything else.
    """
    if not str(value).strip():
        return None
    try:
        found = float(str(value))
    except ValueError:
        found = float("nan")
    if not 0 <= found <= minutes / 60:
        raise InputError(f"has work_hours {show(value)}; allowed: 0 to {minutes / 60:g}")
    return found
