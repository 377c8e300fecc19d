"""A tier to hang rules on."""

from __future__ import annotations

import pytest


@pytest.fixture
def tier_fields() -> dict[str, object]:
    duty = {"code": "N", "start": "22:00", "end": "07:00", "cover": [1] * 7}
    return {
        "label": "A tier",
        "level": 1,
        "rules": "training-2019",
        "lines": 8,
        "in_post": 8,
        "leave_days": 35,
        "most_away": 2,
        "duty": {"night": duty},
    }
