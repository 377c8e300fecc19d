from typing import Any

import pytest


@pytest.fixture
def doctors(small: dict[str, Any]) -> dict[str, Any]:
    """The one tier of the clinic."""
    tier: dict[str, Any] = small["rota"]["tier"]["doctors"]
    return tier
