"""Counts what is drawn where several runs share their draws."""

from __future__ import annotations

from typing import Any

import pytest

from dghsim.studies import drawn_once


def counted_draws(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often arrivals are drawn and gaps of the rota filled from now on, by the function that does it."""
    drawn = {"draw_arrivals": 0, "fill_gaps": 0}
    for name in drawn:
        real = getattr(drawn_once, name)

        def counted(*args: Any, name: str = name, real: Any = real) -> Any:
            drawn[name] += 1
            return real(*args)

        monkeypatch.setattr(drawn_once, name, counted)
    return drawn
