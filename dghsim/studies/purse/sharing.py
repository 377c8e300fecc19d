"""What a home wins or loses by its contract: corridor, share, cap and quality gate."""

from __future__ import annotations

import numpy as np

from dghsim.scenario.purse import Capitation
from dghsim.studies.purse.ledger import Floats


def gain_share(under: Floats, passed: Floats, budget: float, income: float, rule: Capitation) -> Floats:
    """Pounds that the commissioner pays the home; below nought where the home pays.

    Args:
        under: what was spent less than the budget; below nought where more was spent.
        passed: whether the quality gate was passed, 0 or 1; it is asked of gains alone.
        budget: the whole capitated budget, of which the corridor is a share.
        income: what the home is paid for its own services, of which the cap is a share.
        rule: the contract.

    Within the corridor nothing moves; of what is beyond it the home has its share, never more than the cap.
    """
    corridor, cap = rule.corridor_share * budget, rule.cap_share * income
    beyond = np.sign(under) * np.maximum(np.abs(under) - corridor, 0.0)
    share = np.clip(rule.share * beyond, -cap, cap)
    return np.asarray(np.where(share > 0, share * passed, share), dtype=np.float64)
