"""A world's tables that are not filled at first: whatever stands in them is never read."""

from __future__ import annotations

import numpy as np
import pytest

from dghsim.engine.kernel.hospital import Hospital
from dghsim.studies.verify.generated.hospital import generate

NOT_FILLED = ("tokens", "launched", "resumed", "tasks", "stays")


@pytest.mark.parametrize("seed", range(8))
def test_what_was_never_written_is_never_read(seed: int) -> None:
    plan = generate(seed).plan
    usual, strange = Hospital(plan, 256), Hospital(plan, 256)
    for name in NOT_FILLED:
        whole = getattr(strange.world, name).view(np.uint8)
        whole[:] = np.random.default_rng(seed).integers(0, 256, whole.shape, dtype=np.uint8)
        getattr(usual.world, name).view(np.uint8)[:] = 0
    usual.run(plan.end)
    strange.run(plan.end)
    assert strange.log().same_as(usual.log())
