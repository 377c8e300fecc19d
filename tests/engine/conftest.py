"""Both engines in turn."""

from __future__ import annotations

import pytest

from dghsim.engine.run import Engine


@pytest.fixture(params=["kernel", "simpy"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.param  # type: ignore[no-any-return]
